import { type Cache, cacheExchange, type KeyingConfig, type UpdateResolver } from '@urql/exchange-graphcache';
import { gql } from 'urql';
import type { KnowledgeFeedSubscription } from '../gql/shell/graphql';

/** Types that live inside their parent; each of the others is known by its global id. */
const EMBEDDED = [
  'UserError',
  'PageInfo',
  'LocalizedText',
  'WorkingHours',
  'Session',
  'TechnicalCase',
  'ArticleSource',
  'ArticleUsage',
  'ArticleDraft',
  'ArticleReview',
  ...['DraftApprovals', 'ReviewPin', 'RiskRemoval', 'ArticleRisk'],
  ...[
    'TreeConnection',
    'TreeEdge',
    'TreeDraft',
    'TreeContent',
    'TreeNode',
    'TreeOption',
    'TreeVariable',
    'TreeScore',
    'TreeChoice',
    'TreeField',
    'TreeRule',
    'TreeMapping',
    'TreeCommandCall',
    'TreeSubtreeCall',
    'TreeArticleReference',
    'TreeDepartmentRule',
    'TreeOutcome',
    'TreePosition',
    'TreeFinding',
    'TreeVerification',
    'TreeReview',
    'TreeApprovals',
    'TreeSchedule',
    'TreeVersionConnection',
    'TreeVersionEdge',
    'TreeCommandRunCounts',
  ],
  ...[
    'TreeShare',
    'TreeFigures',
    'TreeTotals',
    'TreeNodeFigures',
    'TreeBranchFigures',
    'TreeCoverage',
    'TreeBranchRef',
    'TreePathFigures',
    'TreePathStop',
    'TreeResultCount',
    'TreeCommandFigures',
    'TreeVersionsCompared',
    'TreeNodeCompared',
    'RepairFigures',
    'RepairServicePointFigures',
    'RepairImportRow',
    'RepairImportRowConnection',
    'RepairImportJobConnection',
    'ProblemClassFigures',
    'ProblemClassSuggestion',
    'ProblemClassCandidate',
    'TreeDifference',
    'TreeNodeDifference',
    'TreePartDifference',
    'TreeVariableDifference',
    'TreeTextMark',
    'TreeExportFile',
    'TreeFileFinding',
    'TreeSource',
  ],
  'ArticlePreview',
  ...['Verification', 'NeedsUpdate', 'Checklist'].map((name) => `Article${name}`),
  ...['RecentUse', 'VerificationCount', 'ChecklistItem'],
  ...['ContentCriterion', 'ContentCriterionFigure', 'ContentStandard', 'ContentStandardMonth'],
  'ImportRow',
  'FileUpload',
  'TextRange',
  'SearchFacet',
  'SearchFacetValue',
  'SearchStatus',
  'AcknowledgementCount',
  'AcknowledgementRow',
  'FeedReady',
  'FeedHeartbeat',
  'FeedNews',
  'FeedRefetch',
  ...['EarlierAcknowledgement', 'ArticleDifference', 'FieldDifference', 'DifferenceHunk', 'DifferencePiece'],
  ...['ArticleTextMark', 'ArticleAsOf', 'ShareInterval', 'VersionAcknowledgement'],
  ...['ArticleTranslation', 'ArticleInLocale'],
  ...['ArticleFlagPlace', 'SubmittedCaseDecision', 'SimilarArticle', 'SimilarPassage'],
  ...['ArticleAttachment', 'ArticleLinkTarget'],
  ...['NoticeNews', 'NoticeCounts', 'NoticeConnection'],
  ...[
    ...['Node', 'Article', 'Check', 'Choice', 'Field', 'Option', 'Stop', 'GivenValue', 'Value', 'Entry', 'Ending'],
    ...['Offer', 'Waiting', 'Edge', 'Connection', 'Message'],
  ].map((name) => `TreeWalk${name}`),
  'TreeChoiceShare',
  // A hit carries the marks of its own query: the same article found by two queries is two hits.
  'SearchHit',
  'SearchConnection',
  // A suggestion's id is that of the article whose title it is.
  ...['Suggestion', 'Explanation', 'QueryExplanation', 'Slot', 'Feature'].map((name) => `Search${name}`),
  // Figures, lists and settings of the search are read whole.
  ...[
    ...['Analytics', 'AnalyticsRow', 'Figures', 'RisingQuery', 'UnopenedArticle', 'TrendDay', 'TroubleGroup'],
    ...['TroubleWording', 'GapProductLine', 'GapWording', 'GoldenResult', 'Learning', 'LearningReport', 'PreviewPlace'],
    ...['PreviewQuery', 'Settings', 'SettingsChange', 'SettingsDraft', 'SettingsGoingLive', 'SettingsPreview'],
    ...['Synonym', 'Word'],
  ].map((name) => `Search${name}`),
  ...[
    'User',
    'Article',
    'ArticleVersion',
    'ArticleComment',
    'ArticleFlag',
    'SubmittedCase',
    'ImportRow',
    'ImportJob',
    'ExportJob',
    'FeedEntry',
    'AcknowledgementRow',
    'AuditEvent',
    'SearchHit',
    'SearchGap',
    'SearchBestBet',
    'SearchGoldenQuery',
    'SearchGoldenRun',
    'SearchSettingsVersion',
  ].flatMap((name) => [`${name}Edge`, `${name}Connection`]),
  ...[
    'AgentDay',
    'AgentDayConnection',
    'AgentDayEdge',
    'AgentTimeFigures',
    'AgentTimeRowResult',
    'AgreementFigure',
    'AnswerGiven',
    'AssignmentConnection',
    'AssignmentEdge',
    'CalibrationComparison',
    'CalibrationMark',
    'CalibrationQuestion',
    'CalibrationRater',
    'CalibrationRuling',
    'CalibrationSessionConnection',
    'CalibrationSessionEdge',
    'CallConnection',
    'CallCustomer',
    'CallEdge',
    'CallFigures',
    'CallFiguresPoint',
    'CallFiguresSeries',
    'CallImportJobConnection',
    'CallImportJobEdge',
    'CallImportRow',
    'CallImportRowConnection',
    'CallImportRowEdge',
    'CallLevel',
    'CallRowResult',
    'CoachingConnection',
    'CoachingEdge',
    'CoachingEffect',
    'CoachingEffectSide',
    'CoachingGoal',
    'CoachingSettings',
    'CriteriaAgendaItem',
    'CriteriaChangeConnection',
    'CriteriaChangeEdge',
    'CriteriaMeetingConnection',
    'CriteriaMeetingEdge',
    'CriteriaReader',
    'CriteriaShare',
    'DisputeConnection',
    'DisputeEdge',
    'DisputeFigures',
    'DisputeItem',
    'EvaluationConnection',
    'EvaluationEdge',
    'EvaluationPast',
    'EvaluationWhatIf',
    'EvaluationWhatIfRow',
    'ExemplaryCallConnection',
    'ExemplaryCallEdge',
    'FamilyErrors',
    'FigureDefinition',
    'FigureMean',
    'FigureRatio',
    'FigureShare',
    'FirstContactFigures',
    'FormResult',
    'HandlingFigures',
    'HandlingOutlier',
    'OverturnByEvaluator',
    'OverturnByQuestion',
    'QualityAccuracy',
    'QualityAgentFigures',
    'QualityChart',
    'QualityEvaluatorFigures',
    'QualityFigures',
    'QualityQuestionFigures',
    'QualityQuestionWeek',
    'QualityQueueFigures',
    'QualityRelease',
    'QualityScore',
    'QualityTarget',
    'QualityTargets',
    'QualityTeamFigures',
    'QualityTeamMean',
    'QualityWeek',
    'QuestionResult',
    'RaterAgreement',
    'RaterAgreementKind',
    'RaterAgreementRater',
    'RecordingLink',
    'RecordingPeaks',
    'RepeatRule',
    'SampleConnection',
    'SampleEdge',
    'SampleSizeAnswer',
    'SampleStratum',
    'SamplingPlanConnection',
    'SamplingPlanEdge',
    'SamplingStratum',
    'SatisfactionCount',
    'SatisfactionFigures',
    'ScorecardBands',
    'ScorecardCondition',
    'ScorecardConditionTest',
    'ScorecardConnection',
    'ScorecardContent',
    'ScorecardDifference',
    'ScorecardDraft',
    'ScorecardEdge',
    'ScorecardFile',
    'ScorecardFinding',
    'ScorecardOption',
    'ScorecardPreview',
    'ScorecardQuestion',
    'ScorecardQuestionChange',
    'ScorecardRange',
    'ScorecardSection',
    'ScorecardSectionChange',
    'ScorecardTeaching',
    'ScorecardVersionConnection',
    'ScorecardVersionEdge',
    'SectionResult',
    'ServiceLevelFigure',
    'ServiceTarget',
    'TalkConnection',
    'TalkEdge',
    'TalkFigures',
    'Transcript',
    'TranscriptMark',
    'TranscriptTurn',
    'UnhappyWordList',
    'WeightedEstimate',
  ],
];

