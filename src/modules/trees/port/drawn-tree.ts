import { TreeExpressions } from '../expressions/expressions.js';
import type { TreeChoice, TreeContent, TreeNode, TreeRule } from '../tree-content.js';
import { completeNode, emptyTreeContent, usualTimeoutSeconds } from '../tree-content.rules.js';
import { TreeNodeKind, TreeResult } from '../tree-enums.js';
import type { DrawnEdge, DrawnNode, Drawing } from './drawing.js';
import { type FileFindings, quoted } from './file-findings.js';
import { PlaceBook } from './place-book.js';
import { type FilePlace, type TreeFile, TreeFileFindingCode } from './tree-file.js';

/** A key for an answer that has none: its words where they are of Latin letters, its place otherwise. */
function keyFor(label: string, place: number, taken: ReadonlySet<string>): string {
  const words = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const wish = words || `answer-${place}`;
  for (let at = 1; ; at += 1) {
    const key = at === 1 ? wish : `${wish}-${at}`;
    if (!taken.has(key)) return key;
  }
}

/** What is written at an edge, in whichever language there is. */
const wordsAt = ({ label }: DrawnEdge): string => label?.en || label?.zhCN || '';
/** The condition at an edge; null for the way that is taken where none holds. */
const conditionAt = (edge: DrawnEdge): string | null =>
  edge.when ?? (edge.end === 'default' || wordsAt(edge) === '' ? null : wordsAt(edge));

/** A node with the edges that begin there, and its place among the nodes. */
interface Branching {
  readonly node: TreeNode;
  readonly edges: readonly DrawnEdge[];
  readonly at: number;
}

/** Makes a tree of a drawing. */
class DrawnTree {
  readonly places = new PlaceBook();
  readonly #out = new Map<string, DrawnEdge[]>();
  readonly #expressions: TreeExpressions;

  constructor(
    private readonly drawing: Drawing,
    private readonly findings: FileFindings,
  ) {
    for (const edge of drawing.edges) {
      const known = this.#out.get(edge.from);
      if (known) known.push(edge);
      else this.#out.set(edge.from, [edge]);
    }
    drawing.variablePlaces.forEach((place, at) => {
      this.places.set(['variables', at], place);
    });
    if (drawing.startPlace) this.places.set(['startKey'], drawing.startPlace);
    this.#expressions = new TreeExpressions([...new Map(drawing.variables.map((one) => [one.name, one])).values()]);
  }

  content(): TreeContent {
    const { nodes, edges, title, locales, start, variables } = this.drawing;
    const targets = new Set(edges.map(({ to }) => to));
    const first = nodes.find(({ key }) => !targets.has(key)) ?? nodes[0];
    return {
      ...emptyTreeContent,
      title,
      locales: [...locales],
      startKey: start === undefined ? (first?.key ?? null) : start,
      variables: [...variables],
      nodes: nodes.map((node, at) => this.#node(node, at)),
    };
  }

  #node(drawn: DrawnNode, at: number): TreeNode {
    const edges = this.#out.get(drawn.key) ?? [];
    this.places.set(['nodes', at], drawn.place);
    const kind = drawn.kind ?? this.#kind(drawn, edges);
    const isBareEnd = kind === TreeNodeKind.OUTCOME && !drawn.parts.outcome;
    const node = completeNode({
      key: drawn.key,
      kind,
      title: drawn.title,
      ...drawn.parts,
      ...(isBareEnd ? { outcome: { result: TreeResult.UNRESOLVED } } : {}),
    });
    const branching = { node, edges, at };
    if (kind === TreeNodeKind.QUESTION) return { ...node, choices: this.#choices(branching) };
    if (kind === TreeNodeKind.LOGIC) return this.#logic(branching);
    if (kind === TreeNodeKind.ACTION) return this.#action(branching);
    return this.#straight(branching);
  }

  /** The kind of a node whose file does not name it. */
  #kind({ key, shape, parts, place }: DrawnNode, edges: readonly DrawnEdge[]): TreeNodeKind {
    if (parts.fields) return TreeNodeKind.INPUT;
    if (parts.command) return TreeNodeKind.ACTION;
    if (parts.subtree) return TreeNodeKind.SUBTREE;
    if (parts.outcome) return TreeNodeKind.OUTCOME;
    if (edges.some(({ when }) => when !== null)) return TreeNodeKind.LOGIC;
    if (shape === 'hexagon' && this.#decides(edges)) return TreeNodeKind.LOGIC;
    if (shape === 'diamond' || shape === 'hexagon') return TreeNodeKind.QUESTION;
    if (shape === 'parallelogram' || shape === 'subroutine' || shape === 'cylinder') {
      this.findings.hint(
        TreeFileFindingCode.IGNORED,
        { ...place, nodeKey: quoted(key) },
        '图上没有写明要填什么、调用什么：不按录入、动作或子流程导入。',
        'The chart does not say what is filled in or called: it is not taken for an input, action or sub-tree.',
      );
    }
    if (edges.length > 1 || edges.some((edge) => wordsAt(edge) !== '' || edge.choice !== null))
      return TreeNodeKind.QUESTION;
    return edges.length ? TreeNodeKind.INFO : TreeNodeKind.OUTCOME;
  }

  /** Whether all that stands at the edges are conditions. */
  #decides(edges: readonly DrawnEdge[]): boolean {
    const conditions = edges.flatMap((edge) => conditionAt(edge) ?? []);
    return (
      conditions.length > 0 &&
      conditions.every((text) => {
        const check = this.#expressions.check(text);
        return check.ok && check.type === 'BOOLEAN';
      })
    );
  }

