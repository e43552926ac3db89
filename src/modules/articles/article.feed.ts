import type { Viewer } from '../../platform/auth/viewer.js';
import type { PolicyFields } from '../../platform/events/index.js';
import type { Rule } from '../../platform/rules/rules.js';
import { visibleTo } from './article.policy.js';
import { policyFieldsOf } from './article.rules.js';
import type { ArticleStore } from './article.store.js';

/** How the feed judges entries about articles. */
export interface ArticleFeedSubject {
  readonly type: 'article';
  rule(viewer: Viewer, now: Date): Rule;
  policyNow(ids: readonly string[]): Promise<Map<string, PolicyFields & { readonly version: number | null }>>;
  takenBack(
    versions: readonly { readonly subjectId: string; readonly version: number }[],
  ): Promise<{ subjectId: string; version: number }[]>;
}

/** Articles as the feed judges entries about them. */
export const feedSubjectOf = (store: ArticleStore): ArticleFeedSubject => ({
  type: 'article',
  rule: visibleTo,
  takenBack: (versions) => store.withdrawnVersions(versions),
  policyNow: async (ids) => {
    const found = await store.policyFields(ids);
    return new Map(
      found.map((article) => [
        article._id,
        { ...policyFieldsOf(article), state: article.state, version: article.version },
      ]),
    );
  },
});
