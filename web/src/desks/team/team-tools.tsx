import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import { TeamTeamsDocument } from '../../gql/team/graphql';
import { pickText } from '../../lib/languages';
import { useLanguage } from '../../lib/use-language';
import styles from './team-desk.module.css';
import type { TeamSearch } from './team-search';

const route = getRouteApi('/team');
const EVERY_TEAM = 'all';

/** The bar of the desk: which of its parts, which team, and what the part offers. */
export function TeamTools({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('team');
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data }] = useQuery({ query: TeamTeamsDocument });
  const change = (next: TeamSearch): void => void navigate({ search: next, replace: true });
  return (
    <div className={styles['tools']}>
      <Segmented<'reading' | 'quality' | 'times'>
        label={t('parts.label')}
        value={search.part ?? 'reading'}
        items={[
          { value: 'reading', label: t('subtitle') },
          { value: 'quality', label: t('parts.quality') },
          { value: 'times', label: t('parts.times') },
        ]}
        onChange={(part) => change({ team: search.team, part: part === 'reading' ? undefined : part })}
      />
      <Select
        label={t('team')}
        value={search.team ?? EVERY_TEAM}
        items={[
          { value: EVERY_TEAM, label: t('everyTeam') },
          ...(data?.teams ?? []).map((team) => ({ value: team.id, label: pickText(team.name, language) })),
        ]}
        onChange={(team) => change({ ...search, team: team === EVERY_TEAM ? undefined : team })}
      />
      {children}
    </div>
  );
}
