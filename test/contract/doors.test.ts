import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { Received } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const repeat = (text: string, times: number): string => Array.from({ length: times }, () => text).join(' ');
const bomb = (levels: number): string =>
  `{ viewer { ...f0 } } ${Array.from({ length: levels }, (_, n) => `fragment f${n} on Viewer { ${n === levels - 1 ? 'id' : `...f${n + 1} ...f${n + 1}`} }`).join(' ')}`;

/** Documents that are over a limit, each with the limit that refuses it (or null where the parser or validation does). */
const overLimit: readonly [string, string, string | null][] = [
  [
    '101 aliases of __typename',
    `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    'aliases',
  ],
  [
    '40 guesses at a password',
    `mutation { ${Array.from({ length: 12 }, (_, n) => `a${n}: login(input: { identifier: "agent", password: "x", session: TOKENS }) { userErrors { code } }`).join(' ')} }`,
    'sameRootField',
  ],
  [
    'too many directives',
    `{ __typename ${repeat('@skip(if: false)', 1)} ${Array.from({ length: 12 }, () => '... @skip(if: false) { __typename }').join(' ')} }`,
    'directives',
  ],
  [
    '13 levels',
    `{ articles(first: 1) { nodes { versions(first: 1) { nodes { article { versions(first: 1) { nodes { article { versions(first: 1) { nodes { article { versions(first: 1) { nodes { id } } } } } } } } } } } } } }`,
    'depth',
  ],
  ['20,000 tokens', `{ ${repeat('__typename', 20_000)} }`, null],
  ['5,000 braces', `${repeat('{ viewer', 5_000)}`, null],
  ['fragments that double', bomb(14), 'fields'],
  ['fragments in a circle', '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }', null],
  ['a page of 101', '{ articles(first: 101) { nodes { id } } }', 'pageSize'],
  ['a page of minus one', '{ articles(first: -1) { nodes { id } } }', 'pageSize'],
  ['three nested pages of 100', '{ articles(first: 100) { nodes { versions(first: 100) { nodes { id } } } } }', 'cost'],
  ['a wrong enum', '{ articles(first: 1, filter: { states: [NONSENSE] }) { nodes { id } } }', null],
  ['an object as an id', '{ article(id: { ne: null }) { id } }', null],
  ['@defer', '{ ... @defer { __typename } }', null],
];

describe('the two doors', () => {
  let app: TestApp;
  let centre: Centre;

  beforeAll(async () => {
    app = await startTestApp({ production: true });
    centre = await createCentre(app);
  });

  afterAll(() => app.end());

  it.each(overLimit)('refuse %s alike, with a coded error', async (_name, query, limit) => {
    const client = await centre.as(Role.AGENT);
    const http = await client.run(query);
    const socket = client.socket();
    const healthy = new Received(socket, 'subscription { knowledgeFeed { __typename } }');
    await healthy.until((received) => received.items.length === 1);
    const over = new Received(socket, query);
    await over.until((received) => received.errors.length > 0);
    for (const error of [http.errors[0], over.errors[0]]) {
      const { message, extensions } = error as { message: string; extensions: Record<string, unknown> };
      expect(extensions.code).toBe('BAD_USER_INPUT');
      expect(extensions.requestId).toEqual(expect.any(String));
      expect(JSON.stringify(error)).not.toMatch(/stack|Did you mean|node_modules|Maximum call/);
      if (limit) expect(extensions.limit).toBe(limit);
      expect(message.length).toBeLessThan(300);
    }
    expect(http.data).toBeNull();
    expect(http.errors.length).toBeLessThanOrEqual(5);
    expect(healthy.errors).toEqual([]);
    expect(healthy.isComplete).toBe(false);
    healthy.stop();
    await socket.dispose();
  });

  it('hide near misses and introspection from strangers', async () => {
    const near = await app.client.run('{ viewe { id } }');
    expect(near.errors[0]?.message).not.toMatch(/Did you mean|viewer/);
    const introspection = await app.client.run('{ __schema { types { name } } }');
    expect(introspection.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const alias = await app.client.run('{ a: __type(name: "Article") { name } }');
    expect(alias.data).toBeNull();
    const agent = await centre.as(Role.AGENT);
    expect((await agent.run('{ __type(name: "Article") { name } }')).data).toEqual({ __type: { name: 'Article' } });
  });

  it('tell what an operation cost', async () => {
    const agent = await centre.as(Role.AGENT);
    const answer = await agent.run('{ articles(first: 10) { nodes { id } } }');
    expect(answer.errors).toEqual([]);
    expect(answer.extensions?.cost).toEqual({ requested: expect.any(Number), allowed: 2_000 });
  });

  it('answer in GraphQL’s shape before GraphQL is reached', async () => {
    const post = (body: string, headers: Record<string, string>) =>
      fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const big = await post(JSON.stringify({ query: '{ __typename }', pad: 'x'.repeat(300_000) }), {
      'content-type': 'application/json',
    });
    expect(big.status).toBe(413);
    expect(await big.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) } }],
    });
    const broken = await post('{"query": ', { 'content-type': 'application/json' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const text = await post('{ __typename }', { 'content-type': 'text/plain' });
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.status).toBeLessThan(500);
    const get = await fetch(`${app.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(get.status).toBeGreaterThanOrEqual(400);
    const batch = await post(JSON.stringify([{ query: '{ __typename }' }]), { 'content-type': 'application/json' });
    expect(batch.status).toBe(400);
    const mutation = await fetch(
      `${app.url}/graphql?query=${encodeURIComponent('mutation { logout(input: {}) { userErrors { code } } }')}`,
      { headers: { 'apollo-require-preflight': '1' } },
    );
    expect(mutation.status).toBe(405);
    const token = await app.client.as('nonsense').run('{ __typename }');
    expect([token.status, token.errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('let no stranger and no foreign page in by socket', async () => {
    const closing = (options: { origin?: string; protocol?: string; payload?: unknown }) =>
      new Promise<number | string>((resolve) => {
        const socket = new WebSocket(
          `${app.url.replace('http', 'ws')}/graphql`,
          options.protocol ?? 'graphql-transport-ws',
          options.origin ? { origin: options.origin } : {},
        );
        socket.on('open', () =>
          socket.send(JSON.stringify({ type: 'connection_init', payload: options.payload ?? {} })),
        );
        socket.on('close', (code) => resolve(code));
        socket.on('unexpected-response', (_request, response) => resolve(`http ${response.statusCode}`));
        socket.on('error', () => undefined);
      });
    expect(await closing({})).toBe(4403);
    expect(await closing({ payload: { accessToken: 'nonsense' } })).toBe(4403);
    // The server names no protocol, upon which this client gives up by itself (1006) before it sees the code.
    expect([4406, 1006]).toContain(await closing({ protocol: 'other' }));
    expect(await closing({ origin: 'https://evil.example' })).toBe('http 403');
    expect(await closing({ origin: 'null' })).toBe('http 403');
    expect(await closing({ origin: `${app.url}.evil.example` })).toBe('http 403');
    expect(await closing({ origin: app.url })).toBe(4403);
  });

  it('send the page policy and no caching of answers', async () => {
    const live = await fetch(`${app.url}/health/live`);
    expect(live.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(live.headers.get('x-powered-by')).toBeNull();
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('serve the console at every address inside it, its parts for long, and nothing else of the disk', async () => {
    const get = (path: string, accept = '*/*') => fetch(`${app.url}${path}`, { headers: { accept } });
    const page = await get('/knowledge/articles/K-1', 'text/html');
    const html = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(html).toBe(await (await get('/')).text());
    const part = await get(/\/assets\/[\w.-]+\.js/.exec(html)?.[0] ?? '');
    expect([part.status, part.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const path of ['/assets/none.js', '/..%2f..%2fpackage.json', '/%2e%2e/src/main.js', '/assets/..%5c..%5cx']) {
      const answer = await get(path);
      expect([403, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('caregraph"');
    }
  });
});
