import { LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '../../../lib/languages';
import { type Walk, knownValues } from '../../walks/act';
import styles from './walk-values.module.css';

/** What is known by now. */
export function WalkValues({ walk }: { walk: Walk }) {
  const { t } = useTranslation('walks');
  const values = knownValues(walk);
  if (values.length === 0) return null;
  return (
    <dl className={styles['values']} aria-label={t('values.title')} lang={toLanguage(walk.locale)}>
      {values.map(({ name, label, value, isPersonal }) => (
        <div key={name} title={isPersonal ? t('values.personal') : value}>
          <dt>
            {label || name}
            {isPersonal && <LockKeyhole size={11} strokeWidth={1.8} aria-label={t('values.personal')} />}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
