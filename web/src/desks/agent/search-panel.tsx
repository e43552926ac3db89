import { TextSearch } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { Pager } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { VisuallyHidden } from '../../components/visually-hidden';
import { HitRow, hitDomId } from './hit-row';
import { KindChips } from './kind-chips';
import { QueryExplanation } from './lazy-parts';
import { NoAnswer } from './no-answer';
import { SearchField } from './search-field';
import { SearchNotes } from './search-notes';
import styles from './search-panel.module.css';
import { suggestionDomId, SuggestionRows } from './suggestion-rows';
import type { AgentDeskState } from './use-agent-desk';
import { hitKey, versionOf } from './use-search';
import { useHeldScroll } from './use-held-scroll';

/** The left column: one field that searches everything as it is typed, and the answers in one ranked list. */
export function SearchPanel({ desk }: { desk: AgentDeskState }) {
  const { t } = useTranslation('agent');
  const { found, search, selection, hits, list } = desk;
  const { result } = found;
  const { suggestions, verdict } = list;
  const isListed = hits.length > 0 && !verdict.isFolded;
  const isSuggesting = suggestions.items.length > 0;
  const active = isListed ? hits[selection.index] : undefined;
  const activeId = active ? hitDomId(active) : suggestions.index >= 0 ? suggestionDomId(suggestions.index) : undefined;
  const scroll = useHeldScroll(hits, found.query, selection.chosenId);

  return (
    <section className={styles['panel']} aria-label={t('search.label')} data-panel="search">
      <div className={styles['head']}>
        <SearchField desk={desk} isExpanded={isListed || isSuggesting} activeId={activeId} />
        <KindChips desk={desk} />
      </div>
      <p role="status">
        <VisuallyHidden>
          {result && !found.isLoading
            ? verdict.isFolded
              ? hits.length > 0
                ? t('noAnswer.announce', { count: result.totalCount })
                : t('search.noneTitle', { query: found.query })
              : t('search.announce', { count: result.totalCount })
            : ''}
        </VisuallyHidden>
      </p>
      <div ref={scroll} className={styles['scroll']} tabIndex={isListed ? 0 : undefined}>
        {found.error && (
          <div className={styles['notice']}>
            <ErrorState error={found.error} onRetry={desk.retrySearch} keepsOld={isListed} />
          </div>
        )}
        {result && <SearchNotes result={result} onMended={desk.takeMended} />}
        {result?.explanation && (
          <Suspense fallback={null}>
            <QueryExplanation result={result} />
          </Suspense>
        )}
        {!result && found.isLoading && <Skeleton rows={6} />}
        {result && verdict.isFolded && <NoAnswer desk={desk} />}
        {!result && !found.isLoading && !found.error && !isSuggesting && (
          <Empty icon={TextSearch} title={t('search.startTitle')}>
            {t('search.startText')}
          </Empty>
        )}
        <ul
          id="hits"
          role="listbox"
          aria-busy={found.isLoading}
          aria-label={isSuggesting ? t('suggestions.label') : t('search.hits')}
          className={styles['list']}
        >
          {isSuggesting && <SuggestionRows suggestions={suggestions} onTake={list.take} />}
          {isListed &&
            hits.map((hit, index) => (
              <HitRow
                key={hitKey(hit)}
                hit={hit}
                place={index + 1}
                isActive={index === selection.index}
                isOpen={hit.subject.id === search.id && versionOf(hit) === search.version}
                isLikely={index === 0 && result?.verdict === 'LIKELY_ANSWER'}
                onOpen={() => desk.openHit(index)}
              />
            ))}
        </ul>
        {result && isListed && (
          <>
            <Pager
              shown={hits.length}
              total={result.totalCount}
              hasMore={desk.hasMore}
              busy={desk.isLoadingMore}
              onMore={desk.showMore}
            />
            <div className={styles['end']}>
              {desk.gap.recorded ? (
                <span>{t('gap.recordedTitle', { query: found.query })}</span>
              ) : (
                <>
                  <span>{t('noAnswer.atEnd')}</span>
                  <Button size="small" keyCap="Alt M" onClick={desk.gap.record}>
                    {t('noAnswer.record')}
                  </Button>
                </>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  );
}
