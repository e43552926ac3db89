import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../../components/code-label';
import { DateTime } from '../../../../components/date-time';
import { RelativeTime } from '../../../../components/relative-time';
import { Tag } from '../../../../components/tag';
import { GapBeforeDocument, type GapFragment } from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { DeskLink } from '../shared/desk-link';
import { TryLink } from '../shared/try-link';
import { useSearchWords } from '../words';
import { GapButtons } from './gap-buttons';
import styles from './gap-detail.module.css';
import { CauseTag, ClaimTag, GapArticle, GapTrend, recentCount } from './gap-marks';
import type { GapActs } from './use-gap-acts';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The closed gap that had these words before. */
function Before({ gap }: { gap: GapFragment }) {
  const { s } = useSearchWords();
  const [{ data }] = useQuery({ query: GapBeforeDocument, variables: { id: gap.id } });
  const previous = data?.searchGap?.previous;
  if (!previous) return null;
  return (
    <p className={styles['before']}>
      {s('gaps.before')} {previous.closedAt !== null && <DateTime at={previous.closedAt} as="day" />}{' '}
      {previous.article && (
        <DeskLink to={`articles/${previous.article.id}`}>
          <CodeLabel>{previous.article.code}</CodeLabel> {previous.article.title}
        </DeskLink>
      )}
    </p>
  );
}

/** Everything known about one gap: whose words, how often, from which lines, and what is being done about it. */
export function GapDetail({ gap, acts, busy }: { gap: GapFragment; acts: GapActs; busy: boolean }) {
  const { s, text, number } = useSearchWords();
  return (
    <aside className={styles['detail']} data-panel="" tabIndex={0} aria-label={s('gaps.detail')}>
      <header>
        <h2 lang={toLanguage(gap.locale)}>{gap.title}</h2>
        <p className={styles['marks']}>
          <Tag tone={gap.state === 'CLOSED' ? 'good' : gap.state === 'DRAFTED' ? 'info' : 'plain'}>
            {s(`gaps.states.${gap.state}`)}
          </Tag>
          <CauseTag cause={gap.cause} />
          <ClaimTag gap={gap} />
          <GapArticle gap={gap} />
        </p>
      </header>
      <GapButtons acts={acts} busy={busy} hasKeys all />
      <div className={styles['trend']}>
        <GapTrend gap={gap} width={328} height={56} />
        <p className={styles['quiet']}>{s('gaps.twoWeeks')}</p>
      </div>
      <Before gap={gap} />
      <dl className={styles['facts']}>
        <Fact label={s('gaps.facts.reports')}>{number(gap.reportCount)}</Fact>
        <Fact label={s('gaps.facts.week')}>
          {number(recentCount(gap))}{' '}
          <span className={styles['quiet']}>
            {gap.change === 0
              ? s('gaps.sameAsBefore')
              : s(gap.change > 0 ? 'gaps.moreThanBefore' : 'gaps.lessThanBefore', { change: Math.abs(gap.change) })}
          </span>
        </Fact>
        <Fact label={s('gaps.facts.people')}>{number(gap.peopleCount)}</Fact>
        <Fact label={s('gaps.facts.calls')}>{number(gap.callCount)}</Fact>
        <Fact label={s('gaps.facts.lines')}>
          {gap.productLines.length === 0 && '—'}
          {gap.productLines.map(({ productLine, count }) => (
            <span key={productLine?.id ?? 'gone'} className={styles['line']}>
              {productLine ? text(productLine.name) : s('gaps.lineGone')} {number(count)}
            </span>
          ))}
        </Fact>
        <Fact label={s('gaps.facts.first')}>
          <DateTime at={gap.firstAt} as="moment" />
        </Fact>
        <Fact label={s('gaps.facts.last')}>
          <RelativeTime at={gap.lastAt} />
        </Fact>
        {gap.closedAt !== null && (
          <Fact label={s('gaps.facts.closed')}>
            <DateTime at={gap.closedAt} as="moment" />
          </Fact>
        )}
        {gap.reason !== null && <Fact label={s('gaps.facts.reason')}>{gap.reason}</Fact>}
      </dl>
      <section>
        <h3>{s('gaps.words')}</h3>
        <ul className={styles['words']} lang={toLanguage(gap.locale)}>
          {gap.wordings.map((wording) => (
            <li key={wording.text}>
              <span className={styles['wording']}>{wording.text}</span>
              <span className={styles['quiet']}>{s('times', { count: wording.count })}</span>
              <TryLink query={wording.text} />
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
