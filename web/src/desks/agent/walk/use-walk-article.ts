import { useEffect, useRef } from 'react';
import type { WalkNode } from '../../walks/act';
import type { AgentDeskState } from '../use-agent-desk';

const MARK = 'data-walk-step';

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();

/** `第 2 步`, `step 2`, `#2`, `2`: the second step of the first list of steps. */
function numbered(anchor: string, text: Element): Element | null {
  const digits = /^(?:第\s*|step\s*|#\s*)?(\d{1,2})(?:\s*步)?$/i.exec(anchor.trim())?.[1];
  return digits === undefined ? null : (text.querySelectorAll(':scope > ol > li')[Number(digits) - 1] ?? null);
}

/** The place of an article that an anchor names: a heading, a step of a list by its words, or a step by its number. */
function placeOf(anchor: string, text: Element): Element | null {
  const wanted = plain(anchor.replace(/^#+\s*/, ''));
  if (wanted === '') return null;
  const headings = [...text.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  return (
    headings.find((heading) => plain(heading.textContent) === wanted) ??
    headings.find((heading) => plain(heading.textContent).includes(wanted)) ??
    numbered(anchor, text) ??
    [...text.querySelectorAll('li')].find((item) => plain(item.textContent).includes(wanted)) ??
    null
  );
}

/**
 * Shows the article of the current node in the middle column and tints the place that it names. An article that the agent opened
 * meanwhile stays where it is, unless the node is there to be read: then its article takes the place.
 */
export function useWalkArticle(node: WalkNode | null, desk: AgentDeskState): { open: () => void; isOpen: boolean } {
  const id = node?.article?.article?.id;
  const anchor = node?.article?.anchor ?? null;
  const isOpen = id !== undefined && desk.search.id === id;
  const mine = useRef<string | null>(null);
  const latest = useRef(desk);
  latest.current = desk;
  const isRead = node?.kind === 'ARTICLE';
  const open = (): void => {
    if (id === undefined) return;
    mine.current = id;
    latest.current.go({ id, version: undefined, from: undefined }, true);
  };
  const opening = useRef(open);
  opening.current = open;

  useEffect(() => {
    const shown = latest.current.search.id;
    if (id !== undefined && shown !== id && (isRead || shown === undefined || shown === mine.current))
      opening.current();
  }, [id, isRead, node?.key]);

  const loaded = desk.article.article?.id;
  useEffect(() => {
    const text = latest.current.articlePanel.current?.querySelector('[data-article-text]');
    if (!isOpen || loaded !== id || anchor === null || !text) return undefined;
    // The text may be drawn after this: look again with the next frame.
    const frame = requestAnimationFrame(() => {
      const place = placeOf(anchor, text);
      place?.setAttribute(MARK, '');
      place?.scrollIntoView({ block: 'center' });
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const marked of text.querySelectorAll(`[${MARK}]`)) marked.removeAttribute(MARK);
    };
  }, [anchor, id, isOpen, loaded, node?.key]);
  return { open, isOpen };
}
