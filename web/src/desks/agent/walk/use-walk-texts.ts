import { WalkTextsDocument } from '../../../gql/walks/graphql';
import { useAtStep } from './use-at-step';

/** The walk as plain text: for the call's record, and for the next one. */
export function useWalkTexts(id: string, step: number): { caseNote: string | null; handoverText: string | null } {
  const texts = useAtStep(WalkTextsDocument, { id, step }, (data) => data.treeWalk);
  return { caseNote: texts?.caseNote ?? null, handoverText: texts?.handoverText ?? null };
}
