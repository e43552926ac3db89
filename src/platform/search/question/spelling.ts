/** Most single changes (a letter more, less, another one, two swapped) that a misspelled word may be away from the right one. */
export function spellingReach(word: string): 0 | 1 | 2 {
  // Codes and numbers are meant as they are typed.
  if (word.length < 4 || /[^\p{L}']/u.test(word)) return 0;
  return word.length >= 9 ? 2 : 1;
}

/** Which letters occur, as bits: a to z, then all others together. */
export function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    mask |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 6));
  }
  return mask >>> 0;
}

/** Distance of two words when it is at most `reach` (0 for equal ones), -1 when it is more. A swap of neighbours counts 1. */
export function isWithin(one: string, other: string, reach: number): number {
  const rows = one.length;
  const columns = other.length;
  if (Math.abs(rows - columns) > reach) return -1;
  let before: number[] = [];
  let last = Array.from({ length: columns + 1 }, (_, at) => at);
  for (let row = 1; row <= rows; row++) {
    const now = [row];
    let best = row;
    for (let column = 1; column <= columns; column++) {
      const isSame = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      now.push(cost);
      if (cost < best) best = cost;
    }
    if (best > reach) return -1;
    before = last;
    last = now;
  }
  const distance = last[columns] ?? 0;
  return distance <= reach ? distance : -1;
}
