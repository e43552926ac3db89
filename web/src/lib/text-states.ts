/** How far a text (an article, a tree) has come. */
export const STATES = ['PUBLISHED', 'DRAFT', 'IN_REVIEW', 'APPROVED', 'ARCHIVED'] as const;
export type TextState = (typeof STATES)[number];
type DraftState = 'DRAFT' | 'IN_REVIEW' | 'APPROVED';

const isDraftState = (state: TextState): state is DraftState =>
  state === 'DRAFT' || state === 'IN_REVIEW' || state === 'APPROVED';

/** A state as lists are asked for it. States of a draft are asked of the draft: what is live keeps its own state meanwhile. */
export function stateFilter(state: TextState | null): { draftStates?: DraftState[]; states?: TextState[] } {
  if (state === null) return {};
  return isDraftState(state) ? { draftStates: [state] } : { states: [state] };
}
