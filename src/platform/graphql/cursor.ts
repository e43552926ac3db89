import { createHmac, timingSafeEqual } from 'node:crypto';
import { badInput } from '../errors/app-error.js';

/** Signs positions so that a client can only hand back what it was given, and only for the list and person it was given for. */
export class CursorCodec {
  constructor(private readonly key: Buffer) {}

  /** `list` names the query (and, for the feed, the person): a cursor of one list is refused by another. */
  encode(list: string, position: readonly (string | number)[]): string {
    const body = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${body}.${this.#sign(list, body)}`;
  }

  /** Throws BAD_USER_INPUT for a cursor that this product did not make for this list. */
  decode(list: string, cursor: string): (string | number)[] {
    const [body = '', signature = ''] = cursor.split('.');
    const expected = Buffer.from(this.#sign(list, body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw badInput('This cursor does not belong to this list.');
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as (string | number)[];
  }

  #sign(list: string, body: string): string {
    return createHmac('sha256', this.key).update(`${list}\n${body}`).digest('base64url').slice(0, 22);
  }
}
