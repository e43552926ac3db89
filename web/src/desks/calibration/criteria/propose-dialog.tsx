import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { ChoiceField } from '../../../components/choice-field';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextArea } from '../../../components/text-area';
import {
  ChangeProposeDocument,
  type CriteriaChangeKind,
  DeskFormDocument,
  MeetingListDocument,
} from '../../../gql/calibration/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { questionsOf } from '../../quality/evaluate/questions';
import { useCards } from '../shared/use-choices';
import { useWords } from '../shared/words';

interface ProposeDialogProps {
  /** Null: it is chosen here. */
  scorecardId: string | null;
  questionRef: string | null;
  /** Null: the next meeting that is planned. */
  meetingId: string | null;
  onClose: () => void;
}

/** What is wrong with a question, and how it should be read or worded: for the criteria meeting to decide. */
export function ProposeDialog({ scorecardId, questionRef, meetingId, onClose }: ProposeDialogProps) {
  const { t, text, common } = useWords();
  const [{ data, fetching }] = useQuery({
    query: MeetingListDocument,
    variables: { first: 20 },
    pause: meetingId !== null,
    requestPolicy: 'cache-and-network',
  });
  const planned = (data?.criteriaMeetings.nodes ?? [])
    .filter(({ state }) => state === 'PLANNED')
    .sort((one, other) => Date.parse(one.plannedAt) - Date.parse(other.plannedAt));
  const meeting = meetingId ?? planned[0]?.id ?? null;
  const cards = useCards();
  const [chosenCard, setCard] = useState<string | null>(null);
  const cardId = scorecardId ?? chosenCard ?? cards[0]?.value ?? null;
  const [form] = useQuery({ query: DeskFormDocument, variables: { id: cardId ?? '' }, pause: cardId === null });
  const questions = questionsOf(form.data?.scorecard?.activeVersion?.content.sections ?? []);
  const [chosenRef, setRef] = useState<string | null>(null);
  const ref = questionRef ?? chosenRef;
  const question = questions.find((one) => one.question.ref === ref)?.question ?? null;
  const [kind, setKind] = useState<CriteriaChangeKind>('WORDING');
  const [proposal, setProposal] = useState('');
  const [wording, setWording] = useState<{ zhCN: string; en: string } | null>(null);
  const [isTried, setTried] = useState(false);
  const newText = wording ?? { zhCN: question?.text.zhCN ?? '', en: question?.text.en ?? '' };
  const lacksWords = kind === 'WORDING' && newText.zhCN.trim() === '' && newText.en.trim() === '';
  const change = useChange(ChangeProposeDocument, (payload) => payload.criteriaChangePropose);
  const idempotencyKey = useMemo(newKey, [meeting, cardId, ref, kind, proposal, wording]);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (meeting === null || cardId === null || ref === null || proposal.trim() === '' || lacksWords || change.busy)
      return;
    const outcome = await change.run({
      input: {
        ...{ meetingId: meeting, scorecardId: cardId, ref, kind, proposal: proposal.trim(), idempotencyKey },
        newText: kind === 'WORDING' ? { zhCN: newText.zhCN.trim(), en: newText.en.trim() } : null,
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('criteria.proposed') });
    onClose();
  };
  const told = (field: string, lacks: boolean): string | null =>
    refusalOf(change.refusals, field) ?? (isTried && lacks ? t('form.missing') : null);
  const lacksMeeting = meeting === null && !fetching;
  return (
    <FormDialog
      title={t('criteria.propose')}
      description={t('criteria.proposeText')}
      submit={t('criteria.proposeDo')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {lacksMeeting && (
        <Notice kind="info" title={t('criteria.noMeeting')}>
          {t('criteria.noMeetingText')}
        </Notice>
      )}
      <Refusals
        refusals={change.refusals}
        failure={change.failure}
        fields={['proposal', 'newText', 'ref', 'scorecardId']}
      />
      {scorecardId === null && (
        <Field label={t('columns.card')} error={told('scorecardId', cardId === null)}>
          <Select
            value={cardId}
            items={cards}
            placeholder={t('form.choose')}
            onChange={(id) => {
              setCard(id);
              setRef(null);
              setWording(null);
            }}
          />
        </Field>
      )}
      {questionRef === null ? (
        <Field label={t('columns.question')} error={told('ref', ref === null)}>
          <Select
            value={ref}
            items={questions.map((one) => ({
              ...{ value: one.question.ref, label: `${one.number}. ${text(one.question.text)}` },
            }))}
            placeholder={t('form.choose')}
            onChange={(next) => {
              setRef(next);
              setWording(null);
            }}
          />
        </Field>
      ) : (
        question && (
          <p>
            <strong>{text(question.text)}</strong>
          </p>
        )
      )}
      <Field
        label={t('criteria.proposal')}
        hint={t('criteria.proposalHint')}
        error={told('proposal', proposal.trim() === '')}
      >
        <TextArea
          rows={3}
          maxLength={2_000}
          value={proposal}
          onChange={(event) => setProposal(event.currentTarget.value)}
        />
      </Field>
      <ChoiceField<CriteriaChangeKind>
        label={t('criteria.kind')}
        value={kind}
        items={[
          { value: 'WORDING', label: t('criteria.kinds.WORDING') },
          { value: 'RULING', label: t('criteria.kinds.RULING') },
        ]}
        onChange={setKind}
        note={t(`criteria.kindHints.${kind}`)}
      />
      {kind === 'WORDING' &&
        (['zhCN', 'en'] as const).map((locale) => (
          <Field
            key={locale}
            label={t('criteria.newText', { locale: common(`locales.${locale === 'en' ? 'EN' : 'ZH_CN'}`) })}
            error={locale === 'zhCN' ? told('newText', lacksWords) : null}
          >
            <TextArea
              rows={2}
              lang={locale === 'en' ? 'en' : 'zh-CN'}
              maxLength={500}
              value={newText[locale]}
              onChange={(event) => setWording({ ...newText, [locale]: event.currentTarget.value })}
            />
          </Field>
        ))}
    </FormDialog>
  );
}
