import type { Viewer } from '../../platform/auth/viewer.js';
import type { PolicyFields } from '../../platform/events/index.js';
import type { FilePurpose, Files } from '../../platform/files/index.js';
import type { Context } from '../../platform/graphql/context.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { SearchSource } from '../../platform/search/source.js';
import type { SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Directory, References } from '../people/index.js';
import type { Article } from './article.js';
import { ArticleDraftService, type ArticleParts, type PeopleLookup } from './article-draft.service.js';
import { ArticleFieldsResolver, mayOpenVersion } from './article-fields.resolver.js';
import {
  ArticleDraftFieldsResolver,
  ArticleFeedbackFieldsResolver,
  ArticleReviewFieldsResolver,
  ArticleUseFieldsResolver,
  ArticleVersionFieldsResolver,
} from './article-parts.resolver.js';
import { ArticlePlantService } from './article-plant.service.js';
import { ArticlePublishService } from './article-publish.service.js';
import { ArticleQueryResolver } from './article-query.resolver.js';
import { ArticleUseService } from './article-use.service.js';
import { ArticleUseStore } from './article-use.store.js';
import { type ArticleLoaders, ArticleReader, articleLoaders } from './article.loaders.js';
import { mayImport, readsInternal, visibleTo } from './article.policy.js';
import { ArticleReferences } from './article.references.js';
import { ArticleResolver } from './article.resolver.js';
import { ArticleSearchSource, ArticleSearchSubject } from './article.search.js';
import { ArticleStore } from './article.store.js';
import { CategoryResolver } from './category.resolver.js';
import { CategoryService } from './category.service.js';
import { CategoryStore } from './category.store.js';
import { ImportRowsService } from './import/import-rows.service.js';
import { ImportResolver, ImportRowFieldsResolver } from './import/import.resolver.js';
import { ImportService } from './import/import.service.js';
import { ImportStore } from './import/import.store.js';

export { Article, TechnicalCase, type Review } from './article.js';
export { ArticleFeedback, ArticleUse } from './article-use.js';
export { ArticleKind, ArticleState, DraftState, FeedPriority, ReviewOutcome } from './article-enums.js';
export { ArticleVersion } from './article-version.js';
export { ArticlePublishPayload } from './article.payloads.js';
export { ArticleReader, articleById } from './article.loaders.js';
export { asksForTexts } from './article.selection.js';
export { Category } from './category.js';
export { CategoryTree } from './category.rules.js';
export { contentLimits, type ContentChange } from './article-content.rules.js';
export { normaliseCode } from './article-code.rules.js';
export { searchableTo, visibleTo } from './article.policy.js';
export type { PlantedArticle, PlantedVersion } from './article-plant.service.js';
export { ImportRowOutcome, type ImportOptions } from './import/import-job.js';
export type { ImportCounts, RowResult } from './import/import-rows.service.js';
export { readRows } from './import/import.reader.js';
export { type AnyRow, exportRow, readJsonRow, readMarkdownRow } from './import/import.rows.js';

/** What this room needs of others. */
export interface ArticleNeeds {
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
}

/** How the feed judges entries about articles. */
export interface ArticleFeedSubject {
  readonly type: 'article';
  rule(viewer: Viewer): Rule;
  policyNow(ids: readonly string[]): Promise<Map<string, PolicyFields & { readonly version: number | null }>>;
}

/** What this room offers. */
export interface Articles extends Room {
  readonly drafts: ArticleDraftService;
  readonly publishing: ArticlePublishService;
  readonly uses: ArticleUseService;
  readonly categories: CategoryService;
  /** Whole articles with their past, for a seed. */
  readonly planting: ArticlePlantService;
  /** Rows taken over in process, for a seed and the command line. */
  readonly importRows: ImportRowsService;
  readonly imports: ImportService;
  /** For field resolvers of later rooms. */
  readonly loaders: ArticleLoaders;
  /** To be found by class in the context, for `articleById`. */
  readonly reader: ArticleReader;
  readonly searchSource: SearchSource;
  readonly searchSubject: SearchSubjectProvider;
  readonly feedSubject: ArticleFeedSubject;
}

const lookupOf = (directory: Directory): PeopleLookup => ({
  knownLines: async (ids) => new Set((await directory.linesByIds(ids)).map((line) => line._id)),
  knownTeams: async (ids) => new Set((await directory.teamsByIds(ids)).map((team) => team._id)),
  tierRank: async (id) => (await directory.tierById(id))?.rank ?? null,
});

