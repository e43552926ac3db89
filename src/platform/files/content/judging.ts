import type { Readable } from 'node:stream';
import type { Judge, Judged } from './judge.js';

/** Where bytes come from. */
export type Bytes = Readable | AsyncIterable<Buffer>;

/** Why bytes were not taken, for the HTTP answer. */
export class UploadRefusedError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 415,
    message: string,
    /** Why more exactly, for programs; null where the status says all. */
    readonly reason: string | null = null,
  ) {
    super(message);
  }
}

/** What bytes have to be. */
export interface Wanted {
  readonly maxBytes: number;
  /** For the one whose upload was refused. */
  readonly wants: string;
  /** Null where the product itself writes. */
  readonly judge: (() => Judge) | null;
}

const refused = (judge: Judge | null, wants: string): UploadRefusedError =>
  new UploadRefusedError(415, judge?.reason?.text ?? wants, judge?.reason?.code ?? null);

/** Bytes that are judged as they pass: too many, the wrong ones or none end them with UploadRefusedError. */
export function judged(
  { maxBytes, wants, judge: judgeFor }: Wanted,
  source: Bytes,
  contentType = 'application/octet-stream',
): { bytes(): AsyncGenerator<Buffer>; found(): Judged & { readonly bytes: number } } {
  const judge = judgeFor?.() ?? null;
  let bytes = 0;
  let verdict: Judged | null = judge ? null : { contentType, width: null, height: null };
  return {
    async *bytes() {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new UploadRefusedError(413, `At most ${maxBytes} bytes.`);
        if (judge && !judge.accepts(chunk)) throw refused(judge, wants);
        yield chunk;
      }
      if (bytes === 0) throw new UploadRefusedError(415, 'The file is empty.');
      verdict = judge ? judge.verdict() : verdict;
      if (!verdict) throw refused(judge, wants);
    },
    found() {
      if (!verdict) throw new Error('These bytes were not judged to their end.');
      return { ...verdict, bytes };
    },
  };
}
