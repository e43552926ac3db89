import { fileLimits } from './tree-file.js';

/** Where a container and its members stand. Kept beside the value under a symbol: a map of millions of objects would take minutes. */
interface JsonPlaces {
  readonly at: number;
  /** Of an object; null for a list, whose members are numbered. */
  readonly names: string[] | null;
  readonly offsets: number[];
  /** Made when somebody first asks: most objects are right. */
  numbers?: Map<string, number>;
}

const placesKey = Symbol('places');
type Placed = Record<PropertyKey, unknown> & { [placesKey]?: JsonPlaces };

/** A text as JSON. */
export interface JsonText {
  readonly value: unknown;
  /** Names that an object has once more, with their place. */
  readonly twice: readonly { readonly name: string; readonly at: number }[];
}

/** Where something that was read stands; undefined for what is no object and no list. */
export const placeOfContainer = (container: unknown): number | undefined =>
  typeof container === 'object' && container !== null ? (container as Placed)[placesKey]?.at : undefined;

/** Where a member stands: of an object its name, of a list its beginning; undefined where there is none. */
export function placeOfMember(container: unknown, name: PropertyKey): number | undefined {
  if (typeof container !== 'object' || container === null) return undefined;
  const places = (container as Placed)[placesKey];
  if (!places?.names) return places?.offsets[Number(name)];
  places.numbers ??= new Map(places.names.map((one, at) => [one, at]));
  return places.offsets[places.numbers.get(String(name)) ?? -1];
}

/** From here on it is no JSON. */
export class JsonFault extends Error {
  constructor(
    readonly at: number,
    readonly kind: 'SYNTAX' | 'TOO_DEEP' | 'TOO_MANY',
    message: string,
  ) {
    super(message);
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blank = /[ \t\n\r]*/y;
/** Most names that stand twice which are told apart. */
const mostTwice = 200;

/**
 * Reads JSON strictly, as JSON.parse does, and keeps where everything stands: JSON.parse tells neither the lines of what it read nor of
 * names that stand twice, and the readers of YAML that do are a hundred times slower than a file of 16 MB allows.
 */
class JsonReader {
  #at = 0;
  #depth = 0;
  #containers = 0;
  readonly twice: { name: string; at: number }[] = [];

  constructor(private readonly text: string) {}

  whole(): unknown {
    this.#skip();
    const value = this.#value();
    this.#skip();
    if (this.#at < this.text.length) this.#fail('something stands behind the end');
    return value;
  }

  #fail(message: string, at = this.#at): never {
    throw new JsonFault(at, 'SYNTAX', message);
  }

  #skip(): void {
    blank.lastIndex = this.#at;
    blank.exec(this.text);
    this.#at = blank.lastIndex;
  }

  #value(): unknown {
    const first = this.text[this.#at];
    if (first === '{') return this.#container(() => this.#object());
    if (first === '[') return this.#container(() => this.#list());
    if (first === '"') return this.#string();
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    number.lastIndex = this.#at;
    const found = number.exec(this.text);
    if (!found) return this.#fail(first === undefined ? 'the file ends too early' : 'a value is expected');
    this.#at = number.lastIndex;
    return Number(found[0]);
  }

  #container<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > fileLimits.depth)
      throw new JsonFault(this.#at, 'TOO_DEEP', `more than ${fileLimits.depth} objects and lists lie in each other`);
    this.#containers += 1;
    if (this.#containers > fileLimits.containers)
      throw new JsonFault(this.#at, 'TOO_MANY', `more than ${fileLimits.containers} objects and lists`);
    const made = read();
    this.#depth -= 1;
    return made;
  }

  #object(): Placed {
    const made = {} as Placed;
    const names: string[] = [];
    const offsets: number[] = [];
    made[placesKey] = { at: this.#at, names, offsets };
    this.#at += 1;
    this.#skip();
    if (this.#took('}')) return made;
    for (;;) {
      const at = this.#at;
      if (this.text[at] !== '"') this.#fail('a name in quotes is expected');
      const name = this.#string();
      if (Object.hasOwn(made, name)) {
        if (this.twice.length < mostTwice) this.twice.push({ name, at });
      } else {
        names.push(name);
        offsets.push(at);
      }
      this.#skip();
      if (!this.#took(':')) this.#fail('“:” is expected');
      this.#skip();
      const value = this.#value();
      // Assigned like any other, this name would change what the object is.
      if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true });
      else made[name] = value;
      this.#skip();
      if (this.#took('}')) return made;
      if (!this.#took(',')) this.#fail('“,” or “}” is expected');
      this.#skip();
    }
  }

  #list(): unknown[] {
    const made: unknown[] = [];
    const offsets: number[] = [];
    (made as unknown as Placed)[placesKey] = { at: this.#at, names: null, offsets };
    this.#at += 1;
    this.#skip();
    if (this.#took(']')) return made;
    for (;;) {
      offsets.push(this.#at);
      made.push(this.#value());
      this.#skip();
      if (this.#took(']')) return made;
      if (!this.#took(',')) this.#fail('“,” or “]” is expected');
      this.#skip();
    }
  }

  #took(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    const start = this.#at;
    let isPlain = true;
    for (let at = start + 1; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return isPlain ? this.text.slice(start + 1, at) : this.#unescaped(start, at + 1);
      }
      if (code < 0x20) this.#fail('a line break or control sign stands in a text', at);
      if (code === 0x5c) {
        isPlain = false;
        at += 1;
      }
    }
    return this.#fail('a quote never ends', start);
  }

  #unescaped(start: number, end: number): string {
    try {
      return JSON.parse(this.text.slice(start, end)) as string;
    } catch {
      return this.#fail('a backslash stands before something that it does not go with', start);
    }
  }
}

/** Reads JSON. Throws JsonFault. */
export function readJsonText(text: string): JsonText {
  const reader = new JsonReader(text);
  return { value: reader.whole(), twice: reader.twice };
}
