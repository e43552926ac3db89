const families = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL', 'NON_CRITICAL'] as const;
const questions = 30;
const agents = 200;
const dayMs = 86_400_000;

/** Numbers from 0 to 1, the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const familyOf = (question: number): (typeof families)[number] =>
  families[question % families.length] ?? 'NON_CRITICAL';

/** Released evaluations by a form of 30 questions as the product stores them, over twelve weeks from a day on. */
export function* madeEvaluations(count: number, from: Date): Generator<Record<string, unknown>> {
  const next = numbers(7);
  for (let number = 0; number < count; number++) {
    const agent = Math.floor(next() * agents);
    const ended = new Date(from.getTime() + Math.floor(next() * 84 * dayMs));
    const released = new Date(ended.getTime() + Math.floor(next() * 60 * 3_600_000));
    const results = Array.from({ length: questions }, (_, question) => {
      const isNa = next() < 0.08;
      const isError = !isNa && next() < 0.06;
      return {
        ...{ ref: `Q${question}`, value: isNa ? null : isError ? 0 : 1, earned: isNa || isError ? 0 : 10 },
        ...{ possible: isNa ? 0 : 10, state: isNa ? 'MARKED_NA' : 'ANSWERED', isError },
        ...{ isFatal: isError && next() < 0.05, family: familyOf(question) },
      };
    });
    const errors = Object.fromEntries(families.map((family) => [family, { e: 0, n: 0 }]));
    for (const { family, isError, state } of results) {
      const known = errors[family] ?? { e: 0, n: 0 };
      errors[family] = { e: known.e + (isError ? 1 : 0), n: known.n + (state === 'ANSWERED' ? 1 : 0) };
    }
    const [earned, possible] = [
      results.reduce((sum, one) => sum + one.earned, 0),
      results.reduce((sum, one) => sum + one.possible, 0),
    ];
    const raw = possible > 0 ? (100 * earned) / possible : null;
    const isFatal = results.some((one) => one.isFatal);
    yield {
      ...{ _id: `evaluation_bench_${number}`, kind: 'STANDARD', state: 'RELEASED', isLive: true, subject: 'CALL' },
      ...{ callId: `call_bench_${number}`, callReference: `b${number}`, subjectReference: null },
      ...{ scorecardId: 'scorecard_bench', scorecardCode: 'QC-1', versionId: 'version_bench', version: 1 },
      ...{ agentId: `user_bench_${agent}`, teamId: `team_bench_${agent % 20}`, teamIds: [`team_bench_${agent % 20}`] },
      ...{ siteId: `site_bench_${agent % 3}`, queue: `queue-${agent % 5}`, lineId: `line_bench_${agent % 4}` },
      ...{ channel: 'PHONE', customerLevel: null, evaluatorId: `user_qa_${number % 12}`, weight: 1 + (number % 7) },
      answers: results.map(({ ref, state }) => ({
        ...{ ref, options: state === 'ANSWERED' ? ['yes'] : [], number: null, text: null, isNa: state !== 'ANSWERED' },
      })),
      ...{ notes: [], history: [], raw, reported: isFatal ? 0 : raw, isFatal, errors },
      result: { raw, reported: isFatal ? 0 : raw, isFatal, sections: [], questions: results, families: [], open: [] },
      marks: results.map(({ ref, isError, isFatal: fatal, state }) => ({
        ...{ r: ref, e: isError ? 1 : 0, f: fatal ? 1 : 0, na: state === 'MARKED_NA' ? 1 : 0 },
      })),
      ...{ callEndedAt: ended, submittedAt: released, releasedAt: released, createdAt: ended, updatedAt: released },
      ...{ day: ended.toISOString().slice(0, 10), reach: 'ALL', revision: 3, openDisputes: 0 },
    };
  }
}

/** What of a call the next one may follow. */
interface Leg {
  readonly reference: string;
  readonly chainId: string;
  readonly endedAt: Date;
  readonly hash: string;
}

/** Calls of twelve weeks as the product stores them: some given up, some handed on, customers who come again. */
export function* madeCalls(count: number, from: Date): Generator<Record<string, unknown>> {
  const next = numbers(11);
  let before: Leg | null = null;
  for (let number = 0; number < count; number++) {
    const agent = Math.floor(next() * agents);
    const first: Leg | null = before !== null && next() < 0.06 ? before : null;
    const offeredAt: Date = first ? first.endedAt : new Date(from.getTime() + Math.floor(next() * 84 * dayMs));
    const isTaken: boolean = first !== null || next() < 0.94;
    const [wait, talk, hold, wrap] = [
      Math.floor(next() * 45),
      Math.floor(60 + next() * 400),
      Math.floor(next() * 60),
      30,
    ];
    const endedAt: Date = new Date(offeredAt.getTime() + 1_000 * (wait + (isTaken ? talk + hold : 0)));
    const reference = `b${number}`;
    const hash: string = first ? first.hash : `customer_${Math.floor(next() * count * 0.6)}`;
    const chainId: string = first ? first.chainId : reference;
    const taken = (moment: number): Date | null => (isTaken ? new Date(offeredAt.getTime() + moment) : null);
    yield {
      ...{ _id: `call_bench_${number}`, reference, channel: 'PHONE', queue: `queue-${agent % 5}` },
      ...{ agentId: isTaken ? `user_bench_${agent}` : null, teamId: `team_bench_${agent % 20}` },
      ...{
        teamIds: [`team_bench_${agent % 20}`],
        siteId: `site_bench_${agent % 3}`,
        lineId: `line_bench_${agent % 4}`,
      },
      ...{ customer: { hash, keyId: 'bench', last4: '0000' }, customerLevel: next() < 0.1 ? 'vip' : 'ordinary' },
      ...{ offeredAt, answeredAt: taken(1_000 * wait), abandonedAt: isTaken ? null : endedAt, endedAt },
      ...{ firstResponseAt: taken(1_000 * wait), waitSeconds: wait, talkSeconds: isTaken ? talk : null },
      ...{ holdSeconds: isTaken ? hold : 0, wrapSeconds: isTaken ? wrap : 0 },
      ...{ handleSeconds: isTaken ? talk + hold + wrap : null, transferOf: first?.reference ?? null, chainId },
      ...{ satisfaction: isTaken && next() < 0.3 ? 1 + Math.floor(next() * 5) : null, disposition: 'solved' },
      ...{
        reasonTreeId: 'tree_bench',
        reasonNodeKey: `n${Math.floor(next() * 6)}`,
        isSolved: isTaken ? next() < 0.8 : null,
      },
      ...{ isVerified: isTaken ? true : null, isRecordComplete: isTaken ? next() < 0.9 : null, articleIds: [] },
      ...{ walkIds: [], tags: [], recordingId: null, hasTranscript: false, unhappyWords: 0, isExemplary: false },
      ...{
        isOnLegalHold: false,
        erasedAt: null,
        importId: null,
        contentHash: '',
        createdAt: endedAt,
        updatedAt: endedAt,
      },
    };
    before = isTaken ? { reference, chainId, endedAt, hash } : null;
  }
}
