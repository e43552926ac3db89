import { Plus } from 'lucide-react';
import { Button } from '../../../../components/button';
import { Checkbox } from '../../../../components/checkbox';
import { Field } from '../../../../components/field';
import { useWords } from '../../shared/words';
import { errorAt, sentenceAt, useEditing } from '../editing';
import { LIMITS, type Section } from '../session/content';
import { editSection } from '../session/edits';
import styles from './form.module.css';
import { FormHead } from './form-head';
import { NumberInput } from './number-field';
import { TextPair } from './text-pair';

interface SectionFormProps {
  section: Section;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  onAdd: () => void;
}

/** What belongs to a section as a whole. */
export function SectionForm({ section, onMove, onRemove, onAdd }: SectionFormProps) {
  const { t, text } = useWords();
  const { form, session, findings, readOnly, refusals } = useEditing();
  const { ref } = section;
  const isWeighed = form.mode === 'SECTION_WEIGHT' || form.mode === 'GROUP_POINTS';
  const change = (changes: Partial<Section>, mark: string | null = null): void =>
    session.edit((now) => editSection(now, ref, changes), mark);
  return (
    <div className={styles['form']}>
      <FormHead
        title={t('form.section')}
        code={ref}
        refusals={refusals.byRef.get(ref)}
        onMove={onMove}
        onRemove={onRemove}
      />
      <div data-first="">
        <TextPair
          label={t('form.sectionTitle')}
          name={`${ref}.title`}
          maxLength={LIMITS.sectionTitle}
          value={section.title}
          error={errorAt(findings, ref, 'title', text)}
          onChange={(value, mark) => change({ title: value }, mark)}
        />
      </div>
      <div className={styles['three']}>
        <Field
          label={t('form.weight')}
          error={sentenceAt(findings, ref, 'weight', text)}
          hint={t(isWeighed ? 'form.sectionWeightUsed' : 'form.sectionWeightUnused')}
        >
          <NumberInput
            least={0}
            most={LIMITS.weight}
            value={section.weight}
            readOnly={readOnly}
            onChange={(weight) => weight !== null && change({ weight }, `${ref}.weight`)}
          />
        </Field>
      </div>
      <div>
        <Checkbox checked={section.isExcluded} disabled={readOnly} onChange={(isExcluded) => change({ isExcluded })}>
          {t('form.sectionExcluded')}
        </Checkbox>
        <p className={styles['hint']}>{t('form.sectionExcludedHint')}</p>
      </div>
      <p className={styles['hint']}>{t('form.sectionCount', { count: section.questions.length })}</p>
      {!readOnly && (
        <div>
          <Button icon={<Plus size={14} aria-hidden="true" />} keyCap="A" onClick={onAdd}>
            {t('outline.addQuestion')}
          </Button>
        </div>
      )}
    </div>
  );
}
