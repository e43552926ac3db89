import type { Client } from 'urql';
import {
  AgentAcknowledgeDocument,
  AgentFeedbackDocument,
  AgentGapRecordDocument,
  AgentLinkToCallDocument,
  type ArticleFeedbackGiveInput,
  type ArticleLinkToCallInput,
  type FeedEntryAcknowledgeInput,
  type SearchGapRecordInput,
} from '../../gql/agent/graphql';
import { Store } from '../../lib/store';
import type { MoreAction } from './more/send';
import { type Outcome, run } from './outbox-run';
import { sendMore } from './send-more';

export type { Outcome };

/**
 * What an agent does while the connection is away waits here and is sent when it is back, in order. Sending twice does no
 * harm: a link, a gap, a flag and a case carry their idempotency key, an acknowledgement and a feedback are the same however often they are given.
 */
export type Action =
  | { kind: 'link'; id: string; input: ArticleLinkToCallInput }
  | { kind: 'feedback'; id: string; articleId: string; input: ArticleFeedbackGiveInput }
  | { kind: 'acknowledge'; id: string; input: FeedEntryAcknowledgeInput }
  | { kind: 'gap'; id: string; input: SearchGapRecordInput }
  | MoreAction;

/** The actions that wait. */
export const outboxStore = new Store<readonly Action[]>([]);

const storageKey = (personId: string): string => `caregraph.outbox.${personId}`;

function perform(client: Client, action: Action): Promise<Outcome> {
  switch (action.kind) {
    case 'link':
      return run(client, AgentLinkToCallDocument, { input: action.input }, (data) => data.articleLinkToCall);
    case 'feedback':
      return run(
        client,
        AgentFeedbackDocument,
        { id: action.articleId, input: action.input },
        (data) => data.articleFeedbackGive,
      );
    case 'acknowledge':
      return run(client, AgentAcknowledgeDocument, { input: action.input }, (data) => data.feedEntryAcknowledge);
    case 'gap':
      return run(client, AgentGapRecordDocument, { input: action.input }, (data) => data.searchGapRecord);
    case 'flag':
    case 'case':
      return performMore(client, action);
  }
}

/** The part that sends these was fetched with the desk; where it could not be, they wait. */
async function performMore(client: Client, action: MoreAction): Promise<Outcome> {
  const part = await sendMore().catch(() => null);
  return part ? part.performMore(client, action) : { status: 'queued' };
}

/** The outbox of one person in this browser; it outlives a reload and a login. */
export class Outbox {
  private isFlushing = false;

  constructor(
    private readonly client: Client,
    private readonly personId: string,
    private readonly onRefused: (action: Action, message: string) => void,
  ) {
    outboxStore.set(this.stored());
  }

  /** Sends an action now, or keeps it for when the connection is back. */
  async send(action: Action): Promise<Outcome> {
    // Behind others that wait, so that the order stays.
    if (outboxStore.get().length > 0) {
      this.keep([...outboxStore.get(), action]);
      void this.flush();
      return { status: 'queued' };
    }
    const outcome = await perform(this.client, action);
    if (outcome.status === 'queued') this.keep([...outboxStore.get(), action]);
    return outcome;
  }

  /** Sends what waits, one after the other, until one cannot be sent. */
  async flush(): Promise<void> {
    if (this.isFlushing) return;
    this.isFlushing = true;
    try {
      for (let next = outboxStore.get()[0]; next; next = outboxStore.get()[0]) {
        const outcome = await perform(this.client, next);
        if (outcome.status === 'queued') return;
        const { id } = next;
        this.keep(outboxStore.get().filter((action) => action.id !== id));
        if (outcome.status === 'refused') this.onRefused(next, outcome.message);
      }
    } finally {
      this.isFlushing = false;
    }
  }

  private keep(actions: readonly Action[]): void {
    if (actions.length > 0) localStorage.setItem(storageKey(this.personId), JSON.stringify(actions));
    else localStorage.removeItem(storageKey(this.personId));
    outboxStore.set(actions);
  }

  private stored(): Action[] {
    try {
      const actions: unknown = JSON.parse(localStorage.getItem(storageKey(this.personId)) ?? '[]');
      return Array.isArray(actions) ? (actions as Action[]) : [];
    } catch {
      return [];
    }
  }
}
