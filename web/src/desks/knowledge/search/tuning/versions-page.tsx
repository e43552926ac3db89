import { History, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { DateTime } from '../../../../components/date-time';
import { Empty } from '../../../../components/empty';
import { ErrorState } from '../../../../components/error-state';
import { Skeleton } from '../../../../components/skeleton';
import { type Column, Table } from '../../../../components/table';
import { Tag } from '../../../../components/tag';
import {
  SearchSettingsRollBackDocument,
  SearchSettingsVersionsDocument,
  type SettingsFragment,
  type SettingsVersionFragment,
} from '../../../../gql/knowledge/graphql';
import { showToast } from '../../../../lib/toasts';
import { ActDialog } from '../../../../components/act-dialog';
import { DeskPage } from '../../shared/desk-page';
import { ListPanel } from '../../../../components/list-panel';
import { useChange } from '../../../../lib/use-change';
import { usePages } from '../../../../lib/use-pages';
import { useSearchWords } from '../words';
import { ChangeList } from './change-list';
import { GoingLive } from './draft-bar';
import { changesBetween, liveLists, versionLists } from './lists';
import { TuningBar } from './tuning-bar';
import { useSettings } from './use-settings';
import styles from './versions-page.module.css';

const PAGE = 20;

/** A version as it is listed; 0 is the search as delivered, which is no object of the server. */
interface VersionRow {
  version: number;
  found: SettingsVersionFragment | null;
}

interface VersionsProps {
  settings: SettingsFragment;
  onRollBack: (row: VersionRow) => void;
}

/** All published states, and what each has more or less than the live one. */
function Versions({ settings, onRollBack }: VersionsProps) {
  const { s, t, person } = useSearchWords();
  const list = usePages(SearchSettingsVersionsDocument, { first: PAGE }, (data) => data.searchSettingsVersions);
  const { reload } = list;
  useEffect(() => {
    if (settings.revision > 0) reload();
  }, [settings.revision, reload]);
  const rows: VersionRow[] = list.rows.map((found) => ({ version: found.version, found }));
  if (list.isReady && !list.hasMore) rows.push({ version: 0, found: null });
  return (
    <Card title={s('versions.title')} aside={s('versions.about')} padded={false}>
      <ListPanel list={{ ...list, rows }} hasPager={list.hasMore} empty={<Empty title={s('versions.none')} />}>
        <ol aria-label={s('versions.title')}>
          {rows.map((row) => {
            const isLive = row.version === settings.liveVersion;
            const changes = changesBetween(liveLists(settings), versionLists(row.found), t('list.comma'));
            return (
              <li key={row.version} className={styles['version']}>
                <p className={styles['line']}>
                  <strong>
                    {row.version === 0 ? s('versions.delivered') : s('versions.numbered', { version: row.version })}
                  </strong>
                  {isLive && <Tag tone="good">{s('versions.live')}</Tag>}
                  {row.found && (
                    <span className={styles['quiet']}>
                      {person(row.found.publishedBy)} <DateTime at={row.found.publishedAt} as="moment" />
                    </span>
                  )}
                  <span className={styles['space']} />
                  {!isLive && (
                    <Button
                      size="small"
                      icon={<Undo2 size={14} strokeWidth={1.8} aria-hidden="true" />}
                      disabled={settings.goingLive !== null && settings.goingLive.fault === null}
                      onClick={() => onRollBack(row)}
                    >
                      {s('versions.rollBack')}
                    </Button>
                  )}
                </p>
                {row.found?.note && <p className={styles['note']}>{row.found.note}</p>}
                {!isLive &&
                  (changes.length > 0 ? (
                    <>
                      <p className={styles['quiet']}>{s('versions.againstLive')}</p>
                      <ChangeList changes={changes} />
                    </>
                  ) : (
                    <p className={styles['quiet']}>{s('versions.sameAsLive')}</p>
                  ))}
              </li>
            );
          })}
        </ol>
      </ListPanel>
    </Card>
  );
}

/** Who made which version wanted, and why. */
function Changes({ settings }: { settings: SettingsFragment }) {
  const { s, person } = useSearchWords();
  type Row = SettingsFragment['changes'][number];
  const columns: Column<Row>[] = [
    { key: 'at', header: s('versions.columns.at'), width: '110px', cell: ({ at }) => <DateTime at={at} as="moment" /> },
    {
      key: 'what',
      header: s('versions.columns.what'),
      cell: ({ kind, version, note }) => (
        <span className={styles['what']}>
          <span>{version === 0 ? s('versions.toDelivered') : s(`versions.kinds.${kind}`, { version })}</span>
          {note && <span className={styles['quiet']}>{note}</span>}
        </span>
      ),
    },
    { key: 'by', header: s('versions.columns.by'), width: '110px', cell: ({ by }) => person(by) },
  ];
  return (
    <Card title={s('versions.changes')} padded={false}>
      {settings.changes.length === 0 ? (
        <Empty icon={History} title={s('versions.noChanges')} />
      ) : (
        <Table
          label={s('versions.changes')}
          columns={columns}
          rows={settings.changes}
          rowKey={({ at, version }) => `${at}:${version}`}
        />
      )}
    </Card>
  );
}

/** Every state of the settings that was ever live; an older one can be taken back. */
export function VersionsPage() {
  const { s } = useSearchWords();
  const { state, error, adopt, reload } = useSettings();
  const settings = state?.settings ?? null;
  const [wanted, setWanted] = useState<VersionRow | null>(null);
  const rollBack = useChange(SearchSettingsRollBackDocument, (data) => data.searchSettingsRollBack);
  useEffect(() => {
    document.title = s('versions.title');
  }, [s]);
  return (
    <DeskPage tab="tuning" hints={[]}>
      <TuningBar view="versions" />
      {error && <ErrorState error={error} onRetry={reload} keepsOld={settings !== null} />}
      {!settings && !error && (
        <Card>
          <Skeleton rows={6} />
        </Card>
      )}
      {settings?.goingLive && (
        <Card>
          <GoingLive goingLive={settings.goingLive} />
        </Card>
      )}
      {settings && (
        <div className={styles['columns']}>
          <Versions
            settings={settings}
            onRollBack={(row) => {
              rollBack.reset();
              setWanted(row);
            }}
          />
          <Changes settings={settings} />
        </div>
      )}
      {settings && wanted && (
        <ActDialog
          title={
            wanted.version === 0 ? s('versions.backToDelivered') : s('versions.backTo', { version: wanted.version })
          }
          description={s('versions.backText')}
          submit={s('versions.rollBack')}
          reason={{ label: s('versions.why'), missing: s('versions.whyMissing') }}
          change={rollBack}
          onSubmit={async (note) => {
            const outcome = await rollBack.run({
              input: { expectedVersion: settings.revision, version: wanted.version, note },
            });
            if (outcome.kind !== 'failed') adopt(outcome.payload.settings);
            if (outcome.kind === 'done') showToast({ tone: 'good', text: s('versions.backDone') });
            return outcome.kind === 'done';
          }}
          onClose={() => setWanted(null)}
        />
      )}
    </DeskPage>
  );
}
