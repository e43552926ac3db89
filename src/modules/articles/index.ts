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
import { AttachmentResolver, DraftAttachmentResolver, VersionAttachmentResolver } from './attachments/attachment.resolver.js';
import { AttachmentService, articleFilePurposes } from './attachments/attachment.service.js';
import { AttachmentStore } from './attachments/attachment.store.js';
import { LinkFollower } from './links/link.follower.js';
import { DraftLinkResolver, LinkResolver, targetLoader } from './links/link.resolver.js';
import { LinkService } from './links/link.service.js';
import { LinkStore } from './links/link.store.js';
import { ArticlePlantService } from './article-plant.service.js';
import { ArticlePublishService } from './article-publish.service.js';
import { ArticleQueryResolver, listFilterOf } from './article-query.resolver.js';
import { ArticleUseService } from './article-use.service.js';
import { type ArticleFollower, GoingLive } from './article-going-live.service.js';
import { Alarms } from './time/alarms.service.js';
import { type Verification, createVerification } from './verification/index.js';
import { ArticleClock } from './time/clock.service.js';
import { ArticleDraftTimeResolver, ArticleTimeResolver, ArticleVersionTimeResolver } from './time/time.resolver.js';
import { ArticleUseStore } from './article-use.store.js';
import { type ArticleLoaders, ArticleReader, articleLoaders } from './article.loaders.js';
import { mayImport, readsInternal, visibleTo } from './article.policy.js';
import { ArticleReferences } from './article.references.js';
import { ArticleResolver } from './article.resolver.js';
import { ArticleSearchSource, ArticleSearchSubject, type LineNames } from './article.search.js';
import { policyFieldsOf } from './article.rules.js';
import { ArticleStore } from './article.store.js';
import { CategoryResolver } from './category.resolver.js';
import { CategoryService } from './category.service.js';
import { CategoryStore } from './category.store.js';
import { ImportRowsService } from './import/import-rows.service.js';
import { ImportResolver, ImportRowFieldsResolver } from './import/import.resolver.js';
import { ImportService } from './import/import.service.js';
import { ImportStore } from './import/import.store.js';
import { KnownArticles } from './import/import-known.store.js';
import { RowNames } from './import/import.names.service.js';
import { RowPictures } from './import/import.pictures.service.js';
import { ExportResolver } from './export/export.resolver.js';
import { ExportService } from './export/export.service.js';
import { ExportStore } from './export/export.store.js';
import { ArticleTranslationFieldsResolver, DraftTranslationResolver, SourceChangeResolver, VersionTranslationResolver } from './translations/translation.fields.js';
import { TranslationLinks } from './translations/translation-links.service.js';
import { TranslationReader } from './translations/translation.loaders.js';
import { TranslationResolver } from './translations/translation.resolver.js';
import { TranslationService } from './translations/translation.service.js';
import { TranslationStore } from './translations/translation.store.js';
import { AsOfService } from './versions/as-of.service.js';
import { DifferenceService } from './versions/difference.service.js';
import { VersionRestoreService } from './versions/restore.service.js';
import { UsageFieldsResolver, VersionsResolver } from './versions/versions.resolver.js';
import { VersionsStore } from './versions/versions.store.js';
import { CaseFollowing } from './cases/case-following.service.js';
import { CaseOwnerStore } from './cases/case-owner.store.js';
import { CaseResolver } from './cases/case.resolver.js';
import { CaseService } from './cases/case.service.js';
import { CaseStore } from './cases/case.store.js';
import { ArticleFlagFieldsResolver, FlagFieldsResolver } from './flags/flag-fields.resolver.js';
import { FlagLists } from './flags/flag-list.service.js';
import { FlagMending } from './flags/flag-mending.service.js';
import { FlagResolver } from './flags/flag.resolver.js';
import { FlagService } from './flags/flag.service.js';
import { FlagStore } from './flags/flag.store.js';
import { MergingResolver } from './merging/merging.resolver.js';
import { MergingService } from './merging/merging.service.js';
import { Redirects } from './merging/redirects.service.js';
import { createReviewing } from './review/review.room.js';
import type { CommentService } from './comments/comment.service.js';
import type { ReviewService } from './review/review.service.js';
import type { RiskService } from './risk/risk.service.js';

