import { describe, expect, it } from '@jest/globals';
import { Channel } from '../../../../src/modules/calls/call-channel.js';
import { usualSettings } from '../../../../src/modules/calls/queues/call-queue.js';
import { checkedTargets, targetFor } from '../../../../src/modules/calls/queues/queue.rules.js';

describe('targets', () => {
  it('are those of the centre until somebody sets others', () => {
    const of = (channel: Channel, level: string | null) => {
      const found = targetFor(usualSettings.targets, channel, level);
      return found && [found.seconds, found.share];
    };
    expect(of(Channel.PHONE, 'vip')).toEqual([5, 0.99]);
    expect(of(Channel.PHONE, 'ordinary')).toEqual([20, 0.8]);
    expect(of(Channel.PHONE, null)).toEqual([20, 0.8]);
    expect(of(Channel.PHONE, 'contract')).toEqual([20, 0.8]);
    expect(of(Channel.CHAT, 'vip')).toEqual([30, null]);
    expect(of(Channel.MAIL, null)).toEqual([86_400, null]);
    expect(of(Channel.COUNTER, null)).toBeNull();
  });

  it('name each fault with its place', () => {
    const good = { channel: Channel.PHONE, level: 'vip', seconds: 5, share: 0.99 };
    const faultsOf = (...targets: Parameters<typeof checkedTargets>[0]): unknown => {
      try {
        checkedTargets(targets, usualSettings.levels);
        return null;
      } catch (error) {
        return (error as { faults: { code: string; field: string[] }[] }).faults.map(({ code, field }) => [
          code,
          field.join('.'),
        ]);
      }
    };
    expect(faultsOf(good)).toBeNull();
    expect(faultsOf({ ...good, seconds: 0 })).toEqual([['OUT_OF_RANGE', 'targets.0.seconds']]);
    expect(faultsOf({ ...good, share: 1.1 })).toEqual([['OUT_OF_RANGE', 'targets.0.share']]);
    expect(faultsOf({ ...good, level: 'gold' })).toEqual([['NOT_FOUND', 'targets.0.level']]);
    expect(faultsOf(good, good)).toEqual([['DUPLICATE', 'targets.1']]);
  });
});
