import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** What the toolbar and the keys do to the source. */
export type SourceAction =
  | 'heading'
  | 'bold'
  | 'bulletList'
  | 'numberList'
  | 'table'
  | 'internal'
  | 'note'
  | 'warning'
  | 'link';

export const SOURCE_ACTIONS = [
  'heading',
  'bold',
  'bulletList',
  'numberList',
  'table',
  'internal',
  'note',
  'warning',
  'link',
] as const satisfies readonly SourceAction[];

/** Texts that an insertion leaves to be written over, in the language of the console. */
export interface Samples {
  bold: string;
  link: string;
  column: string;
  block: string;
}

/** Puts marks around the selection, or takes them away when they are there. */
function wrap(view: EditorView, mark: string, sample: string): void {
  const { state } = view;
  view.dispatch(
    state.changeByRange((range) => {
      const text = state.sliceDoc(range.from, range.to);
      const around =
        state.sliceDoc(range.from - mark.length, range.from) === mark &&
        state.sliceDoc(range.to, range.to + mark.length) === mark;
      if (around) {
        return {
          changes: [
            { from: range.from - mark.length, to: range.from },
            { from: range.to, to: range.to + mark.length },
          ],
          range: EditorSelection.range(range.from - mark.length, range.to - mark.length),
        };
      }
      const inner = text || sample;
      const from = range.from + mark.length;
      return {
        changes: { from: range.from, to: range.to, insert: mark + inner + mark },
        range: EditorSelection.range(from, from + inner.length),
      };
    }),
    { userEvent: 'input', scrollIntoView: true },
  );
}

/** Gives every selected line a beginning, or takes it away when all have it. */
function prefixLines(view: EditorView, prefix: (index: number) => string, pattern: RegExp, replaces: RegExp): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const lines = Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at));
  const all = lines.every(({ text }) => pattern.test(text));
  view.dispatch({
    changes: lines.map((line, at) => {
      const old = (all ? pattern : replaces).exec(line.text)?.[0] ?? '';
      return { from: line.from, to: line.from + old.length, insert: all ? '' : prefix(at) };
    }),
    userEvent: 'input',
    scrollIntoView: true,
  });
}

/** A picture or file put before a line (a table, a list) must not become part of it: the empty line that goes between. */
export function gapAfter({ doc, selection: { main } }: EditorState, text: string): string {
  const line = doc.lineAt(main.from);
  const isBefore = main.empty && main.from === line.from && line.text.trim() !== '';
  return isBefore && text.includes('](file:') ? '\n\n' : '';
}

/** Inserts a block of its own, with an empty line before and after, and selects a part of it. */
function insertBlock(view: EditorView, text: string, select: string): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const start = state.doc.lineAt(from);
  const end = state.doc.lineAt(to);
  const before = start.number > 1 ? state.doc.line(start.number - 1).text : '';
  const after = end.number < state.doc.lines ? state.doc.line(end.number + 1).text : '';
  const isEmpty = start.text.trim() === '' && start.number === end.number;
  const at = isEmpty ? start.from : end.to;
  const head = isEmpty ? (before.trim() ? '\n' : '') : '\n\n';
  const tail = after.trim() ? '\n' : '';
  const cursor = at + head.length + text.indexOf(select);
  view.dispatch({
    changes: { from: at, to: isEmpty ? start.to : at, insert: head + text + tail },
    selection: EditorSelection.range(cursor, cursor + select.length),
    userEvent: 'input',
    scrollIntoView: true,
  });
}

function surroundOrInsert(view: EditorView, name: string, sample: string): void {
  const { state } = view;
  const { main } = state.selection;
  if (main.empty) {
    insertBlock(view, `:::${name}\n${sample}\n:::`, sample);
    return;
  }
  const from = state.doc.lineAt(main.from).from;
  const to = state.doc.lineAt(main.to).to;
  const inner = state.sliceDoc(from, to);
  const opening = `:::${name}\n`;
  view.dispatch({
    changes: { from, to, insert: `${opening}${inner}\n:::` },
    selection: EditorSelection.range(from + opening.length, from + opening.length + inner.length),
    userEvent: 'input',
    scrollIntoView: true,
  });
}

/** Does one of them and gives the focus back to the text. */
export function runSourceAction(view: EditorView, action: SourceAction, samples: Samples): void {
  const list = /^\s*(?:[-*+]|\d+[.)])\s+/;
  switch (action) {
    case 'heading':
      prefixLines(view, () => '## ', /^## /, /^#{1,6} /);
      break;
    case 'bold':
      wrap(view, '**', samples.bold);
      break;
    case 'bulletList':
      prefixLines(view, () => '- ', /^\s*[-*+] /, list);
      break;
    case 'numberList':
      prefixLines(view, (index) => `${index + 1}. `, /^\s*\d+[.)] /, list);
      break;
    case 'table':
      insertBlock(view, `| ${samples.column} 1 | ${samples.column} 2 |\n| --- | --- |\n|  |  |`, `${samples.column} 1`);
      break;
    case 'internal':
    case 'note':
    case 'warning':
      surroundOrInsert(view, action, samples.block);
      break;
    case 'link': {
      const { main } = view.state.selection;
      const text = view.state.sliceDoc(main.from, main.to) || samples.link;
      const from = main.from + text.length + 3;
      view.dispatch({
        changes: { from: main.from, to: main.to, insert: `[${text}](https://)` },
        selection: EditorSelection.range(from, from + 8),
        userEvent: 'input',
        scrollIntoView: true,
      });
      break;
    }
  }
  view.focus();
}

/** Enter inside a list goes on with the list; on an empty item it ends it. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  if (!main.empty) return false;
  const line = state.doc.lineAt(main.head);
  const match = /^(\s*)([-*+]|(\d+)([.)]))(\s+)/.exec(line.text);
  if (!match || main.head < line.from + match[0].length) return false;
  if (line.text.trim() === match[0].trim()) {
    dispatch(state.update({ changes: { from: line.from, to: line.to }, userEvent: 'delete' }));
    return true;
  }
  const [, indent = '', mark = '-', number, dot = '.', gap = ' '] = match;
  const next = number === undefined ? mark : `${Number(number) + 1}${dot}`;
  const insert = `\n${indent}${next}${gap}`;
  dispatch(
    state.update({
      changes: { from: main.head, insert },
      selection: { anchor: main.head + insert.length },
      userEvent: 'input',
      scrollIntoView: true,
    }),
  );
  return true;
};
