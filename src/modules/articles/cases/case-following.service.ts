import type { Clock } from '../../../platform/clock/clock.js';
import { type Rule, isIn } from '../../../platform/rules/rules.js';
import type { PolicyFields } from '../../../platform/events/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { ArticleState, DraftState, ReviewOutcome } from '../article-enums.js';
import type { ArticleChange, ArticleFollower } from '../article-going-live.service.js';
import type { Article } from '../article.js';
import { endless } from '../time/validity.rules.js';
import type { CaseStore } from './case.store.js';
import { SubmittedCaseState } from './submitted-case.js';

const words: Readonly<Record<'PUBLISHED' | 'REJECTED', { 'zh-CN': string; en: string }>> = {
  PUBLISHED: { 'zh-CN': '您提交的个案已发布。', en: 'The case that you handed in is published.' },
  REJECTED: { 'zh-CN': '您提交的个案未被采纳：', en: 'The case that you handed in was not taken: ' },
};

const dropped = { 'zh-CN': '编辑没有采用这份草稿。', en: 'the draft was dropped.' } as const;

function textOf(state: 'PUBLISHED' | 'REJECTED', reason: string | null): { 'zh-CN': string; en: string } {
  if (state === 'PUBLISHED') return words.PUBLISHED;
  return {
    'zh-CN': `${words.REJECTED['zh-CN']}${reason ?? dropped['zh-CN']}`,
    en: `${words.REJECTED.en}${reason ?? dropped.en}`,
  };
}

/** Keeps a case as its article is decided about; always inside the transaction of that act, which has the audit event. */
export class CaseFollowing implements ArticleFollower {
  constructor(
    private readonly cases: CaseStore,
    private readonly clock: Clock,
  ) {}

  /** After an article was written: whoever handed the case in is told when it is published or rejected. */
  async changed({ before, after, transaction }: ArticleChange): Promise<void> {
    const change = changeOf(before, after);
    if (!change) return;
    const found = await this.cases.ofArticle(after._id);
    if (!found || found.state === SubmittedCaseState.PUBLISHED) return;
    const now = this.clock.now();
    const { state, reason } = change;
    if (state === SubmittedCaseState.IN_REVIEW) return this.cases.decide(found._id, { state });
    const outcome = state === SubmittedCaseState.PUBLISHED ? ReviewOutcome.APPROVED : ReviewOutcome.REJECTED;
    await this.cases.decide(found._id, {
      state,
      decidedAt: now,
      decision: { outcome, reason, at: now },
    });
    transaction.notify({
      to: [found.submitterId],
      kind: 'CASE_DECIDED',
      subject: { type: 'submitted_case', id: found._id },
      code: found.code,
      title: found.title,
      text: textOf(state, reason),
    });
  }

  /** How notices about cases are judged: each is its submitter's, whatever became of the article. */
  readonly subject = {
    type: 'submitted_case',
    rule: (viewer: Viewer): Rule => isIn('submitterId', [viewer.id]),
    policyNow: async (ids: readonly string[]): Promise<Map<string, PolicyFields & { submitterId: string }>> => {
      const found = await this.cases.byIds(ids);
      return new Map(found.map(({ _id, submitterId }) => [_id, { ...ownOnly, submitterId }]));
    },
  } as const;
}

/** Policy fields that nobody is judged by. */
const ownOnly: PolicyFields = {
  audience: 'INTERNAL',
  tierRank: 0,
  teams: [],
  lines: [],
  state: ArticleState.PUBLISHED,
  effectiveFrom: 0,
  effectiveTo: endless,
};

type Change = {
  readonly state: SubmittedCaseState;
  readonly reason: string | null;
};

/** What an act means for a case; null for nothing. */
function changeOf(before: Article, after: Article): Change | null {
  if (before.version !== null) return null;
  if (after.version !== null) return { state: SubmittedCaseState.PUBLISHED, reason: null };
  const wasHere = before.state !== ArticleState.ARCHIVED;
  if (wasHere && after.state === ArticleState.ARCHIVED) return { state: SubmittedCaseState.REJECTED, reason: null };
  const last = after.draft?.reviews.at(-1);
  const isNew =
    (after.draft?.reviews.length ?? 0) > 0 && last?.at.getTime() !== before.draft?.reviews.at(-1)?.at.getTime();
  if (isNew && last?.outcome === ReviewOutcome.REJECTED) {
    return { state: SubmittedCaseState.REJECTED, reason: last.reason };
  }
  const isBack = before.draft?.state !== DraftState.IN_REVIEW && after.draft?.state === DraftState.IN_REVIEW;
  const isRestored = !wasHere && after.state !== ArticleState.ARCHIVED;
  return isBack || isRestored ? { state: SubmittedCaseState.IN_REVIEW, reason: null } : null;
}
