import type { Article, Draft } from './article.js';
import type { ArticleStore } from './article.store.js';
import { ArticleConfidence } from './article-enums.js';
import { settled } from './article.rules.js';
import { endless } from './time/validity.rules.js';

const contents = { effectiveFrom: 0, effectiveTo: endless, attachments: [] };

/** What an article has that an older build of the product did not write. */
const added = {
  ...contents,
  links: [],
  next: null,
  numbered: 0,
  confidence: ArticleConfidence.VALIDATED,
  needsUpdate: null,
  risk: null,
  riskRank: 0,
  ownerTeamId: null,
  verifyEveryDays: null,
  verifiedAt: null,
  verifiedById: null,
  verifiedHow: null,
  verifyDueAt: null,
  translationOf: null,
  translatedVersion: null,
  mergedIntoId: null,
  reviewOrder: null,
  clockAt: null,
};

const addedToDraft = { ...contents, approvedBy: [], pins: [], schedule: null, translatedVersion: null, links: [] };

/** Articles that are written at a time. */
const batch = 200;

/** The fields that an older article lacks, worked out as if it had been written today. Its newest author answers for it. */
function lackingIn(old: Article): Partial<Article> {
  const draft: Draft | null = old.draft && { ...addedToDraft, ...old.draft, lastEditorId: old.draft.authorId };
  const since = old.publishedAt ?? old.createdAt;
  const whole = settled({
    ...added,
    ...old,
    ownerId: old.authorIds.at(-1) ?? old.publishedById,
    clockSeen: since.getTime(),
    draft,
  });
  const known = old as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => known[name] === undefined || name === 'draft'),
  ) as Partial<Article>;
}

/**
 * Brings articles and versions of an older build up to the present form, once: what they lack is written beside what they have.
 * Cheap where there is nothing to do.
 * @returns how many articles were brought up.
 */
export async function upgradeArticles({ articles, versions }: ArticleStore): Promise<number> {
  const lacking = { effectiveFrom: { $exists: false } } as never;
  let count = 0;
  for (;;) {
    const old = (await articles.collection.find(lacking).limit(batch).toArray()) as unknown as Article[];
    if (!old.length) break;
    await articles.collection.bulkWrite(
      old.map((article) => ({
        // Somebody who writes meanwhile writes the whole of it.
        updateOne: {
          filter: { _id: article._id, revision: article.revision } as never,
          update: { $set: lackingIn(article) },
        },
      })),
    );
    count += old.length;
  }
  await versions.collection.updateMany(lacking, { $set: { ...contents, translatedVersion: null, withdrawnAt: null } });
  return count;
}
