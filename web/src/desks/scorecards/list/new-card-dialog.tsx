import { useMemo, useState } from 'react';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { CardCreateDocument, type ScoringMode, type SubjectKind } from '../../../gql/scorecards/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { MODES, SUBJECTS } from '../editor/form/settings-form';
import { useWords } from '../shared/words';

/** What the scorecard is called and for, and how it scores; everything else is built. */
export function NewCardDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t, common } = useWords();
  const [zhCN, setZhCN] = useState('');
  const [en, setEn] = useState('');
  const [subject, setSubject] = useState<SubjectKind>('CALL');
  const [mode, setMode] = useState<ScoringMode>('SECTION_WEIGHT');
  const [isTried, setTried] = useState(false);
  // The same input has the same key: a repeated press, or a repeat after a lost answer, makes one scorecard.
  const idempotencyKey = useMemo(newKey, [zhCN, en, subject, mode]);
  const create = useChange(CardCreateDocument, (data) => data.scorecardCreate);
  const lacksTitle = zhCN.trim() === '' && en.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksTitle || create.busy) return;
    const title = { zhCN: zhCN.trim(), en: en.trim() };
    const outcome = await create.run({ input: { content: { title, subject, mode }, idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.scorecard) onDone(outcome.payload.scorecard.id);
  };
  const title = (locale: 'ZH_CN' | 'EN', value: string, write: (next: string) => void, error: string | null) => (
    <Field
      label={t('form.inLocale', { label: t('settings.title'), locale: common(`locales.${locale}`) })}
      error={error}
    >
      <TextInput
        value={value}
        lang={locale === 'EN' ? 'en' : 'zh-CN'}
        maxLength={200}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </Field>
  );
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
      <Refusals refusals={create.refusals} failure={create.failure} fields={['title']} />
      {title(
        'ZH_CN',
        zhCN,
        setZhCN,
        refusalOf(create.refusals, 'title') ?? (isTried && lacksTitle ? t('create.titleMissing') : null),
      )}
      {title('EN', en, setEn, null)}
      <Field label={t('settings.subject')} hint={t('settings.subjectHint')}>
        <Select
          value={subject}
          items={SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}`) }))}
          onChange={setSubject}
        />
      </Field>
      <Field label={t('settings.mode')} hint={t(`modeHints.${mode}`)}>
        <Select value={mode} items={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))} onChange={setMode} />
      </Field>
    </FormDialog>
  );
}
