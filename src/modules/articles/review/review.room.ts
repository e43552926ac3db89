import type { Foundation, Room } from '../../../platform/room.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import type { Directory } from '../../people/index.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { ArticleFollower } from '../article-going-live.service.js';
import type { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ArticleCommentsResolver, CommentFieldsResolver } from '../comments/comment-fields.resolver.js';
import { commentLoaders } from '../comments/comment.loaders.js';
import { maySeeComment } from '../comments/comment.policy.js';
import { CommentResolver } from '../comments/comment.resolver.js';
import { CommentService } from '../comments/comment.service.js';
import { CommentStore } from '../comments/comment.store.js';
import { ArticleRiskFieldsResolver, RiskRemovalFieldsResolver, RiskResolver } from '../risk/risk.resolver.js';
import { RiskService } from '../risk/risk.service.js';
import { ReviewQueueStore } from './queue.store.js';
import {
  ArticleReviewRightsResolver,
  CategoryReviewFieldsResolver,
  DraftApprovalsFieldsResolver,
  DraftReviewFieldsResolver,
  ReviewPinFieldsResolver,
} from './review-fields.resolver.js';
import { keepersLoader } from './review.loaders.js';
import { ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';

/** What review, comments and risk marks need of the rest of the room. */
export interface ReviewNeeds {
  readonly foundation: Foundation;
  readonly parts: ArticleParts;
  readonly loaders: ArticleLoaders;
  readonly directory: Pick<Directory, 'viewersOf' | 'activeWith' | 'loaders'>;
  /** Ids of who answers for an article. */
  readonly ownersOf: (article: Article) => Promise<readonly string[]>;
  /** Told of every decision. */
  readonly cases: ArticleFollower;
}

/** What colleagues do about each other's texts: decide, talk, and mark what may do harm. */
export interface Reviewing extends Room {
  readonly reviews: ReviewService;
  readonly comments: CommentService;
  readonly risks: RiskService;
}

/** Most keepers of knowledge that are counted and told. */
const mostKeepers = 500;

export function createReviewing({ foundation, parts, loaders, directory, ownersOf, cases }: ReviewNeeds): Reviewing {
  const { connection, cursors } = foundation;
  const people = directory.loaders;
  const keepers = async (): Promise<string[]> =>
    (await directory.activeWith([Role.KNOWLEDGE_EDITOR, Role.ADMIN], mostKeepers)).map((user) => user._id);
  const loadKeepers = keepersLoader(keepers);
  const commentStore = new CommentStore(connection, cursors);
  const commentBatches = commentLoaders(commentStore, parts.store);

  const reviews = new ReviewService(parts, new ReviewQueueStore(parts.store, cursors), cases);
  const comments = new CommentService(parts, commentStore, directory);
  const risks = new RiskService(parts, { ownersOf, keepers });

  return {
    reviews,
    comments,
    risks,
    resolvers: [
      new ReviewResolver(reviews),
      new ArticleReviewRightsResolver(loaders),
      new DraftReviewFieldsResolver(loaders, people),
      new DraftApprovalsFieldsResolver(loadKeepers, people),
      new ReviewPinFieldsResolver(people),
      new CategoryReviewFieldsResolver(loaders, loadKeepers, people),
      new CommentResolver(comments),
      new ArticleCommentsResolver(comments, commentStore, commentBatches, people),
      new CommentFieldsResolver(commentStore, commentBatches, loaders, people),
      new RiskResolver(risks),
      new ArticleRiskFieldsResolver(people),
      new RiskRemovalFieldsResolver(people),
    ],
    nodes: [
      {
        prefix: 'article_comment',
        typeName: 'ArticleComment',
        load: async (context: Context, id: string) => {
          const [comment] = await commentStore.byIds([id]);
          if (!comment) return null;
          const article = await context.loaders.get(loaders.articles).load(comment.articleId);
          return article && maySeeComment(context.viewer, article, comment, context.clock.now()) ? comment : null;
        },
      },
    ],
  };
}
