import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode, conflict, notAllowed } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import { Faults } from '../../people/index.js';
import { maySetCoaching } from './coaching.policy.js';
import type { CoachingStore } from './coaching.store.js';
import type { CoachingSettings, RepeatRule } from './repeat-rule.js';
import { usualRules } from './repeat.rules.js';

const mostRules = 20;
const usual: CoachingSettings = { talkWithinDays: 5, rules: [...usualRules], revision: 0 };

/** What somebody sets. */
export interface SettingsGiven {
  readonly expectedVersion: number;
  readonly talkWithinDays: number;
  readonly rules: readonly RepeatRule[];
}

/** How soon talks are due, and which errors that repeat open a session. */
export class CoachingSettingsService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CoachingStore,
  ) {}

  async current(): Promise<CoachingSettings> {
    return (await this.store.settings()) ?? usual;
  }

  /** Errors: NOT_ALLOWED, CONFLICT, OUT_OF_RANGE, REQUIRED, TOO_LONG, INVALID, DUPLICATE, TOO_MANY. */
  async set(viewer: Viewer, given: SettingsGiven): Promise<CoachingSettings> {
    if (!maySetCoaching(viewer)) throw notAllowed();
    const before = await this.current();
    if (before.revision !== given.expectedVersion) throw conflict({ settings: before });
    const after = { ...checked(given), revision: before.revision + 1 };
    return this.foundation.transactions.run(async (transaction) => {
      if (!(await this.store.setSettings(after, before.revision))) throw conflict({ settings: await this.current() });
      const brief = ({ talkWithinDays, rules }: CoachingSettings): Record<string, unknown> => ({
        talkWithinDays,
        rules: rules
          .filter(({ isActive }) => isActive)
          .map(({ key, count, withinDays }) => `${key} ${count}/${withinDays}`),
      });
      transaction.append({
        type: 'coaching-settings.set',
        subject: { type: 'coaching_settings', id: 'coaching' },
        actor: actorOf(viewer),
        before: brief(before),
        after: brief(after),
      });
      return after;
    });
  }
}

function checked({ talkWithinDays, rules }: SettingsGiven): Omit<CoachingSettings, 'revision'> {
  const faults = new Faults();
  const inRange = (value: number, from: number, to: number, ...field: string[]): void => {
    if (!Number.isInteger(value) || value < from || value > to)
      faults.add(UserErrorCode.OUT_OF_RANGE, `须为 ${from} 至 ${to}。`, `It is ${from} to ${to}.`, ...field);
  };
  inRange(talkWithinDays, 1, 30, 'talkWithinDays');
  faults.atMost(rules, mostRules, 'rules');
  const keys = new Set<string>();
  const kept = rules.slice(0, mostRules).map((rule, at) => {
    const place = ['rules', String(at)];
    faults.key(rule.key, ...place, 'key');
    if (keys.has(rule.key)) faults.add(UserErrorCode.DUPLICATE, '重复。', 'It is there twice.', ...place, 'key');
    keys.add(rule.key);
    if (rule.families.length === 0)
      faults.add(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...place, 'families');
    inRange(rule.count, 2, 20, ...place, 'count');
    inRange(rule.withinDays, 1, 366, ...place, 'withinDays');
    inRange(rule.restDays, 0, 366, ...place, 'restDays');
    const { key, isSameFamily, count, withinDays, restDays, isActive } = rule;
    const name = faults.localized(rule.name, 100, ...place, 'name');
    return { key, name, families: [...new Set(rule.families)], isSameFamily, count, withinDays, restDays, isActive };
  });
  faults.check();
  return { talkWithinDays, rules: kept };
}
