import { Role, Scope } from '../../src/platform/auth/viewer.js';

/** Somebody who may try a root field. */
export type Principal = 'anonymous' | `client ${Scope}` | Role;

const staffRoles: readonly Principal[] = [
  Role.AGENT,
  Role.KNOWLEDGE_EDITOR,
  Role.QA_ANALYST,
  Role.TRAINER,
  Role.COMPETITOR_ANALYST,
  Role.SUPERVISOR,
  Role.MANAGER,
  Role.ADMIN,
];
const people: readonly Principal[] = Object.values(Role);
const readers: readonly Principal[] = [...people, `client ${Scope.KNOWLEDGE_READ}`];
const clients: readonly Principal[] = Object.values(Scope).map((scope) => `client ${scope}` as const);
const everybody: readonly Principal[] = ['anonymous', ...people, ...clients];
const admin: readonly Principal[] = [Role.ADMIN];
const editors: readonly Principal[] = [Role.KNOWLEDGE_EDITOR, Role.ADMIN];
const leaders: readonly Principal[] = [Role.SUPERVISOR, Role.MANAGER, Role.ADMIN];

/** Everybody who may be tried. */
export const principals: readonly Principal[] = everybody;

/**
 * The permission matrix: which root field may be used by whom at all. What it then shows or changes is judged by the rule sheets.
 * A root field that is missing here fails the contract test, and so does one that the server opens wider or closes tighter.
 */
export const permissionMatrix: Readonly<Record<string, readonly Principal[]>> = {
  // reading
  viewer: everybody,
  node: readers,
  nodes: readers,
  sites: staffRoles,
  departments: staffRoles,
  teams: staffRoles,
  supportTiers: staffRoles,
  productLines: readers,
  categories: readers,
  user: people,
  users: staffRoles,
  clientKeys: admin,
  article: readers,
  articleByCode: readers,
  articles: readers,
  articlePreview: editors,
  importJob: editors,
  importJobs: editors,
  search: readers,
  searchSuggestions: readers,
  searchStatus: admin,
  searchAnalytics: [...editors, Role.MANAGER, Role.SUPERVISOR],
  searchTroubles: editors,
  searchLearning: editors,
  searchLearningReport: editors,
  searchGap: editors,
  searchGaps: editors,
  searchSettings: editors,
  searchSettingsVersions: editors,
  searchSettingsPreview: editors,
  searchBestBets: editors,
  searchGoldenQueries: editors,
  searchGoldenRuns: editors,
  feedEntry: staffRoles,
  knowledgeInbox: staffRoles,
  acknowledgements: leaders,
  auditEvents: admin,
  // sessions
  login: everybody,
  tokenRefresh: everybody,
  logout: everybody,
  passwordSet: everybody,
  viewerLocaleSet: people,
  // administration
  siteCreate: admin,
  siteUpdate: admin,
  siteDelete: admin,
  departmentCreate: admin,
  departmentUpdate: admin,
  departmentDelete: admin,
  teamCreate: admin,
  teamUpdate: admin,
  teamDelete: admin,
  userCreate: admin,
  userUpdate: admin,
  userDeactivate: admin,
  userReactivate: admin,
  productLineCreate: admin,
  productLineUpdate: admin,
  supportTiersSet: admin,
  clientKeyCreate: admin,
  clientKeyRevoke: admin,
  searchRebuild: admin,
  searchIntentRecord: people,
  searchOutcomeRecord: people,
  searchGapRecord: staffRoles,
  searchGapCreate: editors,
  searchGapClaim: editors,
  searchGapRelease: editors,
  searchGapDraft: editors,
  searchGapAttach: editors,
  searchGapDismiss: editors,
  searchGapReopen: editors,
  searchGapMerge: editors,
  searchLearningRefresh: editors,
  searchLearningMeasure: editors,
  searchSettingsUpdate: editors,
  searchSettingsDiscard: editors,
  searchSettingsPublish: editors,
  searchSettingsRollBack: editors,
  searchBestBetCreate: editors,
  searchBestBetUpdate: editors,
  searchBestBetDelete: editors,
  searchGoldenQueryCreate: editors,
  searchGoldenQueryUpdate: editors,
  searchGoldenQueryDelete: editors,
  searchGoldenRun: editors,
  // knowledge
  categoryCreate: editors,
  categoryUpdate: editors,
  articleCreate: editors,
  articleDraftUpdate: editors,
  articleDraftDiscard: editors,
  articleSubmit: editors,
  articleWithdraw: editors,
  articleApprove: editors,
  articleReject: editors,
  articlePublish: editors,
  articleArchive: editors,
  articleRestore: editors,
  articleAudienceChange: editors,
  articleFeedbackGive: staffRoles,
  articleLinkToCall: staffRoles,
  articleImport: editors,
  fileUploadCreate: editors,
  // feed
  feedEntryMarkRead: staffRoles,
  feedEntryAcknowledge: staffRoles,
  knowledgeFeed: staffRoles,
};
