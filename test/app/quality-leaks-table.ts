import { Role } from '../../src/platform/auth/viewer.js';
import { secret, type Ids, type ThingName } from './quality-leaks-world.js';

/** Something that is asked, with the ids of what there is or of nothing. */
export interface Asked {
  readonly what: string;
  readonly text: string;
  readonly variables: (ids: Ids) => Record<string, unknown>;
}

/** A question, and somebody whose answer changes when there is something. */
export interface Question extends Asked {
  readonly seenBy: string;
}

const analyst = Role.QA_ANALYST;
const days = { fromDay: day(-20), toDay: day(2) };
const moments = { from: new Date(Date.now() - 20 * 86_400_000), to: new Date(Date.now() + 86_400_000) };
function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}

const tried = {
  ...{ name: { zhCN: '试抽', en: 'Trial' }, isActive: false, period: 'DAY', basis: 'ALL', share: 1, minPerAgent: 9 },
};

const call = `reference disposition tags satisfaction hasRecording hasTranscript unhappyWords customer { lastDigits } evaluations { id notes { text } }
  recording { id peaks { values } } transcript { turns { text } }`;
const evaluation = `kind state answers { ref options } notes { text isPrivate } result { raw } acknowledgement history { reason }
  call { reference } agent { name } disputes { items { reason } } others { notes { text } } scorecardVersion { version }`;
const dispute = 'state items { ref reason } evaluation { id }';
const talk = 'state problems solution comment';
const coaching = 'state topic goals { text } notes refs callIds';
const session = `title state submittedCount call { reference } viewerEvaluation { notes { text } }
  comparison { raters { user { id } } questions { ref marks { timedNotes { text } } } } participants { id } progress { hasSubmitted submittedAt user { id } }`;
const assignment = 'state call { reference } agent { id } evaluation { id }';
const any = (type: string, fields: string): string => `... on ${type} { ${fields} }`;
const nodes = [
  ...[any('Call', 'reference'), any('Evaluation', 'notes { text }'), any('Recording', 'bytes')],
  ...[any('Dispute', 'items { reason }'), any('Talk', 'problems'), any('Coaching', 'topic')],
  ...[any('CalibrationSession', 'title'), any('Assignment', 'weight'), any('Sample', 'seed'), any('Notice', 'kind')],
].join(' ');

const one = (field: string, thing: ThingName, fields: string, seenBy: string = analyst): Question => ({
  ...{ what: `${field} ${thing}`, seenBy, text: `query($id: ID!) { ${field}(id: $id) { ${fields} } }` },
  variables: (ids) => ({ id: ids[thing] }),
});
const plain = (what: string, text: string, seenBy: string = analyst): Question => ({
  ...{ what, seenBy, text, variables: () => ({}) },
});
const list = (field: string, fields: string, seenBy: string = analyst, filter = ''): Question =>
  plain(
    `list of ${field} ${filter}`.trim(),
    `{ ${field}(first: 10${filter ? `, ${filter}` : ''}) { totalCount nodes { id ${fields} } } }`,
    seenBy,
  );
const counted = (field: string, type: string, more: string, fields: string): Question => ({
  ...{ what: field, seenBy: analyst, variables: () => ({ filter: days }) },
  text: `query($filter: ${type}!) { ${field}(filter: $filter${more}) { ${fields} } }`,
});
const ofAgent = (field: string, type: string, fields: string): Question => ({
  ...{ what: `${field} of the agent`, seenBy: analyst },
  text: `query($filter: ${type}!) { ${field}(filter: $filter) { ${fields} } }`,
  variables: ({ agent }) => ({ filter: { ...days, agentId: agent } }),
});
const search = (query: string, filter = ''): Question =>
  plain(
    `search of ${query}${filter}`,
    `{ search(query: "${query}", first: 10${filter}) { totalCount nodes { id kind code title snippet subject { __typename } }
      facets { field values { value count } } didYouMean } }`,
  );

