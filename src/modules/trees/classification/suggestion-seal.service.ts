import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';

/** How long a suggestion can be handed back. */
const validMs = 12 * 3_600_000;

/** What was suggested to one person. */
export interface Suggested {
  readonly id: string;
  readonly at: number;
  /** Trees and nodes, in the order in which they were suggested. */
  readonly offered: readonly (readonly [treeId: string, nodeKey: string])[];
}

/**
 * Signed proof of what was suggested: handed back when a class is given, so that the figures tell what the server suggested, and nothing
 * is kept between the two. It holds nothing of the text.
 */
export class SuggestionSeal {
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  seal(viewer: Viewer, suggested: Suggested): string {
    const body = Buffer.from(JSON.stringify([suggested.id, suggested.at, suggested.offered])).toString('base64url');
    return `${body}.${this.#sign(viewer, body)}`;
  }

  /** Null for one that is forged, somebody else's or older than 12 hours. */
  open(viewer: Viewer, text: string): Suggested | null {
    const [body = '', signature = ''] = text.split('.');
    const expected = Buffer.from(this.#sign(viewer, body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [id, at, offered] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      string,
      number,
      Suggested['offered'],
    ];
    return this.clock.now().getTime() - at > validMs ? null : { id, at, offered };
  }

  #sign(viewer: Viewer, body: string): string {
    return createHmac('sha256', this.key).update(`${viewer.id}\n${body}`).digest('base64url').slice(0, 32);
  }
}
