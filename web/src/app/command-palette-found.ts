import { useLocation, useRouter } from '@tanstack/react-router';
import { FileText, GitBranch, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CommandPeopleDocument, CommandSearchDocument } from '../gql/shell/graphql';
import { joinList, personName } from '../lib/languages';
import { useLanguage } from '../lib/use-language';
import { usePerson } from '../lib/use-person';
import type { Command } from './command-palette-command';
import { recentlyOpened } from './command-palette-recent';

const ARTICLES = 5;
const PEOPLE = 4;
const LONGEST_NAME = 100;

/** What can be opened: what the server finds for the typed text, or, with nothing typed, what was opened lately. */
export function useFound(text: string): readonly Command[] {
  const person = usePerson();
  const articles = useArticles(text);
  const people = usePeople(text);
  return text.trim() === '' ? recentlyOpened(person.id) : [...articles, ...people];
}

/** The first articles and trees that the search finds, by title or code, for people who have a desk on which to read them. */
function useArticles(text: string): Command[] {
  const person = usePerson();
  const router = useRouter();
  const { pathname } = useLocation();
  const isOff = text.trim().length < 2 || !person.desks.includes('AGENT');
  const [{ data }] = useQuery({
    query: CommandSearchDocument,
    variables: { query: text.trim(), first: ARTICLES },
    pause: isOff,
  });
  if (isOff) return [];
  // Who stands at the knowledge desk opens there what they found; everybody else where answers are read.
  const isAtKnowledge = pathname.startsWith('/knowledge') && person.desks.includes('KNOWLEDGE');
  return (data?.search.nodes ?? []).map((hit) => ({
    id: `open-${hit.id}`,
    group: 'open',
    icon: 'id' in hit.subject ? FileText : GitBranch,
    label: hit.title,
    note: hit.code ?? undefined,
    run: () => {
      if (!('id' in hit.subject)) {
        // A tree, or a step of one: there the walk begins.
        const node = hit.nodeKey === null ? '' : `&node=${encodeURIComponent(hit.nodeKey)}`;
        router.history.push(`/agent?tree=${hit.code}${node}`);
        return;
      }
      const id = encodeURIComponent(hit.subject.id);
      router.history.push(isAtKnowledge ? `/knowledge/articles/${id}` : `/agent?id=${id}`);
    },
  }));
}

/** The first people of that name, number or sound, for who has a page on which to open them. */
function usePeople(text: string): Command[] {
  const { t } = useTranslation();
  const person = usePerson();
  const router = useRouter();
  const language = useLanguage();
  const typed = text.trim();
  const isOff = typed === '' || typed.length > LONGEST_NAME || !person.desks.includes('ADMIN');
  const [{ data }] = useQuery({
    query: CommandPeopleDocument,
    variables: { filter: { text: typed }, first: PEOPLE },
    pause: isOff,
  });
  if (isOff) return [];
  return (data?.users.nodes ?? []).map(({ id, name, nameEn, roles }) => ({
    id: `open-${id}`,
    group: 'open',
    icon: UserRound,
    label: personName({ name, nameEn }, language),
    note: joinList(
      roles.map((role) => t(`roles.${role}`)),
      language,
    ),
    run: () => router.history.push(`/admin?at=${encodeURIComponent(id)}`),
  }));
}
