import { useQuery } from 'urql';
import {
  DeskCardsDocument,
  DeskChoicesDocument,
  DeskPeopleDocument,
  type Role,
} from '../../../gql/calibration/graphql';
import { useWords } from './words';

/** More people than this a field does not list. */
const PEOPLE = 100;
/** Scorecards to choose from. */
const CARDS = 100;
const EVALUATORS: readonly Role[] = ['QA_ANALYST', 'SUPERVISOR'];

/** People who evaluate, by name: to take part, to be drawn for, to judge. */
export function useEvaluators(roles: readonly Role[] = EVALUATORS) {
  const { person } = useWords();
  const [{ data }] = useQuery({
    query: DeskPeopleDocument,
    variables: { filter: { roles: [...roles], isActive: true }, first: PEOPLE },
  });
  return (data?.users.nodes ?? []).map((user) => ({ value: user.id, label: person(user) }));
}

/** Scorecards in use for calls. */
export function useCards() {
  const { text } = useWords();
  const [{ data }] = useQuery({
    query: DeskCardsDocument,
    variables: { filter: { states: ['ACTIVE'] }, first: CARDS },
    requestPolicy: 'cache-and-network',
  });
  // By code: a form that somebody has just made does not stand first.
  const cards = (data?.scorecards.nodes ?? []).toSorted((one, other) =>
    one.code.localeCompare(other.code, 'en', { numeric: true }),
  );
  return cards.map((card) => ({
    ...{ value: card.id, label: `${card.code} ${text(card.title)}`, subject: card.subject },
  }));
}

/** Teams and queues to choose from. */
export function useTeamsAndQueues() {
  const { text } = useWords();
  const [{ data }] = useQuery({ query: DeskChoicesDocument });
  return {
    teams: (data?.teams ?? []).map(({ id, name }) => ({ value: id, label: text(name) })),
    queues: (data?.callQueues ?? []).map(({ key, name }) => ({ value: key, label: text(name) })),
  };
}
