import { useEffect, useState } from 'react';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { ChoiceField } from '../../../components/choice-field';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import type { CallOfQuery } from '../../../gql/quality/graphql';
import { useBegin } from '../shared/use-begin';
import { useFittingScorecards } from '../shared/use-choices';
import { useWords } from '../shared/words';

type Whole = NonNullable<CallOfQuery['call']>;

const keyOf = (channel: string): string => `caregraph.scorecard.${channel}`;
const lastCard = (channel: string): string | null => localStorage.getItem(keyOf(channel));
function keepCard(channel: string, id: string): void {
  try {
    localStorage.setItem(keyOf(channel), id);
  } catch {
    // A full or forbidden store: next time the first form is offered.
  }
}

/** Chooses the form, and whether it is the first evaluation of the call or a second one beside it. */
export function StartDialog({ call, onClose }: { call: Whole; onClose: () => void }) {
  const { t, text } = useWords();
  const cards = useFittingScorecards(call.channel);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = call.evaluations.some(({ kind }) => kind === 'STANDARD');
  const [kind, setKind] = useState<'STANDARD' | 'SECOND'>(first ? 'SECOND' : 'STANDARD');
  const begin = useBegin();
  // The form that was used last, if it is still one of them; a form that somebody has just made is not in the way.
  const usual = cards?.find(({ id }) => id === lastCard(call.channel)) ?? cards?.[0];
  const card = chosen ?? usual?.id ?? null;
  // Who is quicker than the forms begins as soon as they are there.
  const [isAhead, setAhead] = useState(false);
  const run = async (): Promise<void> => {
    if (kind === 'STANDARD' && card === null) return setAhead(cards === undefined);
    if (kind === 'STANDARD' && card !== null) keepCard(call.channel, card);
    // A second evaluator takes the form of the first.
    await begin.begin({ callId: call.id, kind, ...(kind === 'STANDARD' ? { scorecardId: card } : {}) });
  };
  useEffect(() => {
    if (!isAhead || cards === undefined) return;
    setAhead(false);
    void run();
  });
  return (
    <FormDialog
      title={t('start.title')}
      description={t('start.text', { reference: call.reference })}
      submit={t('start.submit')}
      busy={begin.busy || isAhead}
      width="narrow"
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Refusals refusals={begin.refusals} failure={begin.failure} />
      {first && (
        <ChoiceField
          label={t('start.kind')}
          value={kind}
          items={[
            { value: 'SECOND', label: t('kinds.SECOND') },
            { value: 'STANDARD', label: t('kinds.STANDARD') },
          ]}
          onChange={setKind}
          note={t(`start.hints.${kind}`)}
        />
      )}
      {kind === 'STANDARD' &&
        (cards === undefined ? (
          <Skeleton rows={1} shape="text" />
        ) : cards.length === 0 ? (
          <Empty title={t('start.noneTitle')}>{t('start.noneText')}</Empty>
        ) : (
          <Field label={t('start.card')}>
            <Select
              value={card}
              items={cards.map(({ id, code, title, questionCount }) => ({
                value: id,
                label: t('start.cardOf', { code, title: text(title), count: questionCount }),
              }))}
              onChange={setChosen}
            />
          </Field>
        ))}
    </FormDialog>
  );
}
