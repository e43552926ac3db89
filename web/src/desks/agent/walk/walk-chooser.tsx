import { GitBranch } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { KeyCap } from '../../../components/key-cap';
import { RelativeTime } from '../../../components/relative-time';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { WalkTreeDocument, WalkTreesOfArticleDocument } from '../../../gql/walks/graphql';
import { classes } from '../../../lib/classes';
import { personName, pickText } from '../../../lib/languages';
import { useStore } from '../../../lib/store';
import { useLanguage } from '../../../lib/use-language';
import type { WalkRow } from '../../walks/list';
import type { AgentDeskState } from '../use-agent-desk';
import { PanelHead } from './panel-head';
import { useShownHints } from './use-shown-hints';
import { useWalkKeys } from './use-walk-keys';
import styles from './walk-chooser.module.css';
import side from './walk-side.module.css';
import { walksStore } from './walks-store';

const TREES_OF_ARTICLE = 9;

interface Line {
  key: string;
  body: ReactNode;
  run: () => void;
}

interface WalkChooserProps {
  desk: AgentDeskState;
  /** Opens the walk that is going on straight away, where there is one. */
  opensOwn: boolean;
  onShow: (id: string) => void;
  onHide: () => void;
}

/** What can be walked: the tree that was asked for, trees that use the open article, own walks, and those that are offered. */
export function WalkChooser({ desk, opensOwn, onShow, onHide }: WalkChooserProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const { mine, offered } = useStore(walksStore);
  const going =
    mine.rows.find(({ state }) => state === 'ACTIVE') ?? (mine.rows.length === 1 ? mine.rows[0] : undefined);
  const isOpening = opensOwn && (!mine.isReady || going !== undefined) && !mine.error;
  const show = useRef(onShow);
  show.current = onShow;
  useEffect(() => {
    if (opensOwn && going) show.current(going.id);
  }, [going, opensOwn]);

  const { tree: code } = desk.search;
  const article = desk.article.article;
  const [looked] = useQuery({
    query: WalkTreeDocument,
    variables: { code: code ?? '', node: '', hasNode: false },
    pause: code === undefined,
  });
  const [users] = useQuery({
    query: WalkTreesOfArticleDocument,
    variables: { id: article?.id ?? '', first: TREES_OF_ARTICLE },
    pause: article === null,
  });
  const walkTree = (tree: string) => () => desk.go({ walk: undefined, tree, node: undefined });

  interface Listed {
    code: string;
    version: number | null;
    title: { zhCN: string; en: string };
    description?: { zhCN: string; en: string } | null;
  }
  const treeLine = (tree: Listed): Line => ({
    key: tree.code,
    run: walkTree(tree.code),
    body: (
      <>
        <span className={styles['title']}>{pickText(tree.title, language)}</span>
        {tree.description && <span className={styles['text']}>{pickText(tree.description, language)}</span>}
        <span className={styles['meta']}>
          <CodeLabel>{tree.code}</CodeLabel> {tree.version !== null && t('version', { version: tree.version })}
        </span>
      </>
    ),
  });
  const walkLine = (row: WalkRow): Line => ({
    key: row.id,
    run: () => onShow(row.id),
    body: (
      <>
        <span className={styles['title']}>{row.treeTitle}</span>
        <span className={styles['text']}>
          {t('list.at', { step: row.path.length + 1 })}
          {row.node && ` · ${row.node.title}`}
        </span>
        {row.offer?.note && row.state === 'HANDED_OVER' && <span className={styles['note']}>{row.offer.note}</span>}
        <span className={styles['meta']}>
          <CodeLabel>{row.treeCode}</CodeLabel>
          {row.state === 'HANDED_OVER' && row.offer?.by && (
            <span>{t('list.from', { name: personName(row.offer.by, language) })}</span>
          )}
          {row.callReference !== null && <span>{t('list.inCall', { reference: row.callReference })}</span>}
          {row.state !== 'ACTIVE' && <Tag tone="vio">{t(`states.${row.state}`)}</Tag>}
          <RelativeTime at={row.changedAt} />
        </span>
      </>
    ),
  });
  const asked = code !== undefined ? looked.data?.treeByCode : null;
  const groups: { title: string; lines: Line[] }[] = [
    { title: t('list.title'), lines: asked ? [treeLine(asked)] : [] },
    { title: t('list.offered'), lines: offered.rows.map(walkLine) },
    { title: t('list.mine'), lines: mine.rows.map(walkLine) },
    {
      title: t('list.uses', { code: article?.code ?? '' }),
      lines: (article ? (users.data?.article?.treeDependants.nodes ?? []) : [])
        .filter((tree) => tree.version !== null)
        .map(treeLine),
    },
  ].filter(({ lines }) => lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  const [active, setActive] = useState(0);
  const at = Math.min(active, lines.length - 1);
  const digits = Object.fromEntries(lines.slice(0, 9).map((line, index) => [String(index + 1), line.run]));
  useWalkKeys(desk.walkPanel, {
    anywhere: digits,
    inside: {
      ArrowDown: () => setActive(Math.min(lines.length - 1, at + 1)),
      ArrowUp: () => setActive(Math.max(0, at - 1)),
      Enter: () => lines[at]?.run(),
      Escape: onHide,
      w: () => undefined,
    },
  });
  useShownHints(
    desk,
    [
      ...(lines.length > 0
        ? [{ keys: lines.length > 1 ? `1–${Math.min(9, lines.length)}` : '1', label: t('hints.choose') }]
        : []),
      { keys: '↵', label: t('hints.open') },
      { keys: 'Esc', label: t('hints.hide') },
      { keys: '?', label: t('hints.all') },
    ],
    [],
  );
  const isReady = mine.isReady && offered.isReady;
  const error = mine.error ?? offered.error;
  let number = 0;
  return (
    <>
      <PanelHead title={t('list.title')} onHide={onHide} />
      <div className={side['scroll']}>
        {error && <ErrorState error={error} onRetry={mine.reload} keepsOld={lines.length > 0} />}
        {((!isReady && !error) || isOpening) && <Skeleton rows={4} />}
        {isReady && !isOpening && lines.length === 0 && (
          <Empty icon={GitBranch} title={t('list.noneTitle')}>
            {t('list.noneText')}
          </Empty>
        )}
        {!isOpening &&
          groups.map((group) => (
            <section key={group.title} aria-label={group.title}>
              <h3 className={styles['heading']}>{group.title}</h3>
              <ul>
                {group.lines.map((line) => {
                  const index = number;
                  number += 1;
                  return (
                    <li key={line.key}>
                      <button
                        type="button"
                        className={classes(styles['line'], index === at && styles['active'])}
                        onFocus={() => setActive(index)}
                        onClick={line.run}
                      >
                        <span className={styles['body']}>{line.body}</span>
                        {index < 9 && <KeyCap>{String(index + 1)}</KeyCap>}
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
