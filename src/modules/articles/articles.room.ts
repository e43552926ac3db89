import type { Files } from '../../platform/files/index.js';
import type { Context } from '../../platform/graphql/context.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
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
import { upgradeArticles } from './article-upgrade.store.js';
import { ArticleUseService } from './article-use.service.js';
import { type ArticleFollower, GoingLive } from './article-going-live.service.js';
import { Alarms } from './time/alarms.service.js';
import { type Verification, createVerification } from './verification/index.js';
import { ArticleClock } from './time/clock.service.js';
import { ArticleDraftTimeResolver, ArticleTimeResolver, ArticleVersionTimeResolver } from './time/time.resolver.js';
import { ArticleUseStore } from './article-use.store.js';
import { type ArticleLoaders, ArticleReader, articleLoaders } from './article.loaders.js';
import { readsInternal } from './article.policy.js';
import { ArticleReferences } from './article.references.js';
import { ArticleReferenceStore } from './article-references.store.js';
import { ArticleResolver } from './article.resolver.js';
import { ArticleSearchSource, ArticleSearchSubject, type LineNames } from './article.search.js';
import { type ArticleFeedSubject, feedSubjectOf } from './article.feed.js';
import { ArticleStore } from './article.store.js';
import type { AttachmentService } from './attachments/attachment.service.js';
import { createReferences } from './attachments/attachments.room.js';
import type { CaseFollowing } from './cases/case-following.service.js';
import type { CaseService } from './cases/case.service.js';
import type { ExportService } from './export/export.service.js';
import type { FlagService } from './flags/flag.service.js';
import { FlagStore } from './flags/flag.store.js';
import { createCaseFollowing, createFlagging } from './flags/flags.room.js';
import type { ImportRowsService } from './import/import-rows.service.js';
import type { ImportService } from './import/import.service.js';
import { createPorting } from './import/porting.room.js';
import type { LinkService } from './links/link.service.js';
import type { MergingService } from './merging/merging.service.js';
import type { TranslationService } from './translations/translation.service.js';
import { createPast } from './versions/versions.room.js';
import { CategoryResolver } from './category.resolver.js';
import { CategoryService } from './category.service.js';
import { CategoryStore } from './category.store.js';
import { createReviewing } from './review/review.room.js';
import type { CommentService } from './comments/comment.service.js';
import type { ReviewService } from './review/review.service.js';
import type { RiskService } from './risk/risk.service.js';

/** What this room needs of others. */
export interface ArticleNeeds {
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
}

/** What this room offers. */
export interface Articles extends Room {
  /** What is wrong with articles, for a seed. */
  readonly flags: FlagService;
  /** Drafts from calls, for a seed. */
  readonly cases: CaseService;
  /** Later rooms register here what of theirs follows when an article takes another over. */
  readonly merging: MergingService;
  /** How notices about handed-in cases are judged. */
  readonly caseSubject: CaseFollowing['subject'];
  /** Brings what an older build left up to the present form. At start, after the indexes stand. */
  start(): Promise<void>;
  readonly drafts: ArticleDraftService;
  /** Handing drafts in and deciding about them. */
  readonly reviews: ReviewService;
  readonly comments: CommentService;
  readonly risks: RiskService;
  readonly publishing: ArticlePublishService;
  readonly uses: ArticleUseService;
  readonly categories: CategoryService;
  /** Whole articles with their past, for a seed. */
  readonly planting: ArticlePlantService;
  /** Rows taken over in process, for a seed and the command line. */
  readonly importRows: ImportRowsService;
  readonly imports: ImportService;
  readonly exports: ExportService;
  readonly translations: TranslationService;
  readonly attachments: AttachmentService;
  /** Later rooms register what their codes lead to. */
  readonly links: LinkService;
  /** Owners, verification and the content standard. */
  readonly verification: Verification;
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
  zoneOfSite: (id) => directory.zoneOfSite(id),
});

