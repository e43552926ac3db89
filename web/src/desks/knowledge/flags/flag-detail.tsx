import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { type FlagFragment, FlagPlaceDocument } from '../../../gql/knowledge/graphql';
import { formatMoment } from '../../../lib/format';
import { toLanguage } from '../../../lib/languages';
import { DeskLink } from '../search/shared/desk-link';
import styles from './flags.module.css';
import { FlagClock, FlagKindTags, FlagStateTag, isUnanswered } from './flag-marks';
import { useFlagWords } from './flag-words';
import type { FlagActs } from './use-flag-acts';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Where the pinned text stands in the text that holds now. */
function Place({ flag }: { flag: FlagFragment }) {
  const { f } = useFlagWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: FlagPlaceDocument,
    variables: { id: flag.id },
    requestPolicy: 'cache-and-network',
  });
  const place = data?.articleFlag?.place;
  const lang = flag.article ? toLanguage(flag.article.locale) : undefined;
  if (!place && error) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!place) return fetching ? <Skeleton rows={3} shape="text" /> : null;
  if (!place.isThere)
    return (
      <Notice kind="stale" title={f('desk.gone')}>
        {f('desk.goneText')}
      </Notice>
    );
  return (
    <Part title={f('desk.place')}>
      <p className={styles['place']} lang={lang}>
        {place.heading !== null && <strong>{place.heading}</strong>}
        <span>
          …{place.before}
          <mark>{place.text}</mark>
          {place.after}…
        </span>
        {place.version !== null && (
          <span className={styles['quiet']}>{f('desk.versionNo', { version: place.version })}</span>
        )}
      </p>
    </Part>
  );
}

/** Everything about one flag: what is wrong, where it stands now, whose matter it is, and what may be done. */
export function FlagDetail({ flag, acts, busy }: { flag: FlagFragment; acts: FlagActs; busy: boolean }) {
  const { f, person, language } = useFlagWords();
  const { article } = flag;
  return (
    <aside className={styles['detail']} data-panel="" tabIndex={0} aria-label={f('desk.detail')}>
      <header className={styles['part']}>
        <p className={styles['row']}>
          <FlagStateTag flag={flag} />
          <FlagKindTags flag={flag} />
          <FlagClock flag={flag} />
        </p>
        {article && (
          <h2 lang={toLanguage(article.locale)}>
            <DeskLink to={`articles/${article.id}`}>
              <CodeLabel>{article.code}</CodeLabel> {article.title}
            </DeskLink>
          </h2>
        )}
      </header>
      <div className={styles['row']}>
        {acts.mend && (
          <Button size="small" variant="primary" keyCap="E" onClick={acts.mend}>
            {f('desk.mend')}
          </Button>
        )}
        {acts.take && (
          <Button size="small" keyCap="T" busy={busy} onClick={acts.take}>
            {f(flag.takenBy ? 'desk.takeOver' : 'desk.take')}
          </Button>
        )}
        {acts.mended && (
          <Button size="small" keyCap="M" onClick={acts.mended}>
            {f('desk.mended')}
          </Button>
        )}
        {acts.decline && (
          <Button size="small" keyCap="X" onClick={acts.decline}>
            {f('desk.decline')}
          </Button>
        )}
      </div>
      <Part title={flag.quote === '' ? f('desk.whole') : f('desk.pinned', { version: flag.version })}>
        {flag.quote !== '' && (
          <blockquote className={styles['quote']} lang={article ? toLanguage(article.locale) : undefined}>
            {flag.quote}
          </blockquote>
        )}
        {flag.comment !== null && <p className={styles['words']}>{flag.comment}</p>}
        <p className={styles['quiet']}>
          {person(flag.raisedBy)} · {f('desk.raised', { when: formatMoment(new Date(flag.raisedAt), language) })}
          {flag.timesRaised > 1 && <> · {f('desk.times', { count: flag.timesRaised })}</>}
          {flag.callReference !== null && (
            <>
              {' · '}
              {f('desk.call')} <CodeLabel>{flag.callReference}</CodeLabel>
            </>
          )}
        </p>
      </Part>
      {flag.quote !== '' && article && <Place key={flag.id} flag={flag} />}
      {isUnanswered(flag) ? (
        <Who flag={flag} />
      ) : (
        <Part title={f('desk.answer')}>
          {flag.mendedInVersion !== null && <p>{f('mine.mendedIn', { version: flag.mendedInVersion })}</p>}
          {flag.answer !== null && <p className={styles['words']}>{flag.answer}</p>}
          <p className={styles['quiet']}>
            {person(flag.answeredBy)} · {flag.answeredAt !== null && <DateTime at={flag.answeredAt} as="moment" />}
          </p>
        </Part>
      )}
    </aside>
  );
}

function Who({ flag }: { flag: FlagFragment }) {
  const { f, person, list } = useFlagWords();
  const [{ data }] = useQuery({ query: FlagPlaceDocument, variables: { id: flag.id } });
  const who = flag.takenBy ? [flag.takenBy] : (data?.articleFlag?.responsible ?? []);
  return (
    <Part title={f('desk.responsible')}>
      <p>{list(who.map((one) => person(one))) || '—'}</p>
      {flag.pendingVersion !== null && <p>{f('mine.pendingIn', { version: flag.pendingVersion })}</p>}
    </Part>
  );
}
