import type { ReferenceHolder, ReferenceKind } from '../people/index.js';
import type { ArticleReferenceStore } from './article-references.store.js';

type Held = 'line' | 'team' | 'tier' | 'user';

const isHeld = (kind: ReferenceKind): kind is Held =>
  kind === 'line' || kind === 'team' || kind === 'tier' || kind === 'user';

/** What articles refer to: product lines, teams and tiers of their readers, and who has a draft open. */
export class ArticleReferences implements ReferenceHolder {
  constructor(private readonly store: ArticleReferenceStore) {}

  countReferences(kind: ReferenceKind, id: string): Promise<number> {
    return isHeld(kind) ? this.store.countReferences(kind, id) : Promise.resolve(0);
  }

  moveReferences(kind: ReferenceKind, from: string, to: string): Promise<void> {
    return isHeld(kind) ? this.store.moveReferences(kind, from, to) : Promise.resolve();
  }
}
