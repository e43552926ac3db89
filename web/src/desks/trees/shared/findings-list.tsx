import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Tag } from '../../../components/tag';
import type { TreeFindingFieldsFragment } from '../../../gql/trees/graphql';
import styles from './pages.module.css';
import { useWords } from './words';

const FIRST = 20;

interface FindingsListProps {
  findings: readonly TreeFindingFieldsFragment[];
  /** Shows the node on the drawing. */
  onGo?: ((nodeKey: string) => void) | undefined;
}

/** What the check found, errors first, each with how to mend it. */
export function FindingsList({ findings, onGo }: FindingsListProps) {
  const { t, text } = useWords();
  const [shown, setShown] = useState(FIRST);
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  if (findings.length === 0)
    return (
      <Tag tone="good" icon={<CircleCheck size={12} aria-hidden="true" />}>
        {t('findings.none')}
      </Tag>
    );
  return (
    <>
      <p className={styles['row']}>
        {errors > 0 && <Tag tone="bad">{t('findings.errors', { count: errors })}</Tag>}
        {findings.length > errors && (
          <Tag tone="warn">{t('findings.warnings', { count: findings.length - errors })}</Tag>
        )}
      </p>
      <ul className={styles['findings']}>
        {findings.slice(0, shown).map(({ severity, code, message, mend, nodeKey }, at) => (
          <li key={at} className={styles['finding']} data-grave={severity === 'ERROR' ? '' : undefined}>
            {severity === 'ERROR' ? (
              <CircleAlert size={14} strokeWidth={1.8} aria-label={t('findings.severities.ERROR')} />
            ) : (
              <TriangleAlert size={14} strokeWidth={1.8} aria-label={t('findings.severities.WARNING')} />
            )}
            <div>
              <p>
                {nodeKey !== null && onGo ? (
                  <button type="button" onClick={() => onGo(nodeKey)}>
                    {text(message)}
                  </button>
                ) : (
                  text(message)
                )}
              </p>
              <p className={styles['quiet']}>{text(mend)}</p>
              <code>{code}</code>
            </div>
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + 100)}>
          {t('findings.more', { count: findings.length - shown })}
        </Button>
      )}
    </>
  );
}
