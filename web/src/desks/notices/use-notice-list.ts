import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { noticeStore } from '../../app/notices/notice-store';
import { NoticeListDocument, type NoticePartsFragment, NoticesReadDocument } from '../../gql/notices/graphql';
import { useStore } from '../../lib/store';
import { showToast } from '../../lib/toasts';

export type NoticeRow = NoticePartsFragment;

const PAGE = 30;

interface Loaded {
  rows: readonly NoticeRow[];
  /** Where the next page begins; null at the end. */
  after: string | null;
}

export interface NoticeList {
  rows: readonly NoticeRow[] | null;
  error: CombinedError | null;
  isLoading: boolean;
  hasMore: boolean;
  more: () => void;
  reload: () => void;
  /** Marks one, or all, as read. */
  markRead: (id: string | null) => Promise<void>;
}

/** What this person is told, newest first. Grows at the top while it is shown, and at the end when asked. */
export function useNoticeList(onlyUnread: boolean): NoticeList {
  const client = useClient();
  const { came } = useStore(noticeStore);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const [isLoading, setLoading] = useState(true);
  const run = useRef(0);

  /** The first page anew (rows below it stay), or the next one. */
  const load = useCallback(
    async (after: string | null, isAnew: boolean): Promise<void> => {
      const mine = (run.current += 1);
      setLoading(true);
      const variables = { first: PAGE, after, ...(onlyUnread ? { isUnread: true } : {}) };
      const reply = await client.query(NoticeListDocument, variables, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== run.current) return;
      setLoading(false);
      setError(reply.error ?? null);
      const page = reply.data?.notices;
      if (!page) return;
      const end = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      setLoaded((before) => {
        if (!before || isAnew) return { rows: page.nodes, after: end };
        const [upper, lower] = after === null ? [page.nodes, before.rows] : [before.rows, page.nodes];
        const known = new Set(upper.map(({ id }) => id));
        return {
          rows: [...upper, ...lower.filter(({ id }) => !known.has(id))],
          after: after === null ? before.after : end,
        };
      });
    },
    [client, onlyUnread],
  );

  useEffect(() => {
    void load(null, true);
  }, [load]);
  const seen = useRef(came);
  useEffect(() => {
    if (came === seen.current) return;
    seen.current = came;
    void load(null, false);
  }, [came, load]);

  const markRead = async (id: string | null): Promise<void> => {
    const input = id === null ? { all: true } : { ids: [id] };
    const reply = await client.mutation(NoticesReadDocument, { input }).toPromise();
    const payload = reply.data?.noticesMarkRead;
    if (!payload || payload.userErrors.length > 0) {
      const [refusal] = payload?.userErrors ?? [];
      if (refusal) showToast({ tone: 'bad', text: refusal.message });
      else setError(reply.error ?? null);
      return;
    }
    const readAt = new Map(payload.notices?.map((notice) => [notice.id, notice.readAt]));
    setLoaded(
      (before) =>
        before && {
          ...before,
          rows: before.rows.map((row) => ({ ...row, readAt: readAt.get(row.id) ?? row.readAt })),
        },
    );
    if (payload.counts) noticeStore.set({ ...noticeStore.get(), unread: payload.counts.unreadCount });
  };

  return {
    rows: loaded?.rows ?? null,
    error,
    isLoading,
    hasMore: loaded?.after != null,
    more: () => void load(loaded?.after ?? null, false),
    reload: () => void load(null, true),
    markRead,
  };
}
