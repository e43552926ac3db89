import { type ReactNode, useEffect } from 'react';
import { type PageHint } from '../../../lib/use-hints';
import { DeskPage } from '../../quality/shared/desk-page';
import { useWords } from './words';

interface FrameProps {
  title?: string | undefined;
  hints?: readonly PageHint[];
  tools?: ReactNode;
  children: ReactNode;
}

/** A page of coaching on the desk of quality. */
export function Frame({ title, hints = [], tools, children }: FrameProps) {
  const { t } = useWords();
  const shown = title ?? t('desk.title');
  useEffect(() => {
    document.title = shown;
  }, [shown]);
  return (
    <DeskPage tab="coaching" hints={hints} tools={tools}>
      {children}
    </DeskPage>
  );
}
