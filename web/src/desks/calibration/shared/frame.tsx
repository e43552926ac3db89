import type { ReactNode } from 'react';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { TopBar } from '../../../components/top-bar';
import { type PageHint, useHints } from '../../../lib/use-hints';
import { useWords } from './words';

/** The frame of a page of its own: title, content, keys. The lists of the desk have `DeskPage`. */
export function Frame({ title, hints, children }: { title: string; hints: readonly PageHint[]; children: ReactNode }) {
  const { common } = useWords();
  const shown = useHints(title, hints);
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} subtitle={title} />} bottom={<HintBar hints={shown} />}>
      {children}
    </Page>
  );
}
