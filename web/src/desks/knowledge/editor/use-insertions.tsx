import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useWords } from '../shared/words';
import { FileDialog } from './file-dialog';
import { InsertMenu } from './insert-menu';
import { type InsertAction, isInsertion } from './insertions';
import { LinkMenu } from './link-menu';
import type { SlashPlace, SourceHandle } from './source-editor';
import type { Attachments } from './use-attachments';

const PICTURE_KINDS = 'image/png,image/jpeg,image/gif,image/webp';
const FILE_KINDS = `${PICTURE_KINDS},.pdf,.docx,.xlsx,.pptx,.txt,.csv`;

interface Insertions {
  /** Does what the toolbar, the menu or a key asks for; what needs an answer asks first. */
  insert: (action: InsertAction) => void;
  insertText: (markdown: string) => void;
  onSlash: (place: SlashPlace) => void;
  onLink: (place: SlashPlace) => void;
  onFiles: (files: readonly File[]) => void;
  /** The menus and dialogs that are open; belongs beside the source. */
  overlays: ReactNode;
}

interface InsertionsOptions {
  source: RefObject<SourceHandle | null>;
  attachments: Attachments;
  lang: string;
  /** Shows the source where it is hidden. */
  onBody: () => void;
}

/** Everything that can be put into the source, with the questions that come before it. */
export function useInsertions({ source, attachments, lang, onBody }: InsertionsOptions): Insertions {
  const { t } = useWords();
  const [slash, setSlash] = useState<SlashPlace | null>(null);
  const [link, setLink] = useState<SlashPlace | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const [first] = files;

  const insert = (action: InsertAction): void => {
    if (!isInsertion(action)) source.current?.run(action);
    else if (action === 'articleLink') setLink(source.current?.place() ?? null);
    else if (chooser.current) {
      chooser.current.accept = action === 'picture' ? PICTURE_KINDS : FILE_KINDS;
      chooser.current.click();
    }
  };
  const insertText = (markdown: string): void => {
    onBody();
    setTimeout(() => source.current?.insert(markdown));
  };
  const onFiles = (more: readonly File[]): void => setFiles((waiting) => [...waiting, ...more]);
  const next = (): void => setFiles((waiting) => waiting.slice(1));
  const overlays = (
    <>
      {slash && (
        <InsertMenu
          place={slash}
          onChoose={(action) => {
            setSlash(null);
            insert(action);
          }}
          onClose={(typed) => {
            setSlash(null);
            source.current?.insert(typed);
          }}
        />
      )}
      {link && (
        <LinkMenu
          place={link}
          onChoose={(code) => {
            setLink(null);
            source.current?.insert(`[[${code}]]`);
          }}
          onClose={(typed) => {
            setLink(null);
            source.current?.insert(typed);
          }}
        />
      )}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('files.add')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {first && (
        <FileDialog
          key={`${first.name}-${files.length}`}
          file={first}
          attachments={attachments}
          lang={lang}
          onInsert={(markdown) => {
            next();
            insertText(markdown);
          }}
          onClose={next}
        />
      )}
    </>
  );
  return { insert, insertText, onSlash: setSlash, onLink: setLink, onFiles, overlays };
}
