import type { MeanFragment, RatioFragment, CountedShareFragment } from '../../../gql/quality-figures/graphql';

/** One figure of the export; empty where it does not have a part. */
export type CsvRow = readonly (string | number | null)[];

export const HEADER: CsvRow = [
  ...['part', 'of', 'figure', 'variant', 'definition', 'definition version', 'value', 'low 95%', 'high 95%', 'count'],
  ...['n', 'too few', 'target', 'verdict', 'weighted', 'weighted low', 'weighted high'],
];

export const shareRow = (part: string, of: string, figure: string, share: CountedShareFragment): CsvRow => [
  ...[part, of, figure, share.definition.variant, share.definition.key, share.definition.version, share.value],
  ...[share.low, share.high, share.count, share.of, share.isTooFew ? 'yes' : 'no', share.target, share.verdict],
  ...[share.weighted?.value ?? null, share.weighted?.low ?? null, share.weighted?.high ?? null],
];

export const meanRow = (part: string, of: string, figure: string, mean: MeanFragment): CsvRow => [
  ...[part, of, figure, mean.definition.variant, mean.definition.key, mean.definition.version, mean.value, null, null],
  ...[null, mean.of, mean.isTooFew ? 'yes' : 'no', null, null, null, null, null],
];

export const ratioRow = (part: string, of: string, figure: string, ratio: RatioFragment): CsvRow => [
  ...[part, of, figure, ratio.definition.variant, ratio.definition.key, ratio.definition.version, ratio.value],
  ...[null, null, ratio.numerator, ratio.denominator, null, null, null, null, null, null],
];

export const numberRow = (part: string, of: string, figure: string, value: number | null, n: number | null): CsvRow => [
  ...[part, of, figure, null, null, null, value, null, null, null, n, null, null, null, null, null, null],
];

/** A sheet program must not take a name for a formula. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = safe(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Gives rows as a file; the mark at its beginning tells sheet programs that it is UTF-8. */
export function giveCsv(name: string, rows: readonly CsvRow[]): void {
  const text = [HEADER, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
