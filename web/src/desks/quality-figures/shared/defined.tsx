import type { ReactNode } from 'react';
import { Tooltip } from '../../../components/tooltip';
import { type Definition, wordOf } from './definitions';
import styles from './figures.module.css';
import { useWords } from './words';

/** The words of a variant: its parts are told one by one, a number of seconds or hours as it stands. */
export function useVariantWords() {
  const { t, list } = useWords();
  const known = [
    ...(['ALL_MONITORED', 'WHERE_APPLIED', 'ANY_CRITICAL', 'CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL'] as const),
    ...(['COMPLIANCE_CRITICAL', 'NON_CRITICAL', 'RAW', 'REPORTED', 'ZERO_ON_FATAL', 'ALL_WEEKS', 'REBASED'] as const),
    ...(['BY_QUESTION', 'ABANDONS_NEGATIVE', 'ABANDONS_POSITIVE', 'ABANDONS_IGNORED', 'ANSWERED_ONLY'] as const),
    ...(['SHORT_EXCLUDED', 'SHORT_POSITIVE', 'ALL', 'WITHOUT_SHORT', 'PER_LEG', 'PER_CHAIN', 'AGENT_MARKED'] as const),
    ...(['HANDLING', 'HANDLING_AND_WAITING', 'ANY_REASON', 'SAME_REASON', 'ABANDONED_REPEAT'] as const),
    ...(['ABANDONED_IGNORED', 'TOP', 'TOP_TWO', 'BOTTOM', 'BOTTOM_TWO'] as const),
  ] as const;
  return (variant: string): string =>
    list(
      variant.split('/').map((part) => {
        const word = known.find((one) => one === part);
        return word ? t(`variants.${word}`) : part;
      }),
    );
}

interface DefinedProps {
  definition: Definition;
  /** What the figure is called here. */
  children: ReactNode;
}

/** The name of a figure with how it is made, for the pointer and the focus. */
export function Defined({ definition, children }: DefinedProps) {
  const { t } = useWords();
  const variantWords = useVariantWords();
  const word = wordOf(definition.key);
  const { variant, version } = definition;
  return (
    <Tooltip
      content={
        <span className={styles['definition']}>
          {word && <span>{t(`definitions.${word}`)}</span>}
          {variant !== null && <span>{t('figure.variant', { variant: variantWords(variant) })}</span>}
          <span>{t('figure.version', { version, key: definition.key })}</span>
        </span>
      }
    >
      <button type="button" className={styles['defined']}>
        {children}
      </button>
    </Tooltip>
  );
}

/** The variant of a figure, printed. */
export function Variant({ definition }: { definition: Definition }) {
  const variantWords = useVariantWords();
  return definition.variant === null ? null : (
    <span className={styles['variant']}>{variantWords(definition.variant)}</span>
  );
}
