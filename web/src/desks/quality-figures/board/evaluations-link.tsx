import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { EvaluationMarkKind, QualityMeasure } from '../../../gql/quality-figures/graphql';
import styles from '../shared/figures.module.css';
import type { FiguresView } from '../shared/view';

interface EvaluationsLinkProps {
  view: FiguresView;
  from?: string;
  to?: string;
  agent?: string;
  evaluator?: string;
  /** A team without those below it; null: those of no team. */
  ownTeam?: string | null;
  /** By its key; null: what came by none. */
  queue?: string | null;
  /** Only with errors of the families that the figure is about. */
  measure?: QualityMeasure;
  /** A question of a scorecard, and what was said at it. */
  question?: { card: string; ref: string; mark: EvaluationMarkKind };
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

/** In the place of a team or a queue: what has none. */
const NONE = '-';

/** The evaluations that a figure is of: the list holds as many as the figure counts. */
export function EvaluationsLink({ view, from, to, children, ...of }: EvaluationsLinkProps) {
  const router = useRouter();
  const { agent, evaluator, measure, question } = of;
  const queue = of.queue === undefined ? view.queue : (of.queue ?? NONE);
  const search = {
    from: from ?? view.period.from,
    to: to ?? view.period.to,
    counted: 'yes',
    ...(agent === undefined ? {} : { agent }),
    ...(evaluator === undefined ? {} : { evaluator }),
    ...(of.ownTeam === undefined ? {} : { ownTeam: of.ownTeam ?? NONE }),
    ...(queue === null ? {} : { queue }),
    ...(measure === undefined ? {} : { measure }),
    ...(question === undefined ? {} : { card: question.card, question: question.ref, mark: question.mark }),
    ...(view.site === null ? {} : { site: view.site }),
    ...(view.team === null ? {} : { team: view.team }),
    ...(view.line === null ? {} : { line: view.line }),
    ...(view.channel === null ? {} : { channel: view.channel }),
    ...(view.level === null ? {} : { level: view.level }),
    ...(view.card === null ? {} : { card: view.card }),
    ...(view.version === null ? {} : { version: view.version }),
  };
  return <PlaceLink href={`/quality/evaluations${router.options.stringifySearch(search)}`}>{children}</PlaceLink>;
}
