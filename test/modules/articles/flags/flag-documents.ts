export interface Made {
  id: string;
  revision: number;
  code: string;
}
export interface FlagView {
  id: string;
  revision: number;
  state: string;
  [field: string]: unknown;
}

export const hour = 3_600_000;
const whole = `id revision kind state quote comment version callReference riskRank raisedAt dueAt isOverdue timesRaised answer mendedInVersion pendingVersion
  viewerCanAnswer isRaisedByViewer raisedBy { id } takenBy { id } answeredBy { id } responsible { id } article { id } place { isThere heading before text after version }`;
export const raiseText = `mutation ($input: ArticleFlagRaiseInput!) { articleFlagRaise(input: $input) { flag { ${whole} } userErrors { code field } } }`;
export const takeText = `mutation ($id: ID!, $input: ArticleFlagTakeInput!) { articleFlagTake(id: $id, input: $input) { flag { ${whole} } userErrors { code field } } }`;
export const answerText = `mutation ($id: ID!, $input: ArticleFlagAnswerInput!) { articleFlagAnswer(id: $id, input: $input) { flag { ${whole} } userErrors { code field } } }`;
export const listText = `query ($scope: ArticleFlagScope!, $states: [ArticleFlagState!], $articleId: ID) { articleFlags(scope: $scope, states: $states, articleId: $articleId, first: 50) { totalCount nodes { ${whole} } } }`;
