/** Where the product reads the time. It is an input everywhere, so that tests run years in milliseconds. */
export interface Clock {
  /** The present moment. Each call gives a new `Date`, which the caller may keep or change. */
  now(): Date;
}

/** The wall clock of the machine. Only the composition root and scripts choose it. */
export const systemClock: Clock = {
  now: () => new Date(),
};

/** A clock that moves only when it is told to; for tests and for replaying history. */
export class ManualClock implements Clock {
  private ms: number;

  /** @param start first moment; a `Date`, an ISO string, or epoch milliseconds. */
  constructor(start: Date | string | number = '2026-01-05T09:00:00.000Z') {
    this.ms = new Date(start).getTime();
    if (Number.isNaN(this.ms)) throw new TypeError('ManualClock: the start is not a date');
  }

  now(): Date {
    return new Date(this.ms);
  }

  /** Moves the clock forward (or back, with a negative number) by milliseconds. */
  advance(ms: number): void {
    this.ms += ms;
  }

  /** Puts the clock to a moment. */
  set(moment: Date | string | number): void {
    const ms = new Date(moment).getTime();
    if (Number.isNaN(ms)) throw new TypeError('ManualClock: not a date');
    this.ms = ms;
  }
}
