/** One stage of an aggregation. */
export type Stage = Readonly<Record<string, unknown>>;

/** The value of the first case whose test holds, otherwise another one: what `$switch` says, which a linter takes for a promise. */
export const firstOf = (cases: readonly (readonly [test: unknown, value: unknown])[], otherwise: unknown): unknown =>
  cases.reduceRight((rest, [test, value]) => ({ $cond: [test, value, rest] }), otherwise);

/** A window over the whole partition. */
export const wholeWindow = { documents: ['unbounded', 'unbounded'] };

/** The place of the value that at least so many percent do not exceed: nearest rank, without fractions that could round wrongly. */
export const placeAt = (percent: number): object => ({
  $max: [1, { $ceil: { $divide: [{ $multiply: ['$of', percent] }, 100] } }],
});

/**
 * Median and 9th decile of a field by nearest rank, of all or of each group: values numbered in their order. MongoDB 6.0 has no
 * `$percentile`.
 */
export const quantiles = (field: string, by: string | null): Stage[] => [
  {
    $setWindowFields: {
      ...(by === null ? {} : { partitionBy: `$${by}` }),
      sortBy: { [field]: 1 },
      output: { place: { $documentNumber: {} }, of: { $count: {}, window: wholeWindow } },
    },
  },
  { $match: { $expr: { $in: ['$place', [placeAt(50), placeAt(90)]] } } },
  {
    $group: {
      _id: by === null ? null : `$${by}`,
      of: { $first: '$of' },
      p50: { $min: `$${field}` },
      p90: { $max: `$${field}` },
    },
  },
];
