import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Segmented } from '../../../components/segmented';
import { copyText } from '../../../lib/copy-text';
import { showToast } from '../../../lib/toasts';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './conflict-dialog.module.css';
import { CASE_PARTS, type Content, type ContentField } from './content';
import type { DraftState } from './draft-session';
import { MergePlaces, resultOf, type TextMerge, unsettled } from './merge-places';
import { type MergePart, threeWay } from './three-way';

const FIELD_WORDS = {
  title: 'fields.title',
  say: 'fields.say',
  bodyMarkdown: 'fields.body',
  technicalCase: 'fields.caseAll',
  alternativeQuestions: 'fields.questions',
  keywords: 'fields.keywords',
  environment: 'fields.environment',
  models: 'fields.models',
  errorCodes: 'fields.codes',
  categoryId: 'fields.category',
  productLineIds: 'fields.lines',
  effectiveFrom: 'fields.effectiveFrom',
  effectiveTo: 'fields.effectiveTo',
  note: 'fields.note',
} as const satisfies Partial<Record<ContentField, string>>;

type WordedField = keyof typeof FIELD_WORDS;

interface ConflictDialogProps {
  content: Content;
  conflict: NonNullable<DraftState['conflict']>;
  lang: string;
  /** Ids (category, product lines) in words. */
  nameOf: (id: string) => string;
  onResolve: (choice: Partial<Record<ContentField, 'mine' | 'theirs'>>, written: Partial<Content>) => void;
  onClose: () => void;
}

/** A text that both changed, with the places at which they did. */
interface ContestedText {
  key: string;
  label: string;
  parts: readonly MergePart[];
}

/**
 * Two people changed the same places: the text that both began from, mine and theirs stand side by side, and for each place one is taken
 * or both; the outcome may be written further. Parts that are no running text are taken whole.
 */
export function ConflictDialog({ content, conflict, lang, nameOf, onResolve, onClose }: ConflictDialogProps) {
  const { t, common, person } = useWords();
  const [choice, setChoice] = useState<Partial<Record<ContentField, 'mine' | 'theirs'>>>({});
  const [merges, setMerges] = useState<Readonly<Record<string, TextMerge>>>({});
  const { base, theirs, fields } = conflict;
  const draft = conflict.article.draft;
  const other = person(draft?.lastEditor ?? draft?.author ?? null);

  const texts = useMemo((): ContestedText[] => {
    const found: ContestedText[] = [];
    const add = (key: string, label: string, from: string, mine: string, their: string): void => {
      if (mine !== their) found.push({ key, label, parts: threeWay(from, mine, their) });
    };
    if (fields.includes('bodyMarkdown'))
      add('bodyMarkdown', t('fields.body'), base.bodyMarkdown, content.bodyMarkdown, theirs.bodyMarkdown);
    if (fields.includes('technicalCase'))
      for (const part of CASE_PARTS)
        add(
          part,
          t(`fields.case.${part}`),
          base.technicalCase[part],
          content.technicalCase[part],
          theirs.technicalCase[part],
        );
    return found;
  }, [t, fields, base, content, theirs]);
  const whole = fields.filter((field) => field !== 'bodyMarkdown' && field !== 'technicalCase');

  const outcomes = texts.map(({ key, parts }) => [key, resultOf(parts, merges[key] ?? unsettled)] as const);
  const left =
    whole.filter((field) => choice[field] === undefined).length + outcomes.filter(([, text]) => text === null).length;
  const take = (): void => {
    if (left > 0) return;
    const settled = Object.fromEntries(outcomes) as Record<string, string>;
    const technicalCase = Object.fromEntries(
      CASE_PARTS.map((part) => [part, settled[part] ?? content.technicalCase[part]]),
    ) as unknown as Content['technicalCase'];
    onResolve(choice, {
      ...(settled['bodyMarkdown'] === undefined ? {} : { bodyMarkdown: settled['bodyMarkdown'] }),
      ...(fields.includes('technicalCase') ? { technicalCase } : {}),
    });
  };
  useSubmitKey(take, { overlay: true });

  const asText = (from: Content, field: ContentField): string => {
    const value = from[field];
    if (field === 'categoryId') return from.categoryId === null ? '—' : nameOf(from.categoryId);
    if (field === 'productLineIds') return from.productLineIds.map(nameOf).join('\n');
    if (typeof value === 'string') return value;
    return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')).join('\n') : '';
  };
  const copyMine = async (field: ContentField): Promise<void> => {
    if (await copyText(asText(content, field))) showToast({ tone: 'good', text: common('common.copyDone') });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('conflict.dialogTitle')}
      description={t('conflict.dialogText', { name: other })}
      footer={
        <>
          {left > 0 && <span className={styles['left']}>{t('conflict.left', { count: left })}</span>}
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button variant="primary" keyCap="Ctrl ↵" disabled={left > 0} onClick={take}>
            {t('conflict.take')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        {texts.map(({ key, label, parts }) => (
          <MergePlaces
            key={key}
            label={label}
            parts={parts}
            merge={merges[key] ?? unsettled}
            lang={lang}
            other={other}
            onChange={(merge) => setMerges((known) => ({ ...known, [key]: merge }))}
          />
        ))}
        {whole.map((field) => {
          const label = field in FIELD_WORDS ? t(FIELD_WORDS[field as WordedField]) : field;
          return (
            <section key={field} className={styles['field']}>
              <header className={styles['head']}>
                <h3>{label}</h3>
                <Segmented
                  label={label}
                  value={choice[field] ?? 'none'}
                  items={[
                    { value: 'mine', label: t('conflict.mine') },
                    { value: 'theirs', label: t('conflict.theirs') },
                  ]}
                  onChange={(value) => setChoice({ ...choice, [field]: value === 'mine' ? 'mine' : 'theirs' })}
                />
                <Button
                  size="small"
                  variant="quiet"
                  icon={<Copy size={13} aria-hidden="true" />}
                  onClick={() => void copyMine(field)}
                >
                  {t('conflict.copyMine')}
                </Button>
              </header>
              <div className={styles['sides']} lang={lang}>
                {(['mine', 'theirs'] as const).map((side) => (
                  <div key={side} className={styles['side']} data-taken={choice[field] === side || undefined}>
                    <p className={styles['label']}>
                      {side === 'mine' ? t('conflict.mine') : t('conflict.theirsOf', { name: other })}
                    </p>
                    <div className={styles['text']}>{asText(side === 'mine' ? content : theirs, field)}</div>
                  </div>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
