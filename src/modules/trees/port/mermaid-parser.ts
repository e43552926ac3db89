import { type FileFindings, quoted } from './file-findings.js';
import {
  type Chart,
  type ChartEdge,
  type ChartNode,
  type ChartNote,
  chartShapes,
  shapeNames,
} from './mermaid-chart.js';
import { ChartCursor, ChartSyntaxError } from './mermaid-cursor.js';
import { readText } from './mermaid-text.rules.js';
import { TreeFileFindingCode, fileLimits } from './tree-file.js';

const id = /(?:[\p{L}\p{N}_.]|-(?![-.>=]))+/uy;
const link = /(?:[<xo](?=[-=]))?(?:--+[->xo]|-\.+-[>xo]?|==+[=>xo]|~~~+)/y;
/** A link whose label stands inside it, with how it ends. */
const opened: readonly (readonly [RegExp, RegExp])[] = [
  [/<?--(?=[^->xo])/y, /--+[->xo]/],
  [/<?-\.(?=[^-.])/y, /\.+-[>xo]?/],
  [/<?==(?=[^=>xo])/y, /==+[=>xo]/],
];
const keyword = /(subgraph|end|direction|style|classDef|class|linkStyle|click|accTitle|accDescr)(?=[\s:;{]|$)/y;
const header = /(?:flowchart|graph)(?:-elk)?(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v]))?[ \t]*(?=[\n;]|$)/y;
const ours = /^%%[ \t]*caregraph[ \t]+(\S+)[ \t]*(.*)$/;

/** Reads the part of Mermaid’s flowcharts that a tree has use for. After a line that cannot be read it goes on with the next. */
export class ChartParser extends ChartCursor {
  readonly #nodes = new Map<string, ChartNode>();
  readonly #edges: ChartEdge[] = [];
  readonly #notes: ChartNote[] = [];
  readonly #ignored = new Set<string>();
  #pending: Record<string, string> = {};

  constructor(
    text: string,
    private readonly findings: FileFindings,
  ) {
    super(text);
  }

  /** Null where it is no flowchart at all. */
  read(): Chart | null {
    const title = this.#frontMatter();
    this.skipBlank();
    while (this.text.startsWith('%%', this.at)) {
      this.#comment();
      this.skipBlank();
    }
    if (!this.take(header)) {
      this.findings.error(
        TreeFileFindingCode.NOT_THE_FORMAT,
        this.place(),
        '这不是流程图：第一行必须是“flowchart TD”。',
        'This is no flowchart: it has to begin with “flowchart TD”.',
      );
      return null;
    }
    for (this.skipBlank(); this.at < this.text.length && !this.findings.isHopeless; this.skipBlank()) this.#statement();
    return { title, nodes: this.#nodes, edges: this.#edges, notes: this.#notes };
  }

  #frontMatter(): string | null {
    this.skipBlank();
    const found = /---[ \t]*\n([\s\S]*?)\n---[ \t]*(?=\n|$)/y;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    if (!match) return null;
    this.at = found.lastIndex;
    const title = /^title:[ \t]*(.+)$/m.exec(match[1] ?? '')?.[1]?.trim();
    return title ? readText(title.replace(/^(["'])(.*)\1$/, '$2').replace(/\\(["\\])/g, '$1')) : null;
  }

