import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type AnswerInput,
  CardTryDocument,
  type CardTryQuery,
  type FatalEffect,
  type NaRule,
} from '../../../../gql/scorecards/graphql';
import { request } from '../../../../lib/request';
import { freshToken } from '../../../../lib/session';
import { contentOf, type Form, type Question, questionsOf } from '../session/content';

const WAIT_MS = 300;

/** The answer that earns most, for a quick start; none for text and numbers. */
export function bestAnswer({ ref, type, options, scaleMax, ranges }: Question): AnswerInput | null {
  const none = { ref, isNa: false, options: [], number: null, text: null };
  const scored = options.filter(({ fatal }) => fatal === null);
  switch (type) {
    case 'YES_NO':
    case 'SINGLE': {
      const best = [...scored].sort((one, other) => (other.score ?? 0) - (one.score ?? 0))[0];
      return best ? { ...none, options: [best.key] } : null;
    }
    case 'MULTIPLE':
      return { ...none, options: scored.filter(({ score }) => (score ?? 0) > 0).map(({ key }) => key) };
    case 'SCALE':
      return { ...none, number: scaleMax ?? 5 };
    case 'NUMERIC': {
      const best = [...ranges].sort((one, other) => other.score - one.score)[0];
      return best ? { ...none, number: best.min } : null;
    }
    case 'TEXT':
      return null;
  }
}

type Trial = { kind: 'none' } | { kind: 'scored'; scores: CardTryQuery; isStale: boolean } | { kind: 'failed' };

/** Answers that are tried out on the form as it stands, saved or not, and what they score. Nothing is stored. */
export function useTrial(form: Form) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, AnswerInput>>(new Map());
  const [naRule, setNaRule] = useState<NaRule | null>(null);
  const [fatalEffect, setFatalEffect] = useState<FatalEffect | null>(null);
  const [trial, setTrial] = useState<Trial>({ kind: 'none' });
  const [tries, setTries] = useState(0);
  const round = useRef(0);
  const sent = useMemo(() => {
    const refs = new Set(questionsOf(form).map(({ ref }) => ref));
    return [...answers.values()].filter(({ ref }) => refs.has(ref));
  }, [answers, form]);
  useEffect(() => {
    round.current += 1;
    const mine = round.current;
    setTrial((now) => (now.kind === 'scored' ? { ...now, isStale: true } : now));
    const ask = async (): Promise<void> => {
      try {
        // Past the cache: each keystroke would leave a form of its own there.
        const variables = { content: contentOf(form), answers: sent, naRule, fatalEffect };
        const scores = await request(CardTryDocument, variables, await freshToken());
        if (mine === round.current) setTrial({ kind: 'scored', scores, isStale: false });
      } catch {
        if (mine === round.current) setTrial({ kind: 'failed' });
      }
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [form, sent, naRule, fatalEffect, tries]);
  useEffect(() => {
    const rounds = round;
    return () => {
      rounds.current = -1;
    };
  }, []);
  // The same function for as long as the panel is there: a row is drawn again only when it changes.
  const answer = useCallback(
    (ref: string, given: AnswerInput | null): void =>
      setAnswers((now) => {
        const next = new Map(now);
        if (given) next.set(ref, given);
        else next.delete(ref);
        return next;
      }),
    [],
  );
  return {
    answers,
    answer,
    fill: (): void =>
      setAnswers(
        new Map(
          questionsOf(form).flatMap((question) => {
            const best = bestAnswer(question);
            return best ? [[question.ref, best] as const] : [];
          }),
        ),
      ),
    clear: (): void => setAnswers(new Map()),
    naRule,
    setNaRule,
    fatalEffect,
    setFatalEffect,
    trial,
    retry: (): void => setTries(tries + 1),
  };
}
