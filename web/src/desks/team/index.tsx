import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { BellOff } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { HintBar } from '../../components/hint-bar';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { TopBar } from '../../components/top-bar';
import { TeamEntriesDocument } from '../../gql/team/graphql';
import { useHotkeys } from '../../lib/hotkeys';
import { lazyPage } from '../../lib/lazy-page';
import { lazyPart } from '../../lib/lazy-part';
import { usePageKeys } from '../../lib/page-keys';
import { EntryList, type TeamEntry } from './entry-list';
import { PeoplePanel } from './people-panel';
import styles from './team-desk.module.css';
import type { TeamSearch } from './team-search';
import { TeamTools } from './team-tools';
import type { WalkRow } from '../walks/list';
import { useRefresh } from './use-refresh';

const walks = () => import('../walks/door');
const WalksPart = lazyPart(async () => (await walks()).WalksPart);
const WalkPanel = lazyPart(async () => (await walks()).WalkPanel);

const QualityPage = lazyPage(() =>
  import('./quality/quality-page').then((module) => ({ default: module.QualityPage })),
);

const TimesPage = lazyPage(() => import('./times/times-page').then((module) => ({ default: module.TimesPage })));

const route = getRouteApi('/team');
const ENTRIES_SHOWN = 50;

/** The supervisor's desk: who has read what, and how good the work of the people is. */
export function TeamDesk() {
  const { t } = useTranslation('team');
  const { part } = route.useSearch();
  if (part === undefined) return <ReadingPage />;
  return (
    <Suspense
      fallback={
        <Page top={<TopBar title={t('title')} subtitle={t(`parts.${part}`)} />}>
          <Skeleton rows={6} />
        </Page>
      }
    >
      {part === 'quality' ? <QualityPage /> : <TimesPage />}
    </Suspense>
  );
}

/** Which must-reads and stop-work notices are out, who has not confirmed them and who has, and who walks which tree now. */
function ReadingPage() {
  const { t, i18n } = useTranslation(['team', 'shell']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = useNavigate();
  const [{ data, error }, execute] = useQuery({
    query: TeamEntriesDocument,
    variables: { first: ENTRIES_SHOWN },
    requestPolicy: 'cache-and-network',
  });
  useRefresh(() => execute({ requestPolicy: 'network-only' }));

  const entries = data?.knowledgeInbox.nodes ?? [];
  const selected = entries.find((entry) => entry.id === search.entry) ?? entries[0];
  const change = (next: TeamSearch): void =>
    void navigate({ search: (last: TeamSearch) => ({ ...last, ...next }), replace: true });
  const select = (entry: TeamEntry | undefined): void => {
    if (entry) change({ entry: entry.id, walk: undefined });
  };
  const walks = useRef<readonly WalkRow[]>([]);
  const openWalk = (walk: string | undefined): void => change({ walk });
  const step = (by: 1 | -1): void => {
    if (search.walk !== undefined) {
      const at = walks.current.findIndex(({ id }) => id === search.walk);
      openWalk(walks.current[Math.max(0, Math.min(walks.current.length - 1, at + by))]?.id);
      return;
    }
    const index = entries.findIndex((entry) => entry.id === selected?.id);
    select(entries[Math.max(0, Math.min(entries.length - 1, index + by))]);
  };
  const show = search.show ?? 'not';
  const toggle = (): void => change({ show: show === 'done' ? undefined : 'done' });
  const openArticle = (): void => {
    if (selected?.article) void goTo({ to: '/agent', search: { id: selected.article.id } });
  };
  useHotkeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    o: openArticle,
    t: toggle,
    w: () => openWalk(search.walk === undefined ? walks.current[0]?.id : undefined),
    Escape: () => openWalk(undefined),
  });

  const keys = useMemo(
    () => [
      { keys: '↑ ↓', label: t('keys.select') },
      { keys: 'T', label: t('keys.toggle') },
      { keys: 'O', label: t('keys.open') },
      { keys: 'W', label: t('keys.walks') },
    ],
    [t, i18n.language],
  );
  usePageKeys(useMemo(() => ({ title: t('title'), keys }), [keys, t]));
  useEffect(() => {
    document.title = `${t('title')} · CareGraph`;
  }, [t]);

  return (
    <Page
      top={<TopBar title={t('title')} subtitle={t('subtitle')} />}
      bottom={<HintBar hints={[...keys, { keys: '?', label: t('shell:keys.all') }]}>{t('foot')}</HintBar>}
    >
      <TeamTools>
        <span className={styles['note']}>{t('toolsNote')}</span>
      </TeamTools>
      <div className={styles['columns']}>
        <div className={styles['left']}>
          <section className={styles['entries']} aria-label={t('entries')} data-panel="entries" tabIndex={0}>
            {error && (
              <div className={styles['notice']}>
                <ErrorState
                  error={error}
                  keepsOld={entries.length > 0}
                  onRetry={() => execute({ requestPolicy: 'network-only' })}
                />
              </div>
            )}
            {!data && !error && <Skeleton rows={5} />}
            {data && entries.length === 0 && (
              <Empty icon={BellOff} title={t('noneTitle')}>
                {t('noneText')}
              </Empty>
            )}
            <EntryList
              entries={entries}
              selectedId={search.walk === undefined ? selected?.id : undefined}
              onSelect={select}
            />
          </section>
          <Suspense fallback={null}>
            <WalksPart
              selectedId={search.walk}
              onSelect={({ id }) => openWalk(id)}
              onRows={(rows) => {
                walks.current = rows;
              }}
            />
          </Suspense>
        </div>
        {search.walk !== undefined && (
          <Suspense fallback={null}>
            <WalkPanel key={search.walk} id={search.walk} onClose={() => openWalk(undefined)} />
          </Suspense>
        )}
        {search.walk === undefined && selected && (
          <PeoplePanel
            entry={selected}
            show={show}
            teamId={search.team}
            onShow={(next) => change({ show: next === 'done' ? 'done' : undefined })}
            onOpen={openArticle}
          />
        )}
      </div>
    </Page>
  );
}
