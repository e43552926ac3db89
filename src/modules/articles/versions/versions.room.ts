import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleFollower } from '../article-going-live.service.js';
import type { ArticleLoaders } from '../article.loaders.js';
import type { LineNames } from '../article.search.js';
import {
  ArticleTranslationFieldsResolver,
  DraftTranslationResolver,
  SourceChangeResolver,
  VersionTranslationResolver,
} from '../translations/translation.fields.js';
import { TranslationLinks } from '../translations/translation-links.service.js';
import { TranslationReader } from '../translations/translation.loaders.js';
import { TranslationResolver } from '../translations/translation.resolver.js';
import { TranslationService } from '../translations/translation.service.js';
import { TranslationStore } from '../translations/translation.store.js';
import type { OwnershipService } from '../verification/ownership.service.js';
import { AsOfService } from './as-of.service.js';
import { DifferenceService } from './difference.service.js';
import { VersionRestoreService } from './restore.service.js';
import { UsageFieldsResolver, VersionsResolver } from './versions.resolver.js';
import { VersionsStore } from './versions.store.js';

/** What became of texts in the course of time, and in other languages. */
export interface Past {
  readonly translations: TranslationService;
  readonly translationStore: TranslationStore;
  readonly followers: readonly ArticleFollower[];
  readonly resolvers: readonly object[];
}

/** Differences, what held at a moment, restoring, and translations that follow their source. */
export function createPast(
  parts: ArticleParts,
  needs: { readonly loaders: ArticleLoaders; readonly lineNames: LineNames; readonly ownership: OwnershipService },
): Past {
  const { foundation, store } = parts;
  const translationStore = new TranslationStore(foundation.connection, store, foundation.cursors);
  const links = new TranslationLinks(
    translationStore,
    () => foundation.clock.now(),
    (article) => needs.ownership.ownersOf(article),
  );
  const translations = new TranslationService(parts, translationStore, links);
  const differences = new DifferenceService(parts, needs.lineNames);
  const asOf = new AsOfService(parts, new VersionsStore(store, foundation.events), (id) => parts.people.zoneOfSite(id));
  return {
    translations,
    translationStore,
    followers: [links],
    resolvers: [
      new TranslationResolver(translations, translationStore, needs.loaders),
      new ArticleTranslationFieldsResolver(new TranslationReader(translationStore, needs.loaders)),
      new SourceChangeResolver(differences),
      new VersionTranslationResolver(),
      new DraftTranslationResolver(),
      new VersionsResolver(differences, asOf, new VersionRestoreService(parts)),
      new UsageFieldsResolver(),
    ],
  };
}
