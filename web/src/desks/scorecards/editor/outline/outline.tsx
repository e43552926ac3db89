import { CircleAlert, Diamond, GitBranch, OctagonX, Settings2, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { CardFindingFragment, ErrorFamily } from '../../../../gql/scorecards/graphql';
import { classes } from '../../../../lib/classes';
import { useWords } from '../../shared/words';
import type { Form, Question, Section } from '../session/content';
import styles from './outline.module.css';
import type { Selection } from './selection';
import { sharesOf } from './shares';

export type Grave = 'error' | 'warning' | null;

/** The worst of some findings. */
export const gravest = (findings: readonly CardFindingFragment[]): Grave =>
  findings.some(({ severity }) => severity === 'ERROR') ? 'error' : findings.length > 0 ? 'warning' : null;

interface RowProps {
  isSelected: boolean;
  grave: Grave;
  onSelect: (selection: Selection) => void;
}

/** The chosen row comes into sight, and has the focus when the keys were here. */
function useShown(isSelected: boolean) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isSelected || !row.current) return;
    row.current.scrollIntoView({ block: 'nearest' });
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.dataset['outline'] !== undefined) row.current.focus();
  }, [isSelected]);
  return row;
}

function GraveMark({ grave }: { grave: Grave }) {
  const { t } = useWords();
  if (grave === null) return null;
  const Icon = grave === 'error' ? CircleAlert : TriangleAlert;
  return (
    <Icon
      size={13}
      strokeWidth={1.8}
      className={styles[grave]}
      aria-label={t(grave === 'error' ? 'findings.ERROR' : 'findings.WARNING')}
    />
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}%`;

const CRITICAL: readonly ErrorFamily[] = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL'];

const QuestionRow = memo(function QuestionRow({
  question,
  number,
  share,
  isSelected,
  grave,
  onSelect,
}: RowProps & { question: Question; number: number; share: number }) {
  const { t, text } = useWords();
  const row = useShown(isSelected);
  const isFatal =
    question.options.some(({ fatal }) => fatal !== null) || question.ranges.some(({ fatal }) => fatal !== null);
  const isQuiet = question.isExcluded || question.type === 'TEXT';
  return (
    <button
      ref={row}
      type="button"
      data-outline=""
      aria-current={isSelected ? 'true' : undefined}
      tabIndex={isSelected ? 0 : -1}
      className={classes(styles['row'], styles['question'], isSelected && styles['selected'])}
      onClick={() => onSelect({ kind: 'question', ref: question.ref })}
    >
      <span className={styles['number']}>{number}</span>
      <span className={classes(styles['words'], isQuiet && styles['quiet'])}>
        {text(question.text) || t('editor.untitledQuestion')}
      </span>
      {question.condition && <GitBranch size={12} strokeWidth={1.8} aria-label={t('form.condition')} />}
      {isFatal ? (
        <OctagonX size={12} strokeWidth={1.8} className={styles['fatal']} aria-label={t('form.fatal')} />
      ) : (
        CRITICAL.includes(question.family) && (
          <Diamond
            size={11}
            strokeWidth={1.8}
            className={styles['critical']}
            aria-label={t(`families.${question.family}`)}
          />
        )
      )}
      <GraveMark grave={grave} />
      <span className={styles['share']}>
        {question.isBonus ? t('outline.bonus') : isQuiet ? t('outline.unscored') : percent(share)}
      </span>
    </button>
  );
});

const SectionRow = memo(function SectionRow({
  section,
  share,
  isSelected,
  grave,
  onSelect,
}: RowProps & { section: Section; share: number }) {
  const { t, text } = useWords();
  const row = useShown(isSelected);
  return (
    <button
      ref={row}
      type="button"
      data-outline=""
      aria-current={isSelected ? 'true' : undefined}
      tabIndex={isSelected ? 0 : -1}
      className={classes(styles['row'], styles['section'], isSelected && styles['selected'])}
      onClick={() => onSelect({ kind: 'section', ref: section.ref })}
    >
      <span className={styles['words']}>{text(section.title) || t('editor.untitledSection')}</span>
      <GraveMark grave={grave} />
      <span className={styles['share']}>{section.isExcluded ? t('outline.unscored') : percent(share)}</span>
    </button>
  );
});

interface OutlineProps {
  form: Form;
  selection: Selection;
  findings: ReadonlyMap<string, readonly CardFindingFragment[]>;
  /** Refs that the server did not store as they are. */
  refused: ReadonlySet<string>;
  /** What is wrong with the form as a whole. */
  ofForm: Grave;
  onSelect: (selection: Selection) => void;
}

/** Sections and questions as they follow each other, each with its share of the score and what is wrong with it. */
export function Outline({ form, selection, findings, refused, ofForm, onSelect }: OutlineProps) {
  const { t } = useWords();
  const shares = useMemo(() => sharesOf(form), [form]);
  const graveOf = (ref: string): Grave => (refused.has(ref) ? 'error' : gravest(findings.get(ref) ?? []));
  const head = useShown(selection.kind === 'form');
  let number = 0;
  return (
    <nav className={styles['outline']} aria-label={t('outline.title')} data-panel="">
      <button
        ref={head}
        type="button"
        data-outline=""
        aria-current={selection.kind === 'form' ? 'true' : undefined}
        tabIndex={selection.kind === 'form' ? 0 : -1}
        className={classes(styles['row'], styles['head'], selection.kind === 'form' && styles['selected'])}
        onClick={() => onSelect({ kind: 'form' })}
      >
        <Settings2 size={14} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles['words']}>{t('outline.form')}</span>
        <GraveMark grave={ofForm} />
      </button>
      {form.sections.map((section) => (
        <div key={section.ref} role="group" aria-label={section.ref}>
          <SectionRow
            section={section}
            share={shares.sections.get(section.ref) ?? 0}
            isSelected={selection.kind === 'section' && selection.ref === section.ref}
            grave={graveOf(section.ref)}
            onSelect={onSelect}
          />
          {section.questions.map((question) => {
            number += 1;
            return (
              <QuestionRow
                key={question.ref}
                question={question}
                number={number}
                share={shares.questions.get(question.ref) ?? 0}
                isSelected={selection.kind === 'question' && selection.ref === question.ref}
                grave={graveOf(question.ref)}
                onSelect={onSelect}
              />
            );
          })}
        </div>
      ))}
    </nav>
  );
}
