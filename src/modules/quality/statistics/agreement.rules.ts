// How far people who judge the same agree, beyond what chance would give. A coefficient is null where it cannot be computed: nothing was
// judged twice, or chance alone would give full agreement (p_e = 1).

/** How far apart two values are for Krippendorff's alpha. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What somebody answered; null: did not judge it. */
export type Rating = string | number | null;

const coefficient = (observed: number, expected: number): number | null =>
  1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Agreement of two raters. */
export interface TwoRaters {
  readonly n: number;
  readonly observedAgreement: number | null;
  readonly cohenKappa: number | null;
  readonly expectedCohen: number | null;
  readonly scottPi: number | null;
  readonly gwetAC1: number | null;
  readonly expectedAC1: number | null;
  readonly brennanPrediger: number | null;
  readonly krippendorffAlpha: number | null;
}

/** Agreement of two raters by a square table: `table[i][j]` things that one put into category i and the other into j. */
export function agreementOfTwo(table: readonly (readonly number[])[]): TwoRaters {
  const q = table.length;
  const n = sumOf(table.map(sumOf));
  if (n === 0) {
    const nothing = { observedAgreement: null, cohenKappa: null, expectedCohen: null, scottPi: null, gwetAC1: null };
    return { n, ...nothing, expectedAC1: null, brennanPrediger: null, krippendorffAlpha: null };
  }
  const cells = [...table.keys()];
  const rows = table.map((row) => sumOf(row) / n);
  const columns = cells.map((j) => sumOf(table.map((row) => row[j] ?? 0)) / n);
  const shares = cells.map((k) => ((rows[k] ?? 0) + (columns[k] ?? 0)) / 2);
  const observed = sumOf(cells.map((k) => table[k]?.[k] ?? 0)) / n;
  const expectedCohen = sumOf(cells.map((k) => (rows[k] ?? 0) * (columns[k] ?? 0)));
  const expectedAC1 = q > 1 ? sumOf(shares.map((share) => share * (1 - share))) / (q - 1) : 1;
  // Of 2n values that are put together in pairs without putting one back.
  const together = shares.map((share) => share * 2 * n);
  const disagreeing = 1 - sumOf(together.map((count) => count * (count - 1))) / (2 * n * (2 * n - 1));
  return {
    ...{ n, observedAgreement: observed, expectedCohen, expectedAC1 },
    cohenKappa: coefficient(observed, expectedCohen),
    scottPi: coefficient(observed, sumOf(shares.map((share) => share * share))),
    gwetAC1: coefficient(observed, expectedAC1),
    brennanPrediger: q > 1 ? coefficient(observed, 1 / q) : null,
    krippendorffAlpha: disagreeing < 1e-12 ? null : 1 - (1 - observed) / disagreeing,
  };
}

/** Cohen's kappa for ordered categories: being near counts for something. */
export function weightedKappa(
  table: readonly (readonly number[])[],
  weighting: 'none' | 'linear' | 'quadratic',
): number | null {
  const q = table.length;
  const n = sumOf(table.map(sumOf));
  if (n === 0 || q < 2) return null;
  const weight = (i: number, j: number): number => {
    if (weighting === 'none') return i === j ? 1 : 0;
    const distance = Math.abs(i - j) / (q - 1);
    return 1 - (weighting === 'linear' ? distance : distance * distance);
  };
  const rows = table.map((row) => sumOf(row) / n);
  const columns = rows.map((_, j) => sumOf(table.map((row) => row[j] ?? 0)) / n);
  let observed = 0;
  let expected = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      observed += (weight(i, j) * count) / n;
      expected += weight(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0);
    }
  }
  return coefficient(observed, expected);
}

