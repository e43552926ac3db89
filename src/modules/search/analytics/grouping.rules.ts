import { isHanUnit } from '../../../platform/search/analysis.js';
import { frameWords } from '../../../platform/search/frame-words.js';

/** One wording of a question with how often it was asked. */
export interface Wording {
  readonly id: string;
  readonly units: readonly string[];
  readonly count: number;
}

/** How much a unit tells: its inverse document frequency, or anything like it above 0. */
export type WeightOf = (unit: string) => number;

/**
 * Two wordings mean the same from this cosine on. On 3,500 questions of four public sets three of four pairs that met were of one
 * intent (0.73-0.80); at 0.5 it was one of two.
 */
const THRESHOLD = 0.6;
/** Words that frame a question say little about what it means; with less than this "can I" and "how do I" meet too easily. */
const FRAME_SHARE = 0.4;

/** A code, such as an error's or a model's: letters and digits with at least one digit. */
const CODE = /^(?=.*\d)[a-z0-9]{2,}$/;

/** A wording as numbers: its units, heaviest first, with weights of length 1 together. */
interface Vector {
  readonly units: readonly string[];
  readonly weights: readonly number[];
  readonly codes: readonly string[];
}

/** What is kept of a group's leader. */
interface Leader {
  readonly weights: ReadonlyMap<string, number>;
  readonly hasCodes: boolean;
}

/**
 * A Chinese pair that lies half in a framing pair (`水怎` of `漏水怎么办`) is no word: it counts as little as the frame. Units are all
 * that is known of a wording, so the neighbour is looked for among them.
 */
function framedBy(units: readonly string[]): (unit: string) => boolean {
  const begins = new Set<string>();
  const ends = new Set<string>();
  for (const unit of units) {
    if (!frameWords.has(unit) || !isHanUnit(unit)) continue;
    const [first = '', last = ''] = [...unit];
    begins.add(first);
    ends.add(last);
  }
  return (unit) => {
    if (frameWords.has(unit)) return true;
    if (begins.size === 0 || !isHanUnit(unit)) return false;
    const [first = '', last = ''] = [...unit];
    return begins.has(last) || ends.has(first);
  };
}

function vectorOf(units: readonly string[], weightOf: WeightOf): Vector {
  const isFrame = framedBy(units);
  const pairs = [...new Set(units)]
    .map((unit) => [unit, Math.max(0.01, weightOf(unit)) * (isFrame(unit) ? FRAME_SHARE : 1)] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const length = Math.sqrt(pairs.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    units: pairs.map(([unit]) => unit),
    weights: pairs.map(([, weight]) => weight / length),
    codes: units.filter((unit) => CODE.test(unit)),
  };
}

/**
 * A unit that so many leaders have brings no further candidates when rarer ones brought some: it would compare all with all. It still
 * counts in the cosine.
 */
const MOST_LEADERS = 1_000;

/** Leaders that have a unit, with its weight in each. */
interface Posting {
  readonly leaders: number[];
  readonly weights: number[];
}

/** Leaders of groups, found by what a wording shares with them. */
class Leaders {
  readonly #leaders: Leader[] = [];
  readonly #index = new Map<string, Posting>();
  readonly #shared: number[] = [];
  readonly #seenFor: number[] = [];
  #turn = 0;

  add({ units, weights, codes }: Vector): void {
    const at = this.#leaders.length;
    this.#leaders.push({
      weights: new Map(units.map((unit, n) => [unit, weights[n] ?? 0])),
      hasCodes: codes.length > 0,
    });
    units.forEach((unit, n) => {
      let posting = this.#index.get(unit);
      if (!posting) this.#index.set(unit, (posting = { leaders: [], weights: [] }));
      posting.leaders.push(at);
      posting.weights.push(weights[n] ?? 0);
    });
  }

  /**
   * The nearest leader, the earliest of equally near ones; -1 where none is near enough. A leader that shares none of the heaviest units
   * cannot be near enough by the rest of them together, and one whose share of these is too small neither: only few are compared.
   */
  nearest(vector: Vector): number {
    const { touched, rest } = this.#candidates(vector);
    let best = -1;
    let bestCosine = 0;
    for (const leader of touched) {
      if ((this.#shared[leader] ?? 0) + rest < Math.max(THRESHOLD, bestCosine) - ROUNDING) continue;
      const cosine = cosineWith(this.#leaders[leader], vector);
      if (cosine < THRESHOLD || cosine < bestCosine || (cosine === bestCosine && leader > best)) continue;
      best = leader;
      bestCosine = cosine;
    }
    return best;
  }

  /** Leaders that share a heavy unit, and the most that the light ones can add. */
  #candidates({ units, weights }: Vector): { touched: number[]; rest: number } {
    this.#turn += 1;
    const touched: number[] = [];
    let left = 1;
    for (let at = 0; at < units.length && left >= THRESHOLD * THRESHOLD; at++) {
      const weight = weights[at] ?? 0;
      const posting = this.#index.get(units[at] ?? '');
      if (posting && posting.leaders.length > MOST_LEADERS && touched.length > 0) continue;
      left -= weight * weight;
      if (!posting) continue;
      for (let n = 0; n < posting.leaders.length; n++) {
        const leader = posting.leaders[n] ?? 0;
        if (this.#seenFor[leader] !== this.#turn) {
          this.#seenFor[leader] = this.#turn;
          this.#shared[leader] = 0;
          touched.push(leader);
        }
        this.#shared[leader] = (this.#shared[leader] ?? 0) + weight * (posting.weights[n] ?? 0);
      }
    }
    return { touched, rest: Math.sqrt(Math.max(0, left)) };
  }
}

/** Cosines are rounded to that, so that equal ones are equal in whatever order they were summed up. */
const ROUNDING = 1e-9;

function cosineWith(leader: Leader | undefined, { units, weights, codes }: Vector): number {
  if (!leader) return 0;
  if (leader.hasCodes && codes.length > 0 && !codes.some((code) => leader.weights.has(code))) return 0;
  let sum = 0;
  for (let at = 0; at < units.length; at++) sum += (leader.weights.get(units[at] ?? '') ?? 0) * (weights[at] ?? 0);
  return Math.round(sum / ROUNDING) * ROUNDING;
}

/** Wordings between two pauses: some milliseconds. */
const stepSize = 20;

/**
 * Groups wordings by meaning: the most frequent one leads, and each further one joins the leader that is nearest (idf-weighted cosine
 * over units, at least 0.6) or leads a group of its own. Wordings that name different codes (E21, E62) never meet. Groups stand in the
 * order of their leaders; the same wordings give the same groups in whatever order they come. Done in steps, so that a server can
 * answer others in between: 20,000 wordings take 0.3 s, and 2 s when hardly any two meet.
 */
export function* groupingSteps<W extends Wording>(wordings: readonly W[], weightOf: WeightOf): Generator<void, W[][]> {
  const known = new Map<string, number>();
  const weightOnce: WeightOf = (unit) => {
    let weight = known.get(unit);
    if (weight === undefined) known.set(unit, (weight = weightOf(unit)));
    return weight;
  };
  const groups: W[][] = [];
  const leaders = new Leaders();
  let turn = 0;
  for (const wording of [...wordings].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))) {
    if ((turn += 1) % stepSize === 0) yield;
    const vector = vectorOf(wording.units, weightOnce);
    const group = groups[leaders.nearest(vector)];
    if (group) {
      group.push(wording);
      continue;
    }
    groups.push([wording]);
    leaders.add(vector);
  }
  return groups;
}
