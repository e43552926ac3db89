import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { momentAt } from '../../../platform/clock/zone.js';
import { badInput } from '../../../platform/errors/index.js';
import { addDays } from '../../../platform/rules/days.js';
import { defined, figureMean, figureShare, usualTooFewBelow } from '../../../platform/rules/figures.js';
import { deviationsOf } from '../../../platform/rules/outliers.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { agentDaysVisibleTo } from '../call.policy.js';
import type { CallSettings } from '../queues/call-queue.js';
import type { CallFigures } from './call-figures.js';
import type { CallFiguresStore, HandlingRow } from './call-figures.store.js';
import {
  type CallFilter,
  type CallQuestion,
  asksForKind,
  callRule,
  checkCallQuestion,
  peopleRule,
} from './call-filter.rules.js';
import { CallReader, type CallsCovered } from './call-reading.service.js';
import { addedUp, marksOf, momentsOf, waitingOf } from './call-sums.rules.js';
import { type RepeatRule, repeatVariant } from './first-contact.rules.js';
import type { HandlingOutlier } from './handling-outlier.js';
import { satisfactionOf } from './satisfaction.rules.js';
import { ServiceLevelVariant, abandonment, abandonmentWithoutShort, serviceLevel } from './service-level.rules.js';
import { targetShareOf } from './target-share.rules.js';

/** By which variants somebody wants figures. */
export interface CallOptions {
  readonly shortSeconds: number;
  readonly targetSeconds?: number | null;
  readonly firstContact?: {
    readonly windowHours: number;
    readonly sameReason: boolean;
    readonly abandonedCountsAsRepeat: boolean;
    readonly unsolvableDispositions?: readonly string[] | null;
  } | null;
}

const usual: CallOptions = { shortSeconds: 5 };
const usualRepeats: RepeatRule = {
  ...{ windowHours: 24, sameReason: true, abandonedCountsAsRepeat: true, unsolvableDispositions: null },
};

const check = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least || value > most) throw badInput(`\`${name}\` is ${least} to ${most}.`);
};

/** Throws BAD_USER_INPUT for options out of their limits. */
function checkOptions({ shortSeconds, targetSeconds = null, firstContact = null }: CallOptions): void {
  check('shortSeconds', shortSeconds, 0, 600);
  if (targetSeconds !== null) check('targetSeconds', targetSeconds, 1, 604_800);
  if (firstContact === null) return;
  check('windowHours', firstContact.windowHours, 1, 720);
  check('unsolvableDispositions', firstContact.unsolvableDispositions?.length ?? 0, 0, 50);
}

/** What figures of calls need to know of the centre. */
export interface CallCentre {
  /** Its targets, of answering and of solving at the first contact. */
  settings(): Promise<Pick<CallSettings, 'targets' | 'firstContact'>>;
  /** Time zone of a site; null for an unknown one. */
  zoneOfSite(id: string): Promise<string | null>;
}

/** Figures of calls. */
export class CallFiguresService {
  constructor(
    private readonly store: CallFiguresStore,
    private readonly centre: CallCentre,
    private readonly clock: Clock,
  ) {}

  /** Figures of the calls that the viewer may see. Throws BAD_USER_INPUT for a bad period or option. */
  async of(viewer: Viewer, question: CallQuestion, options: CallOptions = usual): Promise<CallFigures> {
    checkOptions(options);
    const covered = await this.#covered(viewer, question, options);
    const { filter, counting, target } = covered;
    const days = await this.store.days(filter, counting);
    const sums = addedUp(days.map((row) => row.sums));
    const [waiting, withTarget] = [waitingOf(sums, 'all'), waitingOf(sums, 'target')];
    const { shortSeconds } = counting;
    return {
      ...{ fromDay: question.fromDay, toDay: question.toDay, timeZone: filter.timeZone, shortSeconds },
      ...{ callCount: sums.calls ?? 0, offeredCount: waiting.answered + waiting.abandoned },
      ...{ answeredCount: waiting.answered, abandonedCount: waiting.abandoned },
      shortAbandonedCount: waiting.abandonedShort,
      serviceLevel: Object.values(ServiceLevelVariant).map((variant) => ({
        variant,
        share: serviceLevel(variant, withTarget, shortSeconds, { target }),
      })),
      abandonment: abandonment(waiting),
      abandonmentWithoutShort: abandonmentWithoutShort(waiting, shortSeconds),
      averageSpeedOfAnswer: figureMean(defined('calls.speed-of-answer'), momentsOf(sums, 'wait')),
      satisfaction: satisfactionOf(marksOf(sums), waiting.answered) as CallFigures['satisfaction'],
      firstResponse: figureShare(defined('calls.first-response'), sums.response_within ?? 0, sums.response_of ?? 0, {
        target,
      }),
      recordComplete: figureShare(defined('calls.record-complete'), sums.complete ?? 0, sums.complete_of ?? 0),
      verified: figureShare(defined('calls.verified'), sums.verified ?? 0, sums.verified_of ?? 0),
      reading: new CallReader(this.store, covered, days),
    };
  }

