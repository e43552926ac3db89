import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { refusalOf, type Refusal } from '../../../lib/outcome';
import { Pair } from '../shared/form-layout';
import { useWords } from '../shared/words';

/** What everything of the structure has: a name in both languages, and a lasting key. */
export interface KeyedForm {
  key: string;
  zhCN: string;
  en: string;
}

export const NO_NAME: KeyedForm = { key: '', zhCN: '', en: '' };

export const keyedOf = (thing: { key: string; name: { zhCN: string; en: string } }): KeyedForm => ({
  key: thing.key,
  zhCN: thing.name.zhCN,
  en: thing.name.en,
});

/** Fields whose refusals are shown at the field. */
export const KEYED_FIELDS = ['key', 'name', 'zhCN', 'en'];

interface KeyedFieldsProps {
  form: KeyedForm;
  onChange: (next: Partial<KeyedForm>) => void;
  refusals: readonly Refusal[];
  /** Only a new thing gets a key; afterwards it lasts. */
  isNew: boolean;
}

export function KeyedFields({ form, onChange, refusals, isNew }: KeyedFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Pair>
        <Field label={t('form.nameZh')} error={refusalOf(refusals, 'zhCN')}>
          <TextInput value={form.zhCN} onChange={(event) => onChange({ zhCN: event.currentTarget.value })} />
        </Field>
        <Field label={t('form.nameEn')} error={refusalOf(refusals, 'en')}>
          <TextInput value={form.en} onChange={(event) => onChange({ en: event.currentTarget.value })} />
        </Field>
      </Pair>
      {isNew && (
        <Field label={t('form.key')} hint={t('form.keyHint')} error={refusalOf(refusals, 'key')}>
          <TextInput value={form.key} onChange={(event) => onChange({ key: event.currentTarget.value })} />
        </Field>
      )}
    </>
  );
}
