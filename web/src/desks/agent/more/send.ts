import type { Client } from 'urql';
import {
  AgentCaseSubmitDocument,
  AgentFlagRaiseDocument,
  type ArticleCaseSubmitInput,
  type ArticleFlagRaiseInput,
} from '../../../gql/feedback/graphql';
import { type Outcome, run } from '../outbox-run';

/** What an agent says about the knowledge itself; apart from the desk, so that it is no part of the first load. */
export type MoreAction =
  | { kind: 'flag'; id: string; input: ArticleFlagRaiseInput }
  | { kind: 'case'; id: string; input: ArticleCaseSubmitInput };

/** Sends one such action. */
export function performMore(client: Client, action: MoreAction): Promise<Outcome> {
  return action.kind === 'flag'
    ? run(client, AgentFlagRaiseDocument, { input: action.input }, (data) => data.articleFlagRaise)
    : run(client, AgentCaseSubmitDocument, { input: action.input }, (data) => data.articleCaseSubmit);
}
