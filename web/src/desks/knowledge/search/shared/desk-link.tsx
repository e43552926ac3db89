import type { ReactNode } from 'react';
import type { DeskSearch } from '../../../../lib/use-desk-path';
import { useKnowledgePath } from '../../shared/use-knowledge';
import styles from './desk-link.module.css';

interface DeskLinkProps {
  /** A place on this desk, such as `articles/<id>`. */
  to: string;
  search?: DeskSearch;
  children: ReactNode;
}

/** A link to another page of this desk, which the browser can also open beside. */
export function DeskLink({ to, search, children }: DeskLinkProps) {
  const { go, hrefOf } = useKnowledgeLinks();
  return (
    <a
      className={styles['link']}
      href={hrefOf(to, search)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to, search);
      }}
    >
      {children}
    </a>
  );
}

function useKnowledgeLinks() {
  const { go } = useKnowledgePath();
  const hrefOf = (to: string, search: DeskSearch = {}): string => {
    const entries = Object.entries(search).filter((entry) => entry[1] !== undefined);
    const query = new URLSearchParams(entries.map(([key, value]) => [key, String(value)]));
    return `/knowledge/${to}${query.size > 0 ? `?${query}` : ''}`;
  };
  return { go, hrefOf };
}