/** Everything by which something of the agent's work could be read. */
export const questions: readonly Question[] = [
  ...[one('call', 'call', call), one('recording', 'recording', 'seconds bytes peaks { values } call { reference }')],
  {
    ...{ what: 'callByReference', seenBy: analyst, variables: ({ reference }) => ({ reference }) },
    text: `query($reference: String!) { callByReference(reference: $reference) { ${call} } }`,
  },
  {
    ...{ what: 'callsOfCustomer', seenBy: analyst, variables: (ids) => ({ id: ids.call }) },
    text: 'query($id: ID!) { callsOfCustomer(callId: $id, days: 7) { reference } }',
  },
  ...[list('calls', call), list('calls', 'reference', analyst, 'filter: { satisfaction: [1] }')],
  ...[one('evaluation', 'released', evaluation), one('evaluation', 'draft', evaluation)],
  ...[one('evaluation', 'self', evaluation, Role.AGENT), one('evaluation', 'blind', evaluation, Role.SUPERVISOR)],
  ...[list('evaluations', evaluation), list('evaluations', 'state', analyst, 'filter: { isFatal: false }')],
  list('evaluations', 'state', analyst, 'filter: { isDisputed: true }'),
  list('evaluations', 'state', analyst, 'filter: { isCounted: true }'),
  list('evaluations', 'state', analyst, 'filter: { question: { ref: "greet", mark: ANSWERED } }'),
  list('myEvaluations', evaluation, Role.AGENT, 'side: ABOUT_ME'),
  list('myEvaluations', 'state', analyst, 'side: WRITTEN'),
  ...[one('dispute', 'dispute', dispute), list('disputes', dispute), one('talk', 'talk', talk), list('talks', talk)],
  ...[one('coaching', 'coaching', coaching), list('coachings', coaching)],
  ...[one('calibration', 'calibration', session), list('calibrations', session)],
  ...[list('assignments', assignment), list('myAssignments', assignment), list('samplingPlans', 'name { en }')],
  ...[list('samples', 'frameCount drawnCount'), one('samplingPlan', 'plan', 'name { en }')],
  {
    ...{ what: 'samplingPlanPreview', seenBy: analyst },
    text: `query($input: SamplingPlanPreviewInput!) { samplingPlanPreview(input: $input) { frameCount excludedCount drawnCount
      strata { population } shortAgents { callCount agent { id } } evaluators { drawnCount } userErrors { code field } } }`,
    variables: () => ({ input: { plan: tried, from: moments.from, to: new Date(Date.now() - 1_000) } }),
  },
  plain('talkFigures', '{ talkFigures { due held } }'),
  {
    ...{ what: 'talkFigures of the agent', seenBy: analyst, variables: ({ agent }) => ({ agent }) },
    text: 'query($agent: ID!) { talkFigures(filter: { agentId: $agent }) { due held heldInTime late } }',
  },
  counted('qualityFigures', 'QualityFiguresFilter', '', 'evaluationCount agentCount score { raw { value } }'),
  ofAgent('qualityFigures', 'QualityFiguresFilter', 'evaluationCount agentCount'),
  {
    ...{
      what: 'qualityByQuestion',
      seenBy: analyst,
      variables: ({ card }) => ({ filter: { ...days, scorecardId: card } }),
    },
    text: 'query($filter: QualityFiguresFilter!) { qualityByQuestion(filter: $filter) { __typename } }',
  },
  ...['Agent', 'Team', 'Queue', 'Evaluator'].map((by) =>
    counted(`qualityBy${by}`, 'QualityFiguresFilter', ', measure: ANY_CRITICAL', '__typename'),
  ),
  counted('qualityByWeek', 'QualityFiguresFilter', ', measure: ANY_CRITICAL, isRebased: false', 'weeks { week of }'),
  counted(
    'callFigures',
    'CallFiguresFilter',
    '',
    'callCount offeredCount answeredCount satisfaction { mean { value } }',
  ),
  ofAgent('callFigures', 'CallFiguresFilter', 'callCount answeredCount'),
  {
    ...{ what: 'disputeFigures', seenBy: analyst, variables: () => moments },
    text: 'query($from: DateTime!, $to: DateTime!) { disputeFigures(from: $from, to: $to) { disputeCount openCount } }',
  },
  plain('what if all', '{ evaluationWhatIf(naRule: ZERO) { count passCount rows { raw } } }'),
  {
    ...{
      what: 'what if one',
      seenBy: analyst,
      variables: ({ released, draft, self, blind }) => ({ ids: [released, draft, self, blind] }),
    },
    text: 'query($ids: [ID!]) { evaluationWhatIf(ids: $ids, naRule: ZERO) { count passCount rows { raw } } }',
  },
  ...[
    search(secret),
    search('wallaby cable'),
    search('wallaby cable', ', filter: { kinds: [CALL] }'),
    search('QUOKKA-1'),
  ],
  plain(
    'notices',
    '{ notices(first: 50) { totalCount nodes { kind title text subjectCode } } noticeCounts { unreadCount } }',
    Role.AGENT,
  ),
  ...(['call', 'recording', 'released', 'draft', 'dispute', 'talk', 'coaching', 'calibration'] as const).map((thing) =>
    one('node', thing, `id ${nodes}`),
  ),
  ...(['assignment', 'sample', 'plan'] as const).map((thing) => one('node', thing, `id ${nodes}`)),
  ...[one('node', 'self', `id ${nodes}`, Role.AGENT), one('node', 'blind', `id ${nodes}`, Role.SUPERVISOR)],
  one('node', 'notice', `id ${nodes}`, Role.AGENT),
  {
    ...{
      what: 'nodes',
      seenBy: analyst,
      variables: (ids) => ({ ids: Object.values({ ...ids, agent: ids.call, card: ids.call, reference: ids.call }) }),
    },
    text: `query($ids: [ID!]!) { nodes(ids: $ids) { id ${nodes} } }`,
  },
];

