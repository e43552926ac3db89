import { Lock } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import styles from './difference-text.module.css';
import { Tag } from './tag';

/** A stretch of text that both have, or only one of them. */
export interface DifferencePiece {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** Lines that both texts have, or a changed stretch; as the API gives it. */
export interface DifferenceHunk {
  kind: 'SAME' | 'CHANGED';
  isInternal: boolean;
  lineCount: number;
  pieces: readonly DifferencePiece[];
}

interface DifferenceTextProps {
  hunks: readonly DifferenceHunk[];
  /** Unchanged lines that stay visible on either side of a change. */
  context?: number;
  /** Only what one of the two texts has: for columns side by side. Both, one through the other, when left out. */
  side?: 'before' | 'after' | undefined;
  /** Words of the page it stands on. */
  labels: { internal: string; unchangedLines: (count: number) => string };
}

/** What changed in a text: what is new underlined, what is gone struck through, long unchanged stretches folded. */
export function DifferenceText({ hunks, context = 2, side, labels }: DifferenceTextProps) {
  return grouped(hunks).map((group, at) => {
    const parts = group.hunks.map(({ hunk, place }) => (
      <Fragment key={place}>
        {hunk.kind === 'CHANGED' ? (
          <p className={styles['lines']} data-change="" tabIndex={-1}>
            <DifferencePieces pieces={hunk.isInternal ? hunk.pieces.map(withoutMarkers) : hunk.pieces} side={side} />
          </p>
        ) : (
          <Fold
            text={shownText(hunk)}
            above={place === 0 ? 0 : context}
            below={place === hunks.length - 1 ? 0 : context}
            label={labels.unchangedLines}
          />
        )}
      </Fragment>
    ));
    if (!group.isInternal) return <Fragment key={at}>{parts}</Fragment>;
    return (
      <div key={at} className={styles['internal']}>
        <Tag tone="warn" icon={<Lock size={12} aria-hidden="true" />}>
          {labels.internal}
        </Tag>
        {parts}
      </div>
    );
  });
}

/** Pieces one after the other; with a side, only what that side has. */
export function DifferencePieces({
  pieces,
  side,
}: {
  pieces: readonly DifferencePiece[];
  side?: 'before' | 'after' | undefined;
}): ReactNode {
  const hidden = side === 'before' ? 'ADDED' : side === 'after' ? 'REMOVED' : null;
  return pieces.map((piece, at) => {
    if (piece.kind === hidden) return null;
    if (piece.kind === 'SAME') return <span key={at}>{piece.text}</span>;
    return piece.kind === 'ADDED' ? (
      <ins key={at} className={styles['added']}>
        {piece.text}
      </ins>
    ) : (
      <del key={at} className={styles['removed']}>
        {piece.text}
      </del>
    );
  });
}

/** The lines that mark a block say nothing to a reader who sees the block as a box. */
const marker = /^\s*[:：]{3,}\s*(?:internal|内部)?\s*$/iu;

const unmarked = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line === '' || !marker.test(line))
    .join('\n');

const withoutMarkers = ({ kind, text }: DifferencePiece): DifferencePiece => ({ kind, text: unmarked(text) });

function shownText({ isInternal, pieces }: DifferenceHunk): string {
  const text = pieces.map((piece) => piece.text).join('');
  return isInternal ? unmarked(text) : text;
}

interface Group {
  isInternal: boolean;
  hunks: { hunk: DifferenceHunk; place: number }[];
}

/** Neighbouring parts of one internal block belong into one box. */
function grouped(hunks: readonly DifferenceHunk[]): Group[] {
  const groups: Group[] = [];
  hunks.forEach((hunk, place) => {
    const last = groups.at(-1);
    if (last?.isInternal && hunk.isInternal) last.hunks.push({ hunk, place });
    else groups.push({ isInternal: hunk.isInternal, hunks: [{ hunk, place }] });
  });
  return groups;
}

interface FoldProps {
  text: string;
  /** Lines that stay visible at its beginning (below a change) and at its end (above one). */
  above: number;
  below: number;
  label: (count: number) => string;
}

function Fold({ text, above, below, label }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const lines = text.replace(/^\n+|\n+$/g, '').split('\n');
  const folded = lines.length - above - below;
  if (text.trim() === '') return null;
  if (isOpen || folded <= 1) return <p className={styles['lines']}>{lines.join('\n')}</p>;
  return (
    <>
      {above > 0 && <p className={styles['lines']}>{lines.slice(0, above).join('\n')}</p>}
      <button type="button" className={styles['fold']} onClick={() => setOpen(true)}>
        {label(folded)}
      </button>
      {below > 0 && <p className={styles['lines']}>{lines.slice(-below).join('\n')}</p>}
    </>
  );
}
