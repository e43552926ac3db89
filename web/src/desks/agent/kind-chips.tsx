import { Scale } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import { VisuallyHidden } from '../../components/visually-hidden';
import { type AgentSearch, KINDS } from './agent-search';
import styles from './kind-chips.module.css';
import type { AgentDeskState } from './use-agent-desk';
import type { SearchState } from './use-search';

const countsOf = (whole: SearchState['counts']): Map<string, number> =>
  new Map(
    (whole?.facets.find((facet) => facet.field === 'KIND')?.values ?? []).map((value) => [value.value, value.count]),
  );

/** The search field keeps the focus, so that typing can go on. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** What one press of the language key changes to: both, Chinese, English, both again. */
export const nextLang = (lang: AgentSearch['lang']): AgentSearch['lang'] =>
  lang === undefined ? 'ZH_CN' : lang === 'ZH_CN' ? 'EN' : undefined;

/** The kinds that were found, each with its count; one can be chosen. At the end the language of the texts. */
export function KindChips({ desk }: { desk: AgentDeskState }) {
  const { t } = useTranslation(['agent', 'shell']);
  const { search, filter: onFilter } = desk;
  const whole = desk.found.counts;
  const counts = countsOf(whole);
  const kinds = KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0 || kind === search.kind);
  return (
    <div className={styles['row']}>
      <div role="group" aria-label={t('search.kinds')} className={styles['chips']}>
        <button
          type="button"
          className={styles['chip']}
          aria-pressed={search.kind === undefined}
          onMouseDown={keepFocus}
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
            onMouseDown={keepFocus}
            onClick={() => onFilter({ kind, lang: search.lang })}
          >
            {t(`shell:kinds.${kind}`)} {counts.has(kind) && <span className={styles['count']}>{counts.get(kind)}</span>}
          </button>
        ))}
      </div>
      {desk.mayExplain && (
        <button
          type="button"
          className={styles['lang']}
          aria-pressed={search.explain === true}
          title={t('explain.toggle')}
          onMouseDown={keepFocus}
          onClick={desk.toggleExplain}
        >
          <VisuallyHidden>{t('explain.toggle')}</VisuallyHidden>
          <Scale size={14} strokeWidth={1.8} aria-hidden="true" />
          <KeyCap>Alt E</KeyCap>
        </button>
      )}
      <button
        type="button"
        className={styles['lang']}
        onMouseDown={keepFocus}
        onClick={() => onFilter({ kind: search.kind, lang: nextLang(search.lang) })}
      >
        <VisuallyHidden>{t('search.lang')}</VisuallyHidden>
        {search.lang ? t(`shell:locales.${search.lang}`) : t('search.bothLangs')}
        <KeyCap>Alt L</KeyCap>
      </button>
    </div>
  );
}
