import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { CodeLabel } from '../../../../components/code-label';
import { Empty } from '../../../../components/empty';
import { ErrorState } from '../../../../components/error-state';
import { IconButton } from '../../../../components/icon-button';
import { Notice } from '../../../../components/notice';
import { Tag } from '../../../../components/tag';
import { SearchSettingsPreviewDocument, type SearchSettingsPreviewQuery } from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { directionOf, RankChange } from '../charts/rank-change';
import { DeskLink } from '../shared/desk-link';
import { useSearchWords } from '../words';
import styles from './preview.module.css';

type Changed = SearchSettingsPreviewQuery['searchSettingsPreview']['changed'][number];

const FIRST = 100;
/** The first few lie open, so that the difference is seen without a press. */
const OPEN_AT_FIRST = 3;

/** How many documents rose, fell, came and went in the first ten. */
function Summary({ query }: { query: Changed }) {
  const { s } = useSearchWords();
  const came = query.places.filter(({ before, after }) => before === null && after !== null).length;
  const went = query.places.filter(({ before, after }) => before !== null && after === null).length;
  const moved = query.places.filter(
    ({ before, after }) => before !== null && after !== null && directionOf(before, after) !== 0,
  ).length;
  return (
    <span className={styles['marks']}>
      {came > 0 && <Tag tone="good">{s('preview.came', { count: came })}</Tag>}
      {went > 0 && <Tag tone="bad">{s('preview.went', { count: went })}</Tag>}
      {moved > 0 && <Tag>{s('preview.moved', { count: moved })}</Tag>}
    </span>
  );
}

/** What happens to the expected article of a golden query: passed or failed, before and after. */
function Golden({ query }: { query: Changed }) {
  const { s } = useSearchWords();
  const { golden } = query;
  if (!golden) return <span className={styles['quiet']}>{s('preview.asked', { count: query.count ?? 0 })}</span>;
  const passes = (rank: number | null): boolean => rank !== null && rank <= golden.maxRank;
  const before = passes(query.expectedBefore);
  const after = passes(query.expectedAfter);
  return (
    <>
      <Tag tone="info">{s('preview.golden')}</Tag>
      <RankChange before={query.expectedBefore} after={query.expectedAfter} />
      {before !== after && <Tag tone={after ? 'good' : 'bad'}>{s(after ? 'golden.nowPasses' : 'golden.nowFails')}</Tag>}
    </>
  );
}

function ChangedQuery({ query, isOpenAtFirst }: { query: Changed; isOpenAtFirst: boolean }) {
  const { s } = useSearchWords();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isAll, setAll] = useState(false);
  const moved = query.places.filter(({ before, after }) => directionOf(before, after) !== 0);
  const shown = isAll ? query.places : moved;
  const still = query.places.length - shown.length;
  return (
    <li className={styles['query']}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <strong>{query.text}</strong>
          <Golden query={query} />
          <Summary query={query} />
        </summary>
        {isOpen && (
          <table className={styles['places']} aria-label={s('preview.placesOf', { query: query.text })}>
            <tbody>
              {shown.map(({ article, before, after }, at) => (
                <tr key={article?.id ?? `gone-${at}`}>
                  <td className={styles['rank']}>
                    <RankChange before={before} after={after} />
                  </td>
                  <td>
                    {article ? (
                      <DeskLink to={`articles/${article.id}`}>
                        <CodeLabel>{article.code}</CodeLabel>{' '}
                        <span lang={toLanguage(article.locale)}>{article.title}</span>
                      </DeskLink>
                    ) : (
                      <span className={styles['quiet']}>{s('preview.gone')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {isOpen && still > 0 && (
          <button type="button" className={styles['still']} onClick={() => setAll(true)}>
            {s('preview.still', { count: still })}
          </button>
        )}
      </details>
    </li>
  );
}

interface PreviewProps {
  /** False when the draft has been changed since. */
  isCurrent: boolean;
  onAgain: () => void;
  onClose: () => void;
}

/** What the draft would change, tried on what agents asked in the last thirty days and on the golden queries. */
export function Preview({ isCurrent, onAgain, onClose }: PreviewProps) {
  const { s, number } = useSearchWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: SearchSettingsPreviewDocument,
    variables: { first: FIRST },
    requestPolicy: 'network-only',
  });
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!fetching) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, [fetching]);
  const preview = fetching ? null : (data?.searchSettingsPreview ?? null);
  return (
    <Card
      title={s('preview.title')}
      aside={
        preview &&
        !preview.isDegraded &&
        s('preview.tried', {
          count: preview.triedCount,
          tried: number(preview.triedCount),
          golden: number(preview.goldenCount),
          recent: number(preview.recentCount),
        })
      }
      tools={<IconButton label={s('preview.close')} icon={<X size={15} aria-hidden="true" />} onClick={onClose} />}
      padded={false}
    >
      <div className={styles['state']}>
        {fetching && (
          <p role="status" className={styles['working']}>
            {s('preview.working')} {seconds > 1 && s('preview.seconds', { count: seconds })}
          </p>
        )}
        {error && !fetching && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {preview && !isCurrent && (
          <Notice
            kind="stale"
            title={s('preview.stale')}
            actions={
              <Button size="small" keyCap="P" onClick={onAgain}>
                {s('preview.again')}
              </Button>
            }
          />
        )}
        {preview?.isDegraded === true && (
          <Notice kind="degraded" title={s('preview.degradedTitle')}>
            {s('preview.degradedText')}
          </Notice>
        )}
        {preview && !preview.isDegraded && preview.changedCount > 0 && (
          <p className={styles['summary']} role="status">
            <strong>{s('preview.changed', { count: preview.changedCount })}</strong>{' '}
            {preview.changedCount > preview.changed.length && s('preview.shown', { count: preview.changed.length })}{' '}
            <span className={styles['quiet']}>
              {preview.isRecentCut && s('preview.cut')}{' '}
              {preview.goldenLeftOut > 0 && s('preview.goldenLeftOut', { count: preview.goldenLeftOut })}{' '}
              {s('preview.legend')}
            </span>
          </p>
        )}
      </div>
      {preview && !preview.isDegraded && preview.changedCount === 0 && (
        <Empty title={s('preview.noneTitle')}>{s('preview.noneText')}</Empty>
      )}
      {preview && preview.changed.length > 0 && (
        <ul aria-label={s('preview.title')}>
          {preview.changed.map((query, at) => (
            <ChangedQuery
              key={`${query.golden?.id ?? ''}:${query.text}`}
              query={query}
              isOpenAtFirst={at < OPEN_AT_FIRST}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
