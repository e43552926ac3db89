import { systemActor } from '../../platform/auth/actor.js';
import type { Audience } from '../../platform/auth/viewer.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { newId } from '../../platform/ids/ids.js';
import { always } from '../../platform/rules/rules.js';
import type { Article, NeedsUpdate, Review, RiskMark } from './article.js';
import type { ArticleVersion } from './article-version.js';
import type { FeedPriority } from './article-enums.js';
import type { ArticleConfidence, ArticleKind } from './article-enums.js';
import { ArticleState, DraftState } from './article-enums.js';
import type { ArticleParts } from './article-draft.service.js';
import { placed, takeCodeNumbers } from './article-draft.service.js';
import type { ContentChange } from './article-content.rules.js';
import { applyChange, asPolicyList, checkContent, contentOf, emptyContent } from './article-content.rules.js';
import { born, policyFieldsOf, settled, versionOf } from './article.rules.js';
import { codeOf, normaliseCode, reservedNumbers } from './article-code.rules.js';

/** One published text of a planted article. */
export interface PlantedVersion {
  /** What differs from the article's content. */
  readonly content?: ContentChange;
  readonly authorId?: string | null;
  readonly note?: string | null;
  readonly changeSummary?: string | null;
  readonly publishedAt: Date;
  readonly publishedById?: string | null;
  readonly reviews?: readonly Review[];
}

/** An article as a seed wants it, with its past. */
export interface PlantedArticle {
  /** A fixed code such as `K-2031`; absent takes the next number. */
  readonly code?: string | null;
  readonly kind: ArticleKind;
  readonly locale: Locale;
  readonly content: ContentChange;
  readonly authorId: string | null;
  readonly createdAt: Date;
  readonly audience: Audience;
  readonly tierRank?: number;
  readonly teamIds?: readonly string[];
  /** Published texts, oldest first; the last one is live. Empty: never published. */
  readonly versions: readonly PlantedVersion[];
  readonly isArchived?: boolean;
  /** A working copy beside (or before) the published text. */
  readonly draft?: {
    readonly content?: ContentChange;
    readonly state: DraftState;
    readonly authorId: string | null;
    readonly updatedAt: Date;
    readonly submittedAt?: Date | null;
    readonly note?: string | null;
    readonly reviews?: readonly Review[];
  } | null;
  /** Who answers for it; its author where left out. */
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
  /** When and by whom it was found to be right; its last publication where left out. */
  readonly verified?: { readonly at: Date; readonly byId: string | null; readonly everyDays?: number | null };
  readonly confidence?: ArticleConfidence;
  readonly needsUpdate?: NeedsUpdate | null;
  readonly risk?: RiskMark | null;
  /** Code of the planted article that this one translates, and the version of it that the text follows. */
  readonly translates?: { readonly code: string; readonly version: number };
  /** How the live version was pushed; absent: silently. The entry's moment is that of the clock. */
  readonly push?: { readonly priority: FeedPriority; readonly dueAt?: Date | null } | null;
}

/** Most articles that one transaction plants. */
const batchSize = 100;

/** Plants whole articles with their past, for a seed: in process only, by the product itself. */
export class ArticlePlantService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly owners: { arrived(articles: readonly Article[]): Promise<Article[]> },
  ) {}

  /** Which of these codes are taken already: a seed that was killed goes on with the others. */
  knownCodes(codes: readonly string[]): Promise<Set<string>> {
    return this.parts.store.knownCodes(codes);
  }

  /** A planted article by its code, whatever its state. */
  byCode(code: string): Promise<Article | null> {
    return this.parts.store.byCode(code, always);
  }

  /** Plants one article. Throws UserError for a content that the rules refuse, and a duplicate-key error for a code that is taken. */
  async plantArticle(input: PlantedArticle): Promise<Article> {
    const [article] = await this.plantArticles([input]);
    if (!article) throw new Error('Nothing was planted.');
    return article;
  }

  /** Plants articles in their order, a hundred in a transaction. */
  async plantArticles(inputs: readonly PlantedArticle[]): Promise<Article[]> {
    const planted: Article[] = [];
    for (let from = 0; from < inputs.length; from += batchSize)
      planted.push(...(await this.#plantBatch(inputs.slice(from, from + batchSize))));
    return planted;
  }

  async #plantBatch(inputs: readonly PlantedArticle[]): Promise<Article[]> {
    const { foundation, store, categories } = this.parts;
    const tree = await categories.tree();
    return foundation.transactions.run(async (transaction) => {
      const made: Article[] = [];
      const versions: ArticleVersion[] = [];
      for (const input of inputs) {
        const one = grown(input, newId('article', foundation.clock), await this.#code(input), () =>
          newId('article_version', foundation.clock),
        );
        const translationOf = await this.#source(input, made);
        const article = placed(settled({ ...one.article, translationOf }), tree);
        made.push(article);
        versions.push(...one.versions);
        transaction.append({
          type: article.version === null ? 'article.created' : 'article.published',
          subject: { type: 'article', id: article._id },
          actor: systemActor,
          after: { code: article.code, title: article.title, state: article.state, version: article.version },
          ...(article.version === null ? {} : { version: article.version }),
          ...(input.push && article.version !== null
            ? {
                push: {
                  ...policyFieldsOf(article),
                  kind: article.version === 1 ? 'ARTICLE_PUBLISHED' : 'ARTICLE_UPDATED',
                  priority: input.push.priority,
                  title: article.title,
                  summary: article.changeSummary,
                  code: article.code,
                  dueAt: input.push.dueAt ?? null,
                },
              }
            : {}),
        });
      }
      const articles = await this.owners.arrived(made);
      await store.insert(articles);
      if (versions.length) await store.insertVersions(versions);
      return articles;
    });
  }

  /** Id of the article that one translates: planted before, or with it. */
  async #source({ translates }: PlantedArticle, made: readonly Article[]): Promise<string | null> {
    if (!translates) return null;
    const source = made.find(({ code }) => code === translates.code) ?? (await this.byCode(translates.code));
    if (!source) throw new Error(`There is no ${translates.code} to be translated.`);
    return source._id;
  }

  /** A fixed code pushes the counter beyond it, so that no later article can get it. */
  async #code(input: PlantedArticle): Promise<string> {
    if (!input.code) return codeOf(input.kind, await takeCodeNumbers(this.parts, 1));
    const code = normaliseCode(input.code);
    const number = Number(code?.slice(2));
    if (code === null || codeOf(input.kind, number) !== code)
      throw new Error(`${input.code} is no code of a ${input.kind}.`);
    if (number > reservedNumbers) {
      const next = await takeCodeNumbers(this.parts, 1);
      if (next < number) await takeCodeNumbers(this.parts, number - next);
    }
    return code;
  }
}

