import { useQuery } from 'urql';
import { PeopleChoicesDocument, QualityChoicesDocument, ScorecardChoicesDocument } from '../../../gql/quality/graphql';
import type { Channel, SubjectKind } from '../../../gql/quality/graphql';
import { useWords } from './words';

/** More agents than this a field does not list. */
const PEOPLE = 100;
/** Scorecards to choose from. */
const CARDS = 100;

/** Teams, queues and levels to choose from, with what else a list may be narrowed to. */
export function useChoices() {
  const { text } = useWords();
  const [{ data }] = useQuery({ query: QualityChoicesDocument });
  const named = <One extends { name: { zhCN: string; en: string } }>(
    list: readonly One[] | undefined,
    value: (one: One) => string,
  ) => (list ?? []).map((one) => ({ value: value(one), label: text(one.name) }));
  return {
    teams: named(data?.teams, ({ id }) => id),
    queues: named(data?.callQueues, ({ key }) => key),
    levels: named(data?.callLevels, ({ key }) => key),
    sites: named(data?.sites, ({ id }) => id),
    lines: named(data?.productLines, ({ id }) => id),
  };
}

/** The agents that a list can be narrowed to. */
export function useAgents(teamId: string | null) {
  const { person } = useWords();
  const [{ data }] = useQuery({
    query: PeopleChoicesDocument,
    variables: { filter: { roles: ['AGENT'], ...(teamId ? { teamId } : {}) }, first: PEOPLE },
  });
  return (data?.users.nodes ?? []).map((user) => ({ value: user.id, label: person(user) }));
}

/** Kinds of forms that fit how a customer came; the server takes no others. */
const SUBJECTS: Record<Channel, readonly SubjectKind[]> = {
  PHONE: ['CALL'],
  MAIL: ['MAIL'],
  CHAT: ['CHAT'],
  WEB: ['CHAT', 'MAIL'],
  SOCIAL: ['CHAT', 'MAIL'],
  COUNTER: ['VISIT', 'CALL'],
};

/** Scorecards in use that fit a channel; nothing while they are not there yet. */
export function useFittingScorecards(channel: Channel) {
  return useScorecards()?.filter(({ subject }) => SUBJECTS[channel].includes(subject));
}

const byCode = (one: { code: string }, other: { code: string }): number =>
  one.code.localeCompare(other.code, 'en', { numeric: true });

/** Scorecards in use; nothing while they are not there yet. */
export function useScorecards() {
  const [{ data, error }] = useQuery({
    query: ScorecardChoicesDocument,
    variables: { filter: { states: ['ACTIVE'] }, first: CARDS },
    requestPolicy: 'cache-and-network',
  });
  // By code: a form that somebody has just made does not stand first.
  return data?.scorecards.nodes.toSorted(byCode) ?? (error ? [] : undefined);
}
