import { errorsOf, evaluation } from './figures-fixture.js';

/** Numbers from 0 to 1 that are the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const families = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL', 'NON_CRITICAL'] as const;

/** Evaluations of June 2026 in which anything may be the case, those that do not count among them. */
export function randomEvaluations(seed: number, count: number): Record<string, unknown>[] {
  const next = numbers(seed);
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  return Array.from({ length: count }, (_, at) => {
    const errors = errorsOf(
      Object.fromEntries(
        families.map((family) => {
          const n = upTo(3);
          return [family, { e: Math.min(n, Math.max(0, upTo(4) - 2)), n }];
        }),
      ),
    );
    const marks = Array.from({ length: upTo(6) }, (__, question) => {
      const na = next() < 0.2 ? 1 : 0;
      const e = na === 0 && next() < 0.3 ? 1 : 0;
      return { r: `Q${question}`, e, f: e === 1 && next() < 0.3 ? 1 : 0, na };
    });
    const raw = next() < 0.1 ? null : Math.round(next() * 10_000) / 100;
    const isFatal = next() < 0.2;
    const questions = Array.from({ length: upTo(4) }, () => ({ earned: upTo(5), possible: 5 }));
    const day = `2026-06-${String(1 + upTo(29)).padStart(2, '0')}`;
    const ended = new Date(`${day}T0${upTo(9)}:30:00.000Z`);
    return evaluation(String(at), {
      ...{ isLive: next() < 0.9, agentId: `a${upTo(6)}`, evaluatorId: `e${upTo(2)}`, teamId: `n${upTo(1)}` },
      ...{ queue: next() < 0.5 ? 'hotline' : null, weight: 1 + upTo(4), raw, isFatal, errors, marks, day },
      ...{ reported: isFatal && raw !== null ? 0 : raw, result: next() < 0.1 ? null : { questions } },
      callEndedAt: next() < 0.2 ? null : ended,
      releasedAt: new Date(ended.getTime() + upTo(60) * 3_600_000),
    });
  });
}
