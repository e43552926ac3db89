import type { TreeContent, TreeNode, TreeSource, TreeVariable } from '../../src/modules/trees/index.js';
import {
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
  completeNode,
  completeVariable,
  emptyTreeContent,
} from '../../src/modules/trees/index.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { type Names, nodeNames, variableNames } from './names.js';

// Question flows as they stand in test/data/trees-en: taken out of their programs, one tree a line.

interface SmartCondition {
  readonly question?: string;
  readonly in?: readonly string[];
  readonly not_in?: readonly string[];
  /** In the words of the source, which asks a calculator. */
  readonly expr?: string;
}

interface SmartTransition {
  readonly when: readonly SmartCondition[];
  readonly to: string;
}

interface SmartNode {
  readonly id: string;
  readonly type: 'question' | 'outcome';
  readonly title: string;
  readonly body?: string;
  readonly hint?: string;
  readonly input?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly transitions?: readonly SmartTransition[];
}

export interface SmartTree {
  readonly id: string;
  readonly source: string;
  readonly licence: string;
  readonly title: string;
  readonly description: string;
  readonly start: string;
  readonly nodes: readonly SmartNode[];
}

/** A tree that was made of a flow, with what became of the names in it. */
export interface SmartConversion {
  readonly content: TreeContent;
  readonly source: TreeSource;
  /** Key of the node for each id. */
  readonly keys: ReadonlyMap<string, string>;
  /** Variable for each question that has one. */
  readonly variables: ReadonlyMap<string, string>;
  /** CONTEXT variable for each condition that the source asks a calculator for. */
  readonly expressions: ReadonlyMap<string, string>;
}

/** What a question that is asked only on some ways holds on the others. */
const notAsked = '-';

const en = (text: string): { zhCN: string; en: string } => ({ zhCN: '', en: text });
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const quoted = (text: string): string => JSON.stringify(text);

/** Links of the source begin at its own site. */
const markdown = (text: string): string => text.replace(/\]\((?=\/)/g, '](https://www.gov.uk');

const typeOf = (input: string | undefined): TreeValueType => {
  if (input === 'checkbox_question') return TreeValueType.ENUM_LIST;
  if (input === 'date_question') return TreeValueType.DATE;
  return input === 'money_question' || input === 'value_question' || input === 'year_question'
    ? TreeValueType.NUMBER
    : TreeValueType.STRING;
};

const isChoice = (node: SmartNode): boolean => node.input === 'radio';

/** Whether a condition on the own answer holds for one of the options. */
const holdsFor = (condition: SmartCondition, value: string): boolean =>
  (condition.in?.includes(value) ?? true) && !(condition.not_in?.includes(value) ?? false);

class Conversion {
  readonly keys: Names = nodeNames();
  readonly names: Names = variableNames();
  readonly expressionNames = new Map<string, string>();
  readonly questionNames = new Map<string, string>();
  readonly variables: TreeVariable[] = [];
  readonly nodes: TreeNode[] = [];

  constructor(readonly tree: SmartTree) {
    for (const { id } of tree.nodes) this.keys.of(id);
  }

  run(): void {
    const read = new Set(
      this.tree.nodes.flatMap((node) =>
        (node.transitions ?? []).flatMap(({ when }) =>
          when.flatMap(({ question }) => (question === undefined || question === node.id ? [] : [question])),
        ),
      ),
    );
    for (const node of this.tree.nodes) {
      if (node.type !== 'question' || (isChoice(node) && !read.has(node.id))) continue;
      this.#questionVariable(node);
    }
    for (const node of this.tree.nodes) this.#node(node);
  }

