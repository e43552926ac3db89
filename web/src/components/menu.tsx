import { Check } from 'lucide-react';
import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef } from 'react';
import styles from './menu.module.css';

export interface MenuItem {
  key: string;
  label: string;
  icon?: ReactNode;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  run: () => void;
}

interface TriggerProps {
  popoverTarget?: string;
  'aria-haspopup'?: 'menu';
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>;
  /** Groups, with a line between them. */
  groups: readonly { heading?: string | undefined; items: readonly MenuItem[] }[];
}

const GAP = 4;

/**
 * A list of actions behind a button. A native popover: Esc and a click elsewhere close it, the focus returns by itself;
 * it stands on every page, so it must not cost what a positioning library weighs.
 */
export function Menu({ trigger, groups }: MenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);

  const items = (): HTMLElement[] => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])') ?? []),
  ];
  const onToggle = (isOpen: boolean): void => {
    const popup = menu.current;
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    if (!isOpen || !popup || !button) return;
    popup.style.top = `${Math.min(button.bottom + GAP, window.innerHeight - popup.offsetHeight - GAP)}px`;
    popup.style.left = `${Math.max(GAP, Math.min(button.right, window.innerWidth - GAP) - popup.offsetWidth)}px`;
    items()[0]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      all[target % all.length]?.focus();
    } else if (event.key === 'Tab') {
      menu.current?.hidePopover();
    }
  };
  const run = (item: MenuItem): void => {
    menu.current?.hidePopover();
    item.run();
  };

  return (
    <>
      {cloneElement(trigger, { popoverTarget: id, 'aria-haspopup': 'menu' })}
      <div
        ref={menu}
        id={id}
        role="menu"
        popover="auto"
        className={styles['menu']}
        onToggle={(event) => onToggle((event.nativeEvent as ToggleEvent).newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {groups.map((group, index) => (
          <div key={group.items[0]?.key ?? index} role="group" aria-label={group.heading} className={styles['group']}>
            {group.heading !== undefined && <p className={styles['heading']}>{group.heading}</p>}
            {group.items.map((item) => (
              <button
                key={item.key}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                tabIndex={-1}
                disabled={item.disabled}
                className={styles['item']}
                onClick={() => run(item)}
                onPointerMove={(event) => event.currentTarget.focus()}
              >
                {item.icon}
                {item.label}
                <span className={styles['mark']}>{item.checked && <Check size={14} aria-hidden="true" />}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
