import { DateTime } from '../../../components/date-time';
import { DifferencePieces, DifferenceText } from '../../../components/difference-text';
import { Tag } from '../../../components/tag';
import type { TextDifferenceFragment } from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import styles from './article-difference.module.css';
import { useWords } from './words';

type Part = TextDifferenceFragment['fields'][number];
type Piece = Part['hunks'][number]['pieces'][number];
type Side = 'before' | 'after';

interface ArticleDifferenceProps {
  difference: TextDifferenceFragment;
  /** BCP 47 tag of the texts. */
  lang: string;
  layout: 'words' | 'side';
  /** Headings of the two columns when they stand side by side. */
  labels: { before: string; after: string };
}

const isHidden = (piece: Piece, side: Side | undefined): boolean =>
  piece.kind === (side === 'before' ? 'ADDED' : side === 'after' ? 'REMOVED' : null);

function Item({ piece, form }: { piece: Piece; form: Part['form'] }) {
  const text = form === 'MOMENT' ? <DateTime at={piece.text} as="moment" /> : piece.text;
  if (piece.kind === 'SAME') return <Tag tone="outline">{text}</Tag>;
  return piece.kind === 'ADDED' ? (
    <Tag tone="good">
      <ins className={styles['plain']}>+ {text}</ins>
    </Tag>
  ) : (
    <Tag tone="bad">
      <del>− {text}</del>
    </Tag>
  );
}

function PartText({ part, side }: { part: Part; side: Side | undefined }) {
  const { t } = useWords();
  if (part.form !== 'TEXT') {
    return (
      <ul className={styles['chips']} data-change="" tabIndex={-1}>
        {part.hunks
          .flatMap(({ pieces }) => pieces)
          .filter((piece) => !isHidden(piece, side))
          .map((piece) => (
            <li key={piece.kind + piece.text}>
              <Item piece={piece} form={part.form} />
            </li>
          ))}
      </ul>
    );
  }
  return (
    <>
      {part.isByLines && <p className={styles['quiet']}>{t('difference.byLines')}</p>}
      <DifferenceText
        hunks={part.hunks}
        side={side}
        labels={{
          internal: t('difference.internal'),
          unchangedLines: (count) => t('difference.unchangedLines', { count }),
        }}
      />
    </>
  );
}

function Column({ parts, lang, side, label }: { parts: readonly Part[]; lang: string; side?: Side; label?: string }) {
  const { t } = useWords();
  const title = parts.find(({ field }) => field === 'TITLE');
  const rest = parts.filter((part) => part !== title);
  const unchanged = rest.filter(({ isChanged }) => !isChanged);
  return (
    <div className={styles['column']}>
      {label !== undefined && <p className={styles['columnTitle']}>{label}</p>}
      {title && (
        <h2 className={styles['title']} lang={lang} {...(title.isChanged ? { 'data-change': '', tabIndex: -1 } : {})}>
          <DifferencePieces pieces={title.hunks.flatMap(({ pieces }) => pieces)} side={side} />
        </h2>
      )}
      {rest
        .filter(({ isChanged }) => isChanged)
        .map((part) => (
          <section key={part.field} className={styles['part']}>
            {part.field !== 'BODY' && <h3 className={styles['heading']}>{t(`difference.fields.${part.field}`)}</h3>}
            <div className={classes(styles['text'], part.field === 'SAY' && styles['say'])} lang={lang}>
              <PartText part={part} side={side} />
            </div>
          </section>
        ))}
      {unchanged.length > 0 && (
        <p className={styles['unchanged']}>
          {t('difference.unchangedParts', {
            parts: unchanged.map(({ field }) => t(`difference.fields.${field}`)).join(t('list.comma')),
          })}
        </p>
      )}
    </div>
  );
}

/** What changed between two texts of an article, word by word or side by side. Equal parts are only named. */
export function ArticleDifferenceView({ difference, lang, layout, labels }: ArticleDifferenceProps) {
  const { fields } = difference;
  if (layout === 'words') return <Column parts={fields} lang={lang} />;
  return (
    <div className={styles['sides']}>
      <Column parts={fields} lang={lang} side="before" label={labels.before} />
      <Column parts={fields} lang={lang} side="after" label={labels.after} />
    </div>
  );
}

/** How much changed, and whether people have to read it again. */
export function DifferenceTags({ difference }: { difference: TextDifferenceFragment }) {
  const { t } = useWords();
  const isEqual = difference.fields.every(({ isChanged }) => !isChanged);
  if (isEqual) return <Tag>{t('difference.equal')}</Tag>;
  return (
    <>
      <Tag tone="good">{t('versions.added', { count: difference.addedCount })}</Tag>
      <Tag tone="bad">{t('versions.removed', { count: difference.removedCount })}</Tag>
      <Tag tone={difference.isSubstantial ? 'warn' : 'plain'} title={t('difference.substantialHint')}>
        {t(difference.isSubstantial ? 'difference.substantial' : 'difference.wording')}
      </Tag>
    </>
  );
}
