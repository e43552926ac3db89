import { useEffect } from 'react';
import { useClient } from 'urql';
import { usePerson } from '../../lib/use-person';
import { isTold, noticePanelStore, noticeStore } from './notice-store';

/** Follows what this person is told, as long as the shell stands. The script for it is no part of the first load. */
export function useNotices(): void {
  const client = useClient();
  const isFollowing = isTold(usePerson());
  useEffect(() => {
    if (!isFollowing) return undefined;
    let isStopped = false;
    let stop = (): void => undefined;
    // Without a connection the page goes on without the bell.
    void import('../../desks/notices/live').then(
      ({ followNotices }) => {
        if (!isStopped) stop = followNotices(client);
      },
      () => undefined,
    );
    return () => {
      isStopped = true;
      stop();
      noticeStore.set({ unread: null, came: 0 });
      noticePanelStore.set(false);
    };
  }, [client, isFollowing]);
}
