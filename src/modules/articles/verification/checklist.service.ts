import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, badInput, fault, notAllowed, notFound } from '../../../platform/errors/index.js';
import { loadVisible } from '../article.access.js';
import type { Article } from '../article.js';
import type { ArticleVersion } from '../article-version.js';
import type { ArticleParts } from '../article-draft.service.js';
import { contentLimits, shortText } from '../article-content.rules.js';
import { mayReadVersion } from '../article.policy.js';
import type { ArticleChecklist, ContentCriterionKey, ContentStandard } from './checklist.js';
import { mayAssess, seesEveryAuthor } from './checklist.policy.js';
import { checkedItems, criterionKeys, scoreOf, shareOf } from './checklist.rules.js';
import { type ChecklistStore, checklistId } from './checklist.store.js';
import type { OwnerPeople } from './ownership.service.js';

/** Longest stretch that figures are given for: two years, with a day for the ends. */
const longestRangeMs = 733 * 86_400_000;

/** How versions stand against the content standard, and what that adds up to. */
export class ChecklistService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly store: ChecklistStore,
    private readonly people: Pick<OwnerPeople, 'teamMembers' | 'sitesByIds'>,
  ) {}

  /**
   * Records how a version stands; a later record takes the place of an earlier one. Nobody assesses their own text: SAME_PERSON.
   * Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, DUPLICATE, INVALID, TOO_LONG.
   */
  async record(
    viewer: Viewer,
    id: string,
    input: {
      version: number;
      items: readonly { key: ContentCriterionKey; isMet?: boolean | null }[];
      note?: string | null;
    },
  ): Promise<{ article: Article; version: ArticleVersion }> {
    const { foundation, store } = this.parts;
    const article = await loadVisible(store, viewer, id, 'id');
    if (!mayAssess(viewer)) throw notAllowed();
    const version = await store.version(article._id, input.version);
    if (!version || !mayReadVersion(viewer, article, version, foundation.clock.now())) throw notFound('version');
    if (version.authorId === viewer.id) {
      throw new UserError(
        fault(UserErrorCode.SAME_PERSON, '不能评自己写的文章。', 'Somebody else has to assess your text.', 'version'),
      );
    }
    const items = checkedItems(input.items);
    const checklist: ArticleChecklist = {
      _id: checklistId(article._id, version.number),
      articleId: article._id,
      version: version.number,
      authorId: version.authorId,
      recordedById: viewer.id,
      items,
      ...scoreOf(items),
      note: shortText(input.note, contentLimits.note, 'note'),
      recordedAt: foundation.clock.now(),
    };
    const facts = ({ met, applicable }: ArticleChecklist): Record<string, unknown> => ({ met, applicable });
    await foundation.transactions.run(async (transaction) => {
      const before = await this.store.put(checklist);
      transaction.append({
        type: 'article.checklist-recorded',
        subject: { type: 'article', id: article._id },
        version: version.number,
        actor: actorOf(viewer),
        ...(before ? { before: facts(before) } : {}),
        after: { ...facts(checklist), missed: items.filter(({ isMet }) => isMet === false).map(({ key }) => key) },
      });
    });
    return { article, version };
  }

  /** What the records of a stretch add up to, of everybody or of one author; supervisors: of the people whom they lead. */
  async figures(
    viewer: Viewer,
    { from, to, authorId }: { from: Date; to: Date; authorId: string | null },
  ): Promise<ContentStandard> {
    if (to <= from) throw badInput('`to` has to lie after `from`.');
    if (to.getTime() - from.getTime() > longestRangeMs) throw badInput('At most 24 months.');
    const visible = seesEveryAuthor(viewer) ? null : await this.#led(viewer);
    const [site] = viewer.siteId === null ? [] : await this.people.sitesByIds([viewer.siteId]);
    const asked = authorId === null ? visible : [authorId].filter((id) => visible === null || visible.includes(id));
    const [{ items, months }, authorIds] = await Promise.all([
      this.store.sums({ from, to, authorIds: asked }, site?.timeZone ?? 'UTC'),
      this.store.authors({ from, to, authorIds: visible }),
    ]);
    const sum = (field: 'versions' | 'met' | 'applicable'): number =>
      months.reduce((total, month) => total + month[field], 0);
    const byKey = new Map(items.map((item) => [item.key, item]));
    return {
      versions: sum('versions'),
      met: sum('met'),
      applicable: sum('applicable'),
      share: shareOf(sum('met'), sum('applicable')),
      items: criterionKeys.map((key) => {
        const { met, applicable } = byKey.get(key) ?? { met: 0, applicable: 0 };
        return { key, met, applicable, share: shareOf(met, applicable) };
      }),
      months: months.map((month) => ({ ...month, share: shareOf(month.met, month.applicable) })),
      authorIds,
    };
  }

  async #led(viewer: Viewer): Promise<string[]> {
    return (await this.people.teamMembers(viewer.ledTeamIds)).map((user) => user._id);
  }
}
