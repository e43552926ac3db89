import type { Client } from 'urql';
import { noticeStore } from '../../app/notices/notice-store';
import { NoticeCountDocument, NoticeLineDocument } from '../../gql/notices/graphql';
import { followLine } from '../../lib/live-line';

/** Asks how many are unread. */
export async function countNotices(client: Client): Promise<void> {
  const { data } = await client.query(NoticeCountDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data) noticeStore.set({ ...noticeStore.get(), unread: data.noticeCounts.unreadCount });
}

/** A whole team may be told at once: their consoles ask one after the other. */
const SPREAD_MS = 400;

/** Keeps the bell current until the returned function is called. What came while the line was broken is replayed by the server. */
export function followNotices(client: Client): () => void {
  let isCounted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = (): void => {
    isCounted = true;
    void countNotices(client);
  };
  const onVisible = (): void => {
    // Another window of the same person may have read some.
    if (document.visibilityState === 'visible') count();
  };
  document.addEventListener('visibilitychange', onVisible);
  const stop = followLine(client, NoticeLineDocument, {
    messageOf: (data) => data.noticeFeed,
    onMessage: (message) => {
      if (message.__typename === 'NoticeNews') {
        noticeStore.set({ ...noticeStore.get(), came: noticeStore.get().came + 1 });
        // Counted by the server, never by adding: it may have been in the last count already.
        clearTimeout(timer);
        timer = setTimeout(count, Math.random() * SPREAD_MS);
      } else if (message.__typename === 'FeedRefetch' || !isCounted) {
        // Counted only once the line stands: what comes between would be missed otherwise.
        count();
      }
    },
    onLost: () => {
      isCounted = false;
    },
  });
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
