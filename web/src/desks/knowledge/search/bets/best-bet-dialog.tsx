import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../../components/button';
import { Field } from '../../../../components/field';
import { Segmented } from '../../../../components/segmented';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import {
  BestBetCreateDocument,
  BestBetDeleteDocument,
  type BestBetFragment,
  BestBetUpdateDocument,
  type Locale,
  type SearchBestBetMatch,
} from '../../../../gql/knowledge/graphql';
import { LOCALES } from '../../articles/article-filters';
import { ChipsField } from '../../shared/chips-field';
import { newKey } from '../../../../lib/new-key';
import { refusalOf } from '../../../../lib/outcome';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { ArticlePicker, type PickedArticle } from '../shared/article-picker';
import { FormDialog } from '../../../../components/form-dialog';
import { useSearchWords } from '../words';
import styles from './best-bets.module.css';
import { MomentField } from '../../../../components/moment-field';

const MATCHES = ['CONTAINS', 'EXACT'] as const satisfies readonly SearchBestBetMatch[];
const ALL = 'ALL';
const USUAL_ORDER = '100';
const FIELDS = ['articleId', 'phrases', 'match', 'locale', 'from', 'until', 'note', 'order'] as const;

interface BestBetDialogProps {
  /** Null for a new one. */
  bet: BestBetFragment | null;
  onClose: () => void;
  onChanged: () => void;
}

/** Which article stands first for which words, and from when until when. */
export function BestBetDialog({ bet, onClose, onChanged }: BestBetDialogProps) {
  const { s, t, common } = useSearchWords();
  const [article, setArticle] = useState<PickedArticle | null>(bet?.article ?? null);
  const [phrases, setPhrases] = useState<string[]>([...(bet?.phrases ?? [])]);
  const [match, setMatch] = useState<SearchBestBetMatch>(bet?.match ?? 'CONTAINS');
  const [locale, setLocale] = useState<Locale | null>(bet?.locale ?? null);
  const [from, setFrom] = useState<string | null>(bet?.from ?? null);
  const [until, setUntil] = useState<string | null>(bet?.until ?? null);
  const [order, setOrder] = useState(bet ? String(bet.order) : USUAL_ORDER);
  const [note, setNote] = useState(bet?.note ?? '');
  const [isTried, setTried] = useState(false);
  const idempotencyKey = useMemo(newKey, [article?.id, phrases.join('\n'), match, locale, from, until, order, note]);
  const create = useChange(BestBetCreateDocument, (data) => data.searchBestBetCreate);
  const update = useChange(BestBetUpdateDocument, (data) => data.searchBestBetUpdate);
  const remove = useChange(BestBetDeleteDocument, (data) => data.searchBestBetDelete);
  const refusals = [...create.refusals, ...update.refusals, ...remove.refusals];
  const busy = create.busy || update.busy || remove.busy;
  const isOrder = /^\d{1,4}$/.test(order.trim());
  const isBackwards = from !== null && until !== null && from >= until;

  const done = (): void => {
    onChanged();
    onClose();
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!article || phrases.length === 0 || !isOrder || isBackwards || busy) return;
    const input = {
      articleId: article.id,
      phrases,
      match,
      locale,
      from,
      until,
      note: note.trim(),
      order: Number(order),
    };
    const outcome = bet
      ? await update.run({ id: bet.id, input: { ...input, expectedVersion: bet.revision } })
      : await create.run({ input: { ...input, idempotencyKey } });
    if (outcome.kind === 'done') done();
  };
  const drop = async (): Promise<void> => {
    if (!bet || busy) return;
    const outcome = await remove.run({ id: bet.id, input: { expectedVersion: bet.revision } });
    if (outcome.kind === 'done') done();
  };
  const wrong = (isWrong: boolean, text: string): string | null => (isTried && isWrong ? text : null);
  return (
    <FormDialog
      title={s(bet ? 'bets.dialog.edit' : 'bets.dialog.add')}
      description={s('bets.dialog.text')}
      submit={common('common.save')}
      busy={busy}
      width="normal"
      aside={
        bet && (
          <Button
            variant="danger"
            icon={<Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void drop()}
          >
            {s('bets.dialog.remove')}
          </Button>
        )
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={refusals} failure={create.failure ?? update.failure ?? remove.failure} fields={FIELDS} />
      <ChipsField
        label={s('bets.columns.phrases')}
        values={phrases}
        onChange={setPhrases}
        hint={s('bets.dialog.phrasesHint')}
        error={refusalOf(refusals, 'phrases') ?? wrong(phrases.length === 0, s('bets.dialog.phrasesMissing'))}
      />
      <div className={styles['pair']}>
        <div>
          <p className={styles['label']}>{s('bets.dialog.match')}</p>
          <Segmented
            label={s('bets.dialog.match')}
            value={match}
            items={MATCHES.map((value) => ({ value, label: s(`bets.matches.${value}`) }))}
            onChange={setMatch}
          />
        </div>
        <Field label={s('tuning.dialog.locale')} error={refusalOf(refusals, 'locale')}>
          <Select<string>
            value={locale ?? ALL}
            items={[
              { value: ALL, label: t('articles.everyLocale') },
              ...LOCALES.map((value) => ({ value: value as string, label: common(`locales.${value}`) })),
            ]}
            onChange={(value) => setLocale(LOCALES.find((one) => one === value) ?? null)}
          />
        </Field>
      </div>
      <ArticlePicker
        label={s('bets.columns.article')}
        value={article}
        onChange={setArticle}
        suggestFor={phrases[0]}
        error={refusalOf(refusals, 'articleId') ?? wrong(article === null, s('picker.missing'))}
      />
      <div className={styles['pair']}>
        <MomentField
          label={s('bets.dialog.from')}
          hint={s('bets.dialog.fromHint')}
          value={from}
          onChange={setFrom}
          error={refusalOf(refusals, 'from')}
        />
        <MomentField
          label={s('bets.dialog.until')}
          hint={s('bets.dialog.untilHint')}
          value={until}
          onChange={setUntil}
          error={refusalOf(refusals, 'until') ?? wrong(isBackwards, s('bets.dialog.backwards'))}
        />
        <Field label={s('note')} error={refusalOf(refusals, 'note')}>
          <TextInput value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </Field>
        <Field
          label={s('bets.columns.order')}
          hint={s('bets.dialog.orderHint')}
          error={refusalOf(refusals, 'order') ?? wrong(!isOrder, s('bets.dialog.orderWrong'))}
        >
          <TextInput inputMode="numeric" value={order} onChange={(event) => setOrder(event.currentTarget.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
