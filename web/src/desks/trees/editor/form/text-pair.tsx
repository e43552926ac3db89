import { useId } from 'react';
import { Field } from '../../../../components/field';
import { TextArea } from '../../../../components/text-area';
import { TextInput } from '../../../../components/text-input';
import { toLanguage } from '../../../../lib/languages';
import { useWords } from '../../shared/words';
import { noText, type Text } from '../session/content';
import { useEditing } from './editing';
import styles from './form.module.css';

interface TextPairProps {
  label: string;
  value: Text | null;
  onChange: (value: Text, mark: string) => void;
  /** Names the field for undoing: letters typed into one field are undone together. */
  name: string;
  rows?: number;
  placeholder?: string | undefined;
  error?: string | null | undefined;
  /** Shows no label, for rows of lists. */
  isBare?: boolean;
}

/** A text in each language of the tree, with a mark where the translation is missing. */
export function TextPair({ label, value, onChange, name, rows, placeholder, error, isBare = false }: TextPairProps) {
  const { t, common } = useWords();
  const { locales, readOnly } = useEditing();
  const id = useId();
  const text = value ?? noText;
  const sides = (['ZH_CN', 'EN'] as const).filter(
    (locale) => locales.includes(locale) || text[locale === 'EN' ? 'en' : 'zhCN'] !== '',
  );
  const hasAny = text.zhCN !== '' || text.en !== '';
  // What is wrong with one of two is mostly that it is not there.
  const faultAt = Math.max(
    0,
    sides.findIndex((locale) => hasAny && text[locale === 'EN' ? 'en' : 'zhCN'] === ''),
  );
  return (
    <>
      {sides.map((locale, at) => {
        const side = locale === 'EN' ? 'en' : 'zhCN';
        const other = locale === 'EN' ? text.zhCN : text.en;
        const isMissing = hasAny && text[side] === '' && locales.includes(locale);
        const title = sides.length > 1 ? t('form.inLocale', { label, locale: common(`locales.${locale}`) }) : label;
        const shared = {
          value: text[side],
          lang: toLanguage(locale),
          readOnly,
          placeholder: isMissing ? other : placeholder,
          'data-text': `${name}.${side}`,
        };
        const write = (next: string): void => onChange({ ...text, [side]: next }, `${name}.${side}`);
        const control =
          rows === undefined ? (
            <TextInput
              {...shared}
              {...(isBare ? { 'aria-label': title } : {})}
              onChange={(event) => write(event.currentTarget.value)}
            />
          ) : (
            <TextArea
              rows={rows}
              {...shared}
              {...(isBare ? { 'aria-label': title } : {})}
              onChange={(event) => write(event.currentTarget.value)}
            />
          );
        if (isBare) {
          return (
            <span key={locale} className={styles['bare']}>
              {control}
              {isMissing && <span className={styles['missing']}>{t('form.missing')}</span>}
            </span>
          );
        }
        return (
          <Field
            key={locale}
            error={at === faultAt ? error : null}
            label={
              <span id={`${id}${side}`}>
                {title} {isMissing && <span className={styles['missing']}>{t('form.missing')}</span>}
              </span>
            }
          >
            {control}
          </Field>
        );
      })}
    </>
  );
}
