import type { Client, CombinedError, TypedDocumentNode } from 'urql';
import {
  type TreeWalkAnswerInput,
  type TreeWalkChangeAnswerInput,
  type TreeWalkHandOverInput,
  type TreeWalkJumpInput,
  WalkAnswerDocument,
  WalkBackDocument,
  WalkChangeDocument,
  WalkEndDocument,
  WalkHandOverDocument,
  WalkJumpDocument,
  WalkLinkDocument,
  type WalkPartsFragment,
  WalkPauseDocument,
  type WalkPayloadFragment,
  WalkResumeDocument,
  WalkTakeOverDocument,
} from '../../gql/walks/graphql';
import type { Refusal } from '../../lib/outcome';

export type Walk = WalkPartsFragment;
export type WalkNode = NonNullable<Walk['node']>;
export type WalkStop = Walk['path'][number];
export type WalkField = WalkNode['fields'][number];
export type WalkChoice = WalkNode['choices'][number];

/** What was answered, computed or brought by the call: what the tree only begins with nobody knows yet. */
export const knownValues = ({ values }: Walk): Walk['values'] => values.filter(({ isDefault }) => !isDefault);

type Without<Input> = Omit<Input, 'id' | 'expectedStep'>;

/** What somebody does with a walk. */
export type WalkAct =
  | { kind: 'answer'; input: Without<TreeWalkAnswerInput> }
  | { kind: 'change'; input: Without<TreeWalkChangeAnswerInput> }
  | { kind: 'jump'; input: Without<TreeWalkJumpInput> }
  | { kind: 'handOver'; input: Without<TreeWalkHandOverInput> }
  | { kind: 'end'; note: string | null }
  | { kind: 'link'; callReference: string }
  | { kind: 'back' | 'pause' | 'resume' | 'takeOver' };

/** An act as it was meant: at which step, at which node. It is sent again as it is until the server has said something. */
export interface MeantAct {
  readonly act: WalkAct;
  /** The step that was on the screen. */
  readonly step: number;
  /** The node that was on the screen. */
  readonly nodeKey: string | null;
  /** How many stops were answered before. */
  readonly stops: number;
  /** The answer in words, for whoever waits for the connection. */
  readonly words: string;
}

export type ActOutcome =
  | { kind: 'done'; walk: Walk | null }
  | { kind: 'refused'; walk: Walk | null; refusals: readonly Refusal[] }
  /** Not reached, or told to come back later: nothing is known of what became of it. */
  | { kind: 'unknown' }
  | { kind: 'failed'; error: CombinedError };

/** Codes of errors that pass by themselves. */
const PASSING = ['UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED'];

async function run<Data, Variables extends { input: unknown }>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  input: Variables['input'],
  pick: (data: Data) => WalkPayloadFragment,
): Promise<ActOutcome> {
  const { data, error } = await client.mutation(document, { input } as Variables).toPromise();
  if (error || !data) {
    const code = String(error?.graphQLErrors[0]?.extensions['code']);
    if (!error || error.networkError || PASSING.includes(code)) return { kind: 'unknown' };
    return { kind: 'failed', error };
  }
  const { walk, userErrors } = pick(data);
  return userErrors.length > 0 ? { kind: 'refused', walk, refusals: userErrors } : { kind: 'done', walk };
}

/** Sends one act for the step that was on the screen. */
export function perform(client: Client, id: string, { act, step }: MeantAct): Promise<ActOutcome> {
  const at = { id, expectedStep: step };
  switch (act.kind) {
    case 'answer':
      return run(client, WalkAnswerDocument, { ...at, ...act.input }, (data) => data.treeWalkAnswer);
    case 'change':
      return run(client, WalkChangeDocument, { ...at, ...act.input }, (data) => data.treeWalkChangeAnswer);
    case 'jump':
      return run(client, WalkJumpDocument, { ...at, ...act.input }, (data) => data.treeWalkJump);
    case 'handOver':
      return run(client, WalkHandOverDocument, { ...at, ...act.input }, (data) => data.treeWalkHandOver);
    case 'end':
      return run(client, WalkEndDocument, { ...at, note: act.note }, (data) => data.treeWalkEnd);
    case 'link':
      return run(client, WalkLinkDocument, { id, callReference: act.callReference }, (data) => data.treeWalkLinkToCall);
    case 'back':
      return run(client, WalkBackDocument, at, (data) => data.treeWalkBack);
    case 'pause':
      return run(client, WalkPauseDocument, at, (data) => data.treeWalkPause);
    case 'resume':
      return run(client, WalkResumeDocument, at, (data) => data.treeWalkResume);
    case 'takeOver':
      return run(client, WalkTakeOverDocument, { id }, (data) => data.treeWalkTakeOver);
  }
}

const isSame = (stop: WalkStop, given: Pick<TreeWalkAnswerInput, 'choice' | 'values'>): boolean =>
  (given.choice ?? null) === stop.choice &&
  (given.values ?? []).every(
    ({ name, value }) => value === '' || stop.values.some((one) => one.name === name && one.value === value),
  );

/**
 * Whether a walk that is ahead is ahead by this very act: its answer came through, only the reply was lost. Then nothing is to be
 * told; otherwise somebody else was quicker.
 */
export function isTaken(walk: Walk, { act, nodeKey, stops }: MeantAct): boolean {
  switch (act.kind) {
    case 'answer':
      return walk.path.some((stop) => stop.at >= stops && stop.nodeKey === nodeKey && isSame(stop, act.input));
    case 'change':
      return walk.path.some((stop) => stop.at === act.input.at && isSame(stop, act.input));
    case 'jump':
      return walk.node?.key === act.input.nodeKey;
    case 'handOver':
      return walk.state === 'HANDED_OVER';
    case 'end':
      return walk.endedAt !== null;
    case 'back':
      return walk.path.length === stops - 1;
    case 'pause':
      return walk.state === 'PAUSED';
    case 'resume':
      return walk.state === 'ACTIVE';
    case 'link':
    case 'takeOver':
      return false;
  }
}
