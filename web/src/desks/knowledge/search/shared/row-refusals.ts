import type { Refusal } from '../../../../lib/outcome';

interface RowRefusals {
  wordsRefusal: string | null;
  meansRefusal: string | null;
  /** Refusals about anything else. */
  others: Refusal[];
}

/** Whether a refusal is about a row of a list: its path names the list and then the place, counted from 0. */
function isOfRow({ field }: Refusal, list: string, index: number): boolean {
  const at = field?.indexOf(list) ?? -1;
  return at !== -1 && field?.[at + 1] === String(index);
}

/** Shares out what the server said about one row of a list. */
export function rowRefusals(refusals: readonly Refusal[], list: string, index: number): RowRefusals {
  const ofRow = refusals.filter((refusal) => isOfRow(refusal, list, index));
  const about = (part: string): string | null => ofRow.find(({ field }) => field?.includes(part))?.message ?? null;
  return {
    wordsRefusal: about('words') ?? ofRow.find(({ field }) => !field?.includes('means'))?.message ?? null,
    meansRefusal: about('means'),
    others: refusals.filter((refusal) => !ofRow.includes(refusal)),
  };
}
