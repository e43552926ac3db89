import i18next from 'i18next';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentDeskState } from '../use-agent-desk';
import { WalkChooser } from './walk-chooser';
import styles from './walk-side.module.css';
import { WalkStart } from './walk-start';
import { WalkView } from './walk-view';

// The words come along, so that they are there when the connection is away.
void i18next.loadNamespaces('walks');

/** The right column while trees are walked: a walk, the beginning of one, or those to choose from. */
export function WalkSide({ desk }: { desk: AgentDeskState }) {
  const { t } = useTranslation('walks');
  const { walk, tree, node } = desk.search;
  const { walkPanel, articlePanel, field, go } = desk;
  const show = useCallback((id: string) => go({ walk: id, tree: undefined, node: undefined }, true), [go]);
  const hide = (): void => {
    go({ walk: undefined, tree: undefined, node: undefined });
    const text = articlePanel.current?.querySelector<HTMLElement>('[data-scroll]');
    (text ?? field.current)?.focus({ preventScroll: true });
  };
  // Keys act on what was just opened.
  useEffect(() => {
    const host = walkPanel.current;
    if (host && !host.contains(document.activeElement)) host.focus({ preventScroll: true });
  }, [walkPanel, walk, tree, node]);
  return (
    <aside
      ref={walkPanel}
      className={styles['panel']}
      aria-label={t('panel')}
      data-panel="walk"
      // Like a page of its own: it can hold the focus itself, so that its keys act at once.
      tabIndex={-1}
    >
      {walk === 'list' || walk === 'mine' ? (
        <WalkChooser desk={desk} opensOwn={walk === 'mine'} onShow={show} onHide={hide} />
      ) : tree !== undefined ? (
        <WalkStart
          desk={desk}
          key={`${tree} ${node ?? ''}`}
          code={tree}
          nodeKey={node}
          onStarted={show}
          onHide={hide}
        />
      ) : (
        walk !== undefined && <WalkView key={walk} id={walk} desk={desk} onHide={hide} />
      )}
    </aside>
  );
}
