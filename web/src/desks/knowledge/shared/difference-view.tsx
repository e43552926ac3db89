import { Lock } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Tag } from '../../../components/tag';
import type { CaseTextFragment } from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { type Hunk, listDifference, type Piece, textDifference, wordDifference } from './difference';
import styles from './difference-view.module.css';
import { useWords } from './words';

/** What is compared of a version, a draft or the live text. */
export interface ComparedText {
  title: string;
  say: string | null;
  bodyMarkdown: string;
  technicalCase: CaseTextFragment | null;
  alternativeQuestions: readonly string[];
  keywords: readonly string[];
}

export type DifferenceLayout = 'words' | 'side';

interface DifferenceViewProps {
  before: ComparedText;
  after: ComparedText;
  /** BCP 47 tag of the text. */
  lang: string;
  layout: DifferenceLayout;
  /** Headings of the two columns when they stand side by side. */
  labels: { before: string; after: string };
}

/** Unchanged lines kept visible around a change. */
const CONTEXT = 2;

function Pieces({ pieces, side }: { pieces: readonly Piece[]; side?: 'before' | 'after' | undefined }) {
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  return pieces.map((piece, at) => {
    if (piece.kind === hidden) return null;
    if (piece.kind === 'same') return <span key={at}>{piece.text}</span>;
    return piece.kind === 'added' ? (
      <ins key={at} className={styles['added']}>
        {piece.text}
      </ins>
    ) : (
      <del key={at} className={styles['removed']}>
        {piece.text}
      </del>
    );
  });
}

function Fold({ lines }: { lines: readonly string[] }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const keep = lines.length > CONTEXT * 2 + 1;
  if (!keep || isOpen) return <p className={styles['lines']}>{lines.join('\n')}</p>;
  return (
    <>
      <p className={styles['lines']}>{lines.slice(0, CONTEXT).join('\n')}</p>
      <button type="button" className={styles['fold']} onClick={() => setOpen(true)}>
        {t('difference.unchangedLines', { count: lines.length - CONTEXT * 2 })}
      </button>
      <p className={styles['lines']}>{lines.slice(-CONTEXT).join('\n')}</p>
    </>
  );
}

/** The lines that mark a block say nothing to a reader who sees the block as a box. */
const isMarker = (line: string): boolean => /^\s*[:：]{3,}\s*(?:internal|内部)?\s*$/iu.test(line);

function HunkText({ hunk, side }: { hunk: Hunk; side: 'before' | 'after' | undefined }) {
  if (hunk.kind === 'changed') {
    return (
      <p className={styles['lines']}>
        <Pieces pieces={hunk.pieces} side={side} />
      </p>
    );
  }
  const lines = hunk.isInternal ? hunk.lines.filter((line) => !isMarker(line)) : hunk.lines;
  return lines.length === 0 ? null : <Fold lines={lines} />;
}

/** Neighbouring parts of one internal block belong into one box. */
function grouped(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last && hunk.isInternal && last[0]?.isInternal) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** The parts of a compared text in order; with a side, only what that side has. */
export function Hunks({ hunks, side }: { hunks: readonly Hunk[]; side?: 'before' | 'after' | undefined }) {
  const { t } = useWords();
  return grouped(hunks).map((group, at) =>
    group[0]?.isInternal ? (
      <div key={at} className={styles['internal']}>
        <Tag tone="warn" icon={<Lock size={12} aria-hidden="true" />}>
          {t('difference.internal')}
        </Tag>
        {group.map((hunk, index) => (
          <HunkText key={index} hunk={hunk} side={side} />
        ))}
      </div>
    ) : (
      group.map((hunk, index) => <HunkText key={`${at}.${index}`} hunk={hunk} side={side} />)
    ),
  );
}

function Part({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2 className={styles['heading']}>
        {title} {aside}
      </h2>
      {children}
    </section>
  );
}

const CASE_FIELDS = ['problem', 'environment', 'cause', 'solution'] as const;

/** Two texts and what changed between them, word by word or side by side. Parts that are equal say so. */
export function DifferenceView({ before, after, lang, layout, labels }: DifferenceViewProps) {
  const { t } = useWords();
  const body = useMemo(
    () => textDifference(before.bodyMarkdown, after.bodyMarkdown, lang),
    [before.bodyMarkdown, after.bodyMarkdown, lang],
  );
  const texts = [
    { key: 'title', title: t('fields.title'), from: before.title, to: after.title },
    { key: 'say', title: t('fields.say'), from: before.say ?? '', to: after.say ?? '' },
    ...CASE_FIELDS.map((field) => ({
      key: field,
      title: t(`fields.case.${field}`),
      from: before.technicalCase?.[field] ?? '',
      to: after.technicalCase?.[field] ?? '',
    })),
  ].filter(({ from, to }) => from || to);
  const lists = [
    {
      key: 'questions',
      title: t('fields.questions'),
      from: before.alternativeQuestions,
      to: after.alternativeQuestions,
    },
    { key: 'keywords', title: t('fields.keywords'), from: before.keywords, to: after.keywords },
  ].filter(({ from, to }) => from.length > 0 || to.length > 0);

  const draw = (side?: 'before' | 'after') => (
    <div className={styles['column']} lang={lang}>
      {side && <p className={styles['columnTitle']}>{labels[side]}</p>}
      {texts.map(({ key, title, from, to }) => (
        <Part
          key={key}
          title={title}
          aside={from === to ? <span className={styles['quiet']}>{t('difference.unchanged')}</span> : undefined}
        >
          <p className={classes(styles['lines'], key === 'title' && styles['title'])}>
            <Pieces pieces={wordDifference(from, to, lang)} side={side} />
          </p>
        </Part>
      ))}
      <Part
        title={t('fields.body')}
        aside={
          before.bodyMarkdown === after.bodyMarkdown ? (
            <span className={styles['quiet']}>{t('difference.unchanged')}</span>
          ) : undefined
        }
      >
        <Hunks hunks={body} side={side} />
      </Part>
      {lists.map(({ key, title, from, to }) => (
        <Part key={key} title={title}>
          <ul className={styles['chips']}>
            {listDifference(from, to)
              .filter(({ kind }) => kind !== (side === 'before' ? 'added' : side === 'after' ? 'removed' : null))
              .map(({ text, kind }) => (
                <li key={kind + text}>
                  {kind === 'same' && <Tag tone="outline">{text}</Tag>}
                  {kind === 'added' && (
                    <Tag tone="good">
                      <ins className={styles['plain']}>+ {text}</ins>
                    </Tag>
                  )}
                  {kind === 'removed' && (
                    <Tag tone="bad">
                      <del>− {text}</del>
                    </Tag>
                  )}
                </li>
              ))}
          </ul>
        </Part>
      ))}
    </div>
  );
  if (layout === 'words') return draw();
  return (
    <div className={styles['sides']}>
      {draw('before')}
      {draw('after')}
    </div>
  );
}
