import { X } from 'lucide-react';
import { IconButton } from '../../../components/icon-button';
import type { NodeUseFragment } from '../../../gql/trees/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { branchLabel } from '../editor/canvas/labels';
import { placeWord } from '../editor/canvas/place-word';
import { branchesOf } from '../editor/model/branches';
import type { Drawing } from '../editor/session/content';
import { placeOf, stay } from '../figures/use';
import { NodeKindIcon } from '../shared/kinds';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

interface NodeFactsProps {
  drawing: Drawing;
  nodeKey: string;
  /** How it was used; null where nobody counts. */
  use: NodeUseFragment | null;
  onGo: (key: string) => void;
  onClose: () => void;
}

/** What one node of a drawing says, where it leads, and how it was used. */
export function NodeFacts({ drawing, nodeKey, use, onGo, onClose }: NodeFactsProps) {
  const { t, common, text, language } = useWords();
  const node = drawing.nodes.get(nodeKey);
  if (!node) return null;
  const number = [...drawing.nodes.keys()].indexOf(nodeKey) + 1;
  const words = { text, place: (kind: string, place: string) => placeWord(t, kind, place) };
  const shareAt = (place: string): string => {
    const branches = use?.branches.filter(({ key }) => placeOf(use.kind, key) === place) ?? [];
    const [first] = branches;
    return !first || first.share.of === 0
      ? ''
      : formatPercent(branches.reduce((sum, { share }) => sum + share.count, 0) / first.share.of, language);
  };
  return (
    <section>
      <p className={styles['row']}>
        <NodeKindIcon kind={node.kind} />
        {t(`kinds.${node.kind}`)} {number} <code className={styles['quiet']}>{node.key}</code>
        <span style={{ marginLeft: 'auto' }}>
          <IconButton label={common('common.close')} icon={<X size={15} aria-hidden="true" />} onClick={onClose} />
        </span>
      </p>
      <h2>{text(node.title) || t('editor.untitled')}</h2>
      {node.say && text(node.say) !== '' && <p className={styles['say']}>{text(node.say)}</p>}
      {node.body && text(node.body) !== '' && <p className={styles['words']}>{text(node.body)}</p>}
      {node.outcome && <p>{t(`results.${node.outcome.result}`)}</p>}
      {node.article && <p>{node.article.code}</p>}
      {node.subtree && <p>{node.subtree.code}</p>}
      {node.command && <p>{node.command.name}</p>}
      <ul className={styles['links']}>
        {branchesOf(node).map((branch) => {
          const target = branch.to === null ? undefined : drawing.nodes.get(branch.to);
          const label = branchLabel(node.kind, branch, words) || t('form.to');
          return (
            <li key={branch.place}>
              <button type="button" disabled={!target} onClick={() => branch.to !== null && onGo(branch.to)}>
                <span>
                  {label} → {target ? text(target.title) : '—'}
                </span>
                <span className={styles['quiet']}>{shareAt(branch.place)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {use && (
        <dl style={{ marginTop: 10 }}>
          <dt>{t('figures.entered')}</dt>
          <dd>{formatNumber(use.enteredCount, language)}</dd>
          <dt>{t('figures.dwell')}</dt>
          <dd>
            {use.dwellCount === 0 ? '—' : t('figures.dwellOf', { p50: stay(use.dwellP50), p90: stay(use.dwellP90) })}
          </dd>
          <dt>{t('figures.backtracks')}</dt>
          <dd>{use.backtracks.value === null ? '—' : formatPercent(use.backtracks.value, language)}</dd>
          <dt>{t('figures.exit')}</dt>
          <dd>{use.exit.value === null ? '—' : formatPercent(use.exit.value, language)}</dd>
        </dl>
      )}
    </section>
  );
}
