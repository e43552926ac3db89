import type { ContentPath, FilePlace } from './tree-file.js';

const nowhere: FilePlace = { line: null, column: null };

/** Remembers where parts of a content stand in a file; a part without a place of its own stands where what holds it stands. */
export class PlaceBook {
  readonly #places = new Map<string, FilePlace>();

  set(path: ContentPath, place: FilePlace): void {
    this.#places.set(path.join('/'), place);
  }

  of(path: ContentPath): FilePlace {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = this.#places.get(path.slice(0, length).join('/'));
      if (found) return found;
    }
    return nowhere;
  }
}
