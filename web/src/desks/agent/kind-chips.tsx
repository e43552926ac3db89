import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import { VisuallyHidden } from '../../components/visually-hidden';
import { type AgentSearch, KINDS } from './agent-search';
import styles from './kind-chips.module.css';
import type { SearchResult, SearchState } from './use-search';

interface KindChipsProps {
  state: SearchState;
  search: AgentSearch;
  onFilter: (filter: Pick<AgentSearch, 'kind' | 'lang'>) => void;
}

const countsOf = (result: SearchResult | null): Map<string, number> =>
  new Map(
    (result?.facets.find((facet) => facet.field === 'KIND')?.values ?? []).map((value) => [value.value, value.count]),
  );

/** What one press of the language key changes to: both, Chinese, English, both again. */
export const nextLang = (lang: AgentSearch['lang']): AgentSearch['lang'] =>
  lang === undefined ? 'ZH_CN' : lang === 'ZH_CN' ? 'EN' : undefined;

/** The kinds that were found, each with its count; one can be chosen. At the end the language of the texts. */
export function KindChips({ state, search, onFilter }: KindChipsProps) {
  const { t } = useTranslation(['agent', 'shell']);
  const whole = state.unfiltered ?? (search.kind ? null : state.result);
  const counts = countsOf(whole ?? state.result);
  const kinds = KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0 || kind === search.kind);
  return (
    <div className={styles['row']}>
      <div role="group" aria-label={t('search.kinds')} className={styles['chips']}>
        <button
          type="button"
          className={styles['chip']}
          aria-pressed={search.kind === undefined}
          onClick={() => onFilter({ lang: search.lang })}
        >
          {t('search.allKinds')} {whole && <span className={styles['count']}>{whole.totalCount}</span>}
        </button>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles['chip']}
            aria-pressed={search.kind === kind}
            onClick={() => onFilter({ kind, lang: search.lang })}
          >
            {t(`shell:kinds.${kind}`)} {counts.has(kind) && <span className={styles['count']}>{counts.get(kind)}</span>}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={styles['lang']}
        onClick={() => onFilter({ kind: search.kind, lang: nextLang(search.lang) })}
      >
        <VisuallyHidden>{t('search.lang')}</VisuallyHidden>
        {search.lang ? t(`shell:locales.${search.lang}`) : t('search.bothLangs')}
        <KeyCap>Alt L</KeyCap>
      </button>
    </div>
  );
}
