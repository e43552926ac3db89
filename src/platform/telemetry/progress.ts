/** How far a long piece of work is; both count the same things (rows, documents, bytes). */
export interface Part {
  done: number;
  total: number;
}

/** Tells the person who waits what is happening, in plain words. Never throws. */
export type Progress = (message: string, part?: Part) => void;

/** Says nothing; for tests and for starts that nobody watches. */
export const noProgress: Progress = () => undefined;

/**
 * Progress as lines of text. On a terminal a counted step is rewritten in place; in a file or a pipe
 * it is written at the first, each further tenth, and the last, so that a log stays readable.
 */
export function textProgress(out: NodeJS.WriteStream): Progress {
  let open = '';
  let tenth = -1;
  const closeLine = (): void => {
    if (open && out.isTTY) out.write('\n');
    open = '';
    tenth = -1;
  };
  return (message, part) => {
    if (!part || part.total <= 0) {
      closeLine();
      out.write(`  ${message}\n`);
      return;
    }
    if (message !== open) closeLine();
    open = message;
    const share = Math.min(1, part.done / part.total);
    const line = `  ${message} ${part.done} of ${part.total} (${Math.floor(share * 100)} %)`;
    const finished = part.done >= part.total;
    if (out.isTTY) {
      out.write(`\r\x1b[2K${line}`);
      if (finished) closeLine();
      return;
    }
    const now = Math.floor(share * 10);
    if (now === tenth) return;
    tenth = now;
    out.write(`${line}\n`);
    if (finished) closeLine();
  };
}
