import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Segmented } from '../../../components/segmented';
import { copyText } from '../../../lib/copy-text';
import { showToast } from '../../../lib/toasts';
import { textDifference } from '../shared/difference';
import { Hunks } from '../shared/difference-view';
import { useWords } from '../shared/words';
import styles from './conflict-dialog.module.css';
import type { Content, ContentField } from './content';
import type { DraftState } from './draft-session';

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
  note: 'fields.note',
} as const satisfies Record<ContentField, string>;

interface ConflictDialogProps {
  content: Content;
  conflict: NonNullable<DraftState['conflict']>;
  lang: string;
  /** Ids (category, product lines) in words. */
  nameOf: (id: string) => string;
  onResolve: (choice: Partial<Record<ContentField, 'mine' | 'theirs'>>) => void;
  onClose: () => void;
}

/** Two people changed the same parts: both texts stand side by side, and for each part one is taken. */
export function ConflictDialog({ content, conflict, lang, nameOf, onResolve, onClose }: ConflictDialogProps) {
  const { t, common, person } = useWords();
  const [choice, setChoice] = useState<Partial<Record<ContentField, 'mine' | 'theirs'>>>({});
  const isDone = conflict.fields.every((field) => choice[field] !== undefined);
  const other = person(conflict.article.draft?.author ?? null);

  const asText = (from: Content, field: ContentField): string => {
    const value = from[field];
    if (field === 'technicalCase') return Object.values(from.technicalCase).join('\n\n');
    if (field === 'categoryId') return from.categoryId === null ? '—' : nameOf(from.categoryId);
    if (field === 'productLineIds') return from.productLineIds.map(nameOf).join('\n');
    if (typeof value === 'string') return value;
    return Array.isArray(value) ? value.join('\n') : '';
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
          <Button onClick={onClose}>{t('conflict.later')}</Button>
          <Button variant="primary" disabled={!isDone} onClick={() => onResolve(choice)}>
            {t('conflict.take')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        {conflict.fields.map((field) => {
          const hunks = textDifference(asText(conflict.theirs, field), asText(content, field), lang);
          return (
            <section key={field} className={styles['field']}>
              <header className={styles['head']}>
                <h3>{t(FIELD_WORDS[field])}</h3>
                <Segmented
                  label={t(FIELD_WORDS[field])}
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
                <div className={styles['side']} data-taken={choice[field] === 'mine' || undefined}>
                  <p className={styles['label']}>{t('conflict.mine')}</p>
                  <div className={styles['text']}>
                    <Hunks hunks={hunks} side="after" />
                  </div>
                </div>
                <div className={styles['side']} data-taken={choice[field] === 'theirs' || undefined}>
                  <p className={styles['label']}>{t('conflict.theirsOf', { name: other })}</p>
                  <div className={styles['text']}>
                    <Hunks hunks={hunks} side="before" />
                  </div>
                </div>
              </div>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
