import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import styles from '../shared/figures.module.css';
import type { FiguresView } from '../shared/view';

interface EvaluationsLinkProps {
  view: FiguresView;
  from?: string;
  to?: string;
  agent?: string;
  isFatal?: boolean;
  children: ReactNode;
}

/** A place of the console; with a modifier key it is the browser's, as everywhere. */
export function PlaceLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} className={styles['link']} onClick={onClick}>
      {children}
    </a>
  );
}

/** The evaluations behind a figure, as far as their list can be narrowed to them. */
export function EvaluationsLink({ view, from, to, agent, isFatal, children }: EvaluationsLinkProps) {
  const router = useRouter();
  const search = {
    from: from ?? view.period.from,
    to: to ?? view.period.to,
    ...(agent === undefined ? {} : { agent }),
    ...(view.team === null ? {} : { team: view.team }),
    ...(view.card === null ? {} : { card: view.card }),
    ...(isFatal ? { only: 'fatal' } : {}),
  };
  return <PlaceLink href={`/quality/evaluations${router.options.stringifySearch(search)}`}>{children}</PlaceLink>;
}
