import { Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { BrokenLinkListDocument, type BrokenLinkListQuery } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { pickText, toLanguage } from '../../../lib/languages';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../shared/desk-page';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import styles from './broken-links-page.module.css';

type Row = BrokenLinkListQuery['articlesWithBrokenLinks']['nodes'][number];
type Link = Row['brokenLinks'][number];

const PAGE = 50;

/** Published articles that refer to what is gone, or to what some of their readers may not read. */
export function BrokenLinksPage() {
  const { t, person, language } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(BrokenLinkListDocument, { first: PAGE }, (data) => data.articlesWithBrokenLinks);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = list.rows.find(({ id }) => id === chosen) ?? list.rows[0];
  const open = ({ id }: Row): void => go(`articles/${id}`);
  const edit = row?.viewerCanEdit ? (): void => go(`articles/${row.id}/edit`) : undefined;
  const back = (): void => go('articles');
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: row?.id ?? null,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  useHotkeys({ e: edit, Escape: back });
  useEffect(() => {
    document.title = t('links.title');
  }, [t]);
  const columns: Column<Row>[] = [
    { key: 'code', header: t('columns.code'), width: '96px', cell: ({ code }) => <CodeLabel>{code}</CodeLabel> },
    {
      key: 'title',
      header: t('columns.title'),
      cell: ({ title, locale }) => <strong lang={toLanguage(locale)}>{title}</strong>,
    },
    {
      key: 'links',
      header: t('links.broken'),
      width: '440px',
      cell: ({ brokenLinks }) => <Links links={brokenLinks} />,
    },
    {
      key: 'owner',
      header: t('links.owner'),
      width: '130px',
      cell: ({ verification }) =>
        verification?.owner
          ? person(verification.owner)
          : verification?.ownerTeam
            ? pickText(verification.ownerTeam.name, language)
            : '—',
    },
    {
      key: 'act',
      header: t('columns.act'),
      align: 'end',
      width: '112px',
      cell: (one) =>
        one.id === row?.id &&
        edit && (
          <Button size="small" variant="primary" keyCap="E" onClick={edit}>
            {t('links.edit')}
          </Button>
        ),
    },
  ];
  return (
    <DeskPage
      tab="articles"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: 'E', label: t('hints.edit'), run: edit },
        { keys: 'Esc', label: t('links.back'), run: back },
      ]}
    >
      <Card title={t('links.title')} aside={t('links.note')} padded={false}>
        <ListPanel
          list={list}
          empty={
            <Empty
              icon={Link2}
              title={t('links.noneTitle')}
              actions={<Button onClick={back}>{t('links.back')}</Button>}
            >
              {t('links.noneText')}
            </Empty>
          }
        >
          <Table
            label={t('links.title')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            selectedKey={row?.id}
            onSelect={({ id }) => setChosen(id)}
            onOpen={open}
          />
        </ListPanel>
      </Card>
    </DeskPage>
  );
}

function Links({ links }: { links: readonly Link[] }) {
  const { t } = useWords();
  return (
    <ul className={styles['links']}>
      {links.map(({ code, state, article, mergedInto }) => (
        <li key={code}>
          <CodeLabel>{code}</CodeLabel>
          <Tag tone={state === 'NARROWER_AUDIENCE' || state === 'MERGED' ? 'warn' : 'bad'}>
            {mergedInto ? t('links.mergedInto', { code: mergedInto.code }) : t(`links.states.${state}`)}
          </Tag>
          {article && (
            <span className={styles['quiet']} lang={toLanguage(article.locale)}>
              {article.title}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