const keys: KeyingConfig = Object.fromEntries(EMBEDDED.map((name) => [name, () => null]));

const EntryState = gql`
  fragment EntryState on FeedEntry {
    id
    readAt
    acknowledgedAt
    isSuperseded
    viewerMustAcknowledge
  }
`;

const ViewerCounts = gql`
  fragment ViewerCountsState on Viewer {
    id
    unreadCount
    mustAcknowledgeCount
  }
`;

const inboxes = (cache: Cache) => cache.inspectFields('Query').filter((field) => field.fieldName === 'knowledgeInbox');

type News = Extract<KnowledgeFeedSubscription['knowledgeFeed'], { __typename?: 'FeedNews' }>;

function addToInboxes(cache: Cache, entry: News['entry']): void {
  const key = cache.keyOfEntity({ __typename: 'FeedEntry', id: entry.id });
  if (!key || cache.resolve(key, 'readAt') !== undefined) return;
  const mustAcknowledge = entry.priority !== 'INFO';
  // Held until the server's word for this person arrives: unread, and to be confirmed when its priority says so.
  cache.writeFragment(EntryState, {
    __typename: 'FeedEntry',
    id: entry.id,
    readAt: null,
    acknowledgedAt: null,
    isSuperseded: false,
    viewerMustAcknowledge: mustAcknowledge,
  });
  for (const field of inboxes(cache)) {
    const wanted = (field.arguments?.['filter'] as { priorities?: string[] | null } | null | undefined)?.priorities;
    const list = cache.resolve('Query', field.fieldKey);
    if (typeof list !== 'string' || (wanted && !wanted.includes(entry.priority))) continue;
    const nodes = cache.resolve(list, 'nodes');
    if (!Array.isArray(nodes)) continue;
    for (const older of nodes as string[]) {
      if (cache.resolve(older, 'code') !== entry.code) continue;
      cache.writeFragment(
        gql`
          fragment Superseded on FeedEntry {
            id
            isSuperseded
          }
        `,
        { __typename: 'FeedEntry', id: cache.resolve(older, 'id'), isSuperseded: true },
      );
    }
    cache.link(list, 'nodes', [key, ...(nodes as string[])]);
  }
  const viewer = cache.resolve('Query', 'viewer');
  if (typeof viewer !== 'string') return;
  const count = (name: string): number => Number(cache.resolve(viewer, name) ?? 0);
  cache.writeFragment(ViewerCounts, {
    __typename: 'Viewer',
    id: cache.resolve(viewer, 'id'),
    unreadCount: count('unreadCount') + 1,
    mustAcknowledgeCount: count('mustAcknowledgeCount') + (mustAcknowledge ? 1 : 0),
  });
}

const onKnowledgeFeed: UpdateResolver<KnowledgeFeedSubscription> = (result, _args, cache) => {
  const message = result.knowledgeFeed;
  if (message.__typename === 'FeedNews') addToInboxes(cache, message.entry);
  if (message.__typename === 'FeedRefetch')
    for (const field of inboxes(cache)) cache.invalidate('Query', field.fieldKey);
};

/**
 * The normalised cache: an answer to a mutation or a pushed entry changes what is shown wherever it is shown, without
 * fetching a list again under the hands of the person who reads it.
 */
export const createCache = () =>
  cacheExchange({ keys, updates: { Subscription: { knowledgeFeed: onKnowledgeFeed as UpdateResolver } } });