/** The table of two raters: what each put where. What only one of them judged is left out. */
export function tableOf(pairs: readonly (readonly [Rating, Rating])[], categories?: readonly Rating[]): number[][] {
  const judged = pairs.filter(([one, other]) => one !== null && other !== null);
  const known = categories ?? categoriesOf(judged);
  const place = new Map(known.map((value, at) => [value, at]));
  const table = known.map(() => known.map(() => 0));
  for (const [one, other] of judged) {
    const row = table[place.get(one) ?? -1];
    const column = place.get(other);
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/** Agreement of any number of raters; null in `ratings` for what somebody did not judge. */
export interface ManyRaters {
  /** Things that at least two people judged. */
  readonly items: number;
  readonly percentAgreement: number | null;
  readonly fleissKappa: number | null;
  readonly gwetAC1: number | null;
  readonly krippendorffAlpha: number | null;
}

const categoriesOf = (ratings: readonly (readonly Rating[])[]): Rating[] =>
  [...new Set(ratings.flat().filter((value) => value !== null))].sort((one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : String(one) < String(other) ? -1 : 1,
  );

/**
 * Agreement of several raters with gaps. @param ratings one row a thing, one place a rater. @param categories all that could be
 * answered, where more was possible than was used; the chance of AC1 depends on how many there are.
 */
export function agreementOfMany(
  ratings: readonly (readonly Rating[])[],
  categories: readonly Rating[] = categoriesOf(ratings),
): ManyRaters {
  const rows = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 0);
  const counts = rows.map((row) => categories.map((value) => row.filter((one) => one === value).length));
  const shared = counts.filter((row) => sumOf(row) >= 2);
  const krippendorffAlpha = alphaOf(ratings, 'nominal');
  if (shared.length === 0)
    return { items: 0, percentAgreement: null, fleissKappa: null, gwetAC1: null, krippendorffAlpha };
  const observed =
    sumOf(
      shared.map((row) => {
        const n = sumOf(row);
        return sumOf(row.map((count) => count * (count - 1))) / (n * (n - 1));
      }),
    ) / shared.length;
  // Shares over all that anybody judged, each thing counting once.
  const shares = categories.map((_, k) => sumOf(counts.map((row) => (row[k] ?? 0) / sumOf(row))) / counts.length);
  const q = categories.length;
  return {
    ...{ items: shared.length, percentAgreement: observed, krippendorffAlpha },
    fleissKappa: coefficient(observed, sumOf(shares.map((share) => share * share))),
    gwetAC1: q > 1 ? coefficient(observed, sumOf(shares.map((share) => share * (1 - share))) / (q - 1)) : null,
  };
}

/** Krippendorff's alpha with gaps. The metrics other than `nominal` are for numbers. */
export function alphaOf(ratings: readonly (readonly Rating[])[], metric: Metric): number | null {
  const units = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length >= 2);
  const values = categoriesOf(units);
  const totals = values.map((value) => sumOf(units.map((row) => row.filter((one) => one === value).length)));
  const n = sumOf(totals);
  if (n < 2) return null;
  const distance = distances(values, totals, metric);
  const place = new Map(values.map((value, at) => [value, at]));
  let observed = 0;
  for (const row of units) {
    for (const [at, one] of row.entries()) {
      for (const [beside, other] of row.entries()) {
        if (at !== beside) observed += distance(place.get(one) ?? 0, place.get(other) ?? 0) / (row.length - 1);
      }
    }
  }
  let expected = 0;
  for (const [i, one] of totals.entries())
    for (const [j, other] of totals.entries()) if (i !== j) expected += one * other * distance(i, j);
  return expected === 0 ? null : 1 - observed / n / (expected / (n * (n - 1)));
}

/** Squared distances of two of the values, by their places in order. */
function distances(
  values: readonly Rating[],
  totals: readonly number[],
  metric: Metric,
): (i: number, j: number) => number {
  if (metric === 'nominal') return (i, j) => (i === j ? 0 : 1);
  const numbers = values.map(Number);
  if (metric === 'interval') return (i, j) => ((numbers[i] ?? 0) - (numbers[j] ?? 0)) ** 2;
  if (metric === 'ratio') {
    return (i, j) => {
      const sum = (numbers[i] ?? 0) + (numbers[j] ?? 0);
      return sum === 0 ? 0 : (((numbers[i] ?? 0) - (numbers[j] ?? 0)) / sum) ** 2;
    };
  }
  return (i, j) => {
    const [low, high] = i < j ? [i, j] : [j, i];
    const between = sumOf(totals.slice(low, high + 1));
    return (between - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2) ** 2;
  };
}
