import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../../../components/button';
import { KeyCap } from '../../../../components/key-cap';
import { Tag } from '../../../../components/tag';
import type { TreeFindingFieldsFragment } from '../../../../gql/trees/graphql';
import { classes } from '../../../../lib/classes';
import { useWords } from '../../shared/words';
import styles from './findings.module.css';

export type Finding = TreeFindingFieldsFragment;

const FIRST = 100;

interface FindingsPanelProps {
  findings: readonly Finding[];
  /** Whether an answer is there at all, and belongs to what is drawn now. */
  state: 'none' | 'stale' | 'fresh';
  error: CombinedError | null;
  nodeCount: number;
  linkCount: number;
  current: number | null;
  numberOf: (key: string) => number;
  onGo: (at: number) => void;
  onRetry: () => void;
}

/** What the check found: code, sentence, how to mend it. A click leads to the node. */
export function FindingsPanel({
  findings,
  state,
  error,
  nodeCount,
  linkCount,
  current,
  numberOf,
  onGo,
  onRetry,
}: FindingsPanelProps) {
  const { t, common, text } = useWords();
  const [shown, setShown] = useState(FIRST);
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.length - errors;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // In newer browsers scrolling gives a promise, which is no way to end an effect.
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <section className={styles['panel']} data-panel="" aria-label={t('findings.title')}>
      <header className={styles['head']}>
        <h2>{t('findings.title')}</h2>
        <span role="status" className={styles['counts']}>
          {state !== 'none' && errors > 0 && <Tag tone="bad">{t('findings.errors', { count: errors })}</Tag>}
          {state !== 'none' && warnings > 0 && <Tag tone="warn">{t('findings.warnings', { count: warnings })}</Tag>}
          {state !== 'none' && findings.length === 0 && (
            <Tag tone="good" icon={<CircleCheck size={12} aria-hidden="true" />}>
              {t('findings.none')}
            </Tag>
          )}
        </span>
        <span className={styles['quiet']}>
          {t('findings.size', { nodes: nodeCount, links: linkCount })}
          {state === 'stale' && ` · ${t('findings.stale')}`}
        </span>
        {error && (
          <span className={styles['failed']} role="alert">
            {t('findings.failed')}
            <Button size="small" onClick={onRetry}>
              {common('common.retry')}
            </Button>
          </span>
        )}
        <span className={styles['key']}>
          <KeyCap>F8</KeyCap> {t('hints.nextFinding')}
        </span>
      </header>
      <ul className={styles['list']}>
        {findings.slice(0, Math.max(shown, (current ?? 0) + 1)).map((finding, at) => (
          <li key={at}>
            <button
              ref={at === current ? row : undefined}
              type="button"
              aria-current={at === current || undefined}
              className={classes(
                styles['row'],
                finding.severity === 'ERROR' && styles['grave'],
                at === current && styles['current'],
              )}
              onClick={() => onGo(at)}
            >
              {finding.severity === 'ERROR' ? (
                <CircleAlert size={14} strokeWidth={1.8} aria-label={t('findings.severities.ERROR')} />
              ) : (
                <TriangleAlert size={14} strokeWidth={1.8} aria-label={t('findings.severities.WARNING')} />
              )}
              <code className={styles['code']}>{finding.code}</code>
              <span className={styles['text']}>
                {finding.nodeKey !== null && <strong>{numberOf(finding.nodeKey) || finding.nodeKey}</strong>}{' '}
                {text(finding.message)}
              </span>
              <span className={styles['mend']}>{text(finding.mend)}</span>
            </button>
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + FIRST)}>
          {t('findings.more', { count: findings.length - shown })}
        </Button>
      )}
    </section>
  );
}
