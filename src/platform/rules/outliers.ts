/** What one of several alike measured, from how much evidence. */
export interface Measured {
  readonly key: string;
  readonly value: number | null;
  readonly of: number;
}

/** How far one is from the others. */
export interface Deviation {
  /** Mean of the others; null where there are too few of them. */
  readonly peersMean: number | null;
  readonly peerCount: number;
  /** In standard deviations of the others, negative below them; null where there are too few or all others are alike. */
  readonly deviation: number | null;
  readonly isOutlier: boolean;
}

/** Further from the others than so many of their standard deviations is an outlier. */
export const outlierLimit = 2;
/** Others that are needed: a spread of fewer tells nothing. */
export const fewestPeers = 4;

/** Mean and standard deviation of a sample (divided by n - 1). */
export function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/**
 * Compares each with the others, without itself: one that is far out would otherwise widen the spread that it is judged by. Whoever has
 * less than `enough` evidence neither counts as a peer nor is an outlier.
 */
export function deviationsOf(group: readonly Measured[], enough: number): Map<string, Deviation> {
  const judged = group.flatMap(({ key, value, of }) => (value === null || of < enough ? [] : [{ key, value }]));
  return new Map(
    group.map(({ key, value, of }): [string, Deviation] => {
      const peers = judged.filter((other) => other.key !== key).map((other) => other.value);
      const spread = peers.length < fewestPeers ? null : spreadOf(peers);
      if (spread === null)
        return [key, { peersMean: null, peerCount: peers.length, deviation: null, isOutlier: false }];
      const { mean, deviation: unit } = spread;
      const away = value === null ? 0 : value - mean;
      return [
        key,
        {
          ...{ peersMean: mean, peerCount: peers.length },
          deviation: value === null || unit === 0 ? null : away / unit,
          isOutlier: of >= enough && Math.abs(away) > outlierLimit * unit,
        },
      ];
    }),
  );
}
