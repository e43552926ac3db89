import { Link } from '@tanstack/react-router';
import { BookOpen, ClipboardCheck, GitBranch, Headphones, type LucideIcon, Settings, User, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type Desk, ViewerCountsDocument } from '../gql/shell/graphql';
import { usePerson } from '../lib/use-person';
import { Logo } from './logo';
import styles from './rail.module.css';
import { desksOf } from './start-page';

const ICONS: Partial<Record<Desk, LucideIcon>> = {
  AGENT: Headphones,
  KNOWLEDGE: BookOpen,
  TREES: GitBranch,
  QUALITY: ClipboardCheck,
  MINE: User,
  TEAM: Users,
  ADMIN: Settings,
};

/** The way between desks: only those that the person may use are there. */
export function Rail() {
  const { t } = useTranslation();
  const person = usePerson();
  const [{ data }] = useQuery({ query: ViewerCountsDocument });
  const waiting = data?.viewer?.mustAcknowledgeCount ?? 0;
  return (
    <nav className={styles['rail']} aria-label={t('shell.navigation')}>
      <div className={styles['logo']}>
        <Logo />
      </div>
      {desksOf(person).map(({ desk, path }) => {
        const Icon = ICONS[desk] ?? BookOpen;
        return (
          <Link key={desk} to={path} className={styles['link']} activeOptions={{ exact: false, includeSearch: false }}>
            <Icon size={19} strokeWidth={1.8} aria-hidden="true" />
            {t(`desks.${desk}`)}
            {desk === 'AGENT' && waiting > 0 && (
              <span className={styles['count']}>{waiting > 99 ? '99+' : waiting}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