/** Articles with all that keeps them true, and their categories. */
export function createArticles(foundation: Foundation, needs: ArticleNeeds): Articles {
  const { connection, cursors } = foundation;
  const { directory, references } = needs.people;
  const { jobs, files } = needs;
  const store = new ArticleStore(connection, cursors, foundation.clock);
  const useStore = new ArticleUseStore(connection);
  const categoryStore = new CategoryStore(connection);
  const flagStore = new FlagStore(connection, cursors);
  const parts: ArticleParts = { foundation, store, categories: categoryStore, people: lookupOf(directory) };
  const loaders = articleLoaders(store, useStore, categoryStore);
  const people = directory.loaders;
  const lineNames: LineNames = (ids) => directory.linesByIds(ids);

  const verification = createVerification(parts, { directory, jobs, uses: useStore, loaders, flags: flagStore });
  const { ownership } = verification;
  references.register(verification.references);
  references.register(new ArticleReferences(new ArticleReferenceStore(store), categoryStore));

  // What follows from a change of what readers get; filled as the parts are made.
  const followers: ArticleFollower[] = [];
  const live = new GoingLive(parts, followers, verification.service);
  const alarms = new Alarms(jobs);
  const { caseStore, caseFollowing } = createCaseFollowing(foundation);
  const drafts = new ArticleDraftService(parts, verification.service, caseFollowing);
  const past = createPast(parts, { loaders, lineNames, ownership });
  const referring = createReferences(parts, { loaders, files, jobs, ownership });
  const flagging = createFlagging({
    ...{ parts, loaders, directory, ownership, live, flagStore, caseStore, caseFollowing },
  });
  followers.push(...referring.followers, ...past.followers, ...flagging.followers);
  const publishing = new ArticlePublishService(parts, live, alarms, referring.links, past.translations);
  const clock = new ArticleClock(parts, live, alarms, {
    viewersOf: (ids) => directory.viewersOf(ids),
    ownersOf: (article) => ownership.ownersOf(article),
  });
  clock.register(jobs);
  const reviewing = createReviewing({
    ...{ foundation, parts, loaders, directory, cases: caseFollowing },
    ownersOf: (article) => ownership.ownersOf(article),
  });
  const uses = new ArticleUseService(parts, useStore, verification.renewal);
  const categories = new CategoryService(parts, (id) => verification.categoryChanged(id));
  const porting = createPorting(parts, {
    ...{ loaders, directory, files, jobs },
    hooks: {
      complete: (articles) => verification.service.arrived(articles, foundation.clock.now()),
      written: async (articles) => {
        for (const article of articles) await alarms.set(article);
      },
    },
  });
  const visible = (context: Context, id: string): Promise<Article | null> =>
    context.loaders.get(loaders.articles).load(id);

  return {
    async start() {
      const count = await upgradeArticles(store);
      if (count) foundation.log.info({ count }, 'articles of an older build were brought up to the present form');
    },
    drafts,
    reviews: reviewing.reviews,
    comments: reviewing.comments,
    risks: reviewing.risks,
    publishing,
    uses,
    categories,
    verification,
    flags: flagging.flags,
    cases: flagging.cases,
    merging: flagging.merging,
    caseSubject: caseFollowing.subject,
    importRows: porting.importRows,
    imports: porting.imports,
    exports: porting.exports,
    translations: past.translations,
    attachments: referring.attachments,
    links: referring.links,
    loaders,
    planting: new ArticlePlantService(parts, verification.service),
    reader: new ArticleReader(loaders.articles, referring.addressOf),
    searchSource: new ArticleSearchSource(store, past.translationStore),
    searchSubject: new ArticleSearchSubject(store, categoryStore, lineNames),
    feedSubject: feedSubjectOf(store),
    resolvers: [
      new ArticleQueryResolver(store, loaders, flagging.redirects),
      new ArticleResolver(drafts, publishing, uses),
      new ArticleTimeResolver(publishing, people),
      new ArticleDraftTimeResolver(),
      new ArticleVersionTimeResolver(),
      new ArticleFieldsResolver(store, loaders, people),
      new ArticleDraftFieldsResolver(loaders, people),
      new ArticleReviewFieldsResolver(people),
      new ArticleVersionFieldsResolver(loaders, people),
      new ArticleFeedbackFieldsResolver(loaders, people),
      new ArticleUseFieldsResolver(loaders, people),
      new CategoryResolver(categories, loaders),
      ...[verification, reviewing, past, referring, flagging, porting].flatMap((part) => part.resolvers),
    ],
    nodes: [
      ...[reviewing, flagging, porting].flatMap((part) => part.nodes),
      { prefix: 'article', typeName: 'Article', load: visible },
      {
        prefix: 'article_version',
        typeName: 'ArticleVersion',
        load: async (context, id) => {
          const version = await store.versionById(id);
          return version &&
            mayOpenVersion(context.viewer, await visible(context, version.articleId), version, context.clock.now())
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
    ],
  };
}
