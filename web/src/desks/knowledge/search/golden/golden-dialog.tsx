import { Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../../components/button';
import { CodeLabel } from '../../../../components/code-label';
import { Field } from '../../../../components/field';
import { IconButton } from '../../../../components/icon-button';
import { Segmented } from '../../../../components/segmented';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import {
  GoldenQueryCreateDocument,
  GoldenQueryDeleteDocument,
  type GoldenQueryFragment,
  GoldenQueryUpdateDocument,
  type Locale,
} from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { LOCALES } from '../../articles/article-filters';
import { newKey } from '../../../../lib/new-key';
import { refusalOf } from '../../../../lib/outcome';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { ArticlePicker, type PickedArticle } from '../shared/article-picker';
import { FormDialog } from '../../../../components/form-dialog';
import { useSearchWords } from '../words';
import styles from './golden.module.css';

/** One of so many articles may be the expected one. */
const MOST_EXPECTED = 5;
const RANKS = Array.from({ length: 10 }, (_, at) => String(at + 1));
const USUAL_RANK = '3';
const FIELDS = ['query', 'locale', 'expectedIds', 'maxRank', 'note'] as const;

interface GoldenDialogProps {
  /** Null for a new one. */
  golden: GoldenQueryFragment | null;
  query: string;
  locale: Locale;
  onClose: () => void;
  onChanged: () => void;
}

/** A query whose answer the centre knows: what is typed, and which article must stand how high. */
export function GoldenDialog({ golden, query: first, locale: firstLocale, onClose, onChanged }: GoldenDialogProps) {
  const { s, t, common } = useSearchWords();
  const [query, setQuery] = useState(first);
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const [expected, setExpected] = useState<readonly PickedArticle[]>(golden?.expected ?? []);
  const [maxRank, setMaxRank] = useState(golden ? String(golden.maxRank) : USUAL_RANK);
  const [note, setNote] = useState(golden?.note ?? '');
  const [isTried, setTried] = useState(false);
  // Another picker after each choice: it begins empty.
  const [picked, setPicked] = useState(0);
  const expectedIds = expected.map(({ id }) => id);
  const idempotencyKey = useMemo(newKey, [query, locale, expectedIds.join(), maxRank, note]);
  const create = useChange(GoldenQueryCreateDocument, (data) => data.searchGoldenQueryCreate);
  const update = useChange(GoldenQueryUpdateDocument, (data) => data.searchGoldenQueryUpdate);
  const remove = useChange(GoldenQueryDeleteDocument, (data) => data.searchGoldenQueryDelete);
  const refusals = [...create.refusals, ...update.refusals, ...remove.refusals];
  const busy = create.busy || update.busy || remove.busy;
  const lacksQuery = query.trim() === '';
  const lacksArticle = expected.length === 0;

  const done = (): void => {
    onChanged();
    onClose();
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksQuery || lacksArticle || busy) return;
    const input = { query: query.trim(), locale, expectedIds, maxRank: Number(maxRank), note: note.trim() };
    const outcome = golden
      ? await update.run({ id: golden.id, input: { ...input, expectedVersion: golden.revision } })
      : await create.run({ input: { ...input, idempotencyKey } });
    if (outcome.kind === 'done') done();
  };
  const drop = async (): Promise<void> => {
    if (!golden || busy) return;
    const outcome = await remove.run({ id: golden.id, input: { expectedVersion: golden.revision } });
    if (outcome.kind === 'done') done();
  };
  const expectedError =
    refusalOf(refusals, 'expectedIds') ?? (isTried && lacksArticle ? s('golden.dialog.expectedMissing') : null);
  return (
    <FormDialog
      title={s(golden ? 'golden.dialog.edit' : 'golden.dialog.add')}
      description={s('golden.dialog.text')}
      submit={common('common.save')}
      busy={busy}
      width="normal"
      aside={
        golden && (
          <Button
            variant="danger"
            icon={<Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void drop()}
          >
            {s('golden.dialog.remove')}
          </Button>
        )
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={refusals} failure={create.failure ?? update.failure ?? remove.failure} fields={FIELDS} />
      <Field
        label={s('golden.columns.query')}
        hint={s('golden.dialog.queryHint')}
        error={refusalOf(refusals, 'query') ?? (isTried && lacksQuery ? s('golden.dialog.queryMissing') : null)}
      >
        <TextInput value={query} lang={toLanguage(locale)} onChange={(event) => setQuery(event.currentTarget.value)} />
      </Field>
      {expected.length > 0 && (
        <ul className={styles['picked']} aria-label={s('golden.columns.expected')}>
          {expected.map((article) => (
            <li key={article.id}>
              <CodeLabel>{article.code}</CodeLabel>
              <span>{article.title}</span>
              <IconButton
                label={t('fields.remove', { value: article.code })}
                icon={<X size={13} aria-hidden="true" />}
                onClick={() => setExpected(expected.filter(({ id }) => id !== article.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {expected.length < MOST_EXPECTED && (
        <ArticlePicker
          key={picked}
          label={s(expected.length === 0 ? 'golden.columns.expected' : 'golden.dialog.another')}
          value={null}
          suggestFor={query}
          hint={s('golden.dialog.expectedHint')}
          error={expectedError}
          onChange={(article) => {
            if (!article) return;
            if (!expectedIds.includes(article.id)) setExpected([...expected, article]);
            setPicked(picked + 1);
          }}
        />
      )}
      <div className={styles['pair']}>
        <Field label={s('golden.columns.max')} hint={s('golden.dialog.maxHint')} error={refusalOf(refusals, 'maxRank')}>
          <Select
            value={maxRank}
            items={RANKS.map((rank) => ({ value: rank, label: s('golden.within', { rank }) }))}
            onChange={setMaxRank}
          />
        </Field>
        <div>
          <p className={styles['label']}>{s('tuning.dialog.locale')}</p>
          <Segmented
            label={s('tuning.dialog.locale')}
            value={locale}
            items={LOCALES.map((value) => ({ value, label: common(`locales.${value}`) }))}
            onChange={setLocale}
          />
        </div>
      </div>
      <Field label={s('note')} error={refusalOf(refusals, 'note')}>
        <TextInput value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
