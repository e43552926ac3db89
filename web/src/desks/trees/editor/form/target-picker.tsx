import { Combobox as Base } from '@base-ui/react/combobox';
import { ArrowUpRight, Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import { ComboboxPopup } from '../../../../components/combobox-popup';
import { currentLanguage } from '../../../../lib/i18n';
import { NodeKindIcon } from '../../shared/kinds';
import { useWords } from '../../shared/words';
import { KINDS } from '../model/edits';
import { useEditing } from './editing';
import styles from './form.module.css';

type Item =
  | {
      readonly id: string;
      readonly type: 'node';
      readonly key: string;
      readonly kind: TreeNodeKind;
      readonly label: string;
    }
  | { readonly id: string; readonly type: 'new'; readonly kind: TreeNodeKind; readonly label: string };

const MOST = 30;

interface TargetPickerProps {
  label: string;
  value: string | null;
  onChange: (key: string | null) => void;
  /** With it a node can be made on the spot: what is typed becomes its title. */
  onCreate?: ((kind: TreeNodeKind, title: { zhCN: string; en: string }) => void) | undefined;
  placeholder?: string | undefined;
}

/** A node of the drawing, found by number, words or key; or a new one, made in the same step. */
export function TargetPicker({ label, value, onChange, onCreate, placeholder }: TargetPickerProps) {
  const { t, text } = useWords();
  const { drawing, numberOf, goTo, readOnly } = useEditing();
  const chosen = value === null ? null : drawing.nodes.get(value);
  const shown =
    value === null
      ? ''
      : chosen
        ? `${numberOf(value)} ${text(chosen.title) || t('editor.untitled')}`
        : t('form.goneTarget', { key: value });
  const [typed, setTyped] = useState<string | null>(null);
  const isOpen = typed !== null;
  const items = useMemo((): Item[] => {
    if (typed === null) return [];
    const wanted = typed === shown ? '' : typed.trim().toLowerCase();
    const found: Item[] = [];
    let number = 0;
    for (const node of drawing.nodes.values()) {
      number += 1;
      const title = text(node.title) || t('editor.untitled');
      const fits =
        wanted === '' ||
        String(number) === wanted ||
        node.key.toLowerCase().includes(wanted) ||
        node.title.zhCN.toLowerCase().includes(wanted) ||
        node.title.en.toLowerCase().includes(wanted);
      if (!fits) continue;
      found.push({ id: node.key, type: 'node', key: node.key, kind: node.kind, label: `${number} ${title}` });
      if (found.length >= MOST) break;
    }
    const made = onCreate
      ? KINDS.map((kind): Item => ({
          id: `new:${kind}`,
          type: 'new',
          kind,
          label:
            wanted === ''
              ? t('form.newTarget', { kind: t(`kinds.${kind}`) })
              : t('form.newTargetNamed', { kind: t(`kinds.${kind}`), title: typed.trim() }),
        }))
      : [];
    return [...found, ...made];
  }, [typed, shown, drawing.nodes, text, t, onCreate]);
  const take = (item: Item | null): void => {
    const title = typed === null || typed === shown ? '' : typed.trim();
    setTyped(null);
    if (!item) return;
    if (item.type === 'node') onChange(item.key);
    else onCreate?.(item.kind, currentLanguage() === 'en' ? { zhCN: '', en: title } : { zhCN: title, en: '' });
  };
  return (
    <span className={styles['target']}>
      <Base.Root
        items={items}
        value={null as Item | null}
        filter={null}
        autoHighlight
        disabled={readOnly}
        open={isOpen}
        // The first letter opens the list: what it typed is already there, and stays.
        onOpenChange={(open) => setTyped((now) => (open ? (now ?? shown) : null))}
        inputValue={typed ?? shown}
        onInputValueChange={(next, details) => {
          if (details.reason === 'input-change') setTyped(next);
        }}
        onValueChange={(item: Item | null) => take(item)}
        itemToStringLabel={(item: Item) => item.label}
        isItemEqualToValue={(one: Item, other: Item) => one.id === other.id}
      >
        <Base.InputGroup className={styles['targetGroup']}>
          {chosen && <NodeKindIcon kind={chosen.kind} size={13} />}
          <Base.Input
            className={styles['targetInput']}
            aria-label={label}
            placeholder={placeholder ?? t('form.noTarget')}
            data-broken={value !== null && !chosen ? '' : undefined}
            onFocus={(event) => event.currentTarget.select()}
          />
        </Base.InputGroup>
        <ComboboxPopup empty={t('form.noNode')} keyOf={(item: Item) => item.id}>
          {(item) => (
            <>
              {item.type === 'new' ? (
                <Plus size={13} aria-hidden="true" />
              ) : (
                <NodeKindIcon kind={item.kind} size={13} />
              )}
              <span className={styles['targetLabel']}>{item.label}</span>
            </>
          )}
        </ComboboxPopup>
      </Base.Root>
      {value !== null && (
        <>
          {chosen && (
            <button
              type="button"
              className={styles['mini']}
              aria-label={t('form.goTo', { label: shown })}
              title={t('form.goTo', { label: shown })}
              onClick={() => goTo(value)}
            >
              <ArrowUpRight size={13} aria-hidden="true" />
            </button>
          )}
          {!readOnly && (
            <button
              type="button"
              className={styles['mini']}
              aria-label={t('form.clearTarget')}
              title={t('form.clearTarget')}
              onClick={() => onChange(null)}
            >
              <X size={13} aria-hidden="true" />
            </button>
          )}
        </>
      )}
    </span>
  );
}
