import type { Language } from '../errors/user-error.js';

/** Why somebody is told something; emitted as the enum `NoticeKind`. */
export const noticeKinds = [
  'FLAG_RAISED',
  'FLAG_ANSWERED',
  'MENTIONED',
  'REVIEW_DECIDED',
  'VERIFICATION_DUE',
  'OWNER_CHANGED',
  'SOURCE_CHANGED',
  'LINK_BROKEN',
  'RISK_MARKED',
  'RISK_REMOVAL_ASKED',
  'EXPIRED',
  'TOOK_EFFECT',
  'SCHEDULE_FAILED',
  'CASE_DECIDED',
  'MERGED',
  'TREE_WALK_OFFERED',
  'TREE_WALK_TAKEN',
  'EVALUATION_RELEASED',
  'EVALUATION_ACKNOWLEDGED',
  'EVALUATION_DISCARDED',
  'CONSENT_ASKED',
  'ASSIGNMENT_NEW',
  'DISPUTE_OPENED',
  'DISPUTE_DECIDED',
  'CALIBRATION_INVITED',
  'CALIBRATION_REVEALED',
  'CRITERIA_RULED',
  'TALK_DUE',
  'COACHING_OPENED',
  'COACHING_DUE',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What somebody is told, in both languages; plain text of at most 1,000 characters, longer ones are cut. */
export type NoticeText = Readonly<Record<Language, string>>;

/** A notice as a service hands it in. */
export interface NewNotice {
  /** Ids of the people who are to be told. Whoever did the act is left out, and so are repetitions. */
  readonly to: readonly string[];
  readonly kind: NoticeKind;
  /** What it is about; whoever may not see it (now, not then) is not told. */
  readonly subject: { readonly type: string; readonly id: string };
  /** Code and title of the subject, as they are at this moment. */
  readonly code: string;
  readonly title: string;
  readonly text: NoticeText;
}

/** One notice of one person, as it is stored. Only `readAt` changes afterwards. */
export interface NoticeRecord {
  readonly _id: string;
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly code: string;
  readonly title: string;
  readonly text: NoticeText;
  /** Who did what it tells of: a user id, a client key id or `system`. */
  readonly actorId: string;
  readonly at: Date;
  readonly readAt: Date | null;
  /** Place among all notices of the centre: commit order, over all server copies. */
  readonly number: number;
}

/** Counter that numbers notices; the feed has its own, so that a note to one person leaves no gap for everybody. */
export const noticeCounter = 'notices';

const longestText = 1_000;

/** One person's part of what was collected, before it has a number. */
export type PersonalNotice = Omit<NewNotice, 'to'> & { readonly userId: string };

/**
 * What was collected in one transaction, one row a person, kind and subject: several texts about the same are joined to one notice.
 * `actorIds` did it and are not told.
 */
export function personalNotices(collected: readonly NewNotice[], actorIds: ReadonlySet<string>): PersonalNotice[] {
  const rows = new Map<string, PersonalNotice>();
  for (const { to, ...notice } of collected) {
    for (const userId of to) {
      if (actorIds.has(userId)) continue;
      const key = JSON.stringify([userId, notice.kind, notice.subject.type, notice.subject.id]);
      const earlier = rows.get(key);
      const text = earlier ? joined(earlier.text, notice.text) : notice.text;
      rows.set(key, { ...notice, userId, text: cut(text) });
    }
  }
  return [...rows.values()];
}

function joined(first: NoticeText, second: NoticeText): NoticeText {
  if (first.en.split('\n').includes(second.en)) return first;
  return { 'zh-CN': `${first['zh-CN']}\n${second['zh-CN']}`, en: `${first.en}\n${second.en}` };
}

function cut(text: NoticeText): NoticeText {
  const short = (words: string): string => {
    if (words.length <= longestText) return words;
    // By code points, so that no half of a pair is left.
    const points = [...words];
    return points.length > longestText ? `${points.slice(0, longestText - 1).join('')}…` : words;
  };
  return { 'zh-CN': short(text['zh-CN']), en: short(text.en) };
}
