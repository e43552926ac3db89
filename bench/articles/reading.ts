import { sideBySide, spread, type Target } from '../search-latency/load.js';
import { line, say, title } from '../search-latency/report.js';
import { isWrite, nameOf } from './capture.js';
import type { Ground } from './ground.js';

/** One kind of read at so many connections. */
export interface ReadingFigures {
  name: 'item' | 'list';
  connections: number;
  /** Requests a second. */
  ours: number;
  plain: number;
  ratio: number;
  p50: number;
  /** Processor time of a request in the server's process, in ms: what a busy machine disturbs least. */
  processor: { ours: number; plain: number };
  faults: string[];
}

const itemFields =
  'id code title say bodyMarkdown kind locale state version audience keywords publishedAt updatedAt publishedBy { id name }';
const listFields = 'id code title say kind locale state version publishedAt updatedAt publishedBy { id name }';
const itemQuery = `query Item($id: ID!) { article(id: $id) { ${itemFields} } }`;
const listQuery = `query List($first: Int!) { articles(first: $first) { nodes { ${listFields} } pageInfo { hasNextPage endCursor } } }`;

const connectionsList = [1, 8, 32];

/** Reads by id, and lists of twenty, each beside a plain handler with the same commands. */
export async function reading(
  { app, raw, engines, database, url, ids }: Ground,
  seconds: number,
): Promise<ReadingFigures[]> {
  const { agent } = await app.call('tokens');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${agent}` };
  const itemBody = (id: string): string => JSON.stringify({ query: itemQuery, variables: { id } });
  const listBody = JSON.stringify({ query: listQuery, variables: { first: 20 } });
  const [first = ''] = ids;
  // The first call reads who asks, too; what is asked of the database then is remembered for two seconds.
  const captureOf = async (body: string) => {
    await app.call('capture', { body, token: agent });
    return app.call('capture', { body, token: agent });
  };
  const [item, list] = [await captureOf(itemBody(first)), await captureOf(listBody)];
  for (const [name, { commands }] of [
    ['item', item],
    ['list', list],
  ] as const)
    say(`${name}: ${commands.map(nameOf).join(', ')}`);
  if ([...item.commands, ...list.commands].some(isWrite)) throw new Error('A read writes.');
  const plain = await raw.call('start', {
    ...engines,
    ...{ database, id: first, item: item.commands, list: list.commands },
  });
  const ours = { origin: url, path: '/graphql', headers };
  const targets: Record<'item' | 'list', Target[]> = {
    item: [
      { name: 'ours', ...ours, bodies: ids.map(itemBody), fault: (text, at) => faultOf(text, ids[at] ?? '') },
      {
        ...{ name: 'plain', origin: plain.url, path: '/item', headers },
        bodies: ids.map((id) => JSON.stringify({ id })),
        fault: (text, at) => faultOf(text, ids[at] ?? ''),
      },
    ],
    list: [
      { name: 'ours', ...ours, bodies: [listBody], fault: rowsFault },
      { name: 'plain', origin: plain.url, path: '/list', headers, bodies: ['{}'], fault: rowsFault },
    ],
  };
  const all: ReadingFigures[] = [];
  title('requests a second', '   ours   plain   ratio     p50   plain     cpu   plain    load');
  for (const name of ['item', 'list'] as const) {
    for (const connections of connectionsList) {
      const before = [await app.call('processorMs'), await raw.call('processorMs')] as const;
      const measured = await sideBySide(targets[name], connections, seconds);
      const [mine, theirs] = [measured.get('ours'), measured.get('plain')];
      if (!mine || !theirs) throw new Error('Nothing was measured.');
      const rate = { ours: mine.times.length / mine.seconds, plain: theirs.times.length / theirs.seconds };
      const [p50, plainP50] = [spread(mine.times).p50, spread(theirs.times).p50];
      const [spentOurs, spentPlain] = [await app.call('processorMs'), await raw.call('processorMs')];
      // The warm-up answers too; it is the same short time for both.
      const processor = {
        ours: (spentOurs - before[0]) / mine.times.length,
        plain: (spentPlain - before[1]) / theirs.times.length,
      };
      const faults = [...mine.faults, ...theirs.faults];
      const ratio = rate.ours / rate.plain;
      line(`${name}, ${connections} connections`, [
        rate.ours,
        rate.plain,
        ratio.toFixed(2).padStart(7),
        p50,
        plainP50,
        processor.ours.toFixed(2).padStart(7),
        processor.plain.toFixed(2).padStart(7),
        mine.load,
      ]);
      if (faults.length) say(`${faults.length} faults, the first: ${faults[0] ?? ''}`);
      all.push({ name, connections, ours: rate.ours, plain: rate.plain, ratio, p50, processor, faults });
    }
  }
  return all;
}

const faultOf = (text: string, id: string): string | null =>
  text.includes(`"id":"${id}"`) && text.includes('"publishedBy":{"id"') && !text.includes('"errors"')
    ? null
    : `not the article: ${text.slice(0, 200)}`;

const rowsFault = (text: string): string | null =>
  text.split('"publishedBy":{"id"').length === 21 && !text.includes('"errors"')
    ? null
    : `not 20 rows: ${text.slice(0, 200)}`;
