import type { Viewer } from '../../../platform/auth/viewer.js';
import type { CallImportKind } from './call-import.js';
import type { Columns } from './columns.rules.js';
import type { RawRow } from './row-reader.rules.js';
import type { Reading, Taken } from './taken.js';

/** References that earlier rows of the same file took. */
export type SeenReferences = Pick<ReadonlySet<string>, 'has'>;

/** One run over rows of a kind. */
export interface KindRun<R extends Reading = Reading> {
  /** Reads one row by itself. No input or output. */
  read(raw: RawRow, at: number): R;
  /** Takes a batch over, inside the transaction around the call. */
  take(
    readings: readonly R[],
    from: { readonly importId: string | null; readonly seen: SeenReferences },
  ): Promise<Taken>;
}

/** Something that is reported in rows: by files, and by calls of the API. */
export interface ImportKind<R extends Reading = Reading> {
  readonly kind: CallImportKind;
  readonly purpose: 'CALL_IMPORT' | 'AGENT_TIME_IMPORT';
  readonly columns: Columns;
  /** Names of its events. */
  readonly events: {
    readonly started: string;
    readonly imported: string;
    readonly recorded: string;
    readonly cancelled: string;
  };
  mayReport(viewer: Viewer): boolean;
  /** `site`: the only one whose rows go in; null: all. */
  run(site: string | null): KindRun<R>;
}
