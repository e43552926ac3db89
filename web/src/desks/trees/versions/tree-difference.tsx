import { Fragment } from 'react';
import { DifferenceText } from '../../../components/difference-text';
import { Empty } from '../../../components/empty';
import { Tag, type Tone } from '../../../components/tag';
import type { TreeChangeKind, TreeDifferenceFieldsFragment, TreePartFieldsFragment } from '../../../gql/trees/graphql';
import { NodeKindIcon } from '../shared/kinds';
import { useWords } from '../shared/words';
import styles from './difference.module.css';

const TONES: Record<TreeChangeKind, Tone> = { ADDED: 'good', REMOVED: 'bad', CHANGED: 'info' };

/** Names of parts that have a word of their own; of `choice:a.label.en` the last that has one counts. */
const NAMED = [
  'title',
  'description',
  'body',
  'say',
  'kind',
  'start',
  'purpose',
  'locales',
  'category',
  'productLines',
  'alternativeQuestions',
  'to',
  'failureTo',
  'timeoutTo',
  'variable',
  'article',
  'choices',
  'label',
  'hint',
  'fields',
  'rules',
  'when',
  'command',
  'subtree',
  'result',
  'disposition',
  'department',
  'tier',
  'checks',
  'handoverTemplate',
  'type',
  'origin',
  'default',
  'options',
  'mask',
  'scores',
] as const;
const PLACES = ['choice', 'field', 'rule', 'input', 'output', 'department', 'option'] as const;
type Named = (typeof NAMED)[number];

/** What a part is called: its word, the answer or rule it belongs to, and the language. */
function usePartName(): (part: string) => string {
  const { t, common } = useWords();
  return (part) => {
    const pieces = part.split('.');
    const [first = ''] = pieces;
    const language = pieces.at(-1) === 'en' ? 'EN' : pieces.at(-1) === 'zhCN' ? 'ZH_CN' : null;
    const colon = first.indexOf(':');
    const kind = PLACES.find((one) => one === first.slice(0, colon));
    const place = colon < 0 ? null : kind ? t(`difference.places.${kind}`, { key: first.slice(colon + 1) }) : first;
    const name = NAMED.find((one): one is Named => one === (pieces.length > 1 && colon >= 0 ? pieces[1] : first));
    return [
      place,
      name ? t(`difference.parts.${name}`) : colon < 0 ? first : null,
      language && common(`locales.${language}`),
    ]
      .filter((one) => one !== null)
      .join(' · ');
  };
}

function Part({ part }: { part: TreePartFieldsFragment }) {
  const { t } = useWords();
  const nameOf = usePartName();
  return (
    <>
      <dt>{nameOf(part.part)}</dt>
      <dd data-change="" tabIndex={-1}>
        {part.hunks.length > 0 ? (
          <DifferenceText
            hunks={part.hunks}
            labels={{
              internal: t('difference.internal'),
              unchangedLines: (count) => t('difference.unchangedLines', { count }),
            }}
          />
        ) : (
          <span className={styles['swap']}>
            {part.before !== null && <del>{part.before || t('difference.empty')}</del>}
            {part.after !== null && <ins>{part.after || t('difference.empty')}</ins>}
          </span>
        )}
      </dd>
    </>
  );
}

interface TreeDifferenceViewProps {
  difference: TreeDifferenceFieldsFragment;
  selected: string | null;
  onSelect: (nodeKey: string) => void;
}

/** How many nodes are new, changed and gone. */
export function DifferenceTags({ difference }: { difference: TreeDifferenceFieldsFragment }) {
  const { t } = useWords();
  if (difference.isEqual) return <Tag>{t('difference.equal')}</Tag>;
  const { addedCount, changedCount, removedCount } = difference;
  if (addedCount + changedCount + removedCount === 0) return <Tag tone="info">{t('difference.headOnly')}</Tag>;
  return (
    <>
      {difference.addedCount > 0 && <Tag tone="good">{t('difference.added', { count: difference.addedCount })}</Tag>}
      {difference.changedCount > 0 && (
        <Tag tone="info">{t('difference.changed', { count: difference.changedCount })}</Tag>
      )}
      {difference.removedCount > 0 && (
        <Tag tone="bad">{t('difference.removed', { count: difference.removedCount })}</Tag>
      )}
    </>
  );
}

/** What differs between two drawings: the tree as a whole, its variables, then node by node with words. */
export function TreeDifferenceView({ difference, selected, onSelect }: TreeDifferenceViewProps) {
  const { t, text } = useWords();
  if (difference.isEqual) return <Empty title={t('difference.equal')}>{t('difference.equalText')}</Empty>;
  return (
    <div className={styles['difference']}>
      {difference.head.length > 0 && (
        <section>
          <h3>{t('difference.head')}</h3>
          <dl>
            {difference.head.map((part) => (
              <Part key={part.part} part={part} />
            ))}
          </dl>
        </section>
      )}
      {difference.variables.length > 0 && (
        <section>
          <h3>{t('tabs.variables')}</h3>
          <dl>
            {difference.variables.map(({ name, change, parts }) => (
              <Fragment key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <Tag tone={TONES[change]}>{t(`difference.kinds.${change}`)}</Tag>
                </dd>
                {parts.map((part) => (
                  <Part key={part.part} part={part} />
                ))}
              </Fragment>
            ))}
          </dl>
        </section>
      )}
      {difference.nodes.map(({ key, change, before, after, parts }) => {
        const node = after ?? before;
        return (
          <section key={key} data-selected={key === selected ? '' : undefined}>
            <h3>
              {node && <NodeKindIcon kind={node.kind} />}
              <button type="button" onClick={() => onSelect(key)}>
                {(node && text(node.title)) || key}
              </button>
              <code>{key}</code>
              <Tag tone={TONES[change]}>{t(`difference.kinds.${change}`)}</Tag>
            </h3>
            {parts.length > 0 && (
              <dl>
                {parts.map((part) => (
                  <Part key={part.part} part={part} />
                ))}
              </dl>
            )}
          </section>
        );
      })}
    </div>
  );
}
