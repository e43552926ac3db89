import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Empty } from '../../../../components/empty';
import { Tag } from '../../../../components/tag';
import type { CardFindingFragment } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import styles from './side.module.css';

interface FindingsPanelProps {
  /** Null: there is no working copy to check. */
  findings: readonly CardFindingFragment[] | null;
  /** Whether the form has changes that were not checked yet. */
  isBehind: boolean;
  current: number | null;
  /** Where a finding is, as people call it; null for the form as a whole. */
  placeOf: (finding: CardFindingFragment) => string | null;
  onGo?: ((at: number) => void) | undefined;
}

/** What the check found, errors first, each with how to mend it; a press shows the question. */
export function FindingsPanel({ findings, isBehind, current, placeOf, onGo }: FindingsPanelProps) {
  const { t, text } = useWords();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: browsers have begun to give a promise back, which is no way to end an effect.
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (findings === null) return <Empty title={t('findings.noDraftTitle')}>{t('findings.noDraftText')}</Empty>;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  return (
    <div className={styles['body']}>
      <p className={styles['row']}>
        {findings.length === 0 && (
          <Tag tone="good" icon={<CircleCheck size={12} aria-hidden="true" />}>
            {t('findings.none')}
          </Tag>
        )}
        {errors > 0 && <Tag tone="bad">{t('findings.errors', { count: errors })}</Tag>}
        {findings.length > errors && (
          <Tag tone="warn">{t('findings.warnings', { count: findings.length - errors })}</Tag>
        )}
        {isBehind && <span className={styles['quiet']}>{t('findings.behind')}</span>}
      </p>
      <ul className={styles['findings']}>
        {findings.map((finding, at) => {
          const place = placeOf(finding);
          return (
            <li
              key={at}
              ref={at === current ? row : undefined}
              className={styles['finding']}
              data-grave={finding.severity === 'ERROR' ? '' : undefined}
              data-current={at === current ? '' : undefined}
            >
              {finding.severity === 'ERROR' ? (
                <CircleAlert size={14} strokeWidth={1.8} aria-label={t('findings.ERROR')} />
              ) : (
                <TriangleAlert size={14} strokeWidth={1.8} aria-label={t('findings.WARNING')} />
              )}
              <div>
                {place !== null && <p className={styles['quiet']}>{place}</p>}
                <p>
                  {onGo ? (
                    <button type="button" onClick={() => onGo(at)}>
                      {text(finding.message)}
                    </button>
                  ) : (
                    text(finding.message)
                  )}
                </p>
                <p className={styles['quiet']}>{text(finding.mend)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
