import { answers, questionCount } from './drawing.js';

const none = { choice: null, values: null, branch: null };

/** Numbers from 0 to 1, the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Walks that are over, as the product stores them: most complete after 6 to 14 answers, some given up, some with a step back. */
export function* madeWalks(treeId: string, count: number, from: Date): Generator<Record<string, unknown>> {
  const next = numbers(6);
  for (let number = 0; number < count; number++) {
    const startedAt = from.getTime() + Math.floor(next() * 29 * 86_400_000);
    let at = startedAt;
    const transcript: Record<string, unknown>[] = [];
    const moves: Record<string, unknown>[] = [];
    const note = (event: string, nodeKey: string, more: object = {}): void => {
      const entry = { answer: null, set: null, dwellMs: null, note: null, ...more };
      transcript.push({
        ...{
          seq: transcript.length,
          at: new Date(at),
          actorId: 'user_bench',
          event,
          treeId,
          versionNumber: 1,
          nodeKey,
        },
        ...entry,
      });
    };
    const first = questionCount - 6 - Math.floor(next() * 9);
    const isGivenUp = next() < 0.15;
    note('STARTED', `q${first}`);
    note('ENTERED', `q${first}`);
    let key = `q${first}`;
    for (let place = first; place < questionCount; place++) {
      const dwellMs = 2_000 + Math.floor(next() * 40_000);
      at += dwellMs;
      if (place > first && next() < 0.05) {
        note('BACK', key, { dwellMs });
        moves.pop();
        place -= 2;
        key = `q${place + 1}`;
        note('ENTERED', key);
        continue;
      }
      const answer = { ...none, choice: answers[Math.floor(next() ** 2 * answers.length)] ?? 'yes' };
      note('ANSWERED', key, { answer, dwellMs, set: { v1: answer.choice } });
      moves.push({
        at: moves.length,
        frame: [],
        treeId,
        nodeKey: key,
        answer,
        byId: 'user_bench',
        answeredAt: new Date(at),
      });
      key = place + 1 < questionCount ? `q${place + 1}` : 'end';
      note('ENTERED', key);
      if (isGivenUp && next() < 0.3) break;
    }
    const isComplete = key === 'end';
    note('ENDED', key);
    yield {
      ...{ _id: `walk_bench_${number}`, treeId, treeCode: 'T-1', purpose: 'TROUBLESHOOTING', version: 1 },
      ...{ isPreview: false, state: isComplete ? 'COMPLETED' : 'ABANDONED', step: transcript.length, locale: 'EN' },
      ...{ callReference: `C-${number}`, holderId: 'user_bench', startedById: `user_${number % 60}` },
      ...{ holderIds: ['user_bench'], teamIds: [`team_${number % 6}`], siteId: 'site_bench', lines: ['*'] },
      ...{ pins: [{ treeId, code: 'T-1', versionId: 'v', number: 1 }], draftContent: null, context: {}, moves },
      ...{ frames: [{ treeId, nodeKey: key, values: {} }], waiting: null, offer: null, override: null, transcript },
      ending: { nodeKey: key, treeId, result: isComplete ? 'RESOLVED' : null, disposition: null },
      ...{ enteredAt: new Date(at), startedAt: new Date(startedAt), changedAt: new Date(at), endedAt: new Date(at) },
      expiresAt: null,
    };
  }
}
