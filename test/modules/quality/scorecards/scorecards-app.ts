import { afterAll, beforeAll } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

export const both = (text: string) => ({ zhCN: `${text}（中）`, en: text });
export const fields = 'id code revision state version questionCount';

export interface Card {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly [field: string]: unknown;
}

export interface Fault {
  readonly code: string;
  readonly field: string[] | null;
}

export const option = (key: string, score: number | null, more: object = {}) => ({
  ...{ key, label: both(key), score },
  ...more,
});

export const question = (ref: string, more: object = {}) => ({
  ...{ ref, text: both(`Question ${ref}`), type: 'YES_NO', options: [option('yes', 10), option('no', 0)] },
  ...more,
});

export const sectionOf = (ref: string, questions: object[], more: object = {}) => ({
  ...{ ref, title: both(`Section ${ref}`), questions },
  ...more,
});

/** A form that may be activated. */
export const sound = (title: string) => ({
  ...{ title: both(title), sections: [sectionOf('S', [question('a'), question('b')])] },
});

export const mutation = (field: string, input: string, withId: boolean, selection = fields): string =>
  `mutation (${withId ? '$id: ID!, ' : ''}$input: ${input}!) { ${field}(${withId ? 'id: $id, ' : ''}input: $input) { scorecard { ${selection} } userErrors { code message field } } }`;
const inputName = (field: string): string => `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;

/** What was refused, and its field. */
export const codes = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);

export async function made(client: TestClient, content: object, more: object = {}): Promise<Card> {
  const query = mutation('scorecardCreate', 'ScorecardCreateInput', false);
  return (await client.change<{ scorecard: Card }>('scorecardCreate', query, { input: { content, ...more } }))
    .scorecard;
}

/** Does something with a scorecard as it was seen. */
export async function changed(client: TestClient, field: string, card: Card, input: object = {}): Promise<Card> {
  const query = mutation(field, inputName(field), true);
  const given = { expectedRevision: card.revision, ...input };
  return (await client.change<{ scorecard: Card }>(field, query, { id: card.id, input: given })).scorecard;
}

export async function refused(client: TestClient, field: string, card: Card, input: object = {}): Promise<Fault[]> {
  const query = mutation(field, inputName(field), true);
  const given = { expectedRevision: card.revision, ...input };
  return client.get<Fault[]>(`${field}.userErrors`, query, { id: card.id, input: given });
}

const started = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('It has not been started.');
  return found;
};

/** A test centre with people around scorecards, and a look into what is stored of them. */
export class ScorecardsApp {
  #app: TestApp | undefined;
  #centre: Centre | undefined;
  readonly #clients = new Map<Role, TestClient>();

  get app(): TestApp {
    return started(this.#app);
  }
  get centre(): Centre {
    return started(this.#centre);
  }
  as(role: Role): TestClient {
    return started(this.#clients.get(role));
  }
  get analyst(): TestClient {
    return this.as(Role.QA_ANALYST);
  }
  get admin(): TestClient {
    return this.as(Role.ADMIN);
  }

  async start(): Promise<void> {
    this.#app = await startTestApp({ withoutEngine: true });
    this.#centre = await createCentre(this.#app);
    for (const role of [Role.QA_ANALYST, Role.ADMIN, Role.SUPERVISOR, Role.MANAGER, Role.AGENT])
      this.#clients.set(role, await this.centre.as(role));
  }

  rows(collection: string, filter: object = {}) {
    const { connection } = this.app.container.foundation;
    return connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
  }

  /** The scorecard and its versions. */
  async stored(id: string) {
    return [await this.rows('scorecards', { _id: id }), await this.rows('scorecard_versions', { scorecardId: id })];
  }

  async eventTypes(id: string): Promise<string[]> {
    return (await this.rows('events', { subjectId: id })).map(({ type }) => String(type));
  }
}

/** Stands for all tests of a file. */
export function standingScorecards(): ScorecardsApp {
  const scorecards = new ScorecardsApp();
  beforeAll(() => scorecards.start());
  afterAll(() => scorecards.app.end());
  return scorecards;
}
