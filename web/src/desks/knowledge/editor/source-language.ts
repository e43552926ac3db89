import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { parser, Strikethrough, Table } from '@lezer/markdown';

/**
 * Markdown straight from its parser: the ready-made language package would bring parsers of HTML, CSS and script with it,
 * which an article may not contain anyway.
 */
const markdown = new Language(defineLanguageFacet(), parser.configure([Table, Strikethrough]), [], 'markdown');

const look = HighlightStyle.define([
  {
    tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6],
    fontWeight: '650',
    color: 'var(--t1)',
  },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--info)' },
  { tag: tags.monospace, color: 'var(--vio)' },
  { tag: tags.quote, color: 'var(--t2)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: 'var(--t3)' },
]);

const marker = Decoration.line({ class: 'cg-marker' });
const internal = Decoration.line({ class: 'cg-internal' });
const opens = /^\s*[:：]{3,}\s*([\p{L}_-]+)/u;
const closes = /^\s*[:：]{3,}\s*$/u;

/** Marks the lines of `:::internal … :::`, so that an author sees at once what outsiders will not get. */
function blockLines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  let isInside = false;
  const last = view.viewport.to;
  for (let number = 1; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    if (line.from > last) break;
    const name = opens.exec(line.text)?.[1]?.toLowerCase();
    const isInternalStart = name !== undefined && (name.startsWith('internal') || name.startsWith('内部'));
    if (isInternalStart) isInside = true;
    const isMarker = name !== undefined || closes.test(line.text);
    if (line.to >= view.viewport.from) {
      if (isMarker) builder.add(line.from, line.from, marker);
      if (isInside) builder.add(line.from, line.from, internal);
    }
    if (closes.test(line.text)) isInside = false;
  }
  return builder.finish();
}

const blocks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = blockLines(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = blockLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--t1)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '24px', overflow: 'auto' },
  '.cm-content': { padding: '10px 0 40px', caretColor: 'var(--t1)', fontVariantNumeric: 'tabular-nums' },
  '.cm-line': { padding: '0 14px 0 6px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--t3)', border: '0', fontSize: '12px' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px', minWidth: '34px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--t1)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--sel)',
  },
  '.cm-placeholder': { color: 'var(--t3)' },
  '.cg-marker': { color: 'var(--warn)', fontWeight: '650' },
  '.cg-internal': { backgroundColor: 'var(--warn-w)' },
});

/** Highlighting and look of the source; colours are the page's own, which reach into the shadow root. */
export const markdownSource: Extension = [markdown.extension, syntaxHighlighting(look), blocks, theme];
