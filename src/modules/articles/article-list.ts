import type { ArticleConfidence, ArticleKind, ArticleState, DraftState } from './article-enums.js';

/** What a list is narrowed to; each has an index. */
export interface ArticleListFilter {
  readonly states?: readonly ArticleState[] | null;
  readonly draftStates?: readonly DraftState[] | null;
  readonly kinds?: readonly ArticleKind[] | null;
  readonly locale?: string | null;
  readonly categoryId?: string | null;
  readonly lineId?: string | null;
  readonly authorId?: string | null;
  readonly codePrefix?: string | null;
  readonly needsUpdate?: boolean | null;
  readonly riskRanks?: readonly number[] | null;
  readonly confidences?: readonly ArticleConfidence[] | null;
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
  /** Moments between which a number of the article lies: of its validity or its verification. */
  readonly within?: Readonly<Record<string, Record<string, unknown>>> | null;
  /** Texts that refer to this code; with `draftsToo` also those whose working copy or next text does. */
  readonly linksTo?: { readonly code: string; readonly draftsToo: boolean } | null;
}

/** Orders of the list. */
export type ArticleListOrder = 'UPDATED_AT' | 'CODE' | 'SUBMITTED_AT';
