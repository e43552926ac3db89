import type { ArticleFlagScope, ArticleFlagState } from '../../../gql/knowledge/graphql';
import type { DeskSearch } from '../../../lib/use-desk-path';

export const SCOPES = ['MINE_TO_ANSWER', 'ALL'] as const satisfies readonly ArticleFlagScope[];
export const VIEWS = ['open', 'answered'] as const;

/** Which flags are listed, as it stands in the address. */
export interface FlagSearch {
  scope: (typeof SCOPES)[number];
  view: (typeof VIEWS)[number];
  /** The chosen flag. */
  at: string | null;
}

export const readFlagSearch = (search: DeskSearch, mayWrite: boolean): FlagSearch => {
  const view = search['view'] === 'answered' && mayWrite ? 'answered' : 'open';
  return {
    // Answered ones are listed of all only.
    scope: search['scope'] === 'ALL' || view === 'answered' ? 'ALL' : 'MINE_TO_ANSWER',
    view,
    at: typeof search['at'] === 'string' && search['at'] !== '' ? search['at'] : null,
  };
};

/** The address of a list; what is usual is not there. */
export const writeFlagSearch = ({ scope, view, at }: FlagSearch): DeskSearch => ({
  scope: scope === 'ALL' ? 'ALL' : undefined,
  view: view === 'answered' ? 'answered' : undefined,
  at: at ?? undefined,
});

export const statesOf = (view: FlagSearch['view']): ArticleFlagState[] =>
  view === 'open' ? ['OPEN', 'ACCEPTED'] : ['MENDED', 'DECLINED'];
