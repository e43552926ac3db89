/** What a chain knows of one leg. */
export interface Leg {
  readonly reference: string;
  /** Reference of the leg before; null for the first. */
  readonly transferOf: string | null;
}

/**
 * Which chain legs belong to, in whatever order they come: a chain is named by its first leg, also while that is not there yet.
 * Fed with what is known, it answers for what is new.
 */
export class ChainBook {
  readonly #up = new Map<string, string>();

  /** A call that is known, with the name of its chain. */
  known(reference: string, chainId: string): void {
    if (reference !== chainId) this.#up.set(reference, chainId);
  }

  /** Adds a new leg, or says false where it would be handed on by one that comes after it. */
  add({ reference, transferOf }: Leg): boolean {
    if (transferOf === null) return true;
    if (this.top(transferOf) === reference) return false;
    this.#up.set(reference, transferOf);
    return true;
  }

  /** The first leg, as far as it is known. Where legs hang on each other in a circle, the one that leads back into it. */
  top(reference: string): string {
    const seen = new Set([reference]);
    let at = reference;
    for (let above = this.#up.get(at); above !== undefined && !seen.has(above); above = this.#up.get(at)) {
      at = above;
      seen.add(at);
    }
    return at;
  }
}

/** Whether going up from a leg leads to another one. `legs` holds those of its chain. */
export function leadsTo(from: string, to: string, legs: ReadonlyMap<string, Leg>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = from; at !== null && !seen.has(at); at = legs.get(at)?.transferOf ?? null) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}

/** The chains of legs after one of them was hung elsewhere: those that moved, by reference. `topOf` names chains of legs outside. */
export function rechained(
  legs: readonly (Leg & { readonly chainId: string })[],
  topOf: (reference: string) => string,
): Map<string, string> {
  const byReference = new Map(legs.map((leg) => [leg.reference, leg]));
  const topNow = (leg: Leg): string => {
    let at: Leg = leg;
    for (let steps = 0; at.transferOf !== null && steps <= legs.length; steps += 1) {
      const above = byReference.get(at.transferOf);
      if (!above) return topOf(at.transferOf);
      at = above;
    }
    return at.reference;
  };
  const moved = legs.flatMap((leg) => {
    const chainId = topNow(leg);
    return chainId === leg.chainId ? [] : [[leg.reference, chainId] as const];
  });
  return new Map(moved);
}
