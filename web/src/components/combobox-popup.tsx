import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import popup from './popup.module.css';

interface ComboboxPopupProps<Item> {
  /** Said where nothing is found. */
  empty: string;
  keyOf: (item: Item) => string;
  /** What a row shows of an item. */
  children: (item: Item) => ReactNode;
}

/** The list that opens under a field in which something is found by typing; the chosen one has a tick. */
export function ComboboxPopup<Item>({ empty, keyOf, children }: ComboboxPopupProps<Item>) {
  return (
    <Base.Portal>
      <Base.Positioner className={popup['positioner']} sideOffset={4}>
        <Base.Popup className={popup['popup']}>
          <Base.Empty className={popup['empty']}>{empty}</Base.Empty>
          <Base.List>
            {(item: Item) => (
              <Base.Item key={keyOf(item)} value={item} className={popup['item']}>
                {children(item)}
                <Base.ItemIndicator className={popup['indicator']}>
                  <Check size={14} aria-hidden="true" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
