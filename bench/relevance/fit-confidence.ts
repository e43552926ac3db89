import { planQuery } from '../../src/platform/search/query.js';
import { Scorer } from '../../src/platform/search/question/scorer.js';
import { slotsOf } from '../../src/platform/search/question/slots.js';
import type { FeatureName } from '../../src/platform/search/question/features.js';
import type { Ground } from './ground.js';

/** A question, in which set it is asked (everything mixed, if none is named), and whether its first three hits answer. */
export interface Case {
  text: string;
  set?: string;
  answers: ReadonlySet<string>;
}

const names: readonly FeatureName[] = ['cosVar', 'covVar', 'covDoc', 'covPass', 'charVar', 'triVar', 'bmDoc'];
const ROUNDS = 4_000;
const RATE = 3;
const RIDGE = 2e-4;

interface Example {
  isHan: boolean;
  x: number[];
  isGood: boolean;
}

async function examples(ground: Ground, cases: readonly Case[]): Promise<Example[]> {
  const found: Example[] = [];
  for (const { text, set, answers } of cases) {
    const plan = planQuery(text);
    const { ranked } = await ground.ours(text, set);
    const [first] = ranked;
    const number = first ? ground.questions.facesOfDocument(first.id)[0] : undefined;
    if (number === undefined) continue;
    const isGood = ranked.slice(0, 3).some(({ id }) => answers.has(id));
    // A question that has an answer which was not found among the first three is neither.
    if (!isGood && answers.size > 0) continue;
    const features = new Scorer(ground.questions, plan, slotsOf(ground.questions, plan)).everything(number);
    const scores = ranked.map(({ score }) => score);
    const top = scores[0] ?? 0;
    const behind = (place: number): number => (top > 0 ? (top - (scores[place] ?? 0)) / top : 0);
    const x = [...names.map((name) => features[name]), behind(1), behind(9), Math.min(1, plan.slots.length / 15), 1];
    found.push({ isHan: plan.locale === 'zh-CN', x, isGood });
  }
  return found;
}

/** Logistic regression by gradient descent; good and bad examples weigh the same in all. */
function regress(list: readonly Example[]): number[] {
  const size = list[0]?.x.length ?? 0;
  const good = list.filter(({ isGood }) => isGood).length;
  const weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = Array.from({ length: size }, () => 0);
    for (const { x, isGood } of list) {
      const z = x.reduce((sum, value, n) => sum + value * (weights[n] ?? 0), 0);
      const share = 0.5 / (isGood ? good : list.length - good);
      const error = ((isGood ? 1 : 0) - 1 / (1 + Math.exp(-z))) * share;
      x.forEach((value, n) => (gradient[n] = (gradient[n] ?? 0) + error * value));
    }
    for (let n = 0; n < size; n++) {
      const ridge = n === size - 1 ? 0 : RIDGE * (weights[n] ?? 0);
      const next = (weights[n] ?? 0) + RATE * ((gradient[n] ?? 0) - ridge);
      // More of a feature never makes an answer less likely.
      weights[n] = n < names.length ? Math.max(0, next) : next;
    }
  }
  return weights;
}

/** Fits the confidence on cases of the tune half; prints it as it belongs into `weights.ts`. */
export async function fitConfidence(ground: Ground, cases: readonly Case[]): Promise<void> {
  const all = await examples(ground, cases);
  for (const isHan of [false, true]) {
    const list = all.filter((one) => one.isHan === isHan);
    const fitted = regress(list).map((value) => Math.round(value * 100) / 100);
    const features = Object.fromEntries(names.map((name, n) => [name, fitted[n]]));
    const [lead, leadOfTen, slots, constant] = fitted.slice(names.length);
    process.stdout.write(
      `\nconfidence, ${isHan ? 'han' : 'latin'}, ${list.length} cases\n${JSON.stringify({ features, lead, leadOfTen, slots, constant })}\n`,
    );
  }
}
