/**
 * Times to the first open, counted in buckets that grow by a fifth each, so that median and 9th decile of any period come from sums.
 * A quantile is told as the geometric middle of its bucket: it lies within 10 % of the true one (0.1 s to 1 h; beyond, the ends).
 */
const FIRST_MS = 100;
const GROWTH = 1.2;
const LONGEST_MS = 3_600_000;

/** How many buckets there are. */
export const bucketCount = Math.ceil(Math.log(LONGEST_MS / FIRST_MS) / Math.log(GROWTH)) + 1;

/** The bucket of a time in milliseconds. */
export function bucketOf(ms: number): number {
  if (!(ms > FIRST_MS)) return 0;
  return Math.min(bucketCount - 1, Math.floor(Math.log(ms / FIRST_MS) / Math.log(GROWTH)));
}

/** Name of a bucket in a count document, e.g. `t7`. */
export const bucketName = (bucket: number): string => `t${bucket}`;

/** All names, in order. */
export const bucketNames: readonly string[] = Array.from({ length: bucketCount }, (_, bucket) => bucketName(bucket));

/** The middle of a bucket in seconds. */
const secondsOf = (bucket: number): number => (FIRST_MS * GROWTH ** (bucket + 0.5)) / 1_000;

/**
 * The time in seconds within which a share of the counted ones lie (the smallest counted one that at least that share does not exceed);
 * null where nothing was counted.
 */
export function quantileSeconds(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return null;
  const wanted = Math.max(1, Math.ceil(share * total - 1e-9));
  let seen = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    seen += counts[bucket] ?? 0;
    if (seen >= wanted) return secondsOf(bucket);
  }
  return null;
}