  #comment(): void {
    const place = this.place();
    if (this.text.startsWith('%%{', this.at)) {
      const end = this.text.indexOf('}%%', this.at);
      this.at = end === -1 ? this.text.length : end + 3;
      return;
    }
    const [, word, rest = ''] = ours.exec(this.restOfLine()) ?? [];
    if (word === undefined) return;
    if (word === 'choice' || word === 'when') this.#pending[word] = rest.trim();
    else this.#notes.push({ word, rest: rest.trim(), place });
  }

  #statement(): void {
    if (this.text.startsWith('%%', this.at)) {
      this.#comment();
      return;
    }
    const start = this.at;
    const word = this.take(keyword);
    if (word !== null) {
      this.#aside(word, start);
      return;
    }
    try {
      this.#chain();
    } catch (error) {
      if (!(error instanceof ChartSyntaxError)) throw error;
      this.findings.error(TreeFileFindingCode.SYNTAX, this.place(error.at), error.zh, error.en);
      this.at = Math.max(this.at, error.at);
      this.restOfLine();
    }
    this.#pending = {};
  }

  /** Statements that say how it looks, or what belongs together. */
  #aside(word: string, start: number): void {
    const rest = this.restOfLine();
    if (word === 'accDescr' && rest.trim() === '{') {
      const end = this.text.indexOf('}', this.at);
      this.at = end === -1 ? this.text.length : end + 1;
    }
    if ((word !== 'subgraph' && word !== 'click') || this.#ignored.has(word)) return;
    this.#ignored.add(word);
    this.findings.hint(TreeFileFindingCode.IGNORED, this.place(start), `“${word}”会被忽略。`, `“${word}” is left out.`);
  }

  #chain(): void {
    let from = this.#group();
    for (;;) {
      this.skipSpaces();
      const at = this.at;
      const found = this.#link();
      if (!found) break;
      this.skipSpaces();
      if (this.text[this.at] === '\n') this.skipBlank();
      const to = this.#group();
      if (!found.isHidden) {
        const place = this.place(at);
        this.#edge(from, to, { label: found.label, place, notes: this.#pending });
      }
      this.#pending = {};
      from = to;
    }
    const next = this.text[this.at];
    if (next !== undefined && next !== '\n' && next !== ';')
      throw new ChartSyntaxError(
        this.at,
        `“${quoted(next)}”处无法读取：这里应为箭头或行尾。`,
        `It cannot be read from “${quoted(next)}” on: an arrow or the end of the line is expected.`,
      );
  }

  /** Every node of the one side leads to every node of the other. */
  #edge(from: readonly string[], to: readonly string[], more: Omit<ChartEdge, 'from' | 'to'>): void {
    if (this.#edges.length + from.length * to.length > fileLimits.edges) {
      const most = fileLimits.edges;
      this.findings.error(TreeFileFindingCode.TOO_MANY, more.place, `最多 ${most} 条连线。`, `At most ${most} edges.`);
      this.at = this.text.length;
      return;
    }
    for (const one of from) for (const other of to) this.#edges.push({ from: one, to: other, ...more });
  }

  #group(): string[] {
    const found = [this.#node()];
    for (;;) {
      const before = this.at;
      this.skipSpaces();
      if (this.text[this.at] !== '&') {
        this.at = before;
        return found;
      }
      this.at += 1;
      this.skipSpaces();
      found.push(this.#node());
    }
  }

  #node(): string {
    const at = this.at;
    const name = this.take(id);
    if (name === null) throw new ChartSyntaxError(at, '这里应为节点。', 'A node is expected here.');
    const node = this.#nodes.get(name) ?? { id: name, place: this.place(at), text: null, shape: null, className: null };
    this.#nodes.set(name, node);
    const said = this.text.startsWith('@{', this.at) ? this.#named() : this.#shape();
    if (said) this.#say(node, said, at);
    if (this.text.startsWith(':::', this.at)) {
      this.at += 3;
      node.className = this.take(/[\w-]+/y);
    }
    return name;
  }

  #say(node: ChartNode, said: { shape: string; text: string | null }, at: number): void {
    if (node.shape !== null && (node.shape !== said.shape || node.text !== said.text)) {
      this.findings.error(
        TreeFileFindingCode.DUPLICATE_KEY,
        { ...this.place(at), nodeKey: quoted(node.id) },
        `节点“${quoted(node.id)}”有两种写法。`,
        `The node “${quoted(node.id)}” is described twice, each time differently.`,
      );
      return;
    }
    node.shape = said.shape;
    node.text = said.text;
  }

  #shape(): { shape: string; text: string } | null {
    const found = chartShapes.find(([open]) => this.text.startsWith(open, this.at));
    if (!found) return null;
    const [open, shape, closes] = found;
    const start = this.at;
    this.at += open.length;
    this.skipSpaces();
    const text = this.text[this.at] === '"' ? this.quoted(start) : this.bare(closes, start);
    this.skipSpaces();
    const close = closes.find((one) => this.text.startsWith(one, this.at));
    if (close === undefined) throw new ChartSyntaxError(start, `“${open}”没有收尾。`, `“${open}” is never closed.`);
    this.at += close.length;
    return { shape, text: readText(text) };
  }

  /** `a@{ shape: diam, label: "…" }`. */
  #named(): { shape: string; text: string | null } {
    const start = this.at;
    const inner = /^@\{([^}]*)\}/.exec(this.text.slice(start, start + 2_000))?.[1];
    if (inner === undefined) throw new ChartSyntaxError(start, '“@{”没有收尾。', '“@{” is never closed.');
    this.at = start + inner.length + 3;
    const shape = /shape:\s*([\w-]+)/.exec(inner)?.[1] ?? '';
    const label = /label:\s*(?:"([^"]*)"|'([^']*)'|([^,\n]+))/.exec(inner);
    const text = label ? readText(label[1] ?? label[2] ?? label[3] ?? '') : null;
    return { shape: shapeNames[shape] ?? 'rectangle', text };
  }

  #link(): { label: string | null; isHidden: boolean } | null {
    const whole = this.take(link);
    if (whole !== null) return { label: this.#label(), isHidden: whole.startsWith('~') };
    for (const [open, close] of opened) {
      const start = this.at;
      if (this.take(open) === null) continue;
      const line = this.line();
      const found = close.exec(line);
      if (!found) throw new ChartSyntaxError(start, '箭头没有收尾。', 'An arrow never ends.');
      this.at += found.index + found[0].length;
      const label = line.slice(0, found.index).trim();
      return { label: readText(label.replace(/^"(.*)"$/, '$1')), isHidden: false };
    }
    return null;
  }

  #label(): string | null {
    this.skipSpaces();
    const start = this.at;
    if (this.text[start] !== '|') return null;
    this.at += 1;
    this.skipSpaces();
    const text = this.text[this.at] === '"' ? this.quoted(start) : this.bare(['|'], start);
    this.skipSpaces();
    if (this.text[this.at] !== '|') throw new ChartSyntaxError(start, '“|”没有收尾。', '“|” is never closed.');
    this.at += 1;
    return readText(text) || null;
  }
}
