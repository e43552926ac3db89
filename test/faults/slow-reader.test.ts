import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { Received, TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { numbered, push } from '../modules/feed/feed-fixture.js';

interface Message {
  knowledgeFeed: { __typename: string; entry?: { title: string } };
}

/** Each message is heavy: 50 kB, by a long summary that is asked for many times. */
const document = `subscription { knowledgeFeed { __typename ... on FeedNews { cursor entry { title ${Array.from({ length: 14 }, (_, n) => `s${n}: summary`).join(' ')} } } } }`;
const summary = 'What changed, in many words. '.repeat(130);
const entries = 300;

/** A socket by hand that can stop reading. */
class RawReader {
  readonly messages: Message[] = [];
  code: number | null = null;
  readonly #socket: WebSocket;

  constructor(client: TestClient) {
    this.#socket = new WebSocket(`${client.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket.on('open', () =>
      this.#socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: client.token } })),
    );
    this.#socket.on('close', (code) => {
      this.code = code;
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload: { data: Message } };
      if (message.type === 'connection_ack')
        this.#socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document } }));
      if (message.type === 'next') this.messages.push(message.payload.data);
    });
  }

  titles(): string[] {
    return this.messages.flatMap(({ knowledgeFeed }) => (knowledgeFeed.entry ? [knowledgeFeed.entry.title] : []));
  }
  stopReading(): void {
    this.#socket.pause();
  }
  readOn(): void {
    this.#socket.resume();
  }
  end(): void {
    this.#socket.terminate();
  }
}

describe('subscribers that stop reading', () => {
  let app: TestApp;
  let centre: Centre;

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
  });

  afterAll(() => app.end());

  it('harm nobody: the others get everything quickly, memory stays bounded, and they miss nothing themselves', async () => {
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const article = await writeAndPublish(editor, 'A long one', { priority: null });
    const agent = await centre.as(Role.AGENT);
    const slow = Array.from({ length: 5 }, () => new RawReader(agent));
    const socket = agent.socket();
    try {
      await eventually(() => slow.every(({ messages }) => messages.length === 1));
      for (const reader of slow) reader.stopReading();
      const healthy = new Received<Message>(socket, document);
      await healthy.until(({ items }) => items.length === 1);
      const before = process.memoryUsage();
      const started = performance.now();
      const wanted = numbered('entry', 1, entries);
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }, 20);
      for (let from = 0; from < entries; from += 50)
        await push(app, article.id, wanted.slice(from, from + 50), { summary });
      await healthy.until(({ items }) => items.length === entries + 1, 60_000);
      clearInterval(watch);
      const ms = Math.round(performance.now() - started);
      const grown = Math.round((most - before.arrayBuffers) / 1e6);
      process.stderr.write(
        `  ${entries} entries of 50 kB reached the healthy reader in ${ms} ms; buffers grew by ${grown} MB\n`,
      );
      expect(
        healthy.items.flatMap(({ knowledgeFeed }) => (knowledgeFeed.entry ? [knowledgeFeed.entry.title] : [])),
      ).toEqual(wanted);
      // Five readers that would be buffered for would take 75 MB.
      expect(grown).toBeLessThan(40);
      expect(slow.map((reader) => reader.titles().length < entries)).toEqual(slow.map(() => true));
      expect((await fetch(`${app.url}/health/live`)).status).toBe(200);

      for (const reader of slow) reader.readOn();
      await eventually(
        () => slow.every((reader) => reader.titles().length === entries || reader.code !== null),
        60_000,
      );
      // Whoever was cut comes back with the last cursor; whoever was not has everything, in order.
      for (const reader of slow)
        expect(reader.titles()).toEqual(wanted.slice(0, reader.code === null ? entries : reader.titles().length));
      expect(slow.some(({ code }) => code === null)).toBe(true);
      healthy.stop();
    } finally {
      await socket.dispose();
      for (const reader of slow) reader.end();
    }
  });

  it('do not hold up a stop', async () => {
    const agent = await centre.as(Role.AGENT);
    const beside = await startTestApp({ beside: app, withoutEngine: true, roles: ['web'] });
    const reader = new RawReader(new TestClient(beside.url, agent.token));
    await eventually(() => reader.messages.length === 1);
    reader.stopReading();
    const started = performance.now();
    await beside.stop();
    expect(performance.now() - started).toBeLessThan(10_000);
    reader.end();
  });
});
