import { Pool } from 'undici';
import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';
import type { Child } from '../shared/child.js';
import { answers, questionCount } from './drawing.js';
import type { TreeAppCalls } from './protocol.js';

/** Steps at so many connections. */
export interface StepFigures {
  connections: number;
  /** Median in ms. */
  ours: number;
  bare: number;
  ratio: number;
  faults: string[];
}

const connectionsList = [1, 8];
const slices = 4;
const walked = 'walk { id step state node { key title say choices { key label } } } userErrors { code }';
const startText = `mutation ($input: TreeWalkStartInput!) { treeWalkStart(input: $input) { ${walked} } }`;
const answerText = `mutation ($input: TreeWalkAnswerInput!) { treeWalkAnswer(input: $input) { ${walked} } }`;

interface Walk {
  readonly id: string;
  readonly step: number;
}

type Reply = { data?: Record<string, { walk: Walk | null; userErrors: unknown[] }> };

/** One who walks, over one connection. */
class Walking {
  #walk: Walk | null = null;
  #answered = 0;

  constructor(
    private readonly pool: Pool,
    private readonly token: string,
    private readonly treeId: string,
  ) {}

  /** Begins a walk where none goes on; not part of what is measured. */
  async ready(): Promise<Walk> {
    if (this.#walk && this.#answered < questionCount - 2) return this.#walk;
    this.#answered = 0;
    this.#walk = await this.#send(startText, { treeId: this.treeId }, 'treeWalkStart');
    return this.#walk;
  }

  body({ id, step }: Walk): string {
    const choice = answers[this.#answered % answers.length];
    return JSON.stringify({ query: answerText, variables: { input: { id, expectedStep: step, choice } } });
  }

  /** One answer; how long it took, in ms. */
  async step(): Promise<number> {
    const body = this.body(await this.ready());
    const started = performance.now();
    this.#walk = await this.#post(body, 'treeWalkAnswer');
    this.#answered += 1;
    return performance.now() - started;
  }

  /** Forgets a walk that somebody else went on with. */
  forget(): void {
    this.#walk = null;
  }

  #send(query: string, input: object, field: string): Promise<Walk> {
    return this.#post(JSON.stringify({ query, variables: { input } }), field);
  }

  async #post(body: string, field: string): Promise<Walk> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
    const response = await this.pool.request({ path: '/graphql', method: 'POST', headers, body });
    const text = await response.body.text();
    const walk = (JSON.parse(text) as Reply).data?.[field]?.walk;
    if (!walk) throw new Error(`No step: ${text.slice(0, 300)}`);
    return walk;
  }
}

/** Steps before anything is measured: a server that was just started compiles for the first thousands. */
const warmSteps = 6_000;

async function warm(people: readonly Walking[]): Promise<void> {
  await Promise.all(
    people.map(async (one) => {
      for (let count = 0; count < warmSteps / people.length; count++) await one.step();
    }),
  );
}

/** Steps of walks through GraphQL beside bare updates of the same size with the same promise. */
export async function stepping(
  app: Child<TreeAppCalls>,
  at: { readonly url: string; readonly treeId: string },
  seconds: number,
): Promise<StepFigures[]> {
  const { agent } = await app.call('tokens');
  const all: StepFigures[] = [];
  const pool = new Pool(at.url, { connections: Math.max(...connectionsList), pipelining: 1 });
  try {
    // In the middle of a walk: its record has grown to half of its length.
    const sample = new Walking(pool, agent, at.treeId);
    for (let count = 0; count < questionCount / 2; count++) await sample.step();
    const walk = await sample.ready();
    const { commands, updateBytes } = await app.call('seen', {
      body: sample.body(walk),
      token: agent,
      walkId: walk.id,
    });
    say(`a step asks: ${commands.join(', ')}; its update has ${updateBytes} bytes`);
    title('step, ms (p50)', '   ours    bare   ratio     p95    bare');
    await warm(Array.from({ length: Math.max(...connectionsList) }, () => new Walking(pool, agent, at.treeId)));
    for (const connections of connectionsList) {
      const people = Array.from({ length: connections }, () => new Walking(pool, agent, at.treeId));
      const times = { ours: [] as number[], bare: [] as number[] };
      const faults: string[] = [];
      const stepFor = async (ms: number, into: number[]): Promise<void> => {
        const until = performance.now() + ms;
        await Promise.all(
          people.map(async (one) => {
            while (performance.now() < until) {
              try {
                into.push(await one.step());
              } catch (error) {
                faults.push(error instanceof Error ? error.message : String(error));
                one.forget();
                if (faults.length > 20) return;
              }
            }
          }),
        );
      };
      await stepFor(1_000, []);
      await app.call('bareUpdates', { connections, ms: 500 });
      for (let slice = 0; slice < slices; slice++) {
        await stepFor((seconds * 1_000) / slices, times.ours);
        times.bare.push(...(await app.call('bareUpdates', { connections, ms: (seconds * 1_000) / slices })));
      }
      const [ours, bare] = [percentile(times.ours, 0.5), percentile(times.bare, 0.5)];
      line(`${connections} connections`, [
        ...[ours, bare, ours / bare],
        ...[percentile(times.ours, 0.95), percentile(times.bare, 0.95)],
      ]);
      if (faults.length) say(`${faults.length} faults, the first: ${faults[0] ?? ''}`);
      all.push({ connections, ours, bare, ratio: ours / bare, faults });
    }
    return all;
  } finally {
    await pool.destroy();
  }
}