const feedSubjectOf = (store: ArticleStore): ArticleFeedSubject => ({
  type: 'article',
  rule: visibleTo,
  policyNow: async (ids) => {
    const found = await store.policyFields(ids);
    return new Map(
      found.map(({ _id, audience, tierRank, teams, lines, state, version }) => [
        _id,
        { audience, tierRank, teams, lines, state, version },
      ]),
    );
  },
});

/** Articles, their categories and their import. */
export function createArticles(foundation: Foundation, needs: ArticleNeeds): Articles {
  const { connection, cursors } = foundation;
  const { directory, references } = needs.people;
  const store = new ArticleStore(connection, cursors);
  const useStore = new ArticleUseStore(connection);
  const categoryStore = new CategoryStore(connection);
  const importStore = new ImportStore(connection, cursors);
  const parts: ArticleParts = { foundation, store, categories: categoryStore, people: lookupOf(directory) };

  const drafts = new ArticleDraftService(parts);
  const publishing = new ArticlePublishService(parts);
  const uses = new ArticleUseService(parts, useStore);
  const categories = new CategoryService(parts);
  const importer = new ImportRowsService(parts);
  const files = {
    link: (viewer: Viewer, fileId: string, purpose: `${FilePurpose}`, linkedTo: string) =>
      needs.files.service.link(viewer, fileId, purpose, linkedTo),
    open: (fileId: string) => needs.files.service.open(fileId),
  };
  const imports = new ImportService(parts, needs.jobs, files, importStore, importer);
  references.register(new ArticleReferences(store));

  const loaders = articleLoaders(store, useStore, categoryStore);
  const people = directory.loaders;
  const visible = (context: Context, id: string): Promise<Article | null> =>
    context.loaders.get(loaders.articles).load(id);

  return {
    drafts,
    publishing,
    uses,
    categories,
    importRows: importer,
    imports,
    loaders,
    planting: new ArticlePlantService(parts),
    reader: new ArticleReader(loaders.articles),
    searchSource: new ArticleSearchSource(store),
    searchSubject: new ArticleSearchSubject(store, categoryStore, (ids) => directory.linesByIds(ids)),
    feedSubject: feedSubjectOf(store),
    resolvers: [
      new ArticleQueryResolver(store, loaders),
      new ArticleResolver(drafts, publishing, uses),
      new ArticleFieldsResolver(store, loaders, people),
      new ArticleDraftFieldsResolver(loaders, people),
      new ArticleReviewFieldsResolver(people),
      new ArticleVersionFieldsResolver(loaders, people),
      new ArticleFeedbackFieldsResolver(loaders, people),
      new ArticleUseFieldsResolver(loaders, people),
      new CategoryResolver(categories, loaders),
      new ImportResolver(imports, importStore, people),
      new ImportRowFieldsResolver(loaders),
    ],
    nodes: [
      { prefix: 'article', typeName: 'Article', load: visible },
      {
        prefix: 'article_version',
        typeName: 'ArticleVersion',
        load: async (context, id) => {
          const version = await store.versionById(id);
          return version && mayOpenVersion(context.viewer, await visible(context, version.articleId), version)
            ? version
            : null;
        },
      },
      {
        // Somebody's own; what others said is counted, not shown.
        prefix: 'article_feedback',
        typeName: 'ArticleFeedback',
        load: async (context, id) => {
          const feedback = await useStore.feedbackById(id);
          return feedback && feedback.userId === context.viewer.id && (await visible(context, feedback.articleId))
            ? feedback
            : null;
        },
      },
      {
        prefix: 'article_use',
        typeName: 'ArticleUse',
        load: async (context, id) => {
          const use = await useStore.useById(id);
          return use && readsInternal(context.viewer) && (await visible(context, use.articleId)) ? use : null;
        },
      },
      {
        prefix: 'category',
        typeName: 'Category',
        load: async (context, id) =>
          context.viewer.kind === 'anonymous'
            ? null
            : (await context.loaders.get(loaders.categories).load('all')).get(id),
      },
      {
        prefix: 'import_job',
        typeName: 'ImportJob',
        load: (context, id) => (mayImport(context.viewer) ? importStore.byId(id) : Promise.resolve(null)),
      },
    ],
  };
}
