import {
  EvaluationKind,
  EvaluationState,
  type PlantedEvaluation,
  SubjectKind,
} from '../../src/modules/quality/index.js';
import type { Answer } from './answers.js';
import type { Demo, DemoCall } from './calls.js';

const chosen = (ref: string, key: string): Answer => ({ ref, options: [key], number: null, text: null, isNa: false });
const marked = (ref: string, number: number): Answer => ({ ref, options: [], number, text: null, isNa: false });

/** What the analyst has answered so far; only the farewell is open. */
const answers: readonly Answer[] = [
  ...[chosen('greeting', 'yes'), chosen('verify', 'yes'), chosen('restate', 'partly'), chosen('steps', 'yes')],
  ...[chosen('hold', 'no'), chosen('correct', 'wrong'), marked('next', 4), marked('manner', 4)],
];

const notes: NonNullable<PlantedEvaluation['notes']> = [
  { ref: 'hold', second: 101, isPrivate: false, text: '“您稍等”，没说多久。' },
  {
    ...{ ref: 'correct', second: 178, isPrivate: false },
    text: '三包期内免上门费（P-033 第 2 版，当日有效），座席答“统一收”，客户多付 80 元。',
  },
];

/** The draft about the call in which a wrong fee was told, just being written by the first analyst; null without the call or the card. */
export function storyDraft(call: DemoCall | undefined, demo: Demo): PlantedEvaluation | null {
  const version = demo.versions.get(SubjectKind.CALL)?.at(-1);
  const refs = new Set(version?.content.sections.flatMap(({ questions }) => questions.map(({ ref }) => ref)));
  const evaluatorId = demo.analysts[0];
  if (!call || !version || !evaluatorId || !answers.every(({ ref }) => refs.has(ref))) return null;
  return {
    ...{ kind: EvaluationKind.STANDARD, state: EvaluationState.DRAFT, callId: call._id, versionId: version._id },
    ...{ evaluatorId, answers, notes, createdAt: new Date(demo.now - 12 * 60_000) },
  };
}
