import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { ArticleState, RiskKind } from '../article-enums.js';
import type { Article, RiskMark } from '../article.js';

// The life of a risk mark. Setting one takes effect at once; taking one away needs a reason and a second person.

/** What lists are ordered by: 2 safety problem, 1 business risk, 0 none. */
export function rankOfRisk(risk: Pick<RiskMark, 'kind'> | null | undefined): 0 | 1 | 2 {
  if (!risk) return 0;
  return risk.kind === RiskKind.SAFETY ? 2 : 1;
}

interface Act {
  readonly by: string;
  readonly at: Date;
}

const notMarked = (): UserError => wrongState('条目没有风险标记。', 'It has no risk mark.');

/** Whether the article could get a mark of this kind now: it has none, or one that is less grave. */
export const isGraver = (article: Pick<Article, 'risk'>, kind: RiskKind): boolean =>
  rankOfRisk({ kind }) > rankOfRisk(article.risk);

/**
 * Marks an article, or raises its mark to a graver one, which also ends a wish to take the lesser one away.
 * A mark is never lowered in this way: WRONG_STATE. What is archived harms nobody: WRONG_STATE.
 */
export function marked(article: Article, kind: RiskKind, reason: string, act: Act): Article {
  if (article.state === ArticleState.ARCHIVED)
    throw wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');
  if (!isGraver(article, kind)) {
    throw wrongState(
      '条目已有同级或更高的风险标记；要降低请先申请解除。',
      'It carries this mark or a graver one; to lower it, ask to take the mark away first.',
      'kind',
    );
  }
  return { ...article, risk: { kind, reason, setById: act.by, setAt: act.at, removal: null }, updatedAt: act.at };
}

/** Notes the wish to take the mark away. WRONG_STATE where there is no mark, or somebody asked before. */
export function removalAsked(article: Article, reason: string, act: Act): Article {
  if (!article.risk) throw notMarked();
  if (article.risk.removal)
    throw wrongState('已有人申请解除，等待他人确认。', 'Somebody asked already; it waits for a decision.');
  const removal = { reason, byId: act.by, at: act.at };
  return { ...article, risk: { ...article.risk, removal }, updatedAt: act.at };
}

/** Decides on the wish: takes the mark away, or keeps it. SAME_PERSON for who asked; WRONG_STATE where nobody did. */
export function removalDecided(article: Article, isConfirmed: boolean, act: Act): Article {
  if (!article.risk) throw notMarked();
  const { removal } = article.risk;
  if (!removal) throw wrongState('没有解除申请。', 'Nobody asked to take the mark away.');
  if (removal.byId === act.by) {
    throw new UserError(
      fault(
        UserErrorCode.SAME_PERSON,
        '解除风险标记需要另一个人确认。',
        'Taking a risk mark away needs a second person.',
      ),
    );
  }
  return { ...article, risk: isConfirmed ? null : { ...article.risk, removal: null }, updatedAt: act.at };
}
