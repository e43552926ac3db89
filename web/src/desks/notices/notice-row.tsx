import {
  AtSign,
  BookOpenCheck,
  CalendarCheck,
  CalendarClock,
  CalendarOff,
  CalendarX,
  Check,
  CheckCheck,
  ClipboardCheck,
  Eye,
  Flag,
  Gavel,
  GitMerge,
  GraduationCap,
  Hand,
  HandHelping,
  Languages,
  Link2Off,
  ListChecks,
  MessageSquareReply,
  MessagesSquare,
  Scale,
  ShieldAlert,
  ShieldQuestion,
  SlidersHorizontal,
  SquareCheckBig,
  Trash2,
  UserRoundCheck,
  UserRoundCog,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { IconButton } from '../../components/icon-button';
import { VisuallyHidden } from '../../components/visually-hidden';
import type { NoticeKind } from '../../gql/notices/graphql';
import { classes } from '../../lib/classes';
import { personName } from '../../lib/languages';
import { useLanguage } from '../../lib/use-language';
import styles from './notice-panel.module.css';
import type { NoticeRow } from './use-notice-list';

const ICONS: Record<NoticeKind, LucideIcon> = {
  FLAG_RAISED: Flag,
  FLAG_ANSWERED: MessageSquareReply,
  MENTIONED: AtSign,
  REVIEW_DECIDED: ClipboardCheck,
  VERIFICATION_DUE: CalendarCheck,
  OWNER_CHANGED: UserRoundCog,
  SOURCE_CHANGED: Languages,
  LINK_BROKEN: Link2Off,
  RISK_MARKED: ShieldAlert,
  RISK_REMOVAL_ASKED: ShieldQuestion,
  EXPIRED: CalendarX,
  TOOK_EFFECT: SquareCheckBig,
  SCHEDULE_FAILED: CalendarOff,
  CASE_DECIDED: Wrench,
  MERGED: GitMerge,
  TREE_WALK_OFFERED: HandHelping,
  TREE_WALK_TAKEN: UserRoundCheck,
  EVALUATION_RELEASED: ClipboardCheck,
  EVALUATION_ACKNOWLEDGED: CheckCheck,
  EVALUATION_DISCARDED: Trash2,
  CONSENT_ASKED: Hand,
  ASSIGNMENT_NEW: ListChecks,
  DISPUTE_OPENED: Scale,
  DISPUTE_DECIDED: Gavel,
  CALIBRATION_INVITED: SlidersHorizontal,
  CALIBRATION_REVEALED: Eye,
  CRITERIA_RULED: BookOpenCheck,
  TALK_DUE: MessagesSquare,
  COACHING_OPENED: GraduationCap,
  COACHING_DUE: CalendarClock,
};

interface NoticeRowProps {
  row: NoticeRow;
  onOpen: () => void;
  onRead: () => void;
}

/** One notice: what happened, to what, by whom. The whole row opens it. */
export function NoticeRowView({ row, onOpen, onRead }: NoticeRowProps) {
  const { t } = useTranslation('notices');
  const language = useLanguage();
  const Icon = ICONS[row.kind];
  const isUnread = row.readAt === null;
  const actor = row.actor && personName(row.actor, language);
  return (
    <li className={classes(styles['row'], isUnread && styles['unread'], row.kind === 'RISK_MARKED' && styles['risk'])}>
      <button type="button" className={styles['open']} data-notice={row.id} onClick={onOpen}>
        <span className={styles['icon']}>
          <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
        </span>
        <span className={styles['words']}>
          <span className={styles['meta']}>
            <DateTime at={row.at} as="time" />
            <span>{t(`kinds.${row.kind}`)}</span>
            <CodeLabel>{row.subjectCode}</CodeLabel>
            {actor && <span>{actor}</span>}
            {isUnread && <VisuallyHidden>{t('unread')}</VisuallyHidden>}
          </span>
          <span className={styles['subject']}>{row.title}</span>
          <span className={styles['text']}>{row.text}</span>
        </span>
      </button>
      {isUnread && (
        <>
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['mark']}>
            <IconButton
              label={t('markReadOne', { title: row.title })}
              tabIndex={-1}
              icon={<Check size={15} strokeWidth={1.8} aria-hidden="true" />}
              onClick={onRead}
            />
          </span>
        </>
      )}
    </li>
  );
}
