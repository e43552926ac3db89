import { Tag } from '../../../../components/tag';
import { useSearchWords } from '../words';
import styles from './change-list.module.css';
import type { Change } from './lists';

const MOST = 40;

/** What one state of the settings has more or less than another. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { s } = useSearchWords();
  return (
    <ul className={styles['changes']}>
      {changes.slice(0, MOST).map(({ part, kind, text }) => (
        <li key={`${part}:${kind}:${text}`}>
          <Tag tone={kind === 'added' ? 'good' : 'bad'}>
            {part === 'learning' ? (
              s(kind === 'added' ? 'tuning.learningOn' : 'tuning.learningOff')
            ) : kind === 'added' ? (
              <ins className={styles['plain']}>
                + {s(`tuning.parts.${part}`)} {text}
              </ins>
            ) : (
              <del className={styles['plain']}>
                − {s(`tuning.parts.${part}`)} {text}
              </del>
            )}
          </Tag>
        </li>
      ))}
      {changes.length > MOST && <li>{s('tuning.moreChanges', { count: changes.length - MOST })}</li>}
    </ul>
  );
}
