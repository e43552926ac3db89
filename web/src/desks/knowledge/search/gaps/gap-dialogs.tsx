import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Combobox } from '../../../../components/combobox';
import { Field } from '../../../../components/field';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import {
  type ArticleKind,
  EditorChoicesDocument,
  GapAttachDocument,
  GapDismissDocument,
  GapDraftDocument,
  type GapFragment,
  GapMergeDocument,
  GapTitlesDocument,
} from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { showToast } from '../../../../lib/toasts';
import { KINDS } from '../../articles/article-filters';
import { ActDialog } from '../../../../components/act-dialog';
import { refusalOf } from '../../../../lib/outcome';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { ArticlePicker, type PickedArticle } from '../shared/article-picker';
import { FormDialog } from '../../../../components/form-dialog';
import { useSearchWords } from '../words';
import { CallersWords } from './gap-marks';

/** What may be done with a gap that asks something first. */
export type GapAct = 'draft' | 'attach' | 'dismiss' | 'merge';

interface GapDialogProps {
  gap: GapFragment;
  onClose: () => void;
  /** The gap moved to another list, or is gone. */
  onChanged: () => void;
}

function DraftDialog({ gap, onClose, onChanged }: GapDialogProps) {
  const { s, t, common, path } = useSearchWords();
  const { go } = useKnowledgePath();
  const [{ data }] = useQuery({ query: EditorChoicesDocument });
  const [kind, setKind] = useState<ArticleKind>('FAQ');
  const [categoryId, setCategory] = useState<string | null>(null);
  const [title, setTitle] = useState(gap.title);
  const change = useChange(GapDraftDocument, (answer) => answer.searchGapDraft);
  const submit = async (): Promise<void> => {
    if (change.busy) return;
    const outcome = await change.run({
      id: gap.id,
      input: {
        expectedVersion: gap.revision,
        kind,
        ...(categoryId ? { categoryId } : {}),
        ...(title.trim() ? { title: title.trim() } : {}),
      },
    });
    if (outcome.kind !== 'done') return;
    onChanged();
    onClose();
    if (outcome.payload.article) go(`articles/${outcome.payload.article.id}/edit`);
  };
  return (
    <FormDialog
      width="narrow"
      title={s('gaps.draft.title')}
      description={s('gaps.draft.text')}
      submit={s('gaps.draft.submit')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['title', 'kind', 'categoryId']} />
      <CallersWords gap={gap} first={6} />
      <Field label={t('fields.title')} error={refusalOf(change.refusals, 'title')} hint={t('create.titleHint')}>
        <TextInput
          value={title}
          lang={toLanguage(gap.locale)}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('columns.kind')} error={refusalOf(change.refusals, 'kind')}>
        <Select
          value={kind}
          items={KINDS.map((value) => ({ value, label: common(`kinds.${value}`) }))}
          onChange={setKind}
        />
      </Field>
      <Field label={t('fields.category')} error={refusalOf(change.refusals, 'categoryId')} hint={s('gaps.draft.later')}>
        <Combobox
          value={categoryId}
          items={(data?.categories ?? []).map((category) => ({ value: category.id, label: path(category) }))}
          placeholder={t('fields.categoryPlaceholder')}
          onChange={setCategory}
        />
      </Field>
    </FormDialog>
  );
}

function AttachDialog({ gap, onClose, onChanged }: GapDialogProps) {
  const { s } = useSearchWords();
  const { go } = useKnowledgePath();
  const [article, setArticle] = useState<PickedArticle | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(GapAttachDocument, (answer) => answer.searchGapAttach);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!article || change.busy) return;
    const outcome = await change.run({
      id: gap.id,
      input: { expectedVersion: gap.revision, articleId: article.id },
    });
    if (outcome.kind !== 'done') return;
    const { addedCount, leftOutCount } = outcome.payload;
    showToast({
      tone: leftOutCount ? 'warn' : 'good',
      text: s('gaps.attach.done', { code: article.code, count: addedCount ?? 0 }),
      ...(leftOutCount ? { detail: s('gaps.attach.leftOut', { count: leftOutCount }) } : {}),
      action: { label: s('gaps.attach.open'), run: () => go(`articles/${article.id}/edit`) },
    });
    onChanged();
    onClose();
  };
  return (
    <FormDialog
      width="narrow"
      title={s('gaps.attach.title')}
      description={s('gaps.attach.text')}
      submit={s('gaps.attach.submit')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['articleId']} />
      <CallersWords gap={gap} first={6} />
      <ArticlePicker
        label={s('gaps.attach.article')}
        value={article}
        onChange={setArticle}
        suggestFor={gap.title}
        hint={s('gaps.attach.hint')}
        error={refusalOf(change.refusals, 'articleId') ?? (isTried && !article ? s('picker.missing') : null)}
      />
    </FormDialog>
  );
}

function DismissDialog({ gap, onClose, onChanged }: GapDialogProps) {
  const { s } = useSearchWords();
  const change = useChange(GapDismissDocument, (answer) => answer.searchGapDismiss);
  return (
    <ActDialog
      title={s('gaps.dismiss.title', { title: gap.title })}
      description={s('gaps.dismiss.text')}
      submit={s('gaps.dismiss.submit')}
      reason={{ label: s('gaps.dismiss.reason'), missing: s('gaps.dismiss.reasonMissing') }}
      change={change}
      onSubmit={async (reason) => {
        const outcome = await change.run({ id: gap.id, input: { expectedVersion: gap.revision, reason } });
        if (outcome.kind === 'done') onChanged();
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}

/** How many gaps one can choose from when two are merged. */
const OTHERS = 100;

function MergeDialog({ gap, onClose, onChanged }: GapDialogProps) {
  const { s } = useSearchWords();
  const [{ data }] = useQuery({
    query: GapTitlesDocument,
    variables: { filter: { states: ['OPEN', 'DRAFTED'], locale: gap.locale }, first: OTHERS },
    requestPolicy: 'cache-and-network',
  });
  const [intoId, setInto] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(GapMergeDocument, (answer) => answer.searchGapMerge);
  const others = useMemo(
    () =>
      (data?.searchGaps.nodes ?? [])
        .filter(({ id }) => id !== gap.id)
        .map(({ id, title, reportCount }) => ({
          value: id,
          label: s('gaps.merge.option', { title, count: reportCount }),
        })),
    [data, gap.id, s],
  );
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!intoId || change.busy) return;
    const outcome = await change.run({ id: gap.id, input: { expectedVersion: gap.revision, intoId } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: s('gaps.merge.done', { title: outcome.payload.gap?.title ?? '' }) });
    onChanged();
    onClose();
  };
  return (
    <FormDialog
      width="narrow"
      title={s('gaps.merge.title', { title: gap.title })}
      description={s('gaps.merge.text')}
      submit={s('gaps.merge.submit')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['intoId']} />
      <Field
        label={s('gaps.merge.into')}
        error={refusalOf(change.refusals, 'intoId') ?? (isTried && !intoId ? s('gaps.merge.missing') : null)}
      >
        <Combobox value={intoId} items={others} placeholder={s('gaps.merge.placeholder')} onChange={setInto} />
      </Field>
    </FormDialog>
  );
}

const DIALOGS = { draft: DraftDialog, attach: AttachDialog, dismiss: DismissDialog, merge: MergeDialog };

/** The dialog of an act upon a gap. */
export function GapDialog({ act, ...props }: GapDialogProps & { act: GapAct }) {
  const Shown = DIALOGS[act];
  return <Shown {...props} />;
}
