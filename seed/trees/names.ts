/** Gives each thing of a source a name of its own that fits here; the same thing always gets the same. */
export class Names {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(
    private readonly clean: (source: string) => string,
    private readonly longest: number,
  ) {}

  of(source: string): string {
    const known = this.#given.get(source);
    if (known !== undefined) return known;
    const wish = this.clean(source).slice(0, this.longest - 4);
    let name = wish;
    for (let at = 2; this.#taken.has(name); at += 1) name = `${wish}_${at}`;
    this.#taken.add(name);
    this.#given.set(source, name);
    return name;
  }

  /** What became of each thing of the source. */
  all(): ReadonlyMap<string, string> {
    return this.#given;
  }
}

/** Keys of nodes: letters, digits, `-`, `_`, `.`, beginning with a letter or digit. */
export const nodeNames = (): Names =>
  new Names((source) => source.replace(/[^A-Za-z0-9._-]+/g, '').replace(/^[._-]+/, '') || 'node', 74);

/** Names of variables: letters, digits and `_`, not beginning with a digit. */
export const variableNames = (): Names =>
  new Names((source) => {
    const name = source
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toLowerCase();
    return /^[a-z]/.test(name) ? name : `v_${name}`;
  }, 60);
