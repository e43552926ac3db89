import { callsMatrix, qualityMatrix } from '../contract/quality-matrix.js';
import { expect } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { dig, type TestClient } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** What most payloads bring back of the object. */
export interface Made {
  id: string;
  revision: number;
}

/** A payload with what it refused. */
export interface Payload {
  userErrors: { code: string }[];
  [object: string]: unknown;
}

export const name = (en: string): { zhCN: string; en: string } => ({ zhCN: `${en}中`, en });

/** What each mutation's payload is asked for, beside its errors. */
const selections: Readonly<Record<string, string>> = {
  article: 'article { id revision }',
  category: 'category { id revision }',
  site: 'site { id revision }',
  department: 'department { id revision }',
  team: 'team { id revision }',
  user: 'user { id revision }',
  productLine: 'productLine { id revision }',
  clientKey: 'clientKey { id }',
};

const inBrackets = (parts: readonly string[]): string => (parts.length ? `(${parts.join(', ')})` : '');

/** How a mutation is called. */
interface CallOptions {
  readonly id?: string;
  readonly select?: string;
  /** How many events it has to leave. */
  readonly left?: number;
  /** Its input type, where that is not named after it. */
  readonly type?: string;
  /** What the argument of the id is called, where that is not `id`. */
  readonly idName?: string;
}

/** Calls mutations and looks for what each left in the audit trail. */
export class Trail {
  readonly used = new Set<string>();
  #calls = 0;

  private constructor(
    readonly app: TestApp,
    readonly centre: Centre,
    readonly admin: TestClient,
    readonly editor: TestClient,
    readonly agent: TestClient,
  ) {}

  static async start(): Promise<Trail> {
    const app = await startTestApp();
    const centre = await createCentre(app);
    const [admin, editor, agent] = [
      await centre.as(Role.ADMIN),
      await centre.as(Role.KNOWLEDGE_EDITOR),
      await centre.as(Role.AGENT),
    ];
    return new Trail(app, centre, admin, editor, agent);
  }

  eventsOf(requestId: string) {
    return this.app.container.foundation.connection.collection('events').find({ requestId }).toArray();
  }

  /** Calls a mutation and looks for what it left: one event of this request where it took effect, none where it was refused. */
  async call<T = Payload>(
    client: TestClient,
    field: string,
    input: Record<string, unknown> | null,
    options: CallOptions = {},
  ): Promise<T> {
    const requestId = `trail-${String((this.#calls += 1)).padStart(6, '0')}`;
    const type = options.type ?? `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const [declared, given] = [
      [...(options.id === undefined ? [] : ['$id: ID!']), ...(input ? [`$input: ${type}!`] : [])],
      [...(options.id === undefined ? [] : [`${options.idName ?? 'id'}: $id`]), ...(input ? ['input: $input'] : [])],
    ];
    const object = Object.keys(selections).find(
      (key) => field.startsWith(key) && !/Feedback|ToCall|Import/.test(field),
    );
    const answer = await client.run(
      `mutation ${inBrackets(declared)} { ${field}${inBrackets(given)} { ${options.select ?? (object ? selections[object] : '')} userErrors { code field } } }`,
      { ...(options.id === undefined ? {} : { id: options.id }), input },
      { 'x-request-id': requestId },
    );
    expect([field, answer.errors]).toEqual([field, []]);
    const payload = dig(answer.data, field) as Payload;
    const left = options.left ?? (payload.userErrors.length ? 0 : 1);
    const events = await this.eventsOf(requestId);
    expect([field, payload.userErrors, events.map((event) => event.type as string)]).toEqual([
      field,
      payload.userErrors,
      expect.anything(),
    ]);
    expect([field, events.length]).toEqual([field, left]);
    if (payload.userErrors.length === 0) this.used.add(field);
    return payload as T;
  }

  /** The same of a mutation that has to take effect. */
  async done<T = Payload>(
    client: TestClient,
    field: string,
    input: Record<string, unknown> | null,
    options: CallOptions = {},
  ): Promise<T> {
    const payload = await this.call(client, field, input, options);
    expect([field, payload.userErrors]).toEqual([field, []]);
    return payload as T;
  }

  revisionOf(article: Pick<Made, 'id'>): Promise<number> {
    return this.editor.get('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', {
      id: article.id,
    });
  }

  /** A mutation of an article at its present revision, whatever becomes of it. */
  async onArticle(
    client: TestClient,
    field: string,
    article: Pick<Made, 'id'>,
    input: Record<string, unknown> = {},
  ): Promise<Payload> {
    return this.call(client, field, { expectedVersion: await this.revisionOf(article), ...input }, { id: article.id });
  }
}

/** Mutations that keep knowledge true and current; their trail is followed in a file of its own. */
export const isKeeping = (field: string): boolean =>
  /^articles?(Owner|Verify|Needs|Confidence|Checklist|Comment|Risk|Export|Version|Translation|Schedule|Next|Merge|Duplicate|Case|Flag|Attachment)|^notices/.test(
    field,
  );

/** What is asked of calls and of their quality. */
export const isOfQuality = (field: string): boolean => field in callsMatrix || field in qualityMatrix;

/** Mutations of trees, walks and what is learnt from them. */
export const isOfTrees = (field: string): boolean => /^(trees?|problemClass|repair)[A-Z]/.test(field);
