import { type UserError, wrongState } from '../../../platform/errors/index.js';
import type { Scorecard, ScorecardDraft, ScorecardVersion } from './scorecard.js';
import type { ScorecardContent } from './scorecard-content.js';
import { questionsOf, scorecardChecksum } from './scorecard-content.rules.js';
import { ScorecardState } from './scorecard-enums.js';

// How a scorecard goes from one state to another.

/** Numbers up to this one are left to fixed codes of a seed; the counter's first number is the next. */
export const reservedScorecardNumbers = 100;

/** The code of a scorecard, e.g. `QC-12`. */
export const scorecardCodeOf = (number: number): string => `QC-${number}`;

/** A code as somebody types it, in the form it is stored; null when it is none. */
export function scorecardCodeMeant(text: string): string | null {
  const match = /^\s*QC\s*[-–—－]?\s*0*(\d{1,9})\s*$/iu.exec(text.slice(0, 40).normalize('NFKC'));
  return match ? scorecardCodeOf(Number(match[1])) : null;
}

/** Who does something, and when. */
export interface ScorecardAct {
  readonly by: string | null;
  readonly at: Date;
}

const frameOf = (content: ScorecardContent): Pick<Scorecard, 'title' | 'subject' | 'questionCount'> => ({
  ...{ title: content.title, subject: content.subject, questionCount: questionsOf(content).length },
});

/** A new scorecard with its first working copy. */
export const scorecardBorn = (
  made: {
    readonly id: string;
    readonly code: string;
    readonly content: ScorecardContent;
    readonly note: string | null;
  },
  act: ScorecardAct,
): Scorecard => ({
  ...{ _id: made.id, code: made.code, state: ScorecardState.DRAFT, revision: 1, ...frameOf(made.content) },
  ...{ version: null, versionId: null, activatedAt: null, createdAt: act.at, updatedAt: act.at },
  draft: { content: made.content, authorId: act.by, note: made.note, updatedAt: act.at },
});

const archived = (): UserError =>
  wrongState('评分卡已停用，请先恢复。', 'The scorecard is archived; restore it first.', 'id');

/** What is built after a change; opens a working copy where there is none. A note that is left out stays. WRONG_STATE where it is archived. */
export function scorecardEdited(
  card: Scorecard,
  content: ScorecardContent,
  note: string | null | undefined,
  act: ScorecardAct,
): Scorecard {
  if (card.state === ScorecardState.ARCHIVED) throw archived();
  const draft: ScorecardDraft = {
    content,
    authorId: card.draft ? card.draft.authorId : act.by,
    note: note === undefined ? (card.draft?.note ?? null) : note,
    updatedAt: act.at,
  };
  return { ...card, ...(card.version === null ? frameOf(content) : {}), draft, updatedAt: act.at };
}

/** Without its working copy; one that was never in use is archived with what is built. WRONG_STATE where there is none. */
export function scorecardDiscarded(card: Scorecard, act: ScorecardAct): Scorecard {
  if (!card.draft || card.state === ScorecardState.ARCHIVED) throw noDraft();
  if (card.version === null) return { ...card, state: ScorecardState.ARCHIVED, updatedAt: act.at };
  return { ...card, draft: null, updatedAt: act.at };
}

const noDraft = (): UserError => wrongState('没有草稿。', 'There is no working copy.', 'id');

/** The content that is to be activated. WRONG_STATE where there is none, or it is what is in use already (`standing`: its checksum). */
export function activatableContent(card: Scorecard, standing: string | null): ScorecardContent {
  if (card.state === ScorecardState.ARCHIVED) throw archived();
  if (!card.draft) throw noDraft();
  const { content } = card.draft;
  if (standing !== null && scorecardChecksum(content) === standing)
    throw wrongState('草稿与启用中的版本完全相同。', 'The working copy is the same as the active version.', 'id');
  return content;
}

/** A scorecard with a new version made of its content, which is in use from now on. */
export function scorecardActivated(
  card: Scorecard,
  content: ScorecardContent,
  versionId: string,
  act: ScorecardAct,
): { card: Scorecard; version: ScorecardVersion } {
  const number = (card.version ?? 0) + 1;
  return {
    card: {
      ...{ ...card, ...frameOf(content), state: ScorecardState.ACTIVE, draft: null },
      ...{ version: number, versionId, activatedAt: act.at, updatedAt: act.at },
    },
    version: {
      ...{ _id: versionId, scorecardId: card._id, code: card.code, version: number, content },
      ...{ checksum: scorecardChecksum(content), note: card.draft?.note ?? null },
      ...{ activatedAt: act.at, activatedById: act.by },
    },
  };
}

/** Out of use; a working copy stays for the day when it is restored. WRONG_STATE unless it is in use. */
export function scorecardArchived(card: Scorecard, act: ScorecardAct): Scorecard {
  if (card.state !== ScorecardState.ACTIVE) throw wrongState('评分卡没有启用。', 'The scorecard is not in use.', 'id');
  return { ...card, state: ScorecardState.ARCHIVED, updatedAt: act.at };
}

/** As it stood before it was archived. WRONG_STATE unless it is. */
export function scorecardRestored(card: Scorecard, act: ScorecardAct): Scorecard {
  if (card.state !== ScorecardState.ARCHIVED)
    throw wrongState('评分卡没有停用。', 'The scorecard is not archived.', 'id');
  return { ...card, state: card.version === null ? ScorecardState.DRAFT : ScorecardState.ACTIVE, updatedAt: act.at };
}
