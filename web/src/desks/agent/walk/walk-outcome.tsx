import {
  ArrowUpRight,
  CircleCheck,
  CircleSlash2,
  Clock,
  Copy,
  Link2,
  type LucideIcon,
  PackageOpen,
  Split,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Skeleton } from '../../../components/skeleton';
import { classes } from '../../../lib/classes';
import { pickText, toLanguage } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import type { Walk } from '../../walks/act';
import styles from './walk-outcome.module.css';

type Result = NonNullable<NonNullable<Walk['ending']>['result']>;

const RESULTS: Record<Result, { icon: LucideIcon; tone: 'good' | 'warn' | 'vio' }> = {
  RESOLVED: { icon: CircleCheck, tone: 'good' },
  ESCALATED: { icon: ArrowUpRight, tone: 'vio' },
  TRANSFERRED: { icon: Split, tone: 'vio' },
  UNRESOLVED: { icon: CircleSlash2, tone: 'warn' },
  RETURN_OR_REPAIR: { icon: PackageOpen, tone: 'warn' },
};

interface WalkOutcomeProps {
  walk: Walk;
  texts: { caseNote: string | null; handoverText: string | null };
  onCopy: (what: 'caseNote' | 'handoverText') => void;
  onLink: () => void;
  onHandOver: () => void;
  onHide: () => void;
}

/** How the walk ended, what is to be done now, and the text for the call's record. */
export function WalkOutcome({ walk, texts, onCopy, onLink, onHandOver, onHide }: WalkOutcomeProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const { ending, state } = walk;
  const result = ending?.result ?? null;
  const known = result === null ? null : RESULTS[result];
  const Icon = known?.icon ?? Clock;
  const lang = toLanguage(walk.locale);
  const tier = ending?.tier ? pickText(ending.tier.name, language) : null;
  const copyIcon = <Copy size={13} strokeWidth={1.8} aria-hidden="true" />;
  return (
    <section className={styles['outcome']} aria-label={t('kinds.OUTCOME')}>
      <div className={classes(styles['result'], styles[known?.tone ?? 'warn'])} role="status">
        <Icon size={22} strokeWidth={1.8} aria-hidden="true" />
        <div>
          <p className={styles['name']}>
            {result !== null ? t(`results.${result}`) : t(state === 'EXPIRED' ? 'ended.expired' : 'ended.abandoned')}
          </p>
          {ending?.title && (
            <p className={styles['title']} lang={lang}>
              {ending.title}
            </p>
          )}
          {result !== null && <p className={styles['text']}>{t(`resultTexts.${result}`)}</p>}
        </div>
      </div>
      {ending && (
        <dl className={styles['facts']}>
          {ending.disposition !== null && (
            <div>
              <dt>{t('ended.disposition')}</dt>
              <dd>
                <CodeLabel>{ending.disposition}</CodeLabel>
              </dd>
            </div>
          )}
          {ending.department && (
            <div>
              <dt>{t('ended.department')}</dt>
              <dd>{pickText(ending.department.name, language)}</dd>
            </div>
          )}
          {tier !== null && (
            <div>
              <dt>{t('ended.tier')}</dt>
              <dd>{tier}</dd>
            </div>
          )}
          {ending.note !== null && ending.note !== '' && (
            <div>
              <dt>{t('ended.note')}</dt>
              <dd>{ending.note}</dd>
            </div>
          )}
          {ending.skipReason !== null && (
            <div>
              <dt>{t('ended.checks')}</dt>
              <dd>{ending.skipReason}</dd>
            </div>
          )}
        </dl>
      )}
      {result === 'ESCALATED' && (
        <TextBlock
          title={t('ended.handover')}
          text={texts.handoverText}
          lang={lang}
          tools={
            <Button
              size="small"
              variant="quiet"
              keyCap={walk.viewerCanHandOver ? undefined : 'E'}
              icon={copyIcon}
              onClick={() => onCopy('handoverText')}
            >
              {t('ended.copyHandover')}
            </Button>
          }
        />
      )}
      <TextBlock
        title={t('ended.caseNote')}
        text={texts.caseNote}
        lang={lang}
        tools={
          <Button size="small" variant="quiet" keyCap="C" icon={copyIcon} onClick={() => onCopy('caseNote')}>
            {t('ended.copyNote')}
          </Button>
        }
      />
      <div className={styles['buttons']}>
        {walk.viewerCanHandOver && (
          <Button
            variant="primary"
            keyCap="E"
            icon={<ArrowUpRight size={15} strokeWidth={1.8} aria-hidden="true" />}
            onClick={onHandOver}
          >
            {tier === null ? t('bar.handOver') : t('ended.handTo', { tier })}
          </Button>
        )}
        {walk.isMine && (
          <Button
            variant={walk.viewerCanHandOver || walk.callReference !== null ? 'plain' : 'primary'}
            keyCap="L"
            icon={<Link2 size={15} strokeWidth={1.8} aria-hidden="true" />}
            onClick={onLink}
          >
            {walk.callReference === null ? t('bar.link') : `${t('bar.linked')} ${walk.callReference}`}
          </Button>
        )}
        <Button keyCap="Esc" onClick={onHide}>
          {t('ended.close')}
        </Button>
      </div>
    </section>
  );
}

interface TextBlockProps {
  title: string;
  text: string | null;
  lang: string;
  tools: ReactNode;
}

/** A plain text that is taken elsewhere. */
export function TextBlock({ title, text, lang, tools }: TextBlockProps) {
  return (
    <div className={styles['block']}>
      <p className={styles['blockHead']}>
        <span>{title}</span>
        {tools}
      </p>
      {text === null ? (
        <Skeleton rows={2} shape="text" />
      ) : (
        <pre className={styles['pre']} lang={lang} tabIndex={0} aria-label={title}>
          {text}
        </pre>
      )}
    </div>
  );
}