  /**
   * Agents beside the others of their product line and channel by what a call takes them; those furthest away first. Throws
   * BAD_USER_INPUT for a bad period.
   */
  async outliers(viewer: Viewer, question: CallQuestion, isOnlyOutliers: boolean): Promise<HandlingOutlier[]> {
    const filter = await this.#filter(viewer, question, agentDaysVisibleTo(viewer));
    return this.outliersOf(filter, isOnlyOutliers);
  }

  /** The same for the product's own work, whoever asks. */
  async outliersOf(filter: CallFilter, isOnlyOutliers: boolean): Promise<HandlingOutlier[]> {
    const groups = new Map<string, HandlingRow[]>();
    for (const row of await this.store.handling(filter)) {
      const name = JSON.stringify([row.lineId, row.channel]);
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
    const compared = [...groups.values()].flatMap((rows) => {
      const deviations = deviationsOf(
        rows.map(({ agentId, of, sum }) => ({ key: agentId, value: sum / of, of })),
        usualTooFewBelow,
      );
      return rows.flatMap(({ agentId, lineId, channel, ...moments }) => {
        const deviation = deviations.get(agentId);
        const seconds = figureMean(defined('calls.handling', 'PER_LEG'), moments);
        return deviation ? [{ agentId, lineId, channel, seconds, ...deviation }] : [];
      });
    });
    const away = ({ deviation }: HandlingOutlier): number => Math.abs(deviation ?? 0);
    return (compared as HandlingOutlier[])
      .filter(({ isOutlier }) => isOutlier || !isOnlyOutliers)
      .sort((a, b) => away(b) - away(a) || (a.agentId < b.agentId ? -1 : 1));
  }

  async #covered(viewer: Viewer, question: CallQuestion, options: CallOptions): Promise<CallsCovered> {
    const scope = agentDaysVisibleTo(viewer);
    const [filter, { targets, firstContact: firstContactTarget = null }] = await Promise.all([
      this.#filter(viewer, question, scope),
      this.centre.settings(),
    ]);
    const { shortSeconds, targetSeconds = null, firstContact } = options;
    const repeats: RepeatRule = { ...usualRepeats, ...firstContact };
    return {
      ...{ fromDay: question.fromDay, toDay: question.toDay, filter },
      counting: {
        ...{ shortSeconds, targetSeconds, targets, asOf: this.clock.now() },
        isOnLineOnly: (question.channel ?? null) === null,
      },
      repeats: { ...repeats, unsolvableDispositions: firstContact?.unsolvableDispositions ?? null },
      target: targetSeconds === null ? targetShareOf(targets, question) : null,
      // By another rule something else is counted: the target says nothing of it.
      firstContactTarget: repeatVariant(repeats) === repeatVariant(usualRepeats) ? firstContactTarget : null,
      people: asksForKind(question) ? null : peopleRule(question, scope),
    };
  }

  /** The calls of a question in the days of the site that is asked for, otherwise of the viewer's own. */
  async #filter(viewer: Viewer, question: CallQuestion, scope: Rule): Promise<CallFilter> {
    checkCallQuestion(question);
    const siteId = question.siteId ?? viewer.siteId;
    const timeZone = (siteId === null ? null : await this.centre.zoneOfSite(siteId)) ?? 'UTC';
    const startOf = (day: string): Date => momentAt(`${day}T00:00`, timeZone) ?? new Date(`${day}T00:00:00.000Z`);
    return {
      rule: callRule(question, scope),
      ...{ from: startOf(question.fromDay), to: startOf(addDays(question.toDay, 1)), timeZone },
    };
  }
}
