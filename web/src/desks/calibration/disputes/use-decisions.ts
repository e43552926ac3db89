import { useState } from 'react';
import {
  type AnswerFragment,
  type DisputeDecision,
  DisputeRuleDocument,
  type DisputeWholeFragment,
} from '../../../gql/calibration/graphql';
import type { Refusal } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** A decision as it is being written. */
export interface Decision {
  readonly decision: DisputeDecision | null;
  readonly answer: AnswerFragment | null;
  readonly ruling: string;
}

export const undecided: Decision = { decision: null, answer: null, ruling: '' };

const inputOf = ({ ref, options, number, text, isNa }: AnswerFragment) => ({ ref, options, number, text, isNa });

/** What the server said about one field of a decision. */
function sentenceAt(refusals: readonly Refusal[], place: number, field: string): string | null {
  const found = refusals.find((refusal) => {
    const at = refusal.field?.indexOf('items') ?? -1;
    return at >= 0 && refusal.field?.[at + 1] === String(place) && refusal.field[at + 2] === field;
  });
  return found?.message ?? null;
}

/** The decisions of one dispute: written question by question, handed in together. */
export function useDecisions(dispute: DisputeWholeFragment | null) {
  const { t } = useWords();
  const [written, setWritten] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [more, setMore] = useState<ReadonlyMap<string, AnswerFragment>>(new Map());
  const [isTried, setTried] = useState(false);
  const [sent, setSent] = useState<readonly string[]>([]);
  const change = useChange(DisputeRuleDocument, (data) => data.disputeDecide);
  const waiting = (dispute?.items ?? []).filter(({ decision }) => decision === null).map(({ ref }) => ref);
  const of = (ref: string): Decision => written.get(ref) ?? undecided;
  const put = (ref: string, next: Partial<Decision>): void =>
    setWritten(new Map(written).set(ref, { ...of(ref), ...next }));
  const given = waiting.filter((ref) => of(ref).decision !== null);
  const lacks = (ref: string): { answer: boolean; ruling: boolean } => {
    const { decision, answer, ruling } = of(ref);
    return { answer: decision === 'UPHELD' && answer === null, ruling: decision !== null && ruling.trim() === '' };
  };
  const isWhole = given.length > 0 && given.every((ref) => !lacks(ref).answer && !lacks(ref).ruling);
  /** Questions that are asked only because of a new answer, as the server named them. */
  const asked = [
    ...new Set([
      ...more.keys(),
      ...change.refusals.flatMap(({ field }) => {
        const at = field?.indexOf('answers') ?? -1;
        const ref = at >= 0 ? field?.[at + 1] : undefined;
        return ref !== undefined && !waiting.includes(ref) ? [ref] : [];
      }),
    ]),
  ];
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!dispute || !isWhole || change.busy) return;
    setSent(given);
    const outcome = await change.run({
      id: dispute.id,
      input: {
        expectedRevision: dispute.revision,
        items: given.map((ref) => {
          const { decision, answer, ruling } = of(ref);
          return {
            ...{ ref, decision: decision ?? 'REJECTED', ruling: ruling.trim() },
            answer: decision === 'UPHELD' && answer ? inputOf(answer) : null,
          };
        }),
        answers: more.size > 0 ? [...more.values()].map(inputOf) : null,
      },
    });
    if (outcome.kind !== 'done') return;
    setTried(false);
    setMore(new Map());
    showToast({ tone: 'good', text: t('dispute.done') });
  };
  const errorOf = (ref: string, field: 'answer' | 'ruling'): string | null => {
    const told = sentenceAt(change.refusals, sent.indexOf(ref), field);
    if (told !== null) return told;
    if (field === 'answer') {
      const other = change.refusals.find(
        (refusal) => refusal.field?.at(-1) === ref && refusal.field.includes('answers'),
      );
      if (other) return other.message;
    }
    if (!isTried || !lacks(ref)[field]) return null;
    return t(field === 'answer' ? 'dispute.answerMissing' : 'dispute.rulingMissing');
  };
  return {
    ...{ of, put, waiting, given, asked, more, submit, errorOf, isTried, change },
    answerMore: (answer: AnswerFragment): void => setMore(new Map(more).set(answer.ref, answer)),
  };
}
