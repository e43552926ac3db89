import type { Clock } from '../../../platform/clock/clock.js';
import type { FiguresStore } from './figures.store.js';
import type { TreeChoiceShare } from './tree-choice-share.js';

const dayMs = 86_400_000;

/** Days that are looked back on, and most walks of them: whoever walks waits for the answer. */
const days = 30;
const mostWalks = 5_000;
/** How long an answer is kept, in ms. */
const keptMs = 60_000;
/** Trees whose answers are kept. */
const mostTrees = 500;

interface Usual {
  readonly choices: ReadonlyMap<string, readonly TreeChoiceShare[]>;
  readonly seconds: number | null;
}

interface Kept {
  readonly at: number;
  readonly usual: Promise<Usual>;
}

/** How trees usually go: what whoever walks is told. Counted once a minute for each tree and process at most. */
export class UsualService {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly store: Pick<FiguresStore, 'choices' | 'usual'>,
    private readonly clock: Clock,
  ) {}

  /** How often each choice was given at a question, the most frequent first; empty where nobody answered it lately. */
  async choiceShares(treeId: string, nodeKey: string): Promise<readonly TreeChoiceShare[]> {
    return (await this.#usual(treeId)).choices.get(nodeKey) ?? [];
  }

  /** Median of how long completed walks of a tree took, in seconds; null without any. */
  async seconds(treeId: string): Promise<number | null> {
    return (await this.#usual(treeId)).seconds;
  }

  #usual(treeId: string): Promise<Usual> {
    const now = this.clock.now().getTime();
    const known = this.#kept.get(treeId);
    if (known && now - known.at < keptMs) return known.usual;
    const usual = this.#count(treeId, new Date(now - days * dayMs));
    this.#kept.delete(treeId);
    this.#kept.set(treeId, { at: now, usual });
    // What failed is asked again, not remembered.
    usual.catch(() => this.#kept.delete(treeId));
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= mostTrees) break;
      this.#kept.delete(id);
    }
    return usual;
  }

  async #count(treeId: string, since: Date): Promise<Usual> {
    const [rows, times] = await Promise.all([
      this.store.choices(treeId, since, mostWalks),
      this.store.usual(treeId, since, mostWalks),
    ]);
    const byNode = new Map<string, { choiceKey: string; count: number }[]>();
    for (const { node, choice, count } of rows) {
      const known = byNode.get(node);
      if (known) known.push({ choiceKey: choice, count });
      else byNode.set(node, [{ choiceKey: choice, count }]);
    }
    const choices = new Map(
      [...byNode].map(([node, list]) => {
        const of = list.reduce((sum, { count }) => sum + count, 0);
        const shares = list.map(({ choiceKey, count }) => ({ choiceKey, share: count / of, count, of }));
        return [node, shares.sort((a, b) => b.count - a.count || (a.choiceKey < b.choiceKey ? -1 : 1))] as const;
      }),
    );
    return { choices, seconds: times ? times.p50 / 1_000 : null };
  }
}
