import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandRun } from '../../../../src/modules/trees/commands/command.js';
import { outboundHostOf } from '../../../../src/platform/outbound/hosts.js';
import { Webhook, longestReply, signatureOf } from '../../../../src/modules/trees/commands/webhook.service.js';
import { Outside, respond } from './outside.js';

const run: CommandRun = {
  ...{ _id: 'command_run_1', command: 'crm.create-order', walkId: 'walk_1', treeCode: 'T-1', nodeKey: 'order' },
  ...{ callReference: 'call-1', inputs: { phone: '13812346620' }, createdAt: new Date('2026-01-05T09:00:00Z') },
  ...{ deadline: new Date('2026-01-05T09:00:03Z'), branch: null, error: null, finishedAt: null },
};

describe('the webhook', () => {
  let outside: Outside;
  const webhook = new Webhook(['127.0.0.1', '*.localtest.example'].flatMap((text) => outboundHostOf(text) ?? []));
  const never = new AbortController().signal;
  const send = (withinMs = 5_000, signal = never, address = outside.url) =>
    webhook.send({ address, secret: 'secret' }, run, withinMs, signal);

  beforeAll(async () => {
    outside = await Outside.open();
  });
  afterEach(() => {
    outside.got.length = 0;
  });
  afterAll(async () => {
    await webhook.close();
    await outside.close();
  });

  it('sends JSON with a signature over time and body, and the run’s id as idempotency key', async () => {
    outside.reply = (response) => respond(response, 201, { order: { number: 7 } });
    expect(await send()).toEqual({ branch: 'SUCCESS', reply: { order: { number: 7 } } });
    const [got] = outside.got;
    const timestamp = String(got?.headers['x-caregraph-timestamp']);
    expect(got?.headers['idempotency-key']).toBe('command_run_1');
    expect(got?.headers['x-caregraph-signature']).toBe(`v1=${signatureOf('secret', timestamp, got?.body ?? '')}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(30);
    expect(JSON.parse(got?.body ?? '')).toEqual({
      ...{ id: 'command_run_1', command: 'crm.create-order', tree: 'T-1', node: 'order', callReference: 'call-1' },
      ...{ createdAt: '2026-01-05T09:00:00.000Z', inputs: { phone: '13812346620' } },
    });
  });

  it.each([400, 401, 404, 409, 422, 301, 302, 307])('takes %d as a refusal at once', async (status) => {
    outside.reply = (response) => respond(response, status, {}, { location: outside.url });
    expect(await send()).toEqual({ branch: 'FAILURE', error: `status ${status}` });
    expect(outside.got).toHaveLength(1);
  });

  it.each([
    ['a list', '[1]', 'reply: not an object'],
    ['a text', '"x"', 'reply: not an object'],
    ['null', 'null', 'reply: not an object'],
    ['no JSON', '{', 'reply: not JSON'],
    ['nothing', '', 'reply: not JSON'],
    ['too much', `{"x":"${'y'.repeat(longestReply)}"}`, 'reply: too long'],
  ])('takes %s for a reply as a refusal', async (_what, body, error) => {
    outside.reply = (response) => respond(response, 200, body);
    expect(await send()).toEqual({ branch: 'FAILURE', error });
    expect(outside.got).toHaveLength(1);
  });

  it('tries again after 5xx, 408, 429 and a broken connection, with the same key and body', async () => {
    const statuses = [503, 429];
    outside.reply = (response, _got, count) => {
      const status = statuses[count - 1];
      if (status) respond(response, status, {});
      else respond(response, 200, { done: true });
    };
    expect(await send()).toMatchObject({ branch: 'SUCCESS' });
    expect(outside.got).toHaveLength(3);
    expect(new Set(outside.got.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`)).size).toBe(
      1,
    );
    outside.got.length = 0;
    outside.reply = (response, _got, count) => (count === 1 ? response.destroy() : respond(response, 200, {}));
    expect(await send()).toMatchObject({ branch: 'SUCCESS' });
    expect(outside.got).toHaveLength(2);
  });

  it('gives up at the deadline: an outside system that hangs, that answers late, and one that stays broken', async () => {
    outside.reply = () => undefined;
    expect(await send(300)).toEqual({ branch: 'TIMEOUT', error: 'no answer in time' });
    // Half a reply, and then nothing: the deadline holds for the body too.
    outside.reply = (response) => response.writeHead(200).write('{"a":');
    expect(await send(300)).toMatchObject({ branch: 'TIMEOUT' });
    outside.reply = (response) => respond(response, 500, {});
    expect(await send(700)).toEqual({ branch: 'TIMEOUT', error: 'status 500' });
    const closed = await Outside.open();
    const { url } = closed;
    await closed.close();
    expect(await send(300, never, url)).toEqual({ branch: 'TIMEOUT', error: 'network: ECONNREFUSED' });
  });

  it('calls no other host, and no address inside behind a name below a domain', async () => {
    expect(await send(300, never, 'https://example.com/')).toEqual({ branch: 'FAILURE', error: 'address: HOST' });
    expect(await send(300, never, 'http://localhost/')).toEqual({ branch: 'FAILURE', error: 'address: HOST' });
    expect(outside.got).toHaveLength(0);
  });

  it('ends when the process stops, without a verdict', async () => {
    const stop = new AbortController();
    outside.reply = () => stop.abort();
    await expect(send(5_000, stop.signal)).rejects.toThrow('This operation was aborted');
  });
});
