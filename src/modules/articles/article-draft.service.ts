import { type Actor, actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../platform/errors/index.js';
import type { NewEvent, Transaction } from '../../platform/events/index.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { isId, newId } from '../../platform/ids/ids.js';
import type { Foundation } from '../../platform/room.js';
import { loadForChange, replaceOrConflict } from './article.access.js';
import type { Article, ArticleContent } from './article.js';
import type { ArticleKind } from './article-enums.js';
import type { ContentChange } from './article-content.rules.js';
import {
  applyChange,
  checkContent,
  contentLimits,
  emptyContent,
  lineIdsOf,
  shortText,
} from './article-content.rules.js';
import { keepsKnowledge } from './article.policy.js';
import type { Act } from './article.rules.js';
import { born, discarded, draftContent, edited, settled } from './article.rules.js';
import { codeOf, reservedNumbers } from './article-code.rules.js';
import type { ArticleStore } from './article.store.js';
import { type GivenContent, changeOf } from './time/moments.service.js';
import type { CategoryStore } from './category.store.js';
import type { CategoryTree } from './category.rules.js';

/** What this room asks of the people room. */
export interface PeopleLookup {
  /** Which of these ids name a product line. */
  knownLines(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these ids name a team. */
  knownTeams(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Rank of a support tier; null for an unknown id. */
  tierRank(id: string): Promise<number | null>;
  /** Time zone of a site; null for an unknown id. */
  readonly zoneOfSite: (id: string) => Promise<string | null>;
}

/** What the services of this room are built on. */
export interface ArticleParts {
  readonly foundation: Foundation;
  readonly store: ArticleStore;
  readonly categories: CategoryStore;
  readonly people: PeopleLookup;
}

/** Takes `count` numbers for codes; inside the transaction that uses them, so that an abort gives them back. */
export const takeCodeNumbers = async ({ foundation }: ArticleParts, count: number): Promise<number> =>
  reservedNumbers + (await foundation.events.takeNumbers(count, 'article-code'));

/** The same article with the path of its category. */
export const placed = (article: Article, tree: CategoryTree): Article => ({
  ...article,
  categoryPath: tree.path(article.categoryId).map((category) => category._id),
});

/** An audit event about an article; small: never a text. */
export const articleEvent = (
  by: Viewer | Actor,
  type: string,
  before: Article | null,
  after: Article,
  more: Record<string, unknown> = {},
): NewEvent => ({
  type,
  subject: { type: 'article', id: after._id },
  actor: 'label' in by ? by : actorOf(by),
  ...(before ? { before: summary(before) } : {}),
  after: { ...summary(after), ...more },
});

const summary = (article: Article): Record<string, unknown> => ({
  code: article.code,
  title: article.title,
  state: article.state,
  draftState: article.draft?.state ?? null,
  version: article.version,
  revision: article.revision,
});

/** Something that follows what becomes of drafts. */
export interface DraftFollower {
  changed(change: { viewer: Viewer; before: Article; after: Article; transaction: Transaction }): Promise<void>;
}

/** Who owns what somebody makes. */
export interface FirstOwner {
  owned(article: Article, maker: Viewer): Promise<Article>;
}

/** Writing: everything before a draft is handed in. */
export class ArticleDraftService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly owners: FirstOwner,
    /** Told of every change of a draft: whoever handed a case in hears what becomes of it. */
    private readonly cases: DraftFollower,
  ) {}

  /** Makes an article with its first draft, internal. Errors: NOT_ALLOWED, those of the content, KEY_REUSED. */
  async create(
    viewer: Viewer,
    input: {
      kind: ArticleKind;
      locale: Locale;
      content: GivenContent;
      note?: string | null;
      idempotencyKey?: string | null;
    },
  ): Promise<Article> {
    if (!keepsKnowledge(viewer)) throw notAllowed();
    const { foundation, store } = this.parts;
    const change = await changeOf(this.parts.people.zoneOfSite, input.content);
    const content = applyChange(emptyContent, change);
    checkContent(content, 'content');
    const tree = await this.#checkReferences(content, change);
    const note = shortText(input.note, contentLimits.note, 'note');
    const id = await foundation.idempotency.once(viewer, 'articleCreate', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const number = await takeCodeNumbers(this.parts, 1);
        const made = {
          id: newId('article', foundation.clock),
          code: codeOf(input.kind, number),
          kind: input.kind,
          locale: input.locale,
          content,
          note,
        };
        const article = await this.owners.owned(placed(born(made, this.#act(viewer)), tree), viewer);
        await store.insert([article]);
        await remember(article._id);
        transaction.append(articleEvent(viewer, 'article.created', null, article));
        return article._id;
      }),
    );
    const [article] = await store.byIds([id]);
    if (!article) throw new Error('An article that was just made is gone.');
    return article;
  }

  /** Writes in the draft, opening one where there is none. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, those of the content. */
  async update(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; content: GivenContent; note?: string | null },
  ): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    const change = await changeOf(this.parts.people.zoneOfSite, input.content);
    const content = applyChange(draftContent(article), change);
    const note = input.note === undefined ? undefined : shortText(input.note, contentLimits.note, 'note');
    const next = edited(article, content, note, this.#act(viewer));
    checkContent(content, 'content');
    return this.#save(
      viewer,
      'article.draft-updated',
      article,
      placed(next, await this.#checkReferences(content, change)),
    );
  }

  /** Throws the draft away. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async discard(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    return this.#save(viewer, 'article.draft-discarded', article, discarded(article, this.#act(viewer)));
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Article,
    next: Article,
    more: Record<string, unknown> = {},
  ): Promise<Article> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, settled(next));
      transaction.append(articleEvent(viewer, type, before, after, more));
      await this.cases.changed({ viewer, before, after, transaction });
      return after;
    });
  }

  /** Categories and product lines that were named have to exist; gives the tree of categories. */
  async #checkReferences(content: ArticleContent, change: ContentChange): Promise<CategoryTree> {
    const tree = await this.parts.categories.tree();
    const faults = [];
    if (change.categoryId !== undefined && content.categoryId !== null && !tree.get(content.categoryId)) {
      faults.push(
        fault(UserErrorCode.NOT_FOUND, '找不到分类。', 'The category does not exist.', 'content', 'categoryId'),
      );
    }
    if (change.productLineIds !== undefined) {
      const ids = lineIdsOf(content.lines);
      const known = ids.every(isId) && ids.length ? await this.parts.people.knownLines(ids) : new Set<string>();
      if (ids.some((id) => !known.has(id))) {
        faults.push(
          fault(
            UserErrorCode.NOT_FOUND,
            '找不到产品线。',
            'A product line does not exist.',
            'content',
            'productLineIds',
          ),
        );
      }
    }
    if (faults.length) throw new UserError(faults);
    return tree;
  }
}
