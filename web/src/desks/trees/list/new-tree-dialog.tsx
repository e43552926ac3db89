import { useMemo, useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { type Locale, TreeCreateDocument, type TreePurpose } from '../../../gql/trees/graphql';
import { toLanguage, toLocaleName } from '../../../lib/languages';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { PURPOSES } from './tree-filters';
import styles from './list.module.css';

const LOCALES = ['ZH_CN', 'EN'] as const satisfies readonly Locale[];

/** What the tree is called and for, and its languages; everything else is drawn. */
export function NewTreeDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t, common, language } = useWords();
  const first = toLocaleName(language);
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState<TreePurpose>('TROUBLESHOOTING');
  const [locales, setLocales] = useState<readonly Locale[]>([first]);
  const [isTried, setTried] = useState(false);
  // The same input has the same key: a repeated press, or a repeat after a lost answer, makes one tree.
  const idempotencyKey = useMemo(newKey, [title, purpose, locales]);
  const create = useChange(TreeCreateDocument, (data) => data.treeCreate);
  const lacksTitle = title.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksTitle || create.busy) return;
    const text = first === 'EN' ? { zhCN: '', en: title.trim() } : { zhCN: title.trim(), en: '' };
    const outcome = await create.run({
      input: { content: { title: text, purpose, locales: [...locales] }, idempotencyKey },
    });
    if (outcome.kind === 'done' && outcome.payload.tree) onDone(outcome.payload.tree.id);
  };
  return (
    <FormDialog
      title={t('create.title')}
      description={t('create.text')}
      submit={t('create.submit')}
      busy={create.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={create.refusals} failure={create.failure} fields={['title', 'purpose', 'locales']} />
      <Field
        label={t('create.name')}
        error={refusalOf(create.refusals, 'title') ?? (isTried && lacksTitle ? t('create.nameMissing') : null)}
      >
        <TextInput
          value={title}
          lang={toLanguage(first)}
          maxLength={200}
          placeholder={t('create.namePlaceholder')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <Field
        label={t('list.purpose')}
        hint={t(`purposeHints.${purpose}`)}
        error={refusalOf(create.refusals, 'purpose')}
      >
        <Select
          value={purpose}
          items={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          onChange={setPurpose}
        />
      </Field>
      <fieldset className={styles['set']}>
        <legend>{t('properties.locales')}</legend>
        {LOCALES.map((locale) => (
          <Checkbox
            key={locale}
            checked={locales.includes(locale)}
            disabled={locales.length === 1 && locales[0] === locale}
            onChange={(isOn) => setLocales(LOCALES.filter((one) => (one === locale ? isOn : locales.includes(one))))}
          >
            {common(`locales.${locale}`)}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}
