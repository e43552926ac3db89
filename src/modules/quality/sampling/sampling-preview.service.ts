import { Role, type Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { askedPeriod, checkedSeed, fittingChannels, tooManyDrawn } from './draw-asked.rules.js';
import type { FrameService } from './draw-frame.service.js';
import { drawSample, spreadEvenly } from './draw.rules.js';
import { type SampledScorecards, type SamplingPeople, mostDrawn } from './sampling-needs.js';
import { lastPeriod } from './sampling-period.service.js';
import { type PlanChecked, type PlanGiven, ruleOf } from './sampling-plan.rules.js';
import type { SamplingPlanService } from './sampling-plan.service.js';
import { shortAgentsOf } from './sampling-preview.rules.js';
import { type SamplingPlanPreview, type SamplingPreviewEvaluator, mostShortAgents } from './sampling-preview.js';

/** What plan is tried, and on which calls. */
export interface PreviewAsked {
  readonly plan: PlanGiven;
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly seed?: number | null;
}

/** Tries plans: what they would draw, without drawing. */
export class SamplingPreviewService {
  constructor(
    private readonly clock: Clock,
    private readonly frames: FrameService,
    private readonly plans: SamplingPlanService,
    private readonly outside: { readonly scorecards: SampledScorecards; readonly people: SamplingPeople },
  ) {}

  /**
   * What a plan would draw of a span, or of its last period that is over. Writes nothing. Errors: those of saving the plan; REQUIRED,
   * OUT_OF_RANGE (`from`, `to`, `seed`), INVALID (`plan.channels`: the scorecard is for none of them), TOO_MANY (`plan`).
   */
  async of(viewer: Viewer, asked: PreviewAsked): Promise<Omit<SamplingPlanPreview, 'userErrors'>> {
    const plan = await this.plans.checked(viewer, asked.plan);
    const now = this.clock.now();
    const period = askedPeriod(asked, now) ?? lastPeriod(now, plan.period, await this.plans.zoneOf(plan));
    const seed = checkedSeed(asked.seed ?? 0);
    const evaluatorIds = await this.plans.evaluatorsOf(plan);
    const rule = { ...ruleOf(plan), channels: await this.#channels(plan) };
    const { entries, excludedCount } = await this.frames.of(rule, period, evaluatorIds);
    const drawn = drawSample(rule, entries, seed);
    if (drawn.picks.length > mostDrawn) throw tooManyDrawn('plan');
    const agentIds = plan.minPerAgent > 0 ? await this.#agents(plan) : [];
    const short = shortAgentsOf(plan.minPerAgent, agentIds, entries, drawn.picks).filter(
      // Nobody learns what is drawn of their own calls.
      ({ agentId }) => agentId !== viewer.id,
    );
    return {
      ...{ from: period.from, to: period.to, frameCount: entries.length, excludedCount },
      ...{ drawnCount: drawn.picks.length, strata: [...drawn.strata] },
      ...{ shortAgents: short.slice(0, mostShortAgents), shortAgentCount: short.length },
      evaluators: sharesOf(evaluatorIds, spreadEvenly(drawn.picks, evaluatorIds, seed)),
    };
  }

  async #channels({ scorecardId, channels }: PlanChecked): Promise<PlanChecked['channels']> {
    const [scorecard] = scorecardId === null ? [] : await this.outside.scorecards.byIds([scorecardId]);
    const fitting = fittingChannels(channels, scorecard?.subject ?? null);
    if (fitting) return [...fitting];
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '质量卡不适用于计划的渠道。',
        'The scorecard is for none of the plan’s channels.',
        ...['plan', 'channels'],
      ),
    );
  }

  /** Agents whose calls a plan is for, as they are now. */
  async #agents({ teamIds }: PlanChecked): Promise<string[]> {
    const { people } = this.outside;
    const found = teamIds.length
      ? await people.teamMembers(teamIds)
      : await people.activeWith([Role.AGENT], Number.MAX_SAFE_INTEGER);
    return found.filter(({ roles }) => roles.includes(Role.AGENT)).map(({ _id }) => _id);
  }
}

const sharesOf = (ids: readonly string[], given: readonly (string | null)[]): SamplingPreviewEvaluator[] =>
  ids.map((evaluatorId) => ({ evaluatorId, drawnCount: given.filter((id) => id === evaluatorId).length }));
