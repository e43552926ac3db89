import type { ReferenceHolder, ReferenceKind } from '../people/index.js';
import type { ArticleReferenceStore } from './article-references.store.js';
import type { CategoryStore } from './category.store.js';

type Held = 'line' | 'team' | 'tier' | 'user';

const isHeld = (kind: ReferenceKind): kind is Held =>
  kind === 'line' || kind === 'team' || kind === 'tier' || kind === 'user';

/** What articles and their categories refer to: product lines, teams and tiers of readers and verifiers, and who has a draft open. */
export class ArticleReferences implements ReferenceHolder {
  constructor(
    private readonly store: ArticleReferenceStore,
    private readonly categories: CategoryStore,
  ) {}

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    if (!isHeld(kind)) return 0;
    const verified = kind === 'tier' ? await this.categories.countVerifiers(Number(id)) : 0;
    return verified + (await this.store.countReferences(kind, id));
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string): Promise<void> {
    if (!isHeld(kind)) return;
    if (kind === 'tier') await this.categories.moveVerifiers(Number(from), Number(to));
    await this.store.moveReferences(kind, from, to);
  }
}
