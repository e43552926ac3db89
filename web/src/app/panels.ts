/** Panels of a page are marked `data-panel`; the first thing that can take the focus in the next one gets it. */
const FOCUSABLE =
  'input:not([disabled]),textarea:not([disabled]),button:not([disabled]),a[href],[tabindex]:not([tabindex="-1"])';

/** Moves the focus to the next (1) or previous (-1) panel of the page. */
export function focusNextPanel(step: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
    (panel) => panel.offsetParent !== null,
  );
  if (panels.length === 0) return;
  const here = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[(here + step + panels.length) % panels.length];
  const target = next?.querySelector<HTMLElement>(FOCUSABLE) ?? next;
  target?.focus();
}
