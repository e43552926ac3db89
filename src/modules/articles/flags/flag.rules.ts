import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Article } from '../article.js';
import { type Flag, FlagKind, FlagState } from './flag.js';

// The life of a flag as pure functions.

/** Most characters of a flag's parts. */
export const flagLimits = { quote: 500, comment: 1_000, answer: 1_000 } as const;

const hour = 3_600_000;
/** By when a flag has to be answered. */
const clockHours = { safety: 4, usual: 24 } as const;
/** Room for a moment beneath the risk: epoch milliseconds stay below it until the year 2286. */
const stride = 10_000_000_000_000;

/** States in which somebody still has to do something. */
export const unanswered: readonly FlagState[] = [FlagState.OPEN, FlagState.ACCEPTED];

export const isUnanswered = (flag: Pick<Flag, 'state'>): boolean => unanswered.includes(flag.state);

/** How much harm a flag is about: the kind itself, or the mark of its article. */
export const riskOf = (kind: FlagKind, article: Pick<Article, 'riskRank'>): number =>
  kind === FlagKind.DANGEROUS ? 2 : article.riskRank;

/** When a flag that is raised now has to be answered. */
export const dueAfter = (now: Date, riskRank: number): Date =>
  new Date(now.getTime() + (riskRank >= 2 ? clockHours.safety : clockHours.usual) * hour);

/** Sort key of lists: the most harmful first, then what is due first. */
export const orderOf = (riskRank: number, dueAt: Date): number => (2 - riskRank) * stride + dueAt.getTime();

/** Whether its time is over without an answer. */
export const isOverdue = (flag: Pick<Flag, 'state' | 'dueAt'>, now: Date): boolean =>
  isUnanswered(flag) && flag.dueAt < now;

/** What changes of a flag. */
export type FlagChange = Partial<Omit<Flag, '_id' | 'id' | 'revision'>>;

/** The same person says it again: the newer words stay, and what is more dangerous now is due sooner. */
export function raisedAgain(
  flag: Flag,
  again: { kind: FlagKind; comment: string | null; callReference: string | null; riskRank: number },
  now: Date,
): FlagChange {
  const isWorse = again.riskRank > flag.riskRank;
  const due = dueAfter(now, again.riskRank);
  const dueAt = isWorse && due < flag.dueAt ? due : flag.dueAt;
  const riskRank = Math.max(flag.riskRank, again.riskRank);
  return {
    kind: flag.kind === FlagKind.DANGEROUS ? flag.kind : again.kind,
    comment: again.comment ?? flag.comment,
    callReference: again.callReference ?? flag.callReference,
    timesRaised: flag.timesRaised + 1,
    riskRank,
    dueAt,
    order: orderOf(riskRank, dueAt),
  };
}

const answeredAlready = (): UserError => wrongState('这条纠错已经答复。', 'This flag was answered already.');

/** Somebody takes it on, or takes it over from somebody else. */
export function taken(flag: Flag, by: string, now: Date): FlagChange {
  if (!isUnanswered(flag)) throw answeredAlready();
  if (flag.takenById === by) throw wrongState('您已经在处理这条纠错。', 'You work on this flag already.');
  return { state: FlagState.ACCEPTED, takenById: by, takenAt: now };
}

/** Nothing is changed. */
export function declined(flag: Flag, answer: string, by: string, now: Date): FlagChange {
  if (!isUnanswered(flag)) throw answeredAlready();
  return {
    state: FlagState.DECLINED,
    answer,
    answeredById: by,
    answeredAt: now,
    openKey: null,
    pendingVersion: null,
    mendedInVersion: null,
  };
}

/**
 * A published version mends it: answered where that version holds, waiting for its moment otherwise. `liveVersion` is the number that
 * holds now. Throws OUT_OF_RANGE unless the version was published after the one that was flagged.
 */
export function mended(
  flag: Flag,
  how: { version: number; liveVersion: number; answer: string | null; by: string },
  now: Date,
): FlagChange {
  if (!isUnanswered(flag)) throw answeredAlready();
  if (how.version <= flag.afterVersion) {
    throw new UserError(
      fault(
        UserErrorCode.OUT_OF_RANGE,
        `必须是第 ${flag.afterVersion} 版之后发布的版本。`,
        `It has to be a version published after version ${flag.afterVersion}.`,
        'mendedInVersion',
      ),
    );
  }
  const answer = { answer: how.answer, answeredById: how.by };
  if (how.version > how.liveVersion) {
    const takenBy = flag.takenById === null ? { takenById: how.by, takenAt: now } : {};
    return { ...answer, ...takenBy, state: FlagState.ACCEPTED, pendingVersion: how.version };
  }
  return {
    ...answer,
    state: FlagState.MENDED,
    answeredAt: now,
    openKey: null,
    pendingVersion: null,
    mendedInVersion: how.version,
  };
}

/** The version that mends it holds now. */
export const settledBy = (flag: Flag, now: Date): FlagChange => ({
  state: FlagState.MENDED,
  answeredAt: now,
  openKey: null,
  pendingVersion: null,
  mendedInVersion: flag.pendingVersion,
});

/**
 * The version that was to mend it was taken back before it held: it waits for the one in its place, which was written on from that text, or
 * for somebody who answers it.
 */
export const laterThan = (flag: Pick<Flag, 'answer' | 'answeredById'>, number: number | null): FlagChange =>
  number === null
    ? { pendingVersion: null, answer: null, answeredById: null }
    : { pendingVersion: number, answer: flag.answer, answeredById: flag.answeredById };

/** Its article was merged into another one, whose versions from now on may mend it. */
export const movedTo = (flag: Pick<Flag, '_id'>, into: Pick<Article, '_id' | 'version' | 'next'>): FlagChange => ({
  articleId: into._id,
  afterVersion: into.version ?? 0,
  pendingVersion: null,
  // Nobody can say it a second time: the text that was marked is gone.
  openKey: flag._id,
});
