import { FileText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Tag } from '../../../components/tag';
import { TextInput } from '../../../components/text-input';
import type { AttachmentFieldsFragment, EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { showToast } from '../../../lib/toasts';
import { useWords } from '../shared/words';
import styles from './files.module.css';
import { markdownOf } from './insertions';
import type { AttachmentFault, Attachments } from './use-attachments';

interface FilesPanelProps {
  article: EditedArticleFragment;
  attachments: Attachments;
  /** The Markdown as it is written now: what it names cannot be taken out. */
  markdown: string;
  readOnly: boolean;
  onAdd: () => void;
  onInsert: (markdown: string) => void;
}

/** Pictures and files of the draft: what each shows, put into the text again, or taken out. */
export function FilesPanel({ article, attachments, markdown, readOnly, onAdd, onInsert }: FilesPanelProps) {
  const { t } = useWords();
  const files = (article.draft ?? article).attachments;
  return (
    <section className={styles['panel']} data-field="attachments" aria-label={t('files.title')}>
      <header className={styles['panelHead']}>
        <h3>
          {t('files.title')} <span className={styles['count']}>{files.length > 0 && files.length}</span>
        </h3>
        {!readOnly && (
          <Button size="small" variant="quiet" onClick={onAdd}>
            {t('files.add')}
          </Button>
        )}
      </header>
      {files.length === 0 ? (
        <p className={styles['none']}>{t('files.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {files.map((file) => (
            <FileRow
              key={file.fileId}
              file={file}
              isUsed={markdown.includes(`file:${file.fileId}`)}
              attachments={attachments}
              readOnly={readOnly}
              onInsert={onInsert}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface FileRowProps {
  file: AttachmentFieldsFragment;
  isUsed: boolean;
  attachments: Attachments;
  readOnly: boolean;
  onInsert: (markdown: string) => void;
}

function FileRow({ file, isUsed, attachments, readOnly, onInsert }: FileRowProps) {
  const { t, language } = useWords();
  const [alt, setAlt] = useState<string | null>(null);
  const isPicture = file.width !== null;
  const tell = (fault: AttachmentFault | null): void => {
    if (!fault) return;
    showToast({ tone: 'bad', text: fault.kind === 'refused' ? fault.message : t('files.notSaved') });
  };
  const describe = async (): Promise<void> => {
    if (alt === null || alt.trim() === file.alt) return;
    tell(await attachments.describe(file.fileId, alt.trim()));
    setAlt(null);
  };
  const size = formatNumber(Math.max(1, Math.round(file.bytes / 1024)), language);
  return (
    <li className={styles['row']}>
      {isPicture ? (
        <img className={styles['thumb']} src={file.url} alt="" loading="lazy" />
      ) : (
        <span className={styles['thumb']}>
          <FileText size={18} strokeWidth={1.6} aria-hidden="true" />
        </span>
      )}
      <div className={styles['about']}>
        <p className={styles['name']}>
          <a href={file.url} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        </p>
        <p className={styles['facts']}>
          {isPicture && `${file.width} × ${file.height} · `}
          {t('import.size', { size })} {!isUsed && <Tag tone="plain">{t('files.unused')}</Tag>}
        </p>
        {isPicture && (
          <TextInput
            aria-label={t('files.altOf', { name: file.name })}
            placeholder={t('files.altPlaceholder')}
            value={alt ?? file.alt}
            readOnly={readOnly}
            onChange={(event) => setAlt(event.currentTarget.value)}
            onBlur={() => void describe()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
            }}
          />
        )}
        {!readOnly && (
          <div className={styles['acts']}>
            <Button size="small" onClick={() => onInsert(markdownOf({ ...file, isPicture }))}>
              {t('files.insert')}
            </Button>
            <IconButton
              label={isUsed ? t('files.removeUsed') : t('files.remove', { name: file.name })}
              disabled={isUsed}
              icon={<Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={() => void attachments.remove(file.fileId).then(tell)}
            />
          </div>
        )}
      </div>
    </li>
  );
}
