import { Store } from '../../lib/store';

/** In whose light is searched: what fits it comes first, nothing is hidden. */
export interface CallLight {
  /** Product line that the call is about. */
  productLineId: string | null;
  /** Level of the customer in the centre's words. */
  customerLevel: string;
  /** Why the customer calls, in a few words. */
  reason: string;
}

/** Lengths that the API takes, in characters. */
export const REFERENCE_MAX = 64;
export const LEVEL_MAX = 40;
export const REASON_MAX = 200;

/** The call that the agent is on, as far as this desk knows it: a reference, what it is about, what was linked to it. */
export interface Call extends CallLight {
  reference: string;
  /** Whose call it is: another person on the same machine does not take it over. */
  personId: string;
  /** When the agent entered it (epoch ms). */
  since: number;
  /** Ids of the articles linked to it. */
  linked: readonly string[];
}

const STORAGE_KEY = 'caregraph.call';

function remembered(): Call | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<Call> | null;
    if (
      typeof stored?.reference !== 'string' ||
      typeof stored.personId !== 'string' ||
      typeof stored.since !== 'number' ||
      !Array.isArray(stored.linked)
    )
      return null;
    return {
      reference: stored.reference,
      personId: stored.personId,
      since: stored.since,
      linked: stored.linked,
      productLineId: typeof stored.productLineId === 'string' ? stored.productLineId : null,
      customerLevel: typeof stored.customerLevel === 'string' ? stored.customerLevel : '',
      reason: typeof stored.reason === 'string' ? stored.reason : '',
    };
  } catch {
    return null;
  }
}

/** Kept for the tab, so that a reload in the middle of a call loses nothing. */
export const callStore = new Store<Call | null>(remembered());

function change(call: Call | null): void {
  if (call) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(call));
  else sessionStorage.removeItem(STORAGE_KEY);
  callStore.set(call);
}

export function startCall(reference: string, personId: string): void {
  change({
    reference,
    personId,
    since: Date.now(),
    linked: [],
    productLineId: null,
    customerLevel: '',
    reason: '',
  });
}

/** What became known of the call; searches from now on are made in its light. */
export function noteLight(light: Partial<CallLight>): void {
  const call = callStore.get();
  if (call) change({ ...call, ...light });
}

/** Drops a call that another person left on this tab. */
export function claimCalls(personId: string): void {
  const call = callStore.get();
  if (call && call.personId !== personId) change(null);
}

export function endCall(): void {
  change(null);
}

export function noteLinked(reference: string, articleId: string): void {
  const call = callStore.get();
  if (!call || call.reference !== reference || call.linked.includes(articleId)) return;
  change({ ...call, linked: [...call.linked, articleId] });
}

/** Takes a link back that the server refused. */
export function noteNotLinked(reference: string, articleId: string): void {
  const call = callStore.get();
  if (call?.reference === reference) change({ ...call, linked: call.linked.filter((id) => id !== articleId) });
}
