import { useQuery } from 'urql';
import { Checkbox } from '../../../../components/checkbox';
import { Combobox } from '../../../../components/combobox';
import { Field } from '../../../../components/field';
import { Select } from '../../../../components/select';
import { TextArea } from '../../../../components/text-area';
import { type Locale, TreeChoicesDocument, type TreePurpose } from '../../../../gql/trees/graphql';
import { useWords } from '../../shared/words';
import type { Frame, FrameField } from '../session/content';
import { useEditing } from './editing';
import styles from './form.module.css';
import { TargetPicker } from './target-picker';
import { TextPair } from './text-pair';
import { WordsField } from './words-field';

export const PURPOSES = [
  'TROUBLESHOOTING',
  'CLASSIFICATION',
  'SCRIPT',
  'FOLLOW_UP',
] as const satisfies readonly TreePurpose[];
const LOCALES = ['ZH_CN', 'EN'] as const satisfies readonly Locale[];

interface PropertiesPanelProps {
  frame: Frame;
  errors: Partial<Record<FrameField, string>>;
  onChange: (changes: Partial<Frame>, mark?: string) => void;
}

/** What the tree is as a whole: title, languages, purpose, where it belongs, callers' words. */
export function PropertiesPanel({ frame, errors, onChange }: PropertiesPanelProps) {
  const { t, common, text, path } = useWords();
  const { findings, readOnly, settle } = useEditing();
  const [{ data }] = useQuery({ query: TreeChoicesDocument });
  const finding = (place: string): string | null => {
    const found = findings.find((one) => one.nodeKey === null && one.place === place);
    return found ? text(found.message) : null;
  };
  const lines = data?.productLines ?? [];
  const toggle = <Value,>(list: readonly Value[], value: Value, isOn: boolean): Value[] =>
    isOn ? [...list, value] : list.filter((one) => one !== value);
  return (
    <div className={styles['form']} onBlur={settle}>
      <div data-field="treeTitle" className={styles['stack']}>
        <TextPair
          label={t('properties.title')}
          value={frame.title}
          name="frame.title"
          error={errors.title ?? finding('title')}
          onChange={(title, mark) => onChange({ title }, mark)}
        />
      </div>
      <TextPair
        label={t('properties.description')}
        rows={2}
        value={frame.description}
        name="frame.description"
        error={errors.description ?? finding('description')}
        onChange={(description, mark) => onChange({ description }, mark)}
      />
      <Field label={t('properties.purpose')}>
        <Select
          value={frame.purpose}
          disabled={readOnly}
          items={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          onChange={(purpose) => onChange({ purpose })}
        />
      </Field>
      <fieldset className={styles['set']}>
        <legend>{t('properties.locales')}</legend>
        {LOCALES.map((locale) => (
          <Checkbox
            key={locale}
            checked={frame.locales.includes(locale)}
            disabled={readOnly || (frame.locales.length === 1 && frame.locales[0] === locale)}
            onChange={(isOn) =>
              onChange({ locales: LOCALES.filter((one) => (one === locale ? isOn : frame.locales.includes(one))) })
            }
          >
            {common(`locales.${locale}`)}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles['field']}>
        <p className={styles['label']}>{t('properties.start')}</p>
        <TargetPicker
          label={t('properties.start')}
          value={frame.startKey}
          onChange={(startKey) => onChange({ startKey })}
        />
        {finding('start') && <p className={styles['rowError']}>{finding('start')}</p>}
      </div>
      <Field label={t('properties.category')} error={errors.categoryId}>
        <Combobox
          value={frame.categoryId}
          items={(data?.categories ?? []).map((category) => ({ value: category.id, label: path(category) }))}
          placeholder={t('properties.noCategory')}
          disabled={readOnly}
          onChange={(categoryId) => onChange({ categoryId })}
        />
      </Field>
      <fieldset className={styles['set']}>
        <legend>{t('properties.lines')}</legend>
        <span className={styles['hint']}>{frame.productLineIds.length === 0 ? t('properties.allLines') : ''}</span>
        {lines.map((line) => (
          <Checkbox
            key={line.id}
            checked={frame.productLineIds.includes(line.id)}
            disabled={readOnly}
            onChange={(isOn) => onChange({ productLineIds: toggle(frame.productLineIds, line.id, isOn) })}
          >
            {text(line.name)}
          </Checkbox>
        ))}
      </fieldset>
      <WordsField
        label={t('properties.callersWords')}
        hint={t('form.callersWordsHint')}
        values={frame.alternativeQuestions}
        onChange={(alternativeQuestions) => onChange({ alternativeQuestions }, 'frame.words')}
      />
      <Field label={t('properties.note')} hint={t('properties.noteHint')} error={errors.note}>
        <TextArea
          rows={2}
          value={frame.note}
          readOnly={readOnly}
          onChange={(event) => onChange({ note: event.currentTarget.value }, 'frame.note')}
        />
      </Field>
    </div>
  );
}
