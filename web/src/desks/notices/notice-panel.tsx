import { Dialog } from '@base-ui/react/dialog';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { BellOff, CheckCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeStore } from '../../app/notices/notice-store';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { KeyCap } from '../../components/key-cap';
import { Segmented } from '../../components/segmented';
import { Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import { useHotkeys } from '../../lib/hotkeys';
import { useStore } from '../../lib/store';
import { useLanguage } from '../../lib/use-language';
import { useNow } from '../../lib/use-now';
import { usePerson } from '../../lib/use-person';
import { byDay } from './days';
import styles from './notice-panel.module.css';
import { NoticeRowView } from './notice-row';
import { placeOf } from './place';
import { type NoticeRow, useNoticeList } from './use-notice-list';

type Choice = 'all' | 'unread';

const MINUTE_MS = 60_000;

/** What this person is told, by day, over the page at its right edge. Esc closes it, arrows walk, Enter opens, R marks as read. */
export function NoticePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notices');
  const language = useLanguage();
  const now = useNow(MINUTE_MS);
  const [choice, setChoice] = useState<Choice>('all');
  const [isMarking, setMarking] = useState(false);
  const { unread } = useStore(noticeStore);
  const list = useNoticeList(choice === 'unread');
  const open = useOpen(onClose);
  const scroll = useRef<HTMLDivElement>(null);

  const buttons = (): HTMLElement[] => [...(scroll.current?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: here + 1, ArrowUp: Math.max(0, here - 1), Home: 0, End: all.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    all[Math.min(target, all.length - 1)]?.focus();
  };
  const markAll = async (): Promise<void> => {
    if (isMarking || !unread) return;
    setMarking(true);
    await list.markRead(null);
    setMarking(false);
  };
  const markHere = (): void => {
    const id = (document.activeElement as HTMLElement | null)?.dataset['notice'];
    if (id !== undefined && list.rows?.some((row) => row.id === id && row.readAt === null)) void list.markRead(id);
  };
  useHotkeys(
    { r: markHere, 'Shift+r': () => void markAll(), ArrowDown: () => buttons()[0]?.focus() },
    { overlay: true },
  );
  const choose = (row: NoticeRow): void => {
    if (row.readAt === null) void list.markRead(row.id);
    open(row);
  };

  const rows = list.rows ?? [];
  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['panel']} initialFocus={scroll} data-modal-open="">
          <header className={styles['head']}>
            <Dialog.Title className={styles['title']}>{t('title')}</Dialog.Title>
            {unread !== null && unread > 0 && <Tag tone="info">{t('unreadCount', { count: unread })}</Tag>}
            <span className={styles['space']} />
            <Segmented
              label={t('show')}
              value={choice}
              items={[
                { value: 'all', label: t('all') },
                { value: 'unread', label: t('unread') },
              ]}
              onChange={setChoice}
            />
          </header>
          <div
            ref={scroll}
            className={styles['scroll']}
            tabIndex={0}
            role="region"
            aria-label={t('list')}
            onKeyDown={onKeyDown}
          >
            {list.error && <ErrorState error={list.error} onRetry={list.reload} keepsOld={rows.length > 0} />}
            {list.rows === null && list.isLoading && <Skeleton rows={5} />}
            {list.rows?.length === 0 && (
              <Empty icon={BellOff} title={t(choice === 'all' ? 'noneTitle' : 'noneUnreadTitle')}>
                {t(choice === 'all' ? 'noneText' : 'noneUnreadText')}
              </Empty>
            )}
            {byDay(rows, now, language, t).map((day) => (
              <section key={day.key} className={styles['day']}>
                <h3>{day.label}</h3>
                <ul>
                  {day.rows.map((row) => (
                    <NoticeRowView
                      key={row.id}
                      row={row}
                      onOpen={() => choose(row)}
                      onRead={() => void list.markRead(row.id)}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {list.hasMore && (
              <Button size="small" variant="quiet" busy={list.isLoading} onClick={list.more}>
                {t('older')}
              </Button>
            )}
          </div>
          <footer className={styles['foot']}>
            <span className={styles['hints']}>
              <span>
                <KeyCap>↑ ↓</KeyCap> {t('walk')}
              </span>
              <span>
                <KeyCap>↵</KeyCap> {t('open')}
              </span>
              <span>
                <KeyCap>R</KeyCap> {t('markRead')}
              </span>
            </span>
            <Button
              size="small"
              icon={<CheckCheck size={15} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="⇧R"
              busy={isMarking}
              disabled={!unread}
              onClick={() => void markAll()}
            >
              {t('markAll')}
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Leads to what a notice is about: to the desk where this person works with it. */
function useOpen(onClose: () => void): (row: NoticeRow) => void {
  const navigate = useNavigate();
  const { history } = useRouter();
  const { desks, roles } = usePerson();
  return (row) => {
    const place = placeOf(row, roles);
    if (place) {
      onClose();
      const search = place.search ? `?${new URLSearchParams(place.search).toString()}` : '';
      history.push(`${place.path}${search}`);
      return;
    }
    if (row.treeWalkId !== null) {
      onClose();
      void navigate({ to: '/agent', search: { walk: row.treeWalkId } });
      return;
    }
    if (!row.article) return;
    onClose();
    const { id } = row.article;
    const isKeeper = roles.some((role) => role === 'KNOWLEDGE_EDITOR' || role === 'ADMIN');
    if (desks.includes('KNOWLEDGE') && (isKeeper || !desks.includes('AGENT')))
      void navigate({ to: '/knowledge/$', params: { _splat: `articles/${id}` } });
    else void navigate({ to: '/agent', search: { id } });
  };
}
