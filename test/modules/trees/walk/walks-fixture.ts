import { dig, type TestClient } from '../../../support/client.js';
import type { TestApp } from '../../../support/start-app.js';
import { plantDrawing } from '../planted-trees.js';
import { machineContent, waterContent } from './walk-trees.js';

/** The washing machine `T-1` and the water `T-2`. */
export async function plantMachine(app: TestApp): Promise<void> {
  await plantDrawing(app, 'T-2', waterContent);
  await plantDrawing(app, 'T-1', machineContent);
}

export interface Walk {
  readonly id: string;
  readonly state: string;
  readonly step: number;
  readonly node: { readonly key: string; readonly kind: string; readonly say: string | null; readonly title: string };
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly path: readonly { readonly nodeKey: string; readonly answer: string }[];
  readonly waiting: { readonly command: string } | null;
  readonly ending: Record<string, unknown> | null;
  readonly [field: string]: unknown;
}

const fields = `id state step version isPreview callReference isMine viewerCanWalk viewerCanTakeOver
  node { key kind depth title say body bodyHtml isHidden treeCode choices { key label number } fields { variable value isPersonal } missingChecks { key } article { code } }
  values { name value isPersonal } path { at nodeKey depth answer choice jumpReason } waiting { command }
  ending { nodeKey result note department { id } skippedChecks { key } skipReason } offer { toTier { rank } toUser { id } note }
  holder { id } startedBy { id }`;

export interface Refused {
  readonly codes: readonly string[];
  readonly walk: Walk | null;
}

/** The mutations of walks as one person calls them. */
export class WalkCaller {
  constructor(readonly client: TestClient) {}

  /** A mutation that has to work. */
  async did(name: string, input: Record<string, unknown>): Promise<Walk> {
    const { codes, walk } = await this.tried(name, input);
    if (codes.length || !walk) throw new Error(`${name}: ${codes.join(', ')}`);
    return walk;
  }

  /** A mutation and its refusals. */
  async tried(name: string, input: Record<string, unknown>): Promise<Refused> {
    const field = `treeWalk${name}`;
    const type =
      name === 'Back' || name === 'Pause' || name === 'Resume' ? 'TreeWalkStepInput' : `T${field.slice(1)}Input`;
    const answer = await this.client.run(
      `mutation ($input: ${type}!) { ${field}(input: $input) { walk { ${fields} } userErrors { code field } } }`,
      { input },
    );
    if (answer.errors.length)
      return {
        codes: answer.errors.map(({ message, extensions }) =>
          `top ${extensions.code} ${extensions.code === 'BAD_USER_INPUT' ? message : ''}`.trim(),
        ),
        walk: null,
      };
    const payload = dig(answer.data, field) as {
      walk: Walk | null;
      userErrors: { code: string; field: string[] | null }[];
    };
    return {
      codes: payload.userErrors.map(({ code, field: path }) => `${code} ${path?.join('.') ?? ''}`.trim()),
      walk: payload.walk,
    };
  }

  start(input: Record<string, unknown> = {}): Promise<Walk> {
    return this.did('Start', { code: 'T-1', ...input });
  }

  answer(walk: Walk, given: Record<string, unknown> = {}): Promise<Walk> {
    return this.did('Answer', { id: walk.id, expectedStep: walk.step, ...given });
  }

  read(id: string, more = ''): Promise<Walk | null> {
    return this.client.get<Walk | null>('treeWalk', `query ($id: ID!) { treeWalk(id: $id) { ${fields} ${more} } }`, {
      id,
    });
  }

  ids(scope: string): Promise<string[]> {
    return this.client
      .get<{ id: string }[]>('treeWalks.nodes', `{ treeWalks(scope: ${scope}, first: 50) { nodes { id } } }`)
      .then((nodes) => nodes.map(({ id }) => id));
  }
}

/** Audit events of a walk, oldest first. */
export const eventsOf = (app: TestApp, id: string): Promise<{ type: string; after: object; number?: number }[]> =>
  app.container.foundation.connection
    .collection('events')
    .find({ subjectId: id })
    .sort({ at: 1, _id: 1 })
    .toArray() as never;
