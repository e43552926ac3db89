import {
  BoardAgentsDocument,
  BoardEvaluatorsDocument,
  BoardFiguresDocument,
  BoardGroupsDocument,
  BoardQuestionsDocument,
  BoardWeeksDocument,
} from '../../../gql/quality-figures/graphql';
import { usePart } from '../shared/use-part';
import { callFilterOf, type FiguresView, qualityFilterOf } from '../shared/view';

/** Everything that the board shows of evaluations. `card` is the form whose questions are looked at. */
export function useBoard(view: FiguresView, card: string | null) {
  const filter = qualityFilterOf(view);
  const { measure } = view;
  return {
    figures: usePart(BoardFiguresDocument, { filter, isWeighted: view.weighted, calls: callFilterOf(view) }),
    weeks: usePart(BoardWeeksDocument, { filter, measure, isRebased: false }),
    agents: usePart(BoardAgentsDocument, { filter, measure }),
    questions: usePart(
      BoardQuestionsDocument,
      { filter: { ...filter, ...(card === null ? {} : { scorecardId: card }) } },
      card === null,
    ),
    groups: usePart(BoardGroupsDocument, { filter, measure }),
    evaluators: usePart(BoardEvaluatorsDocument, { filter, measure }),
  };
}

export type BoardParts = ReturnType<typeof useBoard>;
