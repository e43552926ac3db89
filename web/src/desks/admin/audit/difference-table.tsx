import { useWords } from '../shared/words';
import { fieldChanges } from './difference';
import styles from './difference-table.module.css';
import { useEventWords } from './use-event-words';

interface DifferenceTableProps {
  before: string | null;
  after: string | null;
  names: (id: string) => string | null;
}

/** What an event changed, field by field: before and after. */
export function DifferenceTable({ before, after, names }: DifferenceTableProps) {
  const { t } = useWords();
  const words = useEventWords();
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return <p className={styles['none']}>{t('audit.noChanges')}</p>;
  // An event that tells only what is there now has nothing to set it against.
  const hasBefore = before !== null;
  const hasAfter = after !== null;
  return (
    <table className={styles['table']} aria-label={t('audit.changes')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          {hasBefore && <th scope="col">{t('audit.before')}</th>}
          {hasAfter && <th scope="col">{t('audit.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row" title={change.field}>
              {words.field(change.field)}
            </th>
            {hasBefore && (
              <td>
                <Value value={change.before} names={names} isOld={hasAfter} />
              </td>
            )}
            {hasAfter && (
              <td>
                <Value value={change.after} names={names} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ValueProps {
  value: unknown;
  names: (id: string) => string | null;
  isOld?: boolean;
}

/** A value as people read it: ids by name, lists one below the other, both languages of a name beside each other. */
function Value({ value, names, isOld = false }: ValueProps) {
  const { t } = useWords();
  const words = useEventWords();
  const said = (one: unknown): string => {
    if (one === null || one === undefined || one === '') return '—';
    if (typeof one === 'boolean') return t(one ? 'audit.yes' : 'audit.no');
    if (typeof one === 'string') return names(one) ?? words.value(one) ?? one;
    if (typeof one === 'number') return String(one);
    if (Array.isArray(one)) return one.length === 0 ? '—' : one.map(said).join(' · ');
    return Object.entries(one)
      .map(([key, inner]) => `${words.field(key)} ${said(inner)}`)
      .join(' · ');
  };
  if (Array.isArray(value) && value.length > 0) {
    return (
      <ul className={isOld ? styles['old'] : undefined}>
        {value.map((one, index) => (
          <li key={index}>{said(one)}</li>
        ))}
      </ul>
    );
  }
  return (
    <span className={isOld && value !== undefined && value !== null ? styles['old'] : undefined}>{said(value)}</span>
  );
}
