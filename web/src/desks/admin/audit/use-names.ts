import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type AuditRowFragment, ClientsDocument, NamesDocument } from '../../../gql/admin/graphql';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { fieldChanges, idsIn } from './difference';

const MOST = 100;

/** What the ids of these events are called, as far as it can be told. */
export function useNames(events: readonly AuditRowFragment[]): (id: string) => string | null {
  const { text, person } = useWords();
  const centre = useCentre();
  const [clients] = useQuery({ query: ClientsDocument });
  const known = useMemo(() => {
    const names = new Map<string, string>();
    for (const list of [centre.sites, centre.teams, centre.departments, centre.productLines, centre.supportTiers])
      for (const { id, name } of list) names.set(id, text(name));
    for (const { id, name } of clients.data?.clientKeys ?? []) names.set(id, name);
    return names;
  }, [centre.sites, centre.teams, centre.departments, centre.productLines, centre.supportTiers, clients.data, text]);
  const ids = useMemo(() => {
    const found = events.flatMap(({ subjectId, before, after }) => [
      ...idsIn(subjectId),
      ...fieldChanges(before, after).flatMap((change) => idsIn([change.before, change.after])),
    ]);
    return [...new Set(found)].filter((id) => !known.has(id)).slice(0, MOST);
  }, [events, known]);
  const [{ data }] = useQuery({ query: NamesDocument, variables: { ids }, pause: ids.length === 0 });
  return useMemo(() => {
    const names = new Map(known);
    for (const node of data?.nodes ?? []) {
      if (node && 'nameEn' in node) names.set(node.id, person(node));
      if (node && 'code' in node) names.set(node.id, `${node.code} ${node.title}`);
    }
    return (id) => names.get(id) ?? null;
  }, [known, data, person]);
}
