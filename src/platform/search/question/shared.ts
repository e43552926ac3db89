import type { FilterFields } from './face.js';

/** Keeps one of each text and list: documents name the same few kinds, lines and teams again and again. */
export class Shared {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #fields = new Map<string, FilterFields>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  list(list: readonly string[]): readonly string[] {
    const key = JSON.stringify(list);
    const known = this.#lists.get(key);
    if (known) return known;
    const made = list.map((text) => this.text(text));
    this.#lists.set(key, made);
    return made;
  }

  fields(fields: FilterFields): FilterFields {
    const key = JSON.stringify(fields);
    const known = this.#fields.get(key);
    if (known) return known;
    this.#fields.set(key, fields);
    return fields;
  }
}
