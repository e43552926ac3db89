import { UserErrorCode } from '../../../platform/errors/index.js';
import { Faults } from '../../people/index.js';
import type { Channel } from '../call-channel.js';
import { type CallLevel, type CallQueue, type ServiceTarget, retention } from './call-queue.js';

const longestName = 120;
const mostLevels = 20;
const mostTargets = 100;
/** Longest target, in seconds: a week. */
const longestTarget = 604_800;

/** A queue as somebody hands it in. */
export interface QueueWish {
  readonly key: string;
  readonly name: { readonly zhCN: string; readonly en: string };
  readonly channel: Channel;
  readonly retentionDays?: number | null;
  readonly isActive?: boolean | null;
}

/** The checked content of a queue; throws all faults at once. */
export function checkedQueue(
  wish: QueueWish,
  before: CallQueue | null,
): Pick<CallQueue, 'key' | 'name' | 'channel' | 'retentionDays' | 'isActive'> {
  const faults = new Faults();
  const key = faults.key(wish.key, 'key');
  const name = faults.localized(wish.name, longestName, 'name');
  const retentionDays = wish.retentionDays ?? before?.retentionDays ?? retention.usual;
  if (retentionDays < retention.least || retentionDays > retention.most)
    faults.add(
      UserErrorCode.OUT_OF_RANGE,
      `保存期为 ${retention.least} 到 ${retention.most} 天。`,
      `Recordings are kept ${retention.least} to ${retention.most} days.`,
      'retentionDays',
    );
  if (before && wish.channel !== before.channel)
    faults.add(UserErrorCode.INVALID, '队列的渠道不能更改。', 'The channel of a queue is lasting.', 'channel');
  faults.check();
  return { key, name, channel: wish.channel, retentionDays, isActive: wish.isActive ?? before?.isActive ?? true };
}

/** Checked levels; throws all faults at once. Levels that targets are for cannot be left out. */
export function checkedLevels(
  levels: readonly Pick<CallLevel, 'key' | 'name'>[],
  targets: readonly ServiceTarget[],
): CallLevel[] {
  const faults = new Faults();
  faults.atMost(levels, mostLevels, 'levels');
  const checked = levels.map(({ key, name }, at): CallLevel => ({
    key: faults.key(key, 'levels', String(at), 'key'),
    name: faults.localized(name, longestName, 'levels', String(at), 'name'),
  }));
  for (const [at, { key }] of checked.entries())
    if (checked.findIndex((level) => level.key === key) !== at)
      faults.add(UserErrorCode.DUPLICATE, '级别重复。', 'This level stands here twice.', 'levels', String(at), 'key');
  for (const { level } of targets)
    if (level !== null && !checked.some(({ key }) => key === level))
      faults.add(UserErrorCode.IN_USE, `目标仍用到级别 ${level}。`, `A target is for the level ${level}.`, 'levels');
  faults.check();
  return checked;
}

/** Checked targets; throws all faults at once. */
export function checkedTargets(
  targets: readonly { channel: Channel; level?: string | null; seconds: number; share?: number | null }[],
  levels: readonly CallLevel[],
): ServiceTarget[] {
  const faults = new Faults();
  faults.atMost(targets, mostTargets, 'targets');
  const checked = targets.map(({ channel, level, seconds, share }): ServiceTarget => ({
    ...{ channel, level: level ?? null, seconds, share: share ?? null },
  }));
  for (const [at, { channel, level, seconds, share }] of checked.entries()) {
    const path = ['targets', String(at)];
    if (seconds < 1 || seconds > longestTarget)
      faults.add(UserErrorCode.OUT_OF_RANGE, '1 秒到 7 天。', 'From a second to seven days.', ...path, 'seconds');
    if (share !== null && !(share > 0 && share <= 1))
      faults.add(
        UserErrorCode.OUT_OF_RANGE,
        '比例大于 0，最大 1。',
        'A share is above 0 and at most 1.',
        ...path,
        'share',
      );
    if (level !== null && !levels.some(({ key }) => key === level)) faults.missing(...path, 'level');
    if (checked.findIndex((other) => other.channel === channel && other.level === level) !== at)
      faults.add(
        UserErrorCode.DUPLICATE,
        '同一渠道和级别只能有一个目标。',
        'One target for a channel and a level.',
        ...path,
      );
  }
  faults.check();
  return checked;
}

/** A share wanted at the first contact, null for none. Throws OUT_OF_RANGE. */
export function checkedFirstContact(share: number | null): number | null {
  const faults = new Faults();
  if (share !== null && !(share > 0 && share <= 1))
    faults.add(UserErrorCode.OUT_OF_RANGE, '比例大于 0，最大 1。', 'A share is above 0 and at most 1.', 'firstContact');
  faults.check();
  return share;
}

/** The target that holds for a call: that of its channel and level, else that of its channel; null where none is set. */
export const targetFor = (
  targets: readonly ServiceTarget[],
  channel: Channel,
  level: string | null,
): ServiceTarget | null =>
  targets.find((target) => target.channel === channel && target.level === level && level !== null) ??
  targets.find((target) => target.channel === channel && target.level === null) ??
  null;
