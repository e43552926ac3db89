import { useEffect, useRef } from 'react';
import { useFeedNews } from '../../lib/feed';

/** Confirmations are not pushed: while the page is looked at, it asks this often. */
const POLL_MS = 5_000;

/** Calls `refresh` regularly while the page is visible, and at once when something new was pushed. */
export function useRefresh(refresh: () => void): void {
  const current = useRef(refresh);
  current.current = refresh;
  useFeedNews(() => current.current());
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') current.current();
    };
    const timer = setInterval(look, POLL_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