export { Article, TechnicalCase, type Review } from './article.js';
export { ArticleFeedback, ArticleUse } from './article-use.js';
export {
  ArticleConfidence,
  ArticleKind,
  ArticleState,
  ArticleValidity,
  DraftState,
  FeedPriority,
  ReviewOutcome,
  RiskKind,
} from './article-enums.js';
export { beginOf, endOf, endless, validityAt } from './time/validity.rules.js';
export { ArticleVersion } from './article-version.js';
export { ArticlePublishPayload } from './article.payloads.js';
export { ArticleReader, articleById } from './article.loaders.js';
export { asksForTexts } from './article.selection.js';
export { Category } from './category.js';
export { CategoryTree } from './category.rules.js';
export { contentLimits, type ContentChange } from './article-content.rules.js';
export { normaliseCode } from './article-code.rules.js';
export { searchableTo, visibleTo } from './article.policy.js';
export { sectionsOf } from './content/sections.js';
export type { PlantedArticle, PlantedVersion } from './article-plant.service.js';
export { ImportRowOutcome, type ImportOptions } from './import/import-job.js';
export type { ImportCounts, RowResult } from './import/import-rows.service.js';
export { readRows } from './import/import.reader.js';
export type { AnyRow } from './import/import.row.js';
export { readJsonRow } from './import/import.rows.js';
export { readMarkdownRow } from './import/import.markdown.js';
export { exportRow } from './import/row.format.js';

/** What this room needs of others. */
export interface ArticleNeeds {
  readonly people: { readonly directory: Directory; readonly references: References };
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
}

