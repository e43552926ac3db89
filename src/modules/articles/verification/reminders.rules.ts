import type { Text } from '../../../platform/errors/index.js';
import type { Owners } from './ownership.rules.js';

/** Something that is to be looked at again, as far as its owners are told of it. */
export interface DueThing extends Owners {
  readonly _id: string;
  readonly code: string;
  readonly title: string;
  /** The riskier, the more urgent; 0 = none. */
  readonly riskRank: number;
  readonly verifyDueAt: Date;
}

/** Things of one kind that are verified by date. Later rooms register theirs: whoever owns things of several kinds gets one digest. */
export interface DueKind {
  /** Type of the subject of notices, e.g. `article`. */
  readonly subject: string;
  readonly words: {
    /** What one is counted with and called, e.g. `['篇', '文章']`. */
    readonly zh: readonly [measure: string, noun: string];
    /** What several are called, e.g. `articles`. */
    readonly en: string;
  };
  /** All of this kind that is due by a moment, whoever asks. */
  due(until: Date): AsyncIterable<DueThing>;
}

/** What one person is to be told of. */
export interface Task {
  readonly kind: DueKind;
  readonly thing: DueThing;
  /** 1 it became due, 2 it is long overdue. */
  readonly stage: 1 | 2;
}

/** By risk, then by date, as the lists of what is due. */
export const byUrgency = ({ thing: a }: Task, { thing: b }: Task): number =>
  b.riskRank - a.riskRank ||
  a.verifyDueAt.getTime() - b.verifyDueAt.getTime() ||
  (a._id < b._id ? -1 : Number(a._id > b._id));

/** What a digest says; its first task is the one that it leads to. At least one task. */
export function digestText(tasks: readonly Task[]): Text {
  const late = tasks.filter(({ stage }) => stage === 2).length;
  if (tasks.length === 1) {
    return late
      ? { 'zh-CN': '复核已逾期 14 天。', en: 'Its verification is 14 days overdue.' }
      : { 'zh-CN': '到了复核的日子。', en: 'It is due to be verified.' };
  }
  const counts = new Map<DueKind, number>();
  for (const { kind } of tasks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts];
  const [only] = kinds.length === 1 ? kinds : [];
  const measure = only ? only[0].words.zh[0] : '项';
  const zh = kinds.map(([{ words }, count]) => `${count} ${words.zh.join('')}`).join('、');
  const en = kinds.map(([{ words }, count]) => `${count} of your ${words.en}`).join(' and ');
  return {
    'zh-CN': `您负责的 ${zh}需要复核${late ? `，其中 ${late} ${measure}逾期 14 天以上` : ''}；这是最要紧的一${measure}。`,
    en: `${en} are to be verified${late ? `, ${late} of them 14 days overdue or more` : ''}; this is the most urgent one.`,
  };
}
