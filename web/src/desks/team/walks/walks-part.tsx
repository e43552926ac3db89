import i18next from 'i18next';
import { useEffect, useRef } from 'react';
import { type WalkRow, useWalkList } from '../../walks/list';
import { GOING, WalksCard } from './walks-card';

void i18next.loadNamespaces('walks');

interface WalksPartProps {
  selectedId: string | undefined;
  onSelect: (row: WalkRow) => void;
  /** Told which walks are in the list, in their order: the keys of the page move in them. */
  onRows: (rows: readonly WalkRow[]) => void;
}

/** The walks of the teams that this person leads, as they go. */
export function WalksPart({ selectedId, onSelect, onRows }: WalksPartProps) {
  const list = useWalkList({ scope: 'TEAM', states: GOING });
  const told = useRef(onRows);
  told.current = onRows;
  useEffect(() => told.current(list.rows), [list.rows]);
  return <WalksCard list={list} selectedId={selectedId} onSelect={onSelect} />;
}
