import { Link } from '@tanstack/react-router';
import { SearchCheck } from 'lucide-react';
import { VisuallyHidden } from '../../../../components/visually-hidden';
import { useSearchWords } from '../words';
import styles from './try-link.module.css';

/** Opens the agents' search with a query, to see what they see. */
export function TryLink({ query }: { query: string }) {
  const { s } = useSearchWords();
  return (
    <Link to="/agent" search={{ q: query }} className={styles['try']}>
      <SearchCheck size={14} strokeWidth={1.8} aria-hidden="true" /> {s('try.short')}
      <VisuallyHidden>{s('try.quoted', { query })}</VisuallyHidden>
    </Link>
  );
}
