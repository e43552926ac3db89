/** 95 % of a normal distribution lie within so many standard deviations. */
const z = 1.959963984540054;

/**
 * Wilson's interval of a share at 95 %: where the true share lies when `hits` of `count` said yes. Null while nobody answered. Unlike
 * the usual formula it is right for small counts and for shares near 0 and 1.
 */
export function wilsonInterval(hits: number, count: number): { low: number; high: number } | null {
  if (count <= 0) return null;
  const share = hits / count;
  const z2 = (z * z) / count;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count))) / (1 + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
