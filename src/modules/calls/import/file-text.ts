/** Most megabytes of a file after unpacking. */
export const mostMegabytes = 1_024;

const newline = 0x0a;
const quote = 0x22;

/** How many rows bytes have, as a measure of progress: lines that are not empty; in a table without the header and line ends in quotes. */
export async function countRows(source: AsyncIterable<Buffer>, isTable: boolean): Promise<number> {
  let count = 0;
  let isQuoted = false;
  let isFilled = false;
  for await (const chunk of source) {
    for (const byte of chunk) {
      if (byte === newline && !isQuoted) {
        if (isFilled) count += 1;
        isFilled = false;
      } else if (byte > 0x20) {
        isFilled = true;
        if (isTable && byte === quote) isQuoted = !isQuoted;
      }
    }
  }
  if (isFilled) count += 1;
  return isTable ? Math.max(0, count - 1) : count;
}
