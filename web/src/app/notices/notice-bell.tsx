import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button';
import { useStore } from '../../lib/store';
import { usePerson } from '../../lib/use-person';
import styles from './notice-bell.module.css';
import { isTold, noticePanelStore, noticeStore } from './notice-store';

/** Numbers above this are not told apart. */
const MOST_SHOWN = 99;

/** The bell in every title bar: how much this person is told and has not read. Absent for people who are told nothing. */
export function NoticeBell() {
  const { t } = useTranslation();
  const { unread } = useStore(noticeStore);
  if (!isTold(usePerson())) return null;
  const count = unread ?? 0;
  return (
    <span className={styles['bell']}>
      <IconButton
        label={count > 0 ? t('shell.noticesUnread', { count }) : t('shell.notices')}
        keyName="G N"
        aria-haspopup="dialog"
        icon={<Bell size={17} strokeWidth={1.8} aria-hidden="true" />}
        onClick={() => noticePanelStore.set(true)}
      />
      {count > 0 && (
        <span className={styles['count']} aria-hidden="true">
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
    </span>
  );
}
