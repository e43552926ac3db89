import {
  CalendarClock,
  CalendarX2,
  CircleAlert,
  Hammer,
  type LucideIcon,
  PenLine,
  ShieldAlert,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { formatDay, formatFull, formatMoment } from '../lib/format';
import { useLanguage } from '../lib/use-language';
import { useNow } from '../lib/use-now';
import styles from './article-marks.module.css';
import { Tag, type Tone } from './tag';

/**
 * What the marks of an article are made of. A desk asks for it with a fragment of its own (`fragment ArticleMarks on Article` of the
 * knowledge desk is the model); what it does not ask for is not drawn.
 */
export interface MarkedArticle {
  readonly risk?: { readonly kind: 'SAFETY' | 'BUSINESS_RISK'; readonly reason?: string } | null;
  readonly validity?: 'NOT_YET_VALID' | 'VALID' | 'NO_LONGER_VALID';
  readonly effectiveFrom?: string | null;
  readonly effectiveTo?: string | null;
  readonly verification?: {
    readonly state: 'CURRENT' | 'DUE_SOON' | 'OVERDUE' | 'NONE';
    readonly dueAt: string | null;
  } | null;
  readonly needsUpdate?: { readonly reason: string } | null;
  readonly confidence?: 'WORK_IN_PROGRESS' | 'NOT_VALIDATED' | 'VALIDATED';
}

interface Mark {
  readonly key: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly label: string;
  /** More, for the pointer; never the only place where something is said. */
  readonly title?: string | undefined;
}

/** The marks of an article in the order in which they matter: harm first, then whether it holds, then whether it is kept. */
export function useArticleMarks(article: MarkedArticle, isCompact: boolean): readonly Mark[] {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const now = useNow(60_000);
  const { risk, validity, effectiveFrom, effectiveTo, verification, needsUpdate, confidence } = article;
  const marks: Mark[] = [];
  const when = (at: string): string => (isCompact ? formatDay : formatMoment)(new Date(at), language, now);
  const full = (at: string): string => formatFull(new Date(at), language);
  if (risk) {
    const isSafety = risk.kind === 'SAFETY';
    marks.push({
      key: 'risk',
      tone: isSafety ? 'bad' : 'warn',
      icon: isSafety ? ShieldAlert : TriangleAlert,
      label: t(`marks.risks.${risk.kind}`),
      title: risk.reason,
    });
  }
  if (validity === 'NOT_YET_VALID' && effectiveFrom)
    marks.push({
      key: 'notYet',
      tone: 'vio',
      icon: CalendarClock,
      label: t('marks.notYet', { when: when(effectiveFrom) }),
      title: full(effectiveFrom),
    });
  if (validity === 'NO_LONGER_VALID' && effectiveTo)
    marks.push({
      key: 'noLonger',
      tone: 'bad',
      icon: CalendarX2,
      label: t('marks.noLonger', { when: when(effectiveTo) }),
      title: full(effectiveTo),
    });
  if (needsUpdate)
    marks.push({
      key: 'needsUpdate',
      tone: 'warn',
      icon: PenLine,
      label: isCompact ? t('marks.needsUpdate') : t('marks.needsUpdateWhy', { reason: needsUpdate.reason }),
      title: needsUpdate.reason,
    });
  if (verification?.state === 'OVERDUE')
    marks.push({
      key: 'overdue',
      tone: 'warn',
      icon: CircleAlert,
      label:
        isCompact || verification.dueAt === null
          ? t('marks.overdue')
          : t('marks.overdueSince', { when: formatDay(new Date(verification.dueAt), language, now) }),
      title: verification.dueAt === null ? undefined : full(verification.dueAt),
    });
  if (confidence === 'WORK_IN_PROGRESS')
    marks.push({ key: 'work', tone: 'info', icon: Hammer, label: t('marks.confidence.WORK_IN_PROGRESS') });
  if (isCompact) return marks;
  if (verification?.state === 'DUE_SOON' && verification.dueAt !== null)
    marks.push({
      key: 'dueSoon',
      tone: 'plain',
      icon: CalendarClock,
      label: t('marks.dueSoon', { when: formatDay(new Date(verification.dueAt), language, now) }),
      title: full(verification.dueAt),
    });
  if (confidence === 'NOT_VALIDATED')
    marks.push({ key: 'unproven', tone: 'plain', icon: CircleAlert, label: t('marks.confidence.NOT_VALIDATED') });
  return marks;
}

/**
 * What somebody has to know before they trust an article, as chips. `compact` for rows: only what stops a person, in few letters;
 * in full for the page of the article: with reasons and times. Draws nothing where nothing is to be said.
 */
export function ArticleMarks({ article, form = 'compact' }: { article: MarkedArticle; form?: 'compact' | 'full' }) {
  const { t } = useTranslation('shell');
  const marks = useArticleMarks(article, form === 'compact');
  if (marks.length === 0) return null;
  return (
    <ul className={classes(styles['marks'], form === 'full' && styles['full'])} aria-label={t('marks.label')}>
      {marks.map(({ key, tone, icon: Icon, label, title }) => (
        <li key={key} className={styles['mark']}>
          <Tag tone={tone} title={title} icon={<Icon size={13} strokeWidth={1.8} aria-hidden="true" />}>
            <span className={styles['words']}>{label}</span>
          </Tag>
        </li>
      ))}
    </ul>
  );
}
