import { describe, expect, it } from '@jest/globals';
import { JoinedReads } from '../../../src/platform/graphql/joined-reads.js';

interface Thing {
  readonly _id: string;
  readonly reader: string;
}

/** Reads from a list that may change meanwhile, and remembers what was asked. */
function setup(): { things: Thing[]; asked: string[][]; reads: JoinedReads<Thing, { reader: string }> } {
  const things: Thing[] = [
    { _id: 'a', reader: 'x' },
    { _id: 'b', reader: 'x' },
    { _id: 'c', reader: 'y' },
  ];
  const asked: string[][] = [];
  const reads = new JoinedReads<Thing, { reader: string }>(
    async (ids, { reader }) => {
      asked.push([reader, ...ids]);
      if (ids.includes('bad')) throw new Error('away');
      return things.filter((thing) => ids.includes(thing._id) && thing.reader === reader);
    },
    ({ reader }) => reader,
  );
  return { things, asked, reads };
}

describe('joined reads', () => {
  it('ask once for each condition in a turn, and give everybody what their condition lets through', async () => {
    const { asked, reads } = setup();
    const [one, two, other] = await Promise.all([
      reads.byIds(['a'], { reader: 'x' }),
      reads.byIds(['b', 'a', 'c'], { reader: 'x' }),
      reads.byIds(['a', 'c'], { reader: 'y' }),
    ]);
    expect(asked).toEqual([
      ['x', 'a', 'b', 'c'],
      ['y', 'a', 'c'],
    ]);
    expect(one.get('a')).toEqual({ _id: 'a', reader: 'x' });
    expect(two.get('b')).toEqual({ _id: 'b', reader: 'x' });
    expect(two.get('c')).toBeUndefined();
    expect([other.get('a'), other.get('c')?._id]).toEqual([undefined, 'c']);
  });

  it('keep nothing: what was written since is seen', async () => {
    const { things, asked, reads } = setup();
    expect((await reads.byIds(['d'], { reader: 'x' })).get('d')).toBeUndefined();
    things.push({ _id: 'd', reader: 'x' });
    expect((await reads.byIds(['d'], { reader: 'x' })).get('d')).toEqual({ _id: 'd', reader: 'x' });
    expect(asked).toHaveLength(2);
  });

  it('see what is written in the same turn before they begin', async () => {
    const { things, reads } = setup();
    const early = reads.byIds(['e'], { reader: 'x' });
    things.push({ _id: 'e', reader: 'x' });
    expect((await early).get('e')).toBeDefined();
  });

  it('fail for those who asked in that turn, and not for the next', async () => {
    const { reads } = setup();
    const turn = [reads.byIds(['a'], { reader: 'x' }), reads.byIds(['bad'], { reader: 'x' })];
    const outcomes = await Promise.allSettled(turn);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await reads.byIds(['a'], { reader: 'x' })).get('a')).toBeDefined();
  });
});
