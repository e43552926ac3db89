import { wilsonInterval } from '../../articles/index.js';

/** A share with what it was counted from; value and interval are null without evidence. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly value: number | null;
  /** Wilson's interval at 95 %. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A share of so many among so many. */
export function shareOf(count: number, of: number): Share {
  const interval = wilsonInterval(count, of);
  return { count, of, value: of > 0 ? count / of : null, low: interval?.low ?? null, high: interval?.high ?? null };
}
