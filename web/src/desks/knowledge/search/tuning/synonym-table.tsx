import { ArrowLeftRight, ArrowRight, Pencil, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { IconButton } from '../../../../components/icon-button';
import { Pager } from '../../../../components/pager';
import { type Column, Table } from '../../../../components/table';
import { TextInput } from '../../../../components/text-input';
import { toLanguage } from '../../../../lib/languages';
import { useSearchWords } from '../words';
import { keyOfSynonym, type SynonymRow, synonymText, wordsTogether } from './lists';
import styles from './synonyms-page.module.css';

/** How many rows stand at once: there may be two thousand. */
const PAGE = 100;

interface SynonymTableProps {
  rows: readonly SynonymRow[];
  /** Whether rows may be changed now. */
  isReady: boolean;
  onAdd: () => void;
  onEdit: (row: SynonymRow) => void;
}

/** The synonyms as they are being prepared; found by typing a part of a word. */
export function SynonymTable({ rows, isReady, onAdd, onEdit }: SynonymTableProps) {
  const { s, t, common, number } = useSearchWords();
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(PAGE);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = typed.trim().toLowerCase();
  const found = wanted ? rows.filter((row) => synonymText(row, ' ').toLowerCase().includes(wanted)) : rows;
  const columns: Column<SynonymRow>[] = [
    {
      key: 'words',
      header: s('tuning.columns.words'),
      cell: (row) => {
        const Arrow = row.isMutual ? ArrowLeftRight : ArrowRight;
        const arrow = <Arrow size={14} strokeWidth={1.8} aria-hidden="true" className={styles['arrow']} />;
        return (
          <span className={styles['words']} lang={toLanguage(row.locale)}>
            {row.isMutual
              ? wordsTogether(row).map((word, at) => (
                  <span key={word}>
                    {at > 0 && arrow}
                    {word}
                  </span>
                ))
              : [
                  <span key="words">{row.words.join(t('list.comma'))}</span>,
                  <span key="arrow">{arrow}</span>,
                  <span key="means">{row.means.join(t('list.comma'))}</span>,
                ]}
          </span>
        );
      },
    },
    {
      key: 'way',
      header: s('tuning.columns.way'),
      width: '84px',
      cell: (row) => s(row.isMutual ? 'tuning.bothWays' : 'tuning.oneWay'),
    },
    { key: 'locale', header: t('columns.locale'), width: '64px', cell: (row) => common(`locales.${row.locale}`) },
    {
      key: 'edit',
      header: '',
      align: 'end',
      width: '48px',
      cell: (row) => (
        <IconButton
          label={s('tuning.editRow', { words: synonymText(row, t('list.comma')) })}
          icon={<Pencil size={14} strokeWidth={1.8} aria-hidden="true" />}
          disabled={!isReady}
          onClick={() => onEdit(row)}
        />
      ),
    },
  ];
  return (
    <Card
      title={s('tuning.synonyms')}
      aside={number(rows.length)}
      padded={false}
      tools={
        <>
          {rows.length > 0 && (
            <span className={styles['filter']}>
              <TextInput
                value={typed}
                aria-label={s('tuning.find')}
                placeholder={s('tuning.find')}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  setShown(PAGE);
                }}
              />
            </span>
          )}
          <Button
            size="small"
            icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="A"
            disabled={!isReady}
            onClick={onAdd}
          >
            {s('tuning.addSynonym')}
          </Button>
        </>
      }
    >
      {rows.length === 0 && (
        <Empty icon={ArrowLeftRight} title={s('tuning.noneTitle')}>
          {s('tuning.noneText')}
        </Empty>
      )}
      {rows.length > 0 && found.length === 0 && <Empty icon={SearchX} title={common('common.noMatch')} />}
      {found.length > 0 && (
        <>
          <Table
            label={s('tuning.synonyms')}
            columns={columns}
            rows={found.slice(0, shown)}
            rowKey={keyOfSynonym}
            selectedKey={chosen}
            onSelect={(row) => setChosen(keyOfSynonym(row))}
            onOpen={isReady ? onEdit : undefined}
          />
          {found.length > PAGE && (
            <Pager
              shown={Math.min(shown, found.length)}
              total={found.length}
              hasMore={shown < found.length}
              onMore={() => setShown(shown + PAGE)}
            />
          )}
        </>
      )}
    </Card>
  );
}
