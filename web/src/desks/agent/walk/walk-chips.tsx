import { GitBranch, HandHelping } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { classes } from '../../../lib/classes';
import { personName } from '../../../lib/languages';
import { usePageCommands } from '../../../lib/page-keys';
import { showToast } from '../../../lib/toasts';
import { useLanguage } from '../../../lib/use-language';
import { useWalkList } from '../../walks/list';
import { resumeWaiting } from '../../walks/session';
import type { AgentDeskState } from '../use-agent-desk';
import { useKeptLinks } from './use-kept-links';
import styles from './walk-chips.module.css';
import { walksStore } from './walks-store';

const MINE = ['ACTIVE', 'PAUSED'] as const;
const OFFERED = ['HANDED_OVER'] as const;

/** In the call bar: the walk that is going on, wherever it is hidden, and how many wait to be taken over. */
export function WalkChips({ desk }: { desk: AgentDeskState }) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const client = useClient();
  const open = (walk: string) => (): void => desk.go({ walk, tree: undefined, node: undefined });
  const mine = useWalkList({ scope: 'MINE', states: MINE });
  const offered = useWalkList({
    scope: 'OFFERED',
    states: OFFERED,
    onNew: ({ id, treeTitle, offer }) =>
      showToast({
        tone: 'info',
        text: t('chip.offersNews', { name: offer?.by ? personName(offer.by, language) : '', title: treeTitle }),
        detail: offer?.note ?? undefined,
        action: { label: t('chip.take'), run: open(id) },
      }),
  });
  useEffect(
    () => walksStore.set({ mine, offered }),
    [mine.rows, mine.isReady, mine.error, offered.rows, offered.isReady, offered.error],
  );
  useEffect(() => resumeWaiting(client), [client]);
  useKeptLinks(desk);

  const [first] = [...mine.rows].sort((one, other) => one.state.localeCompare(other.state));
  const isShown = first !== undefined && desk.search.walk === first.id;
  const title = first?.treeTitle ?? '';
  usePageCommands([
    ...(first
      ? [{ id: 'walk.resume', label: t('commands.resume', { title }), note: first.treeCode, run: open(first.id) }]
      : []),
    { id: 'walk.list', label: t('commands.list'), run: open('list') },
  ]);
  return (
    <span className={styles['chips']}>
      {first && (
        <button
          type="button"
          className={classes(styles['chip'], isShown && styles['shown'])}
          title={t('chip.open', { title })}
          aria-pressed={isShown}
          onClick={open(first.id)}
        >
          <GitBranch size={14} strokeWidth={1.8} aria-hidden="true" />
          {first.waiting
            ? t('chip.waiting', { code: first.treeCode })
            : first.state === 'PAUSED'
              ? t('chip.paused', { code: first.treeCode })
              : t('chip.running', { code: first.treeCode, step: first.path.length + 1 })}
        </button>
      )}
      {mine.rows.length > 1 && (
        <button type="button" className={styles['chip']} onClick={open('list')}>
          {t('chip.more', { count: mine.rows.length - 1 })}
        </button>
      )}
      {offered.rows.length > 0 && (
        <button type="button" className={classes(styles['chip'], styles['offers'])} onClick={open('list')}>
          <HandHelping size={14} strokeWidth={1.8} aria-hidden="true" />
          {t('chip.offers', { count: offered.rows.length })}
        </button>
      )}
    </span>
  );
}
