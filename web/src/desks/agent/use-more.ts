import { type RefObject, useCallback, useState } from 'react';

/** What is open of what an agent says about the knowledge itself. */
export type OpenMore =
  /** With the text that was selected (empty for none) and the panel it is read in. */
  { what: 'flag'; quote: string; panel: HTMLElement | null } | { what: 'case' } | { what: 'mine' };

export interface More {
  open: OpenMore | null;
  /** Flags the text that is selected in the article, or the article. */
  flag: () => void;
  show: (what: 'case' | 'mine') => void;
  close: () => void;
}

/** The text that is selected inside an element; empty where nothing is. */
function selectedIn(element: HTMLElement | null): string {
  const selection = window.getSelection();
  if (!element || !selection || selection.isCollapsed) return '';
  const isInside = element.contains(selection.anchorNode) && element.contains(selection.focusNode);
  return isInside ? selection.toString().trim() : '';
}

/** Flags, cases and what became of them: which of their dialogs is open. `hasArticle`: a live text is read. */
export function useMore(articlePanel: RefObject<HTMLElement | null>, hasArticle: boolean): More {
  const [open, setOpen] = useState<OpenMore | null>(null);
  return {
    open,
    flag: useCallback(() => {
      if (hasArticle) setOpen({ what: 'flag', quote: selectedIn(articlePanel.current), panel: articlePanel.current });
    }, [articlePanel, hasArticle]),
    show: useCallback((what) => setOpen({ what }), []),
    close: useCallback(() => setOpen(null), []),
  };
}
