import {
  type PlantedWalk,
  type TreeNode,
  TreeNodeKind,
  TreeValueType,
  TreeVariableOrigin,
  type TreeVersion,
  type WalkRecord,
} from '../../src/modules/trees/index.js';
import type { Viewer } from '../../src/platform/auth/viewer.js';
import { typed, walkShares } from './shares.js';

/** Numbers from 0 up to 1 that are the same on every machine. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What strolls are drawn from. */
export interface StrollWorld {
  readonly roll: () => number;
  readonly agents: readonly Viewer[];
  readonly experts: readonly Viewer[];
  /** The tier that walks are handed over to. */
  readonly expert: { readonly id: string; readonly rank: number };
}

const day = 86_400_000;
/** Median of the time that a node is looked at, in seconds. */
const looks: Readonly<Record<TreeNodeKind, number>> = {
  ...{ QUESTION: 18, INPUT: 27, INFO: 9, LOGIC: 0, ACTION: 2, SUBTREE: 0, ARTICLE: 21, OUTCOME: 0 },
};
const models = ['XQG100-B12', 'XQG80-A6', 'XQG90-C3'];
const remarks = ['师傅很细心', '等得有点久', '修好了，谢谢', '希望先打电话', '没有'];

/** One walk by chance, with the shares of the demo: mostly to an outcome, some handed over, left for later or given up. */
export class Stroll {
  readonly code: string;
  readonly agent: Viewer;
  readonly #luck: number;

  constructor(
    private readonly world: StrollWorld,
    private readonly at: number,
  ) {
    this.code = this.#drawn(Object.entries(walkShares).map(([code, { of100 }]) => [code, of100] as const));
    this.agent = this.#one(world.agents);
    this.#luck = world.roll();
  }

  /** What the call knows. */
  context(
    versions: ReadonlyMap<string, readonly { readonly version: TreeVersion }[]>,
  ): Record<string, string | number> {
    const { roll } = this.world;
    const all: Record<string, string | number> = {
      model: this.#one(models),
      purchase_date: new Date(this.at - (30 + roll() * 1_500) * day).toISOString().slice(0, 10),
      calls_today: roll() < 0.08 ? 2 : 1,
      customer_level: this.#drawn([
        ['ordinary', 80],
        ['contract', 12],
        ['vip', 8],
      ]),
      sender: roll() < 0.34 ? 'dealer' : 'customer',
      wait_minutes: Math.round(roll() * 4),
      order_number: `W${10_000 + Math.floor(roll() * 89_999)}`,
    };
    const known = versions.get(this.code)?.at(-1)?.version.content.variables ?? [];
    const taken = known.filter(({ name, origin }) => origin === TreeVariableOrigin.CONTEXT && Object.hasOwn(all, name));
    return Object.fromEntries(taken.map(({ name }) => [name, all[name] ?? '']));
  }

  /** Walks until an outcome, or until something comes between. Nothing happens after `now`. */
  through(walk: PlantedWalk, now: number): WalkRecord {
    const { roll } = this.world;
    let by = this.agent;
    let at = this.at;
    const later = (ms: number): Date => new Date((at = Math.min(now - 60_000, at + Math.round(ms))));
    const givesUp = this.#luck < 0.07 ? 1 + Math.floor(roll() * 4) : null;
    const handsOver = this.#luck >= 0.07 && this.#luck < 0.1 ? 2 + Math.floor(roll() * 3) : null;
    const pauses = this.#luck >= 0.1 && this.#luck < 0.13 ? 1 + Math.floor(roll() * 3) : null;
    for (let step = 0; !walk.isOver && step < 60; step += 1) {
      const { node } = walk.stand;
      const look = this.#look(node);
      if (step === givesUp) {
        walk.giveUp(roll() < 0.5 ? '客户挂断' : null, by, later(look));
        break;
      }
      if (step === handsOver) {
        walk.offer(this.world.expert, '请专家继续', by, later(look));
        by = this.#one(this.world.experts);
        walk.takeOver(by, later(90_000 + roll() * 400_000));
      }
      if (step === pauses) {
        walk.pause(by, later(look));
        walk.resume(by, later(600_000 + roll() * 5_000_000));
      }
      if (step > 0 && node.kind === TreeNodeKind.QUESTION && roll() < 0.025) {
        walk.back(by, later(look * 0.6));
        continue;
      }
      this.#go(walk, node, by, later(look));
    }
    if (!walk.isOver) walk.giveUp(null, by, later(20_000));
    return walk.record;
  }

  #go(walk: PlantedWalk, node: TreeNode, by: Viewer, at: Date): void {
    const { roll } = this.world;
    if (node.kind === TreeNodeKind.QUESTION) {
      const weights = walkShares[walk.stand.tree.code]?.answers[node.key] ?? {};
      walk.answer({ choice: this.#drawn(node.choices.map(({ key }) => [key, weights[key] ?? 1] as const)) }, by, at);
    } else if (node.kind === TreeNodeKind.INPUT) {
      const values = node.fields.flatMap(({ variable, isRequired }) => {
        if (!isRequired && roll() < 0.25) return [];
        return [{ name: variable, value: this.#typed(walk, variable) }];
      });
      walk.answer({ values }, by, at);
    } else if (node.kind === TreeNodeKind.ACTION) {
      const branch = this.#drawn([
        ['SUCCESS', 92],
        ['FAILURE', 4],
        ['TIMEOUT', 4],
      ] as const);
      const outputs = node.command?.outputs ?? [];
      const values = Object.fromEntries(
        outputs.map(({ target }) => [target, `W${10_000 + Math.floor(roll() * 89_999)}`]),
      );
      walk.reply(branch, branch === 'SUCCESS' ? values : null, by, at);
    } else walk.answer({}, by, at);
  }

  #typed(walk: PlantedWalk, name: string): string {
    const { roll } = this.world;
    const { tree } = walk.stand;
    const known = typed[`${tree.code}/${name}`];
    if (known) return this.#drawn(known.filter(([value]) => this.#fits(walk, name, value)));
    if (name === 'serial') return `XQ-${22 + Math.floor(roll() * 4)}-${100_000 + Math.floor(roll() * 899_999)}`;
    if (name === 'remark') return this.#one(remarks);
    const variable = tree.variables.get(name);
    if (variable?.type === TreeValueType.DATE) return new Date(this.at + 2 * day).toISOString().slice(0, 10);
    return variable?.options.length ? this.#one(variable.options).value : '1';
  }

  /** Older versions of a tree know fewer values. */
  #fits(walk: PlantedWalk, name: string, value: string): boolean {
    const options = walk.stand.tree.variables.get(name)?.options ?? [];
    return options.length === 0 || options.some((option) => option.value === value);
  }

  /** How long somebody looks at a node: half of them shorter than its median, a tenth two and a half times as long. */
  #look({ kind }: TreeNode): number {
    const { roll } = this.world;
    const bell = (roll() + roll() + roll() + roll() - 2) * Math.sqrt(3);
    return looks[kind] * 1_000 * Math.exp(bell * 0.72);
  }

  #one<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.world.roll() * list.length)];
    if (found === undefined) throw new Error('Nothing to pick from.');
    return found;
  }

  #drawn<T extends string>(weighted: readonly (readonly [T, number])[]): T {
    let rest = this.world.roll() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of weighted) {
      rest -= weight;
      if (rest < 0) return value;
    }
    const last = weighted.at(-1);
    if (!last) throw new Error('Nothing to draw from.');
    return last[0];
  }
}
