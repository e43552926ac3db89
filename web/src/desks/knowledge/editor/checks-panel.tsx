import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { classes } from '../../../lib/classes';
import { useWords } from '../shared/words';
import { CHECK_COUNT, type Finding } from './checks';
import styles from './editor.module.css';

/** What the checks found, the grave ones first; each leads to its place. */
export function ChecksPanel({ findings, onGo }: { findings: readonly Finding[]; onGo: (finding: Finding) => void }) {
  const { t } = useWords();
  return (
    <ul className={styles['findings']}>
      {findings.map((finding) => (
        <li key={finding.code}>
          <button
            type="button"
            className={classes(styles['finding'], styles[finding.weight])}
            onClick={() => onGo(finding)}
          >
            <span className={styles['findingTitle']}>
              {finding.weight === 'stop' ? (
                <TriangleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
              ) : (
                <Info size={14} strokeWidth={1.8} aria-hidden="true" />
              )}
              {t(`checks.${finding.code}.title`)}
            </span>
            <span>
              {finding.line === undefined
                ? t(`checks.${finding.code}.text`)
                : t(`checks.${finding.code}.text`, { line: finding.line, what: finding.what ?? '' })}
            </span>
          </button>
        </li>
      ))}
      <li className={classes(styles['finding'], styles['passed'])}>
        <span className={styles['findingTitle']}>
          <CircleCheck size={14} strokeWidth={1.8} aria-hidden="true" />{' '}
          {t('checks.passed', { count: CHECK_COUNT - findings.length })}
        </span>
      </li>
    </ul>
  );
}
