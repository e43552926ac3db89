import { CircleCheck } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../components/code-label';
import { KeyCap } from '../../components/key-cap';
import { KindIcon } from '../../components/kind-icon';
import { Tag } from '../../components/tag';
import { classes } from '../../lib/classes';
import { formatPercent } from '../../lib/format';
import { toLanguage } from '../../lib/languages';
import { useLanguage } from '../../lib/use-language';
import styles from './hit-row.module.css';
import { HitExplanation, Marks } from './lazy-parts';
import { MarkedText } from './marked-text';
import { hitKey, type SearchHit } from './use-search';

interface HitRowProps {
  hit: SearchHit;
  /** Place in the list, from 1. */
  place: number;
  isActive: boolean;
  isOpen: boolean;
  /** The search holds it for the answer. */
  isLikely: boolean;
  onOpen: () => void;
}

export const hitDomId = (hit: Pick<SearchHit, 'id' | 'version'>): string => `hit-${hitKey(hit)}`;

/** One answer of the search: title and snippet with marks, kind, code, use, and the digit that opens it. */
export function HitRow({ hit, place, isActive, isOpen, isLikely, onOpen }: HitRowProps) {
  const { t } = useTranslation(['agent', 'shell']);
  const language = useLanguage();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const textLanguage = toLanguage(hit.locale);
  const article = 'usage' in hit.subject ? hit.subject : null;
  // The text that was found may be one that waits for its moment: what holds is said of it, not of the live one.
  const { version, validity, effectiveFrom, effectiveTo } = hit;
  return (
    <li
      ref={row}
      id={hitDomId(hit)}
      role="option"
      aria-selected={isActive}
      className={classes(styles['row'], isActive && styles['active'], isOpen && styles['open'])}
      // The search field keeps the focus, so that typing can go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <KindIcon kind={hit.kind} />
      <div className={styles['text']}>
        <p className={styles['title']} lang={textLanguage}>
          {hit.trail.slice(0, -1).map((title) => `${title} › `)}
          <MarkedText text={hit.title} marks={hit.titleMarks} />
        </p>
        <p className={styles['snippet']} lang={textLanguage}>
          <MarkedText text={hit.snippet} marks={hit.snippetMarks} />
        </p>
        {article && (
          <Suspense fallback={null}>
            <Marks article={{ ...article, validity, effectiveFrom, effectiveTo }} form="compact" />
          </Suspense>
        )}
        <p className={styles['meta']}>
          {isLikely && (
            <span className={styles['likely']} title={t('hit.likelyWhole')}>
              <CircleCheck size={13} strokeWidth={1.8} aria-hidden="true" />
              {t('hit.likely')}
            </span>
          )}
          {hit.isBestBet && <Tag tone="brand">{t('hit.bestBet')}</Tag>}
          {hit.code !== null && <CodeLabel>{hit.code}</CodeLabel>}
          <span>{t(`shell:kinds.${hit.kind}`)}</span>
          {version !== null && <span>{t('hit.version', { version })}</span>}
          {article?.usage.helpfulShare != null && (
            <span>{t('hit.helpful', { share: formatPercent(article.usage.helpfulShare, language) })}</span>
          )}
          {textLanguage !== language && <Tag tone="outline">{t(`shell:locales.${hit.locale}`)}</Tag>}
        </p>
        {hit.explanation && (
          <Suspense fallback={null}>
            <HitExplanation explanation={hit.explanation} />
          </Suspense>
        )}
      </div>
      {place <= 9 && <KeyCap>{String(place)}</KeyCap>}
    </li>
  );
}
