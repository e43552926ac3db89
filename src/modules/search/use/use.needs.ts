import type { Viewer } from '../../../platform/auth/viewer.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { JobQueue, Leases } from '../../../platform/jobs/index.js';
import type { Article, Articles } from '../../articles/index.js';
import type { ProductLine, User } from '../../people/index.js';
import type { IntentCounter } from '../shared/intent-counter.js';

/** What a search showed, as the search itself signed it. */
export interface SearchReceipt {
  /** One for each answered search. */
  readonly id: string;
  /** As typed, not masked. */
  readonly query: string;
  readonly locale: 'zh-CN' | 'en';
  /** The first hits of the page in order, at most 10. */
  readonly shown: readonly string[];
  /** How many hits stood before the first shown one: 0 on a first page. */
  readonly offset: number;
  readonly totalCount: number;
  readonly verdict: string;
  readonly confidence: number | null;
  readonly isDegraded: boolean;
  /** False while the question index was not loaded: the search could not say whether anything answers. */
  readonly isJudgeable: boolean;
  readonly kinds: readonly string[];
  readonly productLineId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Opens receipts: null for one that is forged, somebody else's or too old. */
export interface Receipts {
  open(viewer: Viewer, text: string): SearchReceipt | null;
}

/** Those of the documents that the viewer may find now, with their kind; all others are absent. */
export type VisibleHits = (
  viewer: Viewer,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, { readonly kind: string }>>;

/** What this part of the search needs of the rest of the room and of other rooms. */
export interface UseNeeds {
  readonly receipts: Receipts;
  /** Keeps the figures; called inside the transaction that writes an intent. */
  readonly counter: IntentCounter;
  readonly visible: VisibleHits;
  /** How telling a unit is among all documents (its idf), for grouping by meaning; about 0 to 12, larger for rarer ones. */
  readonly weightOf: (unit: string) => number;
  /** Resolves when `weightOf` knows all documents, after 5 seconds at the latest. Left out: it knows them from the start. */
  readonly weightsReady?: () => Promise<void>;
  readonly jobs: JobQueue;
  readonly leases: Pick<Leases, 'singleton'>;
  readonly articles: {
    readonly drafts: Pick<Articles['drafts'], 'create' | 'update'>;
    /** Name of the collection whose changes are followed. */
    readonly collection: string;
    /** State and live version of articles as they are now. */
    readonly live: (
      ids: readonly string[],
    ) => Promise<ReadonlyMap<string, { readonly state: string; readonly version: number | null }>>;
    readonly byId: LoaderFactory<string, Article | null>;
  };
  readonly people: {
    /** Which of these ids name a product line. */
    readonly knownLines: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
    readonly users: LoaderFactory<string, User | null>;
    readonly lines: LoaderFactory<string, ProductLine | null>;
  };
}
