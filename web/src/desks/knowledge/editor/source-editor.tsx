import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { isComposing } from '../../../lib/hotkeys';
import { continueList, gapAfter, runSourceAction, type Samples, type SourceAction } from './source-commands';
import styles from './source-editor.module.css';
import { markdownSource } from './source-language';

/** What the page can ask of the source. */
export interface SourceHandle {
  /** Where the cursor is. */
  place: () => SlashPlace;
  run: (action: SourceAction) => void;
  focus: () => void;
  insert: (text: string) => void;
  /** Puts the cursor on a line, counted from 1. */
  goTo: (line: number) => void;
}

/** Where the insertion menu appears: page coordinates below the line. */
export interface SlashPlace {
  left: number;
  top: number;
}

interface SourceEditorProps {
  ref?: Ref<SourceHandle>;
  value: string;
  /** When it rises, `value` replaces the text; otherwise the editor itself is the owner of what is typed. */
  epoch: number;
  label: string;
  placeholder: string;
  lang: string;
  samples: Samples;
  readOnly: boolean;
  onChange: (value: string) => void;
  /** `/` on an empty line: the page offers what can be inserted. */
  onSlash: (place: SlashPlace) => void;
  /** `[[`: the page looks for the article that is meant; the brackets are taken back. */
  onLink: (place: SlashPlace) => void;
  /** Files that were pasted or dropped. */
  onFiles: (files: File[]) => void;
}

/** Keys that the page itself uses. */
const PAGE_KEYS = ['Mod-Enter', 'Ctrl-k', 'Mod-k'];
const keys = defaultKeymap.filter(({ key }) => key === undefined || !PAGE_KEYS.includes(key));

/** The Markdown source. It lives in a shadow root, where its styles are sheets made by script, which the page's policy allows. */
export function SourceEditor({
  ref,
  value,
  epoch,
  label,
  placeholder: hint,
  lang,
  samples,
  readOnly,
  onChange,
  onSlash,
  onLink,
  onFiles,
}: SourceEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const lock = useRef(new Compartment());
  const latest = useRef({ onChange, onSlash, onLink, onFiles, samples, value });
  latest.current = { onChange, onSlash, onLink, onFiles, samples, value };

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const slash = (editor: EditorView): boolean => {
      const { main } = editor.state.selection;
      const line = editor.state.doc.lineAt(main.head);
      if (!main.empty || line.text !== '' || editor.state.readOnly) return false;
      const place = editor.coordsAtPos(main.head);
      if (!place) return false;
      latest.current.onSlash({ left: place.left, top: place.bottom });
      return true;
    };
    const link = (editor: EditorView): boolean => {
      const { main } = editor.state.selection;
      const isSecond = editor.state.sliceDoc(Math.max(0, main.head - 1), main.head) === '[';
      const place = editor.coordsAtPos(main.head);
      if (!main.empty || !isSecond || editor.state.readOnly || !place) return false;
      editor.dispatch({ changes: { from: main.head - 1, to: main.head } });
      latest.current.onLink({ left: place.left, top: place.bottom });
      return true;
    };
    const takeFiles = (event: Event, files: FileList | undefined, editor: EditorView): boolean => {
      if (!files || files.length === 0 || editor.state.readOnly) return false;
      event.preventDefault();
      latest.current.onFiles([...files]);
      return true;
    };
    const editor = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          lineNumbers(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          drawSelection(),
          history(),
          EditorView.lineWrapping,
          placeholder(hint),
          markdownSource,
          keymap.of([
            { key: 'Enter', run: continueList },
            {
              key: 'Mod-b',
              run: (target) => {
                runSourceAction(target, 'bold', latest.current.samples);
                return true;
              },
            },
            { key: '/', run: slash },
            { key: '[', run: link },
            ...historyKeymap,
            ...keys,
          ]),
          EditorView.domEventHandlers({
            paste: (event, target) => takeFiles(event, event.clipboardData?.files, target),
            drop: (event, target) => {
              const at = target.posAtCoords({ x: event.clientX, y: event.clientY });
              if (at !== null && event.dataTransfer?.files.length) target.dispatch({ selection: { anchor: at } });
              return takeFiles(event, event.dataTransfer?.files, target);
            },
          }),
          EditorView.contentAttributes.of({ 'aria-label': label, lang, spellcheck: 'false', tabindex: '0' }),
          lock.current.of(EditorState.readOnly.of(readOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
    // The editor is made anew only for another language of labels or text.
  }, [label, hint, lang]);

  useEffect(() => {
    view.current?.dispatch({ effects: lock.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    const editor = view.current;
    const text = latest.current.value;
    if (!editor || editor.state.doc.toString() === text) return;
    // As an ordinary change: undo brings the other text back.
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [epoch]);

  useImperativeHandle(ref, () => ({
    place: () => {
      const at = view.current?.coordsAtPos(view.current.state.selection.main.head);
      return { left: at?.left ?? 240, top: at?.bottom ?? 240 };
    },
    run: (action) => {
      if (view.current && !view.current.state.readOnly) runSourceAction(view.current, action, latest.current.samples);
    },
    focus: () => view.current?.focus(),
    insert: (text) => {
      const editor = view.current;
      if (!editor || editor.state.readOnly) return;
      if (text) editor.dispatch(editor.state.replaceSelection(text + gapAfter(editor.state, text)));
      editor.focus();
    },
    goTo: (number) => {
      const editor = view.current;
      if (!editor) return;
      const line = editor.state.doc.line(Math.min(Math.max(1, number), editor.state.doc.lines));
      editor.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
      editor.focus();
    },
  }));

  return (
    <div
      ref={host}
      className={styles['host']}
      onKeyDown={(event) => {
        // A composition that ends with a key is no command of the page.
        if (isComposing(event)) event.stopPropagation();
      }}
    />
  );
}
