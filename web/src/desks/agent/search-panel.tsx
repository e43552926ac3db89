import { Search, SearchX, TextSearch } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { KeyCap } from '../../components/key-cap';
import { Notice } from '../../components/notice';
import { Pager } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { VisuallyHidden } from '../../components/visually-hidden';
import { isComposing } from '../../lib/hotkeys';
import { HitRow, hitDomId } from './hit-row';
import { KindChips } from './kind-chips';
import type { HitSelection } from './use-hit-selection';
import styles from './search-panel.module.css';
import type { AgentSearch } from './agent-search';
import type { SearchState } from './use-search';

/** The server gives at most this many hits at once. */
const HITS_MAX = 100;

interface SearchPanelProps {
  field: RefObject<HTMLInputElement | null>;
  /** What stands in the field, including a composition that is not finished. */
  text: string;
  onText: (text: string, isFinished: boolean) => void;
  state: SearchState;
  first: number;
  onMore: () => void;
  onRetry: () => void;
  search: AgentSearch;
  onFilter: (filter: Pick<AgentSearch, 'kind' | 'lang'>) => void;
  selection: HitSelection;
  onOpen: (index: number) => void;
  onEscape: () => void;
}

/** The left column: one field that searches everything as it is typed, and the answers in one ranked list. */
export function SearchPanel(props: SearchPanelProps) {
  const { field, text, onText, state, search, selection, onOpen } = props;
  const { t } = useTranslation('agent');
  const composing = useRef(false);
  const { result } = state;
  const hits = result?.nodes ?? [];
  const active = hits[selection.index];

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      selection.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !event.shiftKey && active) {
      event.preventDefault();
      onOpen(selection.index);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      props.onEscape();
    }
  };

  return (
    <section className={styles['panel']} aria-label={t('search.label')} data-panel="search">
      <div className={styles['head']}>
        <label className={styles['field']}>
          <Search size={18} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
          <input
            ref={field}
            className={styles['input']}
            role="combobox"
            aria-label={t('search.label')}
            aria-expanded={hits.length > 0}
            aria-controls="hits"
            aria-autocomplete="list"
            aria-activedescendant={active ? hitDomId(active) : undefined}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            enterKeyHint="search"
            value={text}
            onChange={(event) => onText(event.target.value, !composing.current)}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={(event) => {
              composing.current = false;
              onText(event.currentTarget.value, true);
            }}
            onKeyDown={onKeyDown}
          />
          {result && (
            <span className={styles['figures']}>
              {t('search.figures', { count: result.totalCount, ms: Math.round(result.tookMs) })}
            </span>
          )}
          <KeyCap>/</KeyCap>
        </label>
        <KindChips state={state} search={search} onFilter={props.onFilter} />
      </div>
      <p role="status">
        <VisuallyHidden>
          {result && !state.isLoading ? t('search.announce', { count: result.totalCount }) : ''}
        </VisuallyHidden>
      </p>
      <div className={styles['scroll']} tabIndex={hits.length > 0 ? 0 : undefined}>
        {state.error && (
          <div className={styles['notice']}>
            <ErrorState error={state.error} onRetry={props.onRetry} keepsOld={hits.length > 0} />
          </div>
        )}
        {result?.isDegraded && (
          <div className={styles['notice']}>
            <Notice kind="degraded" title={t('search.degradedTitle')}>
              {t('search.degradedText')}
            </Notice>
          </div>
        )}
        {!result && state.isLoading && <Skeleton rows={6} />}
        {result && hits.length === 0 && (
          <NoHits query={text} filtered={Boolean(search.kind ?? search.lang)} onAll={() => props.onFilter({})} />
        )}
        {!result && !state.isLoading && !state.error && (
          <Empty icon={TextSearch} title={t('search.startTitle')}>
            {t('search.startText')}
          </Empty>
        )}
        <ul id="hits" role="listbox" aria-label={t('search.hits')} className={styles['list']}>
          {hits.map((hit, index) => (
            <HitRow
              key={hit.id}
              hit={hit}
              place={index + 1}
              isActive={index === selection.index}
              isOpen={hit.subject.id === search.id}
              onOpen={() => onOpen(index)}
            />
          ))}
        </ul>
        {result && hits.length > 0 && (
          <Pager
            shown={hits.length}
            total={result.totalCount}
            hasMore={result.pageInfo.hasNextPage && props.first < HITS_MAX}
            busy={state.isLoading && hits.length < props.first}
            onMore={props.onMore}
          />
        )}
      </div>
    </section>
  );
}

function NoHits({ query, filtered, onAll }: { query: string; filtered: boolean; onAll: () => void }) {
  const { t } = useTranslation('agent');
  return (
    <Empty
      icon={SearchX}
      title={t('search.noneTitle', { query })}
      actions={filtered ? <Button onClick={onAll}>{t('search.withoutFilter')}</Button> : undefined}
    >
      {t(filtered ? 'search.noneFiltered' : 'search.noneText')}
    </Empty>
  );
}
