import { CircleCheck, CircleX, Clock, type LucideIcon, PencilLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tabs } from '../../../components/tabs';
import { Tag, type Tone } from '../../../components/tag';
import { AgentMyCasesDocument, AgentMyFlagsDocument, type AgentMyFlagsQuery } from '../../../gql/feedback/graphql';
import { classes } from '../../../lib/classes';
import { formatMoment } from '../../../lib/format';
import { personName, toLanguage } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import styles from './more.module.css';

type MyFlag = AgentMyFlagsQuery['articleFlags']['nodes'][number];

/** Newest that are shown. */
const FIRST = 50;
const FLAG_TONES: Record<MyFlag['state'], [Tone, LucideIcon]> = {
  OPEN: ['warn', Clock],
  ACCEPTED: ['info', PencilLine],
  MENDED: ['good', CircleCheck],
  DECLINED: ['plain', CircleX],
};
const CASE_TONES = {
  IN_REVIEW: ['info', Clock],
  PUBLISHED: ['good', CircleCheck],
  REJECTED: ['warn', CircleX],
} as const satisfies Record<string, [Tone, LucideIcon]>;

interface MineDialogProps {
  onClose: () => void;
  onOpenArticle: (id: string) => void;
}

/** What became of the person's own flags and cases. */
export function MineDialog({ onClose, onOpenArticle }: MineDialogProps) {
  const { t } = useTranslation(['feedback', 'shell']);
  const [tab, setTab] = useState<'flags' | 'cases'>('flags');
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('mine.title')}
      footer={
        <Button variant="quiet" keyCap="Esc" onClick={onClose}>
          {t('shell:common.close')}
        </Button>
      }
    >
      <Tabs
        label={t('mine.title')}
        value={tab}
        items={[
          { value: 'flags', label: t('mine.flags') },
          { value: 'cases', label: t('mine.cases') },
        ]}
        onChange={setTab}
      />
      {tab === 'flags' ? <Flags onOpen={onOpenArticle} /> : <Cases onOpen={onOpenArticle} />}
    </Dialog>
  );
}

/** A list in whatever state it is. */
function Listed(props: {
  count: number | null;
  error: CombinedError | undefined;
  reload: () => void;
  empty: ReactNode;
  children: ReactNode;
}) {
  const { count, error, reload, empty, children } = props;
  return (
    <div className={styles['list']} tabIndex={0} data-scroll="">
      {error && <ErrorState error={error} onRetry={reload} keepsOld={count !== null} />}
      {count === null && !error && <Skeleton rows={4} />}
      {count === 0 ? empty : count !== null && <ul>{children}</ul>}
    </div>
  );
}

function Flags({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('feedback');
  const [{ data, error }, ask] = useQuery({
    query: AgentMyFlagsDocument,
    variables: { first: FIRST },
    requestPolicy: 'cache-and-network',
  });
  const flags = data?.articleFlags.nodes;
  return (
    <Listed
      count={flags?.length ?? null}
      error={error}
      reload={() => ask({ requestPolicy: 'network-only' })}
      empty={
        <Empty icon={PencilLine} title={t('mine.flagsNone')}>
          {t('mine.flagsNoneText')}
        </Empty>
      }
    >
      {flags?.map((flag) => (
        <FlagItem key={flag.id} flag={flag} onOpen={onOpen} />
      ))}
    </Listed>
  );
}

function FlagItem({ flag, onOpen }: { flag: MyFlag; onOpen: (id: string) => void }) {
  const { t } = useTranslation('feedback');
  const language = useLanguage();
  const [tone, Icon] = FLAG_TONES[flag.state];
  const { article } = flag;
  const name = (person: { name: string; nameEn: string }): string => personName(person, language);
  const who = flag.takenBy ?? flag.responsible[0];
  const isUnanswered = flag.state === 'OPEN' || flag.state === 'ACCEPTED';
  const due = formatMoment(new Date(flag.dueAt), language);
  return (
    <li className={styles['item']}>
      <span className={styles['row']}>
        <Tag tone={tone} icon={<Icon size={13} strokeWidth={1.8} aria-hidden="true" />}>
          {t(`states.${flag.state}`)}
        </Tag>
        <span>{t(`kinds.${flag.kind}`)}</span>
        <span className={styles['space']} />
        <span className={styles['quiet']}>
          <DateTime at={flag.raisedAt} />
        </span>
      </span>
      {article ? (
        <button type="button" className={styles['link']} onClick={() => onOpen(article.id)}>
          <span className={styles['row']}>
            <CodeLabel>{article.code}</CodeLabel>
            <span lang={toLanguage(article.locale)}>{article.title}</span>
          </span>
        </button>
      ) : (
        <span className={styles['quiet']}>{t('mine.gone')}</span>
      )}
      {flag.quote === '' ? <span className={styles['quiet']}>{t('mine.whole')}</span> : <q>{flag.quote}</q>}
      {flag.comment !== null && <span>{flag.comment}</span>}
      {flag.mendedInVersion !== null && <span>{t('mine.mendedIn', { version: flag.mendedInVersion })}</span>}
      {flag.pendingVersion !== null && <span>{t('mine.pendingIn', { version: flag.pendingVersion })}</span>}
      {flag.answer !== null && !isUnanswered && <p className={styles['answer']}>{flag.answer}</p>}
      <span className={flag.isOverdue ? styles['late'] : styles['quiet']}>
        {isUnanswered
          ? t(flag.isOverdue ? 'mine.overdue' : 'mine.due', { when: due })
          : flag.answeredAt !== null && t('mine.answered', { when: formatMoment(new Date(flag.answeredAt), language) })}
        {isUnanswered && who && <> · {t(flag.takenBy ? 'mine.with' : 'mine.waits', { name: name(who) })}</>}
      </span>
    </li>
  );
}

function Cases({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('feedback');
  const language = useLanguage();
  const [{ data, error }, ask] = useQuery({
    query: AgentMyCasesDocument,
    variables: { first: FIRST },
    requestPolicy: 'cache-and-network',
  });
  const cases = data?.myCases.nodes;
  return (
    <Listed
      count={cases?.length ?? null}
      error={error}
      reload={() => ask({ requestPolicy: 'network-only' })}
      empty={
        <Empty icon={PencilLine} title={t('mine.casesNone')}>
          {t('mine.casesNoneText')}
        </Empty>
      }
    >
      {cases?.map((one) => {
        const [tone, Icon] = CASE_TONES[one.state];
        const { article } = one;
        return (
          <li key={one.id} className={styles['item']}>
            <span className={styles['row']}>
              <Tag tone={tone} icon={<Icon size={13} strokeWidth={1.8} aria-hidden="true" />}>
                {t(`caseStates.${one.state}`)}
              </Tag>
              <CodeLabel>{one.code}</CodeLabel>
              <span className={styles['space']} />
              <span className={styles['quiet']}>
                {t('mine.submitted', { when: formatMoment(new Date(one.submittedAt), language) })}
              </span>
            </span>
            {article ? (
              <button
                type="button"
                className={classes(styles['name'], styles['link'])}
                onClick={() => onOpen(article.id)}
              >
                {article.title}
              </button>
            ) : (
              <span className={styles['name']}>{one.title}</span>
            )}
            {one.decisions
              .filter(({ outcome }) => outcome === 'REJECTED')
              .map(({ at, reason }) => (
                <p key={at} className={styles['answer']}>
                  {reason ?? t('mine.dropped')}{' '}
                  <span className={styles['quiet']}>{formatMoment(new Date(at), language)}</span>
                </p>
              ))}
          </li>
        );
      })}
    </Listed>
  );
}