/** How the feed judges entries about articles. */
export interface ArticleFeedSubject {
  readonly type: 'article';
  rule(viewer: Viewer, now: Date): Rule;
  policyNow(ids: readonly string[]): Promise<Map<string, PolicyFields & { readonly version: number | null }>>;
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

const feedSubjectOf = (store: ArticleStore): ArticleFeedSubject => ({
  type: 'article',
  rule: visibleTo,
  policyNow: async (ids) => {
    const found = await store.policyFields(ids);
    return new Map(
      found.map((article) => [article._id, { ...policyFieldsOf(article), state: article.state, version: article.version }]),
    );
  },
});

/** Articles, their categories and their import. */
export function createArticles(foundation: Foundation, needs: ArticleNeeds): Articles {
  const { connection, cursors } = foundation;
  const { directory, references } = needs.people;
  const store = new ArticleStore(connection, cursors, foundation.clock);
  const useStore = new ArticleUseStore(connection);
  const categoryStore = new CategoryStore(connection);
  const importStore = new ImportStore(connection, cursors);
  const parts: ArticleParts = { foundation, store, categories: categoryStore, people: lookupOf(directory) };

  const loaders = articleLoaders(store, useStore, categoryStore);
  const verification = createVerification(parts, { directory, jobs: needs.jobs, uses: useStore, loaders });
  references.register(verification.references);
  const { ownership } = verification;
  const drafts = new ArticleDraftService(parts, verification.service);
  const followers: ArticleFollower[] = [];
  const live = new GoingLive(parts, followers, verification.service);
  const alarms = new Alarms(needs.jobs);
  const links = new LinkService(store, new LinkStore(store), (article) => ownership.ownersOf(article));
  followers.push(new LinkFollower(links));
  const translationStore = new TranslationStore(connection, store, cursors);
  const translationLinks = new TranslationLinks(
    translationStore,
    () => foundation.clock.now(),
    (article) => ownership.ownersOf(article),
  );
  followers.push(translationLinks);
  const translations = new TranslationService(parts, translationStore, translationLinks);
  const translationReader = new TranslationReader(translationStore, loaders);
  const lineNames: LineNames = (ids) => directory.linesByIds(ids);
  const differences = new DifferenceService(parts, lineNames);
  const asOf = new AsOfService(parts, new VersionsStore(store, foundation.events), parts.people.zoneOfSite);
  const restoring = new VersionRestoreService(parts);
  const publishing = new ArticlePublishService(parts, live, alarms, links, translations);
  const clock = new ArticleClock(parts, live, alarms, {
    viewersOf: (ids) => directory.viewersOf(ids),
    ownersOf: (article) => ownership.ownersOf(article),
  });
  clock.register(needs.jobs);
  const addressOf = (viewer: Viewer, fileId: string): string => needs.files.service.addresses.of(viewer, fileId);
  const attachments = new AttachmentService(parts, new AttachmentStore(store), needs.files.service);
  for (const purpose of articleFilePurposes)
    needs.files.service.guard(purpose, (viewer, file) => attachments.mayRead(viewer, file));
  needs.jobs.registerEvery('article-file-clean-up', 24 * 3_600_000, async () => {
    await attachments.sweep();
  });
  const ownersOf = (article: Article): Promise<readonly string[]> => ownership.ownersOf(article);
  const flagStore = new FlagStore(connection, cursors);
  const flags = new FlagService(parts, flagStore, ownersOf);
  const flagLists = new FlagLists(parts, flagStore);
  const flagMending = new FlagMending(flagStore, foundation.clock);
  const caseStore = new CaseStore(connection, cursors);
  const caseFollowing = new CaseFollowing(caseStore, foundation.clock);
  const cases = new CaseService(parts, caseStore, new CaseOwnerStore(store), {
    teams: (ids) => directory.teamsByIds(ids),
    ownersFor: (maker) => ownership.ownersFor(maker),
  });
  const redirects = new Redirects(store);
  const merging = new MergingService(parts, flagMending, ownersOf, live);
  followers.push(flagMending, caseFollowing);
  const uses = new ArticleUseService(parts, useStore, verification.renewal);
  const categories = new CategoryService(parts, (id) => verification.categoryChanged(id));
  const known = new KnownArticles(store);
  const fileService = needs.files.service;
  const importer = new ImportRowsService(parts, {
    names: new RowNames(directory, categoryStore, known),
    known,
    pictures: new RowPictures(fileService),
    hooks: {
      written: async (articles) => {
        for (const article of articles) await alarms.set(article);
      },
    },
  });
  const exportStore = new ExportStore(connection, cursors, store);
  const exports = new ExportService(parts, needs.jobs, fileService, exportStore, directory, known);
  const files = {
    link: (viewer: Viewer, fileId: string, purpose: `${FilePurpose}`, linkedTo: string) =>
      needs.files.service.link(viewer, fileId, purpose, linkedTo),
    open: (fileId: string) => needs.files.service.open(fileId),
  };
  const imports = new ImportService(parts, needs.jobs, files, importStore, importer);
  references.register(new ArticleReferences(store));

  const linkLoaders = { articles: loaders.articles, targets: targetLoader(links) };
  const people = directory.loaders;
  const visible = (context: Context, id: string): Promise<Article | null> =>
    context.loaders.get(loaders.articles).load(id);

  const reviewing = createReviewing({
    foundation,
    parts,
    loaders,
    directory,
    ownersOf: (article) => Promise.resolve(article.ownerId === null ? [] : [article.ownerId]),
  });

  return {
    flags,
    cases,
    merging,
    caseSubject: caseFollowing.subject,
    drafts,
    reviews: reviewing.reviews,
    comments: reviewing.comments,
    risks: reviewing.risks,
    publishing,
    uses,
    categories,
    verification,
    importRows: importer,
    imports,
    exports,
    translations,
    attachments,
    links,
    loaders,
    planting: new ArticlePlantService(parts),
    reader: new ArticleReader(loaders.articles, addressOf),
    searchSource: new ArticleSearchSource(store, translationStore),
    searchSubject: new ArticleSearchSubject(store, categoryStore, lineNames),
    feedSubject: feedSubjectOf(store),
    resolvers: [
      new FlagResolver(flags, flagLists),
      new FlagFieldsResolver(loaders, people, ownersOf),
      new ArticleFlagFieldsResolver(flagLists),
      new CaseResolver(cases, caseStore, loaders),
      new MergingResolver(merging, redirects, loaders),
      ...reviewing.resolvers,
      new TranslationResolver(translations, translationStore, loaders),
      new ArticleTranslationFieldsResolver(translationReader),
      new SourceChangeResolver(differences),
      new VersionTranslationResolver(),
      new DraftTranslationResolver(),
      new VersionsResolver(differences, asOf, restoring),
      new UsageFieldsResolver(),
      new ExportResolver(exports, exportStore, people, {
        addressOf: (viewer, id) => fileService.addresses.of(viewer, id),
        filterOf: listFilterOf,
      }),
      new ArticleQueryResolver(store, loaders, redirects),
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
      ...verification.resolvers,
      new AttachmentResolver(attachments, addressOf),
      new DraftAttachmentResolver(addressOf),
      new VersionAttachmentResolver(addressOf),
      new LinkResolver(links, store, linkLoaders),
      new DraftLinkResolver(linkLoaders),
      new CategoryResolver(categories, loaders),
      new ImportResolver(imports, importStore, people),
      new ImportRowFieldsResolver(loaders),
    ],
    nodes: [
      {
        prefix: 'article_flag',
        typeName: 'ArticleFlag',
        load: async (context, id) => (await flags.visible(context.viewer, id))?.flag ?? null,
      },
      {
        prefix: 'submitted_case',
        typeName: 'SubmittedCase',
        load: (context, id) => cases.own(context.viewer, id),
      },
      ...reviewing.nodes,
      {
        prefix: 'export_job',
        typeName: 'ExportJob',
        load: (context, id) => (mayImport(context.viewer) ? exportStore.byId(id) : Promise.resolve(null)),
      },
      { prefix: 'article', typeName: 'Article', load: visible },
      {
        prefix: 'article_version',
        typeName: 'ArticleVersion',
        load: async (context, id) => {
          const version = await store.versionById(id);
          return version && mayOpenVersion(context.viewer, await visible(context, version.articleId), version, context.clock.now())
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
