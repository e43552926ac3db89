import { Table2 } from 'lucide-react';
import { Button } from './button';

interface TableToggleProps {
  showsTable: boolean;
  onChange: (showsTable: boolean) => void;
  words: { drawing: string; data: string };
}

/** Turns a drawing into its figures as a table, and back. */
export function TableToggle({ showsTable, onChange, words }: TableToggleProps) {
  return (
    <Button
      size="small"
      icon={<Table2 size={14} strokeWidth={1.8} aria-hidden="true" />}
      aria-pressed={showsTable}
      onClick={() => onChange(!showsTable)}
    >
      {showsTable ? words.drawing : words.data}
    </Button>
  );
}
