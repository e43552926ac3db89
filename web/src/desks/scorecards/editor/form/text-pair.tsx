import { Field } from '../../../../components/field';
import { TextArea } from '../../../../components/text-area';
import { TextInput } from '../../../../components/text-input';
import { useWords } from '../../shared/words';
import { useEditing } from '../editing';
import type { Text } from '../session/content';
import styles from './form.module.css';

interface TextPairProps {
  label: string;
  value: Text;
  onChange: (value: Text, mark: string) => void;
  /** Names the field for undoing: letters typed into one field are undone together. */
  name: string;
  maxLength: number;
  rows?: number;
  error?: string | null | undefined;
  /** In rows of a list: the label is for readers only. */
  isBare?: boolean;
}

/** A text in both languages side by side, with a mark where the translation is missing. */
export function TextPair({ label, value, onChange, name, maxLength, rows, error, isBare = false }: TextPairProps) {
  const { t, common } = useWords();
  const { readOnly } = useEditing();
  const hasAny = value.zhCN !== '' || value.en !== '';
  // What is wrong with one of two is mostly that it is not there.
  const faultAt = value.zhCN !== '' && value.en === '' ? 'en' : 'zhCN';
  const side = (at: 'zhCN' | 'en') => {
    const locale = at === 'en' ? 'EN' : 'ZH_CN';
    const isMissing = hasAny && value[at] === '';
    const title = t('form.inLocale', { label, locale: common(`locales.${locale}`) });
    const shared = {
      value: value[at],
      lang: at === 'en' ? 'en' : 'zh-CN',
      readOnly,
      maxLength,
      placeholder: isMissing ? t('form.missing') : undefined,
      ...(isBare ? { 'aria-label': title } : {}),
    };
    const write = (next: string): void => onChange({ ...value, [at]: next }, `${name}.${at}`);
    const control =
      rows === undefined ? (
        <TextInput {...shared} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <TextArea {...shared} rows={rows} onChange={(event) => write(event.currentTarget.value)} />
      );
    if (isBare) return control;
    return (
      <Field label={title} error={at === faultAt ? error : null}>
        {control}
      </Field>
    );
  };
  if (isBare)
    return (
      <>
        {side('zhCN')}
        {side('en')}
      </>
    );
  return (
    <div className={styles['two']}>
      {side('zhCN')}
      {side('en')}
    </div>
  );
}