function grown(
  input: PlantedArticle,
  id: string,
  code: string,
  versionId: () => string,
): { article: Article; versions: ArticleVersion[] } {
  const base = applyChange(emptyContent, input.content);
  checkContent(base, 'content');
  const authors = new Set([
    input.authorId,
    ...input.versions.map((version) => version.authorId ?? null),
    input.draft?.authorId ?? null,
  ]);
  let article: Article = {
    ...born(
      { id, code, kind: input.kind, locale: input.locale, content: base, note: null },
      { by: input.authorId, at: input.createdAt },
    ),
    audience: input.audience,
    tierRank: input.tierRank ?? 0,
    teams: asPolicyList(input.teamIds ?? []),
    authorIds: [...authors].filter((author) => author !== null),
  };
  article = {
    ...article,
    ownerId: input.ownerId ?? article.ownerId,
    ownerTeamId: input.ownerTeamId ?? article.ownerTeamId,
    confidence: input.confidence ?? article.confidence,
    needsUpdate: input.needsUpdate ?? null,
    risk: input.risk ?? null,
    translatedVersion: input.translates?.version ?? null,
    ...(input.verified
      ? {
          verifiedAt: input.verified.at,
          verifiedById: input.verified.byId,
          verifiedHow: 'PERSON' as const,
          verifyEveryDays: input.verified.everyDays ?? null,
        }
      : {}),
  };
  const versions: ArticleVersion[] = [];
  for (const planted of input.versions) {
    const content = applyChange(base, planted.content ?? {});
    checkContent(content, 'content');
    article = settled({
      ...article,
      ...content,
      state: ArticleState.PUBLISHED,
      version: (article.version ?? 0) + 1,
      publishedAt: planted.publishedAt,
      publishedById: planted.publishedById ?? planted.authorId ?? input.authorId,
      changeSummary: planted.changeSummary ?? null,
      publishedPriority: input.push?.priority ?? null,
      draft: null,
      updatedAt: planted.publishedAt,
    });
    const reviews = [...(planted.reviews ?? [])];
    versions.push(
      versionOf(
        article,
        { authorId: planted.authorId ?? input.authorId, note: planted.note ?? null, reviews },
        versionId(),
      ),
    );
  }
  if (input.draft) {
    const { content, state, authorId, updatedAt, submittedAt, note, reviews } = input.draft;
    const text = applyChange(contentOf(article), content ?? {});
    checkContent(text, 'content');
    article = {
      ...article,
      updatedAt,
      draft: {
        ...text,
        state,
        authorId,
        editorIds: authorId === null ? [] : [authorId],
        note: note ?? null,
        updatedAt,
        submittedAt: submittedAt ?? (state === DraftState.DRAFT ? null : updatedAt),
        reviews: [...(reviews ?? [])],
        lastEditorId: authorId,
        approvedBy: [],
        pins: [],
        schedule: null,
        translatedVersion: null,
        links: [],
      },
    };
  }
  if (input.isArchived) article = { ...article, state: ArticleState.ARCHIVED };
  return { article: settled(article), versions };
}
