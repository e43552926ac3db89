import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { CallOfQuery } from '../../../gql/quality/graphql';
import { EvaluationStateTag, KindTag, ScoreCell } from '../shared/state-tags';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { BringSound } from './bring-sound';
import styles from './calls.module.css';

type Whole = NonNullable<CallOfQuery['call']>;

interface CallSideProps {
  call: Whole;
  onChanged: () => void;
}

/** What is known of a call: its facts, its chain, what was used, what was scored. */
export function CallSide({ call, onChanged }: CallSideProps) {
  const { t, person, text, span } = useWords();
  const { go } = useQualityPath();
  const yesNo = (value: boolean | null): string => (value === null ? '—' : t(value ? 'call.yes' : 'call.no'));
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('facts.channel'), t(`channels.${call.channel}`)],
    [t('facts.queue'), call.queue ? text(call.queue.name) : '—'],
    [t('facts.line'), call.productLine ? text(call.productLine.name) : '—'],
    [t('facts.site'), call.site ? text(call.site.name) : '—'],
    [t('facts.customer'), call.customer?.lastDigits ? t('call.customer', { digits: call.customer.lastDigits }) : '—'],
    [t('facts.wait'), span(call.waitSeconds)],
    [t('facts.talk'), span(call.talkSeconds)],
    [t('facts.hold'), span(call.holdSeconds)],
    [t('facts.wrap'), span(call.wrapSeconds)],
    [t('facts.handle'), span(call.handleSeconds)],
    [t('facts.disposition'), call.disposition ?? '—'],
    [
      t('facts.reason'),
      call.reasonTree ? `${call.reasonTree.code} ${call.reasonTitle ?? text(call.reasonTree.title)}` : '—',
    ],
    [t('facts.solved'), yesNo(call.isSolved)],
    [t('facts.verified'), yesNo(call.isVerified)],
    [t('facts.complete'), yesNo(call.isRecordComplete)],
  ];
  return (
    <aside className={styles['side']} aria-label={t('call.about')} data-panel="about" tabIndex={0}>
      <section>
        <h2>{t('call.evaluations')}</h2>
        {call.evaluations.length === 0 && <p className={styles['quiet']}>{t('call.noEvaluations')}</p>}
        <ul className={styles['list']}>
          {call.evaluations.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles['link']} onClick={() => go(`evaluate/${one.id}`)}>
                <CodeLabel>{one.scorecardCode}</CodeLabel> {t('form.version', { version: one.version })} ·{' '}
                {person(one.evaluator)}
              </button>
              <span className={styles['tags']}>
                <KindTag kind={one.kind} />
                <EvaluationStateTag state={one.state} />
                {one.viewerCanRead && <ScoreCell result={one.result} />}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('call.facts')}</h2>
        <dl className={styles['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {call.tags.length > 0 && (
          <p className={styles['tags']}>
            {call.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
        )}
        {call.erasedAt !== null && (
          <p className={styles['quiet']}>
            {t('call.erased')} <DateTime at={call.erasedAt} as="moment" />
          </p>
        )}
      </section>
      {call.chain.length > 1 && (
        <section>
          <h2>{t('call.chain')}</h2>
          <ol className={styles['list']}>
            {call.chain.map((leg) => (
              <li key={leg.id}>
                {leg.id === call.id ? (
                  <strong>
                    <CodeLabel>{leg.reference}</CodeLabel>
                  </strong>
                ) : (
                  <button type="button" className={styles['link']} onClick={() => go(`calls/${leg.id}`)}>
                    <CodeLabel>{leg.reference}</CodeLabel>
                  </button>
                )}
                <span>
                  <DateTime at={leg.offeredAt} as="moment" /> · {person(leg.agent)}
                  {leg.queue && ` · ${text(leg.queue.name)}`}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{t('call.usedTitle')}</h2>
        {call.articles.length + call.walks.length === 0 && <p className={styles['quiet']}>{t('call.usedNone')}</p>}
        <ul className={styles['list']}>
          {call.articles.map(({ id, code, title }) => (
            <li key={id}>
              <a href={`/articles/${code}`} target="_blank" rel="noreferrer">
                <CodeLabel>{code}</CodeLabel> {title}
              </a>
            </li>
          ))}
          {call.walks.map(
            ({ id, tree }) =>
              tree && (
                <li key={id}>
                  <a href={`/trees/${tree.code}`} target="_blank" rel="noreferrer">
                    <CodeLabel>{tree.code}</CodeLabel> {text(tree.title)}
                  </a>
                </li>
              ),
          )}
        </ul>
      </section>
      <BringSound call={call} onChanged={onChanged} />
    </aside>
  );
}
