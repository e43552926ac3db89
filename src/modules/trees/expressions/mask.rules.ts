/** Longest mask. */
export const longestMask = 100;

interface Place {
  readonly fits: (character: string) => boolean;
  readonly isOptional: boolean;
}

const letter = (character: string): boolean => /^[A-Za-z]$/.test(character);
const digit = (character: string): boolean => /^[0-9]$/.test(character);

/** The places of a mask; null where it is none: empty, too long, or a `?` with nothing to make optional. */
function placesOf(mask: string): Place[] | null {
  const signs = [...mask];
  if (!signs.length || signs.length > longestMask) return null;
  const places: Place[] = [];
  for (const [at, sign] of signs.entries()) {
    if (sign === '?') {
      const before = signs[at - 1];
      if (before === undefined || !'A9*'.includes(before)) return null;
      continue;
    }
    const fits =
      sign === 'A'
        ? letter
        : sign === '9'
          ? digit
          : sign === '*'
            ? (character: string): boolean => letter(character) || digit(character)
            : (character: string): boolean => character === sign;
    places.push({ fits, isOptional: signs[at + 1] === '?' && 'A9*'.includes(sign) });
  }
  return places;
}

/** Whether a text is a mask: `A` a letter, `9` a digit, `*` either, `?` after one of them makes it optional. */
export const isMask = (mask: string): boolean => placesOf(mask) !== null;

/** Whether a text has the shape of a mask; false for what is no mask. Looks at all ways at once: a mask full of `?` costs no more. */
export function fitsMask(mask: string, text: string): boolean {
  const places = placesOf(mask);
  const characters = [...text];
  if (!places || characters.length > places.length) return false;
  const past = (at: Iterable<number>): Set<number> => {
    const reached = new Set<number>();
    for (let place of at) {
      reached.add(place);
      while (places[place]?.isOptional) reached.add((place += 1));
    }
    return reached;
  };
  let at = past([0]);
  for (const character of characters)
    at = past([...at].filter((place) => places[place]?.fits(character)).map((place) => place + 1));
  return at.has(places.length);
}
