import { Channel } from '../../../src/modules/calls/index.js';
import { systemViewer } from '../../../src/modules/people/index.js';
import { Role } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type TestClient, dig } from '../../support/client.js';
import { type TestApp, type TestAppOptions, startTestApp } from '../../support/start-app.js';

/** The moment of these tests. */
export const now = new Date('2026-11-20T12:00:00Z');

/** A small centre that takes calls. */
export interface CallsFixture {
  readonly app: TestApp;
  readonly centre: Centre;
  readonly clients: {
    readonly analyst: TestClient;
    readonly admin: TestClient;
    readonly agent: TestClient;
    readonly lead: TestClient;
    readonly key: TestClient;
    readonly timeKey: TestClient;
  };
  readonly agentId: string;
  /** Documents of a collection as they lie in the database, in the order of their ids. */
  stored(collection: string, filter?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  /** Everything that a refusal must not have changed. */
  snapshot(): Promise<string>;
  events(type: string): Promise<Record<string, unknown>[]>;
}

export const localized = (text: string) => ({ zhCN: text, en: text });

export async function startCalls(options: TestAppOptions = {}): Promise<CallsFixture> {
  const app = await startTestApp({ roles: ['web'], withoutEngine: true, clock: { now: () => now }, ...options });
  const centre = await createCentre(app);
  const { queues } = app.container.calls;
  for (const [key, channel] of [
    ['after-sales', Channel.PHONE],
    ['mailbox', Channel.MAIL],
  ] as const)
    await queues.service.save(systemViewer, { key, name: localized(key), channel });
  const { db } = app.container.foundation.connection;
  if (!db) throw new Error('There is no database.');
  const stored: CallsFixture['stored'] = (name, filter = {}) =>
    db.collection(name).find(filter).sort({ _id: 1 }).toArray();
  return {
    ...{ app, centre, stored, agentId: centre.person(Role.AGENT)._id },
    clients: {
      analyst: await centre.as(Role.QA_ANALYST),
      admin: await centre.as(Role.ADMIN),
      agent: await centre.as(Role.AGENT),
      lead: await centre.as(Role.SUPERVISOR),
      key: await centre.as('client calls:write'),
      timeKey: await centre.as('client agenttime:write'),
    },
    async snapshot() {
      const names = ['calls', 'agent_days', 'call_queues', 'call_settings', 'call_imports', 'idempotency'];
      // Signing in leaves its events, whatever is refused afterwards.
      const events = stored('events', { subjectType: { $ne: 'session' } });
      return JSON.stringify(await Promise.all([...names.map((name) => stored(name)), events]));
    },
    events: (type) => stored('events', { type }),
  };
}

/** A good row of the API, with other values where wanted. */
export const row = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ reference: 'C-1', queue: 'after-sales', agent: 'agent@test.example', customer: '138 0013 8000' },
  ...{ offeredAt: '2026-11-20T02:00:00Z', answeredAt: '2026-11-20T02:00:10Z', endedAt: '2026-11-20T02:04:42Z' },
  ...{ holdSeconds: 26, wrapSeconds: 30, satisfaction: 2, disposition: '费用答错', tags: ['上门费'] },
  ...change,
});

export const recordText = `mutation ($input: CallsRecordInput!) { callsRecord(input: $input) { accepted unchanged
  userErrors { code field } rows { index reference outcome call { id } userErrors { code field message } } } }`;

export interface Recorded {
  readonly accepted: number;
  readonly unchanged: number;
  readonly userErrors: { code: string; field: string[] }[];
  readonly rows: {
    readonly index: number;
    readonly reference: string | null;
    readonly outcome: string;
    readonly call: { readonly id: string } | null;
    readonly userErrors: { code: string; field: string[] }[];
  }[];
}

export const record = (client: TestClient, rows: readonly object[], idempotencyKey?: string): Promise<Recorded> =>
  client.get<Recorded>('callsRecord', recordText, { input: { rows, ...(idempotencyKey ? { idempotencyKey } : {}) } });

/** Uploads a file as a client would, and gives its id. */
export async function upload(
  client: TestClient,
  content: string | Buffer,
  purpose: 'CALL_IMPORT' | 'AGENT_TIME_IMPORT' = 'CALL_IMPORT',
): Promise<string> {
  const bytes = Buffer.from(content as string);
  const made = await client.get<{ userErrors: unknown[]; upload: { fileId: string; url: string } | null }>(
    'fileUploadCreate',
    `mutation ($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { userErrors { code } upload { fileId url } } }`,
    { input: { purpose, name: 'rows.jsonl', bytes: bytes.length } },
  );
  if (!made.upload) throw new Error(JSON.stringify(made.userErrors));
  const answer = await fetch(`${client.url}${made.upload.url}`, { method: 'PUT', body: new Uint8Array(bytes) });
  if (answer.status >= 300) throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`);
  return made.upload.fileId;
}

export const importText = (field: 'callImport' | 'agentTimeImport'): string =>
  `mutation ($input: CallImportInput!) { ${field}(input: $input) { userErrors { code field } job { id state } } }`;

export const reportText = `query ($id: ID!) { callImportJob(id: $id) { state kind error totalCount doneCount createdCount updatedCount
  unchangedCount refusedCount startedByName rows(first: 100) { totalCount nodes { line outcome reference code field message } } } }`;

export interface Report {
  readonly state: string;
  readonly error: string | null;
  readonly totalCount: number;
  readonly doneCount: number;
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly refusedCount: number;
  readonly startedByName: string;
  readonly rows: {
    readonly totalCount: number;
    readonly nodes: {
      line: number;
      outcome: string;
      reference: string | null;
      code: string | null;
      field: string | null;
    }[];
  };
}

/** Uploads and imports a file, does the job, and reads the report back. */
export async function importFile(
  { app }: Pick<CallsFixture, 'app'>,
  client: TestClient,
  content: string | Buffer,
  {
    format = 'JSON_LINES',
    field = 'callImport',
  }: { format?: 'JSON_LINES' | 'CSV'; field?: 'callImport' | 'agentTimeImport' } = {},
): Promise<Report & { id: string }> {
  const purpose = field === 'callImport' ? 'CALL_IMPORT' : 'AGENT_TIME_IMPORT';
  const fileId = await upload(client, content, purpose);
  const started = await client.run(importText(field), { input: { fileId, format } });
  const id = dig(started.data, `${field}.job.id`);
  if (typeof id !== 'string') throw new Error(JSON.stringify(started));
  await app.container.jobs.runDue();
  return { ...(await client.get<Report>('callImportJob', reportText, { id })), id };
}
