import type { Book } from '../../../../src/modules/calls/import/call-names.js';
import type { RawRow } from '../../../../src/modules/calls/import/row-reader.rules.js';
import { Channel } from '../../../../src/modules/calls/call-channel.js';
import type { CallQueue } from '../../../../src/modules/calls/queues/call-queue.js';

/** The moment of these tests. */
export const now = Date.parse('2026-11-20T12:00:00Z');

/** A good row, with other values where wanted. */
export const row = (change: RawRow = {}): RawRow => ({
  reference: 'C-1',
  queue: 'after-sales',
  agent: 'A100',
  offeredAt: '2026-11-20T10:00:00+08:00',
  answeredAt: '2026-11-20T10:00:10+08:00',
  endedAt: '2026-11-20T10:04:42+08:00',
  holdSeconds: 26,
  wrapSeconds: 30,
  ...change,
});

const queue = (key: string, channel: Channel, isActive = true): CallQueue => ({
  ...{
    _id: `call_queue_${key}`,
    key,
    name: { zhCN: key, en: key },
    channel,
    retentionDays: 180,
    isActive,
    revision: 1,
  },
});
const queues = new Map(
  [queue('after-sales', Channel.PHONE), queue('mailbox', Channel.MAIL), queue('old-line', Channel.PHONE, false)].map(
    (one) => [one.key, one],
  ),
);
const team = { _id: 'team_1', siteId: 'site_1', teamIds: ['team_1', 'team_top'] };

/** What a small centre knows. */
export const book: Book = {
  queue: (key) => queues.get(key) ?? null,
  hasLevel: (key) => key === 'vip',
  team: (name) => (name === 'one' || name === 'team_1' ? team : null),
  line: (name) => (name === 'washing' ? 'line_1' : null),
  agent: (name) => (name.toLowerCase() === 'a100' ? { _id: 'user_1', teamId: 'team_1', siteId: 'site_1' } : null),
  site: (name) => (name === 'main' ? 'site_1' : name === 'other' ? 'site_2' : null),
  article: (code) => (code === 'K-1' ? 'article_1' : null),
  reason: (code) => (code === 'T-020' ? { _id: 'tree_1', hasNode: (key) => key === 'speed' } : null),
  hasWalk: (id) => id === 'walk_1',
};
