import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallFilter } from '../../../../src/modules/calls/figures/call-filter.rules.js';
import {
  type RepeatRule,
  contactsPipeline,
  resolutionOf,
} from '../../../../src/modules/calls/figures/first-contact.rules.js';
import { always } from '../../../../src/platform/rules/rules.js';
import { type CallFiguresFixture, analyst, call, startCallFigures } from '../figures/figures-fixture.js';
import { expectNear, vectorsOf } from '../../quality/vectors/near.js';

interface Contact {
  readonly id: number;
  readonly customer: string;
  readonly reason: string;
  readonly start: string;
  readonly end: string;
  readonly handled: boolean;
  readonly transferOf?: number;
}
interface Given extends Omit<RepeatRule, 'unsolvableDispositions'> {
  readonly asOf: string;
}
interface GrossNet {
  readonly contacts: number;
  readonly resolvedFirst: number;
  readonly notResolvableAtFirstLevel: number;
}

const { fixtures } = JSON.parse(readFileSync('test/vectors/quality-vectors.json', 'utf8')) as {
  fixtures: { FCR_CONTACTS: Contact[] };
};

const moment = (text: string): Date => new Date(`${text}:00.000Z`);
const percent = (value: number | null | undefined): number | null => (value == null ? null : 100 * value);

const asCall = ({ id, customer, reason, start, end, handled, transferOf }: Contact): object =>
  call(String(id), moment(start), {
    customer: { hash: customer, keyId: 'k1', last4: '' },
    ...{ answeredAt: handled ? moment(start) : null, abandonedAt: handled ? null : moment(end), endedAt: moment(end) },
    ...{
      reasonTreeId: reason,
      reasonNodeKey: 'start',
      transferOf: transferOf === undefined ? null : String(transferOf),
    },
    chainId: String(transferOf ?? id),
  });

let fixture: CallFiguresFixture;
beforeAll(async () => {
  fixture = await startCallFigures();
  await fixture.fill('calls', fixtures.FCR_CONTACTS.map(asCall));
});
afterAll(() => fixture.end());

const period: CallFilter = {
  rule: always,
  ...{ from: moment('2026-01-01T00:00'), to: moment('2026-01-06T00:00'), timeZone: 'UTC' },
};

/** What the database says of the contacts of the file. */
async function counted({ asOf, ...given }: Given) {
  const rule = { ...given, unsolvableDispositions: null };
  const rows = (await fixture.connection
    .collection('calls')
    .aggregate(contactsPipeline(period, rule, moment('2026-01-03T09:05'), moment(asOf)) as never)
    .toArray()) as unknown as { _id: string; state: string }[];
  const idsOf = (state: string): number[] =>
    rows.flatMap((row) => (row.state === state ? [Number(row._id)] : [])).sort((a, b) => a - b);
  const [resolved, notResolvedIds] = [idsOf('RESOLVED').length, idsOf('REPEATED')];
  const eligible = resolved + notResolvedIds.length;
  const { resolution, repeat } = resolutionOf({ eligible, resolved, unsolvable: null }, 'any');
  return {
    ...{ eligible, resolved, notResolvedIds, pendingIds: idsOf('PENDING') },
    ...{ fcr: percent(resolution.value), repeatRate: percent(repeat.value) },
  };
}

describe('first-contact resolution', () => {
  const vectors = vectorsOf('fcr-');
  it('is worked out in the file', () => {
    expect(vectors).toHaveLength(5);
  });

  for (const { id, fn, input, expected } of vectors)
    it(id, async () => {
      if (fn === 'fcr') {
        const { asOf, windowHours, sameReason, abandonedCountsAsRepeat } = input as Given;
        expectNear(await counted({ asOf, windowHours, sameReason, abandonedCountsAsRepeat }), expected);
        return;
      }
      const { contacts, resolvedFirst, notResolvableAtFirstLevel } = input as GrossNet;
      const { resolution, net } = resolutionOf(
        { eligible: contacts, resolved: resolvedFirst, unsolvable: notResolvableAtFirstLevel },
        'any',
      );
      expectNear({ gross: percent(resolution.value), net: percent(net?.value) }, expected);
    });

  it('is told by the product as by the file', async () => {
    fixture.clock.set('2026-01-03T12:00:00.000Z');
    const { reading } = await fixture.service.of(analyst, { fromDay: '2026-01-01', toDay: '2026-01-05' });
    const { resolution, repeat, net, pendingCount, withoutCustomerCount } = await reading.firstContact();
    expect([resolution.count, resolution.of, repeat.count, net, pendingCount, withoutCustomerCount]).toEqual([
      ...[7, 10, 3, null, 1, 0],
    ]);
    expect(resolution.definition.variant).toBe('24h/SAME_REASON/ABANDONED_REPEAT');
  });
});
