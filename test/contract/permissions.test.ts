import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { createSchema, rootFields } from '../../src/app/schema.js';
import { createCentre, type Centre } from '../support/centre.js';
import { Received } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { permissionMatrix, principals } from './permission-matrix.js';
import { sampleOperations } from './sample-operation.js';

const refusals = ['UNAUTHENTICATED', 'FORBIDDEN'];

describe('the permission matrix', () => {
  let app: TestApp;
  let centre: Centre;
  let schema: GraphQLSchema;
  let samples: Map<string, string>;

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    schema = await createSchema(app.container.resolvers);
    samples = sampleOperations(schema);
  });

  afterAll(() => app.end());

  it('names every root field, and no other', () => {
    expect(rootFields(schema).sort()).toEqual(Object.keys(permissionMatrix).sort());
  });

  it.each(principals)('holds for %s', async (principal) => {
    const wrong: string[] = [];
    const shared = await centre.as(principal);
    for (const [field, document] of samples) {
      // Signing out ends the session, so it has one of its own.
      const client = field === 'logout' ? await centre.as(principal) : shared;
      const allowed = permissionMatrix[field]?.includes(principal) ?? false;
      let codes: string[];
      if (document.startsWith('subscription')) {
        if (!client.token) continue;
        const socket = client.socket();
        const received = new Received(socket, document);
        await received.until(({ items, errors, isComplete }) => items.length + errors.length > 0 || isComplete);
        codes = received.errors.map(
          (error) => (error as { extensions?: { code?: string } }).extensions?.code ?? 'none',
        );
        received.stop();
        await socket.dispose();
      } else {
        codes = (await client.run(document)).errors.map((error) => error.extensions.code);
      }
      const refused = codes.some((code) => refusals.includes(code));
      if (refused === allowed)
        wrong.push(
          `${field}: ${allowed ? 'should be allowed' : 'should be refused'}, got ${codes.join() || 'an answer'}`,
        );
      if (codes.includes('INTERNAL')) wrong.push(`${field}: INTERNAL`);
    }
    expect(wrong).toEqual([]);
  });
});
