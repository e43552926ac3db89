import { Plus, X } from 'lucide-react';
import { Button } from '../../../../components/button';
import { TextInput } from '../../../../components/text-input';
import { useWords } from '../../shared/words';
import type { Choice } from '../session/content';
import { useEditing } from './editing';
import styles from './form.module.css';
import { replaced, without } from './rows';
import { VariablePicker } from './variable-picker';

type Scores = Choice['scores'];

/** Points that an answer adds. Only where the tree counts points at all. */
export function ScoresField({ scores, onChange }: { scores: Scores; onChange: (scores: Scores) => void }) {
  const { t } = useWords();
  const { drawing, readOnly } = useEditing();
  const counters = drawing.frame.variables.filter(({ origin }) => origin === 'SCORE');
  const [first] = counters;
  if (!first && scores.length === 0) return null;
  return (
    <div className={styles['field']}>
      <p className={styles['label']}>{t('form.scores')}</p>
      {scores.map((score, at) => (
        <div key={at} className={styles['pair']}>
          <VariablePicker
            label={t('form.scoreVariable')}
            value={score.variable}
            fits={({ origin }) => origin === 'SCORE'}
            onChange={(variable) => onChange(replaced(scores, at, { ...score, variable: variable ?? '' }))}
          />
          <TextInput
            type="number"
            aria-label={t('form.points')}
            value={String(score.points)}
            readOnly={readOnly}
            onChange={(event) =>
              onChange(replaced(scores, at, { ...score, points: Number(event.currentTarget.value) || 0 }))
            }
          />
          <button
            type="button"
            className={styles['mini']}
            aria-label={t('form.remove')}
            onClick={() => onChange(without(scores, at))}
          >
            <X size={13} aria-hidden="true" />
          </button>
        </div>
      ))}
      {first && !readOnly && (
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...scores, { variable: first.name, points: 1 }])}
        >
          {t('form.addScore')}
        </Button>
      )}
    </div>
  );
}