  #questionVariable(node: SmartNode): void {
    const name = this.names.of(node.id);
    const type = typeOf(node.input);
    this.questionNames.set(node.id, name);
    this.variables.push(
      completeVariable({
        ...{ name, type, origin: TreeVariableOrigin.INPUT, label: en(short(node.title, 200)) },
        options:
          type === TreeValueType.ENUM_LIST
            ? (node.options ?? []).map(({ value, label }) => ({ value, label: en(label) }))
            : null,
        defaultValue: isChoice(node) ? notAsked : null,
      }),
    );
  }

  #node(node: SmartNode): void {
    const key = this.keys.of(node.id);
    const about = { key, title: en(short(node.title || node.id, 300)) };
    const body = en(
      short(
        [node.hint, node.body]
          .filter(Boolean)
          .map((text) => markdown(text ?? ''))
          .join('\n\n'),
        5_000,
      ),
    );
    if (node.type === 'outcome') {
      const outcome = { result: TreeResult.RESOLVED };
      this.nodes.push(completeNode({ ...about, body, kind: TreeNodeKind.OUTCOME, outcome }));
      return;
    }
    const later: TreeNode[] = [];
    if (isChoice(node)) {
      const choices = (node.options ?? []).map(({ value, label }) => ({
        key: value,
        label: en(short(label, 200)),
        to: this.#way(node, this.#waysFor(node, value), later),
      }));
      const variable = this.questionNames.get(node.id) ?? null;
      this.nodes.push(completeNode({ ...about, body, kind: TreeNodeKind.QUESTION, variable, choices }));
    } else {
      const variable = this.questionNames.get(node.id) ?? '';
      const isRequired = node.input !== 'checkbox_question';
      const fields = [{ variable, label: en(short(node.title, 200)), isRequired }];
      const to = this.#way(node, node.transitions ?? [], later);
      this.nodes.push(completeNode({ ...about, body, kind: TreeNodeKind.INPUT, fields, to }));
    }
    this.nodes.push(...later);
  }

  /** What an answer leaves open: the conditions on it are decided. */
  #waysFor(node: SmartNode, value: string): SmartTransition[] {
    return (node.transitions ?? []).flatMap(({ when, to }) => {
      const own = when.filter(({ question }) => question === node.id);
      if (!own.every((condition) => holdsFor(condition, value))) return [];
      return [{ when: when.filter(({ question }) => question !== node.id), to }];
    });
  }

  /** Where it goes on: straight, or by a node that decides. */
  #way(node: SmartNode, ways: readonly SmartTransition[], later: TreeNode[]): string {
    const last = ways.findIndex(({ when }) => when.length === 0);
    const straight = last === -1 ? null : this.keys.of(ways[last]?.to ?? '');
    if (last === 0 && straight !== null) return straight;
    const rules = (last === -1 ? ways : ways.slice(0, last)).map(({ when, to }) => ({
      when: when.map((condition) => this.#condition(condition)).join(' && '),
      to: this.keys.of(to),
    }));
    const to = straight ?? this.#undecided(node, later);
    const known = later.find(
      (one) =>
        one.kind === TreeNodeKind.LOGIC &&
        JSON.stringify([one.rules, one.to]) === JSON.stringify([completeRules(rules), to]),
    );
    if (known) return known.key;
    const count = later.filter(({ kind }) => kind === TreeNodeKind.LOGIC).length;
    const key = this.keys.of(`${this.keys.of(node.id)}.next${count ? `-${count + 1}` : ''}`);
    later.push(
      completeNode({ key, kind: TreeNodeKind.LOGIC, title: en(short(`After: ${node.title}`, 300)), rules, to }),
    );
    return key;
  }

  /** Where a source decides every case by a program that is not here. */
  #undecided(node: SmartNode, later: TreeNode[]): string {
    const key = this.keys.of(`${this.keys.of(node.id)}.undecided`);
    if (!later.some((one) => one.key === key)) {
      later.push(
        completeNode({
          ...{ key, kind: TreeNodeKind.OUTCOME, title: en('The calling system has to decide this') },
          outcome: { result: TreeResult.UNRESOLVED },
        }),
      );
    }
    return key;
  }

  #condition(condition: SmartCondition): string {
    if (condition.expr !== undefined) return this.#expression(condition.expr);
    const name = this.names.of(condition.question ?? '');
    const asked = this.tree.nodes.find(({ id }) => id === condition.question);
    const isList = asked?.input === 'checkbox_question';
    const values = condition.in ?? condition.not_in ?? [];
    const text = isList
      ? values.map((value) => `${quoted(value)} in ${name}`).join(' || ')
      : values.length === 1
        ? `${name} == ${quoted(values[0] ?? '')}`
        : `${name} in [${values.map(quoted).join(', ')}]`;
    if (condition.not_in) return `!(${text})`;
    return isList && values.length > 1 ? `(${text})` : text;
  }

  #expression(expr: string): string {
    const known = this.expressionNames.get(expr);
    if (known !== undefined) return known;
    const name = this.names.of(expr.replace(/calculator\./g, ''));
    this.expressionNames.set(expr, name);
    this.variables.push(
      completeVariable({
        ...{ name, type: TreeValueType.BOOLEAN, origin: TreeVariableOrigin.CONTEXT },
        ...{ label: en(short(expr, 200)), defaultValue: 'false' },
      }),
    );
    return name;
  }
}

const completeRules = (rules: readonly { when: string; to: string }[]): TreeNode['rules'] =>
  rules.map(({ when, to }) => ({ when, label: null, to }));

/** A flow as a tree. What its source decides by a program becomes a CONTEXT variable, false unless a calling system says otherwise. */
export function fromSmartAnswers(tree: SmartTree, purpose = TreePurpose.TROUBLESHOOTING): SmartConversion {
  const made = new Conversion(tree);
  made.run();
  return {
    content: {
      ...emptyTreeContent,
      title: en(short(tree.title, 200)),
      description: tree.description ? en(short(tree.description, 1_000)) : null,
      purpose,
      locales: [Locale.EN],
      startKey: made.keys.of(tree.start),
      variables: made.variables,
      nodes: made.nodes,
    },
    source: {
      system: tree.source.split(/[ /]/)[1]?.split(' ')[0] ?? 'trees',
      externalId: tree.id,
      attribution: tree.source,
      licence: tree.licence,
    },
    keys: made.keys.all(),
    variables: made.questionNames,
    expressions: made.expressionNames,
  };
}
