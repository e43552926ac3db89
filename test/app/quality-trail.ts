import { expect } from '@jest/globals';
import { type GraphQLSchema, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql';
import { createSchema } from '../../src/app/schema.js';
import type { Role } from '../../src/platform/auth/viewer.js';
import type { TestClient } from '../support/client.js';
import { type Payload, Trail, isOfQuality, name } from './audit-trail-fixture.js';

type Input = Record<string, unknown>;

/** What a mutation took, to be asked again with a fault in it. */
export interface Taken {
  readonly client: TestClient;
  readonly input: Input | null;
  readonly id?: string;
}

/** What most payloads bring back of their object. */
export interface Thing {
  readonly id: string;
  readonly revision: number;
}

const wordOf = (field: string): string => `${field[0]?.toUpperCase()}${field.slice(1)}`;

/** Calls the mutations of calls and quality, each with what its own payload holds, and keeps what each took and left. */
export class QualityTrail {
  readonly taken = new Map<string, Taken>();
  readonly left = new Map<string, string>();

  private constructor(
    readonly trail: Trail,
    readonly schema: GraphQLSchema,
    /** Mutations of calls and quality that there are, but `recordingLink`: it changes nothing. */
    readonly mutations: readonly string[],
  ) {}

  static async start(): Promise<QualityTrail> {
    const trail = await Trail.start();
    const schema = await createSchema(trail.app.container.resolvers);
    const fields = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(isOfQuality);
    return new QualityTrail(
      trail,
      schema,
      fields.filter((field) => field !== 'recordingLink'),
    );
  }

  /** How a mutation is asked: selection, type of its input, argument of its id. */
  optionsOf(field: string, id?: string): { select: string; type: string; id?: string; idName?: string } {
    const asked = this.schema.getMutationType()?.getFields()[field];
    const payload = asked && getNamedType(asked.type);
    if (!asked || !isObjectType(payload)) throw new Error(`There is no mutation ${field}.`);
    const parts = Object.values(payload.getFields()).filter((part) => part.name !== 'userErrors');
    const select = parts.map((part) => {
      const object = getNamedType(part.type);
      if (!isObjectType(object)) return part.name;
      const wanted = ['id', 'revision', 'url'].filter((key) => key in object.getFields());
      return `${part.name} { ${isListType(isNonNullType(part.type) ? part.type.ofType : part.type) || !wanted.length ? '__typename' : wanted.join(' ')} }`;
    });
    const input = asked.args.find((one) => one.name === 'input');
    const idName = asked.args.find((one) => one.name !== 'input')?.name;
    return {
      ...{ select: select.join(' '), type: input ? getNamedType(input.type).name : `${wordOf(field)}Input` },
      ...(id === undefined ? {} : { id, ...(idName === undefined ? {} : { idName }) }),
    };
  }

  /** A mutation that has to take effect, and the type of the one event that it left. */
  async act<T = Payload>(client: TestClient, field: string, input: Input | null, id?: string): Promise<T> {
    const payload = await this.trail.done<T>(client, field, input, this.optionsOf(field, id));
    const [last] = await this.trail.app.container.foundation.connection
      .collection('events')
      .find({ requestId: /^trail-/ })
      .sort({ requestId: -1 })
      .limit(1)
      .toArray();
    if (!this.taken.has(field)) this.left.set(field, String(last?.['type']));
    this.taken.set(field, { client, input, ...(id === undefined ? {} : { id }) });
    return payload;
  }

  /** The same mutation with a fault in it: refused, without an event. Codes and fields of what was refused. */
  async refuse(field: string, input: Input | null, id?: string): Promise<string[]> {
    const { client } = this.taken.get(field) ?? { client: this.trail.admin };
    const { userErrors } = await this.trail.call<{ userErrors: { code: string; field: string[] | null }[] }>(
      ...([client, field, input, this.optionsOf(field, id)] as const),
    );
    expect([field, userErrors]).not.toEqual([field, []]);
    return userErrors.map(({ code, field: path }) => [code, path?.join('.') ?? ''].join(' ').trim());
  }

  /** Another person, signed in. */
  another(key: string, role: Role, teamIds: readonly string[] = []) {
    return this.trail.centre.add(key, { roles: [role], teamIds });
  }

  /** Uploads a file; its id. */
  async uploaded(client: TestClient, purpose: string, fileName: string, bytes: Buffer): Promise<string> {
    const { upload } = await client.change<{ upload: { url: string; fileId: string } }>(
      'fileUploadCreate',
      'mutation ($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { upload { url fileId } userErrors { code field } } }',
      { input: { purpose, name: fileName, bytes: bytes.length } },
    );
    const answer = await fetch(new URL(upload.url, client.url), { method: 'PUT', body: Uint8Array.from(bytes) });
    expect(answer.status).toBe(201);
    return upload.fileId;
  }

  /** A running walk of an agent; its id. */
  async walk(): Promise<string> {
    const { editor, admin, agent } = this.trail;
    const end = { key: 'end', kind: 'OUTCOME', title: name('End'), outcome: { result: 'RESOLVED' } };
    const step = (client: TestClient, field: string, input: Input, id?: string) =>
      this.trail.done<{ tree: Thing }>(client, field, input, this.optionsOf(field, id));
    const start = { key: 'start', kind: 'INFO', title: name('Read'), to: 'end' };
    const content = { title: name('Drum'), startKey: 'start', setNodes: [start, end] };
    let { tree } = await step(editor, 'treeCreate', { content });
    for (const [client, field] of [
      [editor, 'treeSubmit'],
      [admin, 'treeApprove'],
      [editor, 'treePublish'],
    ] as const)
      ({ tree } = await step(client, field, { expectedVersion: tree.revision }, tree.id));
    const { walk } = await this.trail.done<{ walk: { id: string } }>(
      ...([agent, 'treeWalkStart', { treeId: tree.id }, { select: 'walk { id }' }] as const),
    );
    return walk.id;
  }
}