  #choices({ edges, at }: Branching): TreeChoice[] {
    const taken = new Set(edges.flatMap(({ choice }) => choice ?? []));
    return edges.map((edge, number) => {
      const key = edge.choice ?? keyFor(wordsAt(edge), number + 1, taken);
      taken.add(key);
      this.places.set(['nodes', at, 'choices', number], edge.place);
      return { key, label: edge.label ?? { zhCN: '', en: key }, hint: null, to: edge.to, scores: [] };
    });
  }

  #logic({ node, edges, at }: Branching): TreeNode {
    const rules: TreeRule[] = [];
    let to: string | null = null;
    for (const edge of edges) {
      const when = conditionAt(edge);
      if (when === null) {
        if (to !== null) this.#tooMany(node, edge.place);
        to = edge.to;
        this.places.set(['nodes', at, 'to'], edge.place);
        continue;
      }
      this.places.set(['nodes', at, 'rules', rules.length], edge.place);
      rules.push({ when, label: edge.when === null ? null : edge.label, to: edge.to });
    }
    return { ...node, rules, to };
  }

  #action({ node, edges, at }: Branching): TreeNode {
    const ways: Record<'to' | 'failureTo' | 'timeoutTo', string | null> = {
      ...{ to: null, failureTo: null, timeoutTo: null },
    };
    for (const { end, to, place } of edges) {
      const way = end === 'failure' ? 'failureTo' : end === 'timeout' ? 'timeoutTo' : 'to';
      if (ways[way] !== null) this.#tooMany(node, place);
      ways[way] = to;
      this.places.set(way === 'to' ? ['nodes', at, 'to'] : ['nodes', at, 'command', way], place);
    }
    const { to, ...others } = ways;
    const command = node.command ?? { name: '', inputs: [], outputs: [], timeoutSeconds: usualTimeoutSeconds };
    return { ...node, to, command: { ...command, ...others } };
  }

  #straight({ node, edges, at }: Branching): TreeNode {
    const [first, ...others] = edges;
    const isEnd = node.kind === TreeNodeKind.OUTCOME;
    for (const { place } of isEnd ? edges : others) this.#tooMany(node, place);
    if (!first || isEnd) return node;
    this.places.set(['nodes', at, 'to'], first.place);
    return { ...node, to: first.to };
  }

  #tooMany({ key, kind }: TreeNode, place: FilePlace): void {
    this.findings.error(
      TreeFileFindingCode.PART_NOT_OF_KIND,
      { ...place, nodeKey: quoted(key) },
      `${kind} 节点不能有这条连线。`,
      `A node of kind ${kind} cannot have this edge.`,
    );
  }
}

/** A drawing as a tree. */
export function treeOf(drawing: Drawing, findings: FileFindings): TreeFile {
  const tree = new DrawnTree(drawing, findings);
  if (drawing.nodes.length === 0 && !findings.hasErrors)
    findings.error(TreeFileFindingCode.EMPTY, {}, '文件里没有节点。', 'There is no node in the file.');
  return { content: tree.content(), source: null, placeOf: (path) => tree.places.of(path), nameOf: () => null };
}
