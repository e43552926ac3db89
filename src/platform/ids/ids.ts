import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import type { Clock } from '../clock/clock.js';

let lastMs = 0;
let seq = 0;

/**
 * A new TypeID such as `article_01jdz…`: typed, ordered by the injected clock, opaque to clients. The prefix is lower snake case.
 * The counter keeps ids of one process apart (and in order) within one millisecond; uuid fills the rest with random bits.
 */
export function newId(prefix: string, clock: Clock): string {
  const msecs = clock.now().getTime();
  seq = msecs === lastMs ? (seq + 1) & 0x7fffffff : 0;
  lastMs = msecs;
  return TypeID.fromUUID(prefix, v7({ msecs, seq })).toString();
}

const shape = /^[a-z][a-z_]{0,40}_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Whether a text has the shape of an id of this product; says nothing about whether the thing exists. */
export function isId(text: string): boolean {
  return shape.test(text);
}

/** The type prefix of an id, e.g. `article`. */
export function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('_')));
}