const attempt = (field: string, thing: ThingName, input: Record<string, unknown> | null, idName = 'id'): Asked => ({
  what: `${field} ${thing}`,
  text: `mutation($id: ID!${input ? `, $input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!` : ''}) {
    ${field}(${idName}: $id${input ? ', input: $input' : ''}) { __typename userErrors { code field message } } }`,
  variables: (ids) => ({ id: ids[thing], ...(input ? { input } : {}) }),
});
const begun = (field: string, input: (ids: Ids) => Record<string, unknown>): Asked => ({
  what: field,
  text: `mutation($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename userErrors { code field message } } }`,
  variables: (ids) => ({ input: input(ids) }),
});
const [version, revision] = [{ expectedVersion: 1 }, { expectedRevision: 1 }];

/** Acts on the agent’s work, and what is asked of its effect. */
export const attempts: readonly Asked[] = [
  ...(['released', 'draft', 'self', 'blind'] as const).flatMap((thing) => [
    attempt('evaluationDraftUpdate', thing, { ...revision, answers: [] }),
    attempt('evaluationSubmit', thing, revision),
    attempt('evaluationRelease', thing, revision),
    attempt('evaluationDiscard', thing, { ...revision, reason: 'x' }),
    attempt('evaluationAcknowledge', thing, {}),
    attempt('evaluationConsent', thing, { isGiven: true }),
    attempt('evaluationRescore', thing, { ...revision, answers: [{ ref: 'greet', options: ['no'] }], reason: 'No.' }),
    attempt('evaluationExemplaryAsk', thing, { reason: 'Good.' }),
    attempt('disputeOpen', thing, { items: [{ ref: 'greet', reason: 'No.' }] }, 'evaluationId'),
  ]),
  attempt('disputeWithdraw', 'dispute', null),
  attempt('disputeDecide', 'dispute', {
    ...{ ...revision, items: [{ ref: 'greet', decision: 'REJECTED', ruling: 'No.' }] },
  }),
  attempt('talkHold', 'talk', { ...version, problems: 'x', solution: 'y' }),
  attempt('talkAcknowledge', 'talk', version),
  attempt('coachingUpdate', 'coaching', { ...version, topic: 'x' }),
  attempt('coachingHold', 'coaching', { ...version, notes: 'x', goals: ['y'] }),
  attempt('coachingAcknowledge', 'coaching', version),
  attempt('coachingClose', 'coaching', { ...version, outcome: 'x' }),
  attempt('calibrationStart', 'calibration', null),
  attempt('calibrationReveal', 'calibration', { ...version, reason: 'x' }),
  attempt('calibrationRule', 'calibration', { ...version, ref: 'greet', ruling: 'x' }),
  attempt('calibrationClose', 'calibration', version),
  attempt('samplingPlanRun', 'plan', {}),
  attempt('assignmentSkip', 'assignment', { ...version, reason: 'x' }),
  one('coachingEffect', 'coaching', 'difference before { __typename }'),
  begun('recordingLink', ({ recording }) => ({ recordingId: recording })),
  begun('evaluationStart', ({ call: callId, card }) => ({ callId, scorecardId: card })),
  begun('callLinkArticle', ({ call: callId }) => ({ callId, articleId: 'article_none', isLinked: true })),
  begun('callLegalHold', ({ call: callId }) => ({ callId, isOn: true, reason: 'x' })),
  begun('peerAssign', ({ call: callId, card, agent }) => ({ callId, scorecardId: card, evaluatorId: agent })),
  begun('coachingOpen', ({ call, agent }) => ({ agentId: agent, callIds: [call], topic: 'x' })),
  begun('assignmentsDistribute', ({ sample, agent }) => ({ sampleId: sample, evaluatorIds: [agent] })),
];
