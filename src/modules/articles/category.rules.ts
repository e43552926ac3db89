import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import type { Category } from './category.js';

/** Deepest level of the tree; a root is level 1. */
export const maxCategoryDepth = 6;

/** Most categories of a centre: the tree is read whole. */
export const maxCategories = 1_000;

type Placed = Pick<Category, '_id' | 'parentId' | 'needsTwoPairsOfEyes'> &
  Partial<Pick<Category, 'minimumApprovals' | 'verifyEveryDays' | 'verifierTierRank' | 'renewsByUse'>>;

/** The tree of categories, for questions about a place in it. */
export class CategoryTree<C extends Placed = Category> {
  readonly #byId: ReadonlyMap<string, C>;

  constructor(readonly all: readonly C[]) {
    this.#byId = new Map(all.map((category) => [category._id, category]));
  }

  get(id: string): C | null {
    return this.#byId.get(id) ?? null;
  }

  /** From the root down to the category itself; empty for an unknown or no id. Ends even if the data had a cycle. */
  path(id: string | null): C[] {
    const path: C[] = [];
    for (
      let at = id === null ? null : this.get(id);
      at && path.length <= maxCategories;
      at = at.parentId === null ? null : this.get(at.parentId)
    ) {
      if (path.includes(at)) break;
      path.unshift(at);
    }
    return path;
  }

  /** The category and everything below it. */
  below(id: string): C[] {
    return this.all.filter((category) => this.path(category._id).some((above) => above._id === id));
  }

  /** Whether the category or one above it demands two pairs of eyes. */
  needsTwoPairsOfEyes(id: string | null): boolean {
    return this.path(id).some((category) => category.needsTwoPairsOfEyes);
  }

  /** How many different people have to approve: what the nearest category says; 1 where none does. */
  minimumApprovals(id: string | null): number {
    return this.#nearest(id, 'minimumApprovals') ?? 1;
  }

  /** After how many days a text has to be verified anew; null for never. */
  verifyEveryDays(id: string | null): number | null {
    return this.#nearest(id, 'verifyEveryDays');
  }

  /** Lowest tier rank that may verify; null for editors and owners only. */
  verifierTierRank(id: string | null): number | null {
    return this.#nearest(id, 'verifierTierRank');
  }

  /** Whether use renews the verification. */
  renewsByUse(id: string | null): boolean {
    return this.#nearest(id, 'renewsByUse') ?? true;
  }

  #nearest<K extends 'minimumApprovals' | 'verifyEveryDays' | 'verifierTierRank' | 'renewsByUse'>(
    id: string | null,
    name: K,
  ): NonNullable<Category[K]> | null {
    for (const category of this.path(id).reverse()) {
      const value = category[name];
      if (value !== null && value !== undefined) return value as NonNullable<Category[K]>;
    }
    return null;
  }
}

const keyPattern = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Throws INVALID unless the key is a short name for programs. */
export function checkCategoryKey(key: string): void {
  if (keyPattern.test(key)) return;
  throw new UserError(
    fault(
      UserErrorCode.INVALID,
      '标识只能含小写字母、数字和连字符，最多 60 个字符。',
      'A key has lower case letters, digits and hyphens, at most 60.',
      'key',
    ),
  );
}

/** Throws REQUIRED or TOO_LONG unless the name is there in both languages. */
export function checkCategoryName(name: { readonly zhCN: string; readonly en: string }): { zhCN: string; en: string } {
  const clean = { zhCN: name.zhCN.trim(), en: name.en.trim() };
  const faults = (['zhCN', 'en'] as const).flatMap((language) => {
    if (clean[language] === '')
      return [fault(UserErrorCode.REQUIRED, '请填写名称。', 'Give a name.', 'name', language)];
    return clean[language].length > 60
      ? [fault(UserErrorCode.TOO_LONG, '名称最多 60 个字符。', 'A name has at most 60 characters.', 'name', language)]
      : [];
  });
  if (faults.length) throw new UserError(faults);
  return clean;
}

/** What a category may say about the texts in it; undefined stays, null is left to the category above. */
export interface CategoryDemands {
  readonly minimumApprovals?: number | null;
  readonly verifyEveryDays?: number | null;
  readonly renewsByUse?: boolean | null;
}

/** Throws OUT_OF_RANGE unless approvals are 1 to 5 and days 1 to 1,095. */
export function checkCategoryDemands({ minimumApprovals, verifyEveryDays }: CategoryDemands): void {
  const outside = (value: number | null | undefined, most: number): boolean =>
    typeof value === 'number' && (!Number.isInteger(value) || value < 1 || value > most);
  const faults = [];
  if (outside(minimumApprovals, 5))
    faults.push(fault(UserErrorCode.OUT_OF_RANGE, '批准人数须为 1 到 5。', '1 to 5 approvals.', 'minimumApprovals'));
  if (outside(verifyEveryDays, 1_095))
    faults.push(
      fault(UserErrorCode.OUT_OF_RANGE, '复核周期须为 1 到 1095 天。', '1 to 1,095 days.', 'verifyEveryDays'),
    );
  if (faults.length) throw new UserError(faults);
}

/**
 * Throws unless a category (with what is below it) may hang under `parentId`: NOT_FOUND for an unknown parent, INVALID for a cycle,
 * OUT_OF_RANGE beyond six levels. `id` is null for a new one.
 */
export function checkCategoryParent(tree: CategoryTree<Placed>, id: string | null, parentId: string | null): void {
  if (parentId === null) return;
  const above = tree.path(parentId);
  if (!above.length)
    throw new UserError(
      fault(UserErrorCode.NOT_FOUND, '找不到上级分类。', 'The parent category does not exist.', 'parentId'),
    );
  if (id !== null && above.some((category) => category._id === id)) {
    throw new UserError(
      fault(UserErrorCode.INVALID, '分类不能放到自己下面。', 'A category cannot lie below itself.', 'parentId'),
    );
  }
  const own =
    id === null
      ? 1
      : Math.max(...tree.below(id).map((category) => tree.path(category._id).length)) - tree.path(id).length + 1;
  if (above.length + own > maxCategoryDepth) {
    throw new UserError(
      fault(
        UserErrorCode.OUT_OF_RANGE,
        `分类最多 ${maxCategoryDepth} 层。`,
        `The tree is at most ${maxCategoryDepth} levels deep.`,
        'parentId',
      ),
    );
  }
}
