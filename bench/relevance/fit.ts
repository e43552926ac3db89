import { compare, type FeatureName } from '../../src/platform/search/question/features.js';
import { planQuery } from '../../src/platform/search/query.js';
import { Scorer, weightClassOf } from '../../src/platform/search/question/scorer.js';
import { slotsOf } from '../../src/platform/search/question/slots.js';
import { weights, type WeightClass, type Weights } from '../../src/platform/search/question/weights.js';
import type { Asked } from './figures.js';
import type { Ground } from './ground.js';

/** A query with all that the scorer may know of its candidates. */
interface Sample {
  group: string;
  weightClass: WeightClass;
  /** Weight in the aim: groups count alike. */
  weight: number;
  features: Float64Array;
  isRight: Uint8Array;
  count: number;
}

export interface Group {
  name: string;
  /** How much the group counts. */
  weight: number;
  queries: readonly Asked[];
}

const names: readonly FeatureName[] = [
  ...(['bmDoc', 'bmPass', 'bmTitle', 'bmAlts', 'cosVar', 'knn3', 'covVar', 'covPass', 'head', 'covDoc'] as const),
  ...(['charVar', 'triVar', 'titleStart', 'prefix', 'textOnly', 'bmRel', 'bmTop', 'passTop', 'covTop'] as const),
];

async function collect(ground: Ground, groups: readonly Group[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const { name, weight, queries } of groups) {
    for (const { text, answers } of queries) {
      const plan = planQuery(text);
      const { ranked } = await ground.ours(text);
      const scorer = new Scorer(ground.questions, plan, slotsOf(ground.questions, plan));
      const known = ranked.flatMap(({ id }) => {
        const [number] = ground.questions.facesOfDocument(id);
        return number === undefined ? [] : [{ id, features: scorer.everything(number) }];
      });
      compare(known.map(({ features }) => features));
      const features = new Float64Array(known.length * names.length);
      known.forEach((one, at) =>
        names.forEach((feature, n) => (features[at * names.length + n] = one.features[feature])),
      );
      samples.push({
        group: name,
        weightClass: weightClassOf(plan),
        weight: weight / queries.length,
        features,
        isRight: Uint8Array.from(known.map(({ id }) => (answers.has(id) ? 1 : 0))),
        count: known.length,
      });
    }
  }
  return samples;
}

/** Reciprocal rank of the first right one by a vector of weights; 0 past the tenth. */
function reciprocal({ features, isRight, count }: Sample, vector: Float64Array): number {
  const scores = new Float64Array(count);
  let best = -1;
  for (let at = 0; at < count; at++) {
    let score = 0;
    for (let n = 0; n < vector.length; n++) score += (vector[n] ?? 0) * (features[at * vector.length + n] ?? 0);
    scores[at] = score;
    if (isRight[at] && (best < 0 || score > (scores[best] ?? 0))) best = at;
  }
  if (best < 0) return 0;
  let rank = 1;
  for (let at = 0; at < count; at++) if (!isRight[at] && (scores[at] ?? 0) > (scores[best] ?? 0)) rank += 1;
  return rank > 10 ? 0 : 1 / rank;
}

const aim = (samples: readonly Sample[], vector: Float64Array): number =>
  samples.reduce((sum, sample) => sum + sample.weight * reciprocal(sample, vector), 0);

const FACTORS = [0, 0.5, 0.8, 0.9, 1.1, 1.25, 2];
const STEPS = [0.1, 0.3, 0.8];
const LEAST_GAIN = 2e-4;
const WORTH_KEEPING = 6e-4;

/** Coordinate ascent from the present weights; what then gives nothing is left out. */
function ascend(samples: readonly Sample[], from: Weights): Weights {
  let vector = Float64Array.from(names.map((name) => from[name] ?? 0));
  let best = aim(samples, vector);
  const attempt = (at: number, value: number, least: number): boolean => {
    if (value === vector[at]) return false;
    const next = Float64Array.from(vector);
    next[at] = value;
    const reached = aim(samples, next);
    if (reached < best + least) return false;
    vector = next;
    best = reached;
    return true;
  };
  for (let round = 0; round < 8; round++) {
    let isBetter = false;
    for (let at = 0; at < names.length; at++) {
      for (const factor of FACTORS) isBetter = attempt(at, (vector[at] ?? 0) * factor, LEAST_GAIN) || isBetter;
      for (const step of STEPS) isBetter = attempt(at, (vector[at] ?? 0) + step, LEAST_GAIN) || isBetter;
    }
    if (!isBetter) break;
  }
  for (let at = 0; at < names.length; at++) if (vector[at]) attempt(at, 0, -WORTH_KEEPING);
  return Object.fromEntries(
    names.flatMap((name, at) => (vector[at] ? [[name, Math.round((vector[at] ?? 0) * 1_000) / 1_000]] : [])),
  );
}

/** Mean reciprocal rank (x 100) of each group. */
function byGroup(samples: readonly Sample[], table: Readonly<Record<WeightClass, Weights>>): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const sample of samples) {
    const vector = Float64Array.from(names.map((name) => table[sample.weightClass][name] ?? 0));
    const { sum, count } = sums.get(sample.group) ?? { sum: 0, count: 0 };
    sums.set(sample.group, { sum: sum + reciprocal(sample, vector), count: count + 1 });
  }
  return new Map([...sums].map(([group, { sum, count }]) => [group, (100 * sum) / count]));
}

/** Fits the weights on one half and tells what they give on the other. Prints them as they belong into `weights.ts`. */
export async function fit(ground: Ground, tune: readonly Group[], check: readonly Group[]): Promise<void> {
  const samples = await collect(ground, tune);
  const others = await collect(ground, check);
  const fitted: Record<WeightClass, Weights> = { ...weights };
  for (const weightClass of Object.keys(weights) as WeightClass[])
    fitted[weightClass] = ascend(
      samples.filter((sample) => sample.weightClass === weightClass),
      weights[weightClass],
    );
  process.stdout.write(`\nfitted weights\n${JSON.stringify(fitted, null, 2)}\n`);
  process.stdout.write(`\n${'MRR x 100'.padEnd(34)}  tune now  tune new check now check new\n`);
  const columns = [
    byGroup(samples, weights),
    byGroup(samples, fitted),
    byGroup(others, weights),
    byGroup(others, fitted),
  ];
  for (const { name } of tune)
    process.stdout.write(
      `${name.padEnd(34)}${columns.map((column) => (column.get(name) ?? 0).toFixed(1).padStart(10)).join('')}\n`,
    );
}
