import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, conflict, fault, notAllowed, notFound } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/ids.js';
import type { ArticleParts } from './article-draft.service.js';
import { mayKeepCategories } from './article.policy.js';
import type { Category } from './category.js';
import {
  type CategoryDemands,
  type CategoryTree,
  checkCategoryDemands,
  checkCategoryKey,
  checkCategoryName,
  checkCategoryParent,
  maxCategories,
} from './category.rules.js';

type Name = { readonly zhCN: string; readonly en: string };

const summary = ({ _id, revision: _revision, ...category }: Category): Record<string, unknown> => category;

/** What a client says about the texts of a category. */
interface Demands extends CategoryDemands {
  readonly verifierTierId?: string | null;
}

/** Keeps the tree that articles are sorted into. */
export class CategoryService {
  readonly #followers: ((categoryId: string) => Promise<void>)[] = [];

  constructor(
    private readonly parts: Pick<ArticleParts, 'foundation' | 'store' | 'categories' | 'people'>,
    /** Reckons the due dates below a category anew; called inside the transaction. */
    private readonly datesChanged: (categoryId: string) => Promise<void>,
  ) {}

  /** Lets a later room hear, inside the transaction, of categories that moved or say another interval. */
  follow(follower: (categoryId: string) => Promise<void>): void {
    this.#followers.push(follower);
  }

  /** The whole tree, as it is now. */
  tree(): Promise<CategoryTree> {
    return this.parts.categories.tree();
  }

  /** Makes a category. Errors: NOT_ALLOWED, INVALID, REQUIRED, TOO_LONG, NOT_FOUND, OUT_OF_RANGE, TOO_MANY, DUPLICATE, KEY_REUSED. */
  async create(
    viewer: Viewer,
    input: {
      key: string;
      name: Name;
      parentId?: string | null;
      needsTwoPairsOfEyes: boolean;
      idempotencyKey?: string | null;
    } & Demands,
  ): Promise<Category> {
    if (!mayKeepCategories(viewer)) throw notAllowed();
    checkCategoryKey(input.key);
    const name = checkCategoryName(input.name);
    const demands = await this.#demands(input);
    const { foundation, categories } = this.parts;
    const id = await foundation.idempotency.once(viewer, 'categoryCreate', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const tree = await categories.tree();
        if (tree.all.length >= maxCategories) {
          throw new UserError(
            fault(UserErrorCode.TOO_MANY, `最多 ${maxCategories} 个分类。`, `At most ${maxCategories} categories.`),
          );
        }
        checkCategoryParent(tree, null, input.parentId ?? null);
        const category: Category = {
          _id: newId('category', foundation.clock),
          key: input.key,
          name,
          parentId: input.parentId ?? null,
          needsTwoPairsOfEyes: input.needsTwoPairsOfEyes,
          ...{ minimumApprovals: null, verifyEveryDays: null, verifierTierRank: null, renewsByUse: null },
          ...demands,
          revision: 1,
        };
        if (!(await categories.insert(category))) {
          throw new UserError(
            fault(UserErrorCode.DUPLICATE, '标识已被使用，请换一个。', 'This key is in use. Choose another.', 'key'),
          );
        }
        await remember(category._id);
        transaction.append({
          type: 'category.created',
          subject: { type: 'category', id: category._id },
          actor: actorOf(viewer),
          after: summary(category),
        });
        return category._id;
      }),
    );
    const made = (await categories.tree()).get(id);
    if (!made) throw new Error('A category that was just made is gone.');
    return made;
  }

  /** Renames or moves a category with everything below it. Errors: NOT_ALLOWED, NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE. */
  async update(
    viewer: Viewer,
    id: string,
    input: {
      expectedVersion: number;
      name?: Name | null;
      parentId?: string | null;
      needsTwoPairsOfEyes?: boolean | null;
    } & Demands,
  ): Promise<Category> {
    if (!mayKeepCategories(viewer)) throw notAllowed();
    const { foundation, store, categories } = this.parts;
    const name = input.name ? checkCategoryName(input.name) : null;
    const demands = await this.#demands(input);
    return foundation.transactions.run(async (transaction) => {
      // Read inside the transaction: two moves at once must not close a circle.
      const tree = await categories.tree();
      const before = tree.get(id);
      if (!before) throw notFound('id');
      if (before.revision !== input.expectedVersion) throw conflict({ category: before });
      const moves = input.parentId !== undefined && input.parentId !== before.parentId;
      if (moves) checkCategoryParent(tree, id, input.parentId ?? null);
      const after = await categories.update(id, before.revision, {
        ...(name ? { name } : {}),
        ...(moves ? { parentId: input.parentId ?? null } : {}),
        ...(typeof input.needsTwoPairsOfEyes === 'boolean' ? { needsTwoPairsOfEyes: input.needsTwoPairsOfEyes } : {}),
        ...demands,
      });
      if (!after) throw conflict({ category: (await categories.tree()).get(id) });
      if (moves) {
        const path = [...tree.path(after.parentId).map((category) => category._id), id];
        await store.moveCategory(id, path, foundation.clock.now());
      }
      if (moves || after.verifyEveryDays !== before.verifyEveryDays) {
        await this.datesChanged(id);
        for (const follower of this.#followers) await follower(id);
      }
      transaction.append({
        type: 'category.updated',
        subject: { type: 'category', id },
        actor: actorOf(viewer),
        before: summary(before),
        after: summary(after),
      });
      return after;
    });
  }

  /** What was said about the texts, as it is stored; what was left out is absent. */
  async #demands(input: Demands): Promise<Partial<Category>> {
    checkCategoryDemands(input);
    const { minimumApprovals, verifyEveryDays, renewsByUse, verifierTierId } = input;
    const verifierTierRank = verifierTierId ? await this.parts.people.tierRank(verifierTierId) : null;
    if (verifierTierId && verifierTierRank === null) throw notFound('verifierTierId');
    return {
      ...(minimumApprovals === undefined ? {} : { minimumApprovals }),
      ...(verifyEveryDays === undefined ? {} : { verifyEveryDays }),
      ...(renewsByUse === undefined ? {} : { renewsByUse }),
      ...(verifierTierId === undefined ? {} : { verifierTierRank }),
    };
  }
}
