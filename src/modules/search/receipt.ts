import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SearchReceipt } from './use/index.js';

/** How long a receipt can be handed back. */
const VALID_MS = 12 * 3_600_000;

type Packed = [
  query: string,
  locale: SearchReceipt['locale'],
  shown: readonly string[],
  total: number,
  verdict: string,
  confidence: number | null,
  isDegraded: 0 | 1,
  kinds: readonly string[],
  lineId: string | null,
  at: number,
  id: string,
  offset: number,
  isJudgeable: 0 | 1,
];

/**
 * Signed proof of what a search showed to one person: handed back when use is recorded, so that the log tells what the server
 * showed and not what a client says, and nothing has to be kept between the two.
 */
export class Receipts {
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  seal(viewer: Viewer, receipt: SearchReceipt): string {
    const { query, locale, shown, totalCount, verdict, confidence, isDegraded, kinds, productLineId, at } = receipt;
    const { id, offset, isJudgeable } = receipt;
    const rounded = confidence === null ? null : Math.round(confidence * 1_000) / 1_000;
    const degraded = isDegraded ? 1 : 0;
    const packed: Packed = [
      query,
      locale,
      shown,
      totalCount,
      verdict,
      rounded,
      degraded,
      kinds,
      productLineId,
      at,
      id,
      offset,
      isJudgeable ? 1 : 0,
    ];
    const body = Buffer.from(JSON.stringify(packed)).toString('base64url');
    return `${body}.${this.#sign(viewer, body)}`;
  }

  /** Null for one that is forged, somebody else's or older than 12 hours. */
  open(viewer: Viewer, text: string): SearchReceipt | null {
    const [body = '', signature = ''] = text.split('.');
    const expected = Buffer.from(this.#sign(viewer, body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const packed = JSON.parse(Buffer.from(body, 'base64url').toString()) as Packed;
    const [
      query,
      locale,
      shown,
      totalCount,
      verdict,
      confidence,
      isDegraded,
      kinds,
      productLineId,
      at,
      id,
      offset,
      isJudgeable,
    ] = packed;
    const age = this.clock.now().getTime() - at;
    if (age > VALID_MS) return null;
    return {
      ...{ query, locale, shown, totalCount, verdict, confidence, kinds, productLineId, at },
      ...{ id, offset, isDegraded: isDegraded === 1, isJudgeable: isJudgeable === 1 },
    };
  }

  #sign(viewer: Viewer, body: string): string {
    return createHmac('sha256', this.key).update(`${viewer.id}\n${body}`).digest('base64url').slice(0, 32);
  }
}
