import type { TreeContent, TreeNode, TreeVariable } from '../tree-content.js';
import { TreeExpressions } from '../expressions/expressions.js';
import { Findings } from './findings.js';
import { type NamedInText, namesInTexts } from './readings.rules.js';
import { TreeGraph } from './tree-graph.js';

/** One check of one drawing: what its rules share. */
export class Check {
  readonly findings = new Findings();
  readonly graph: TreeGraph;
  #named: { readonly node: TreeNode; readonly names: readonly NamedInText[] } | null = null;
  #expressions: TreeExpressions | null = null;
  /** Variables by name; of two with one name the first. */
  readonly variables = new Map<string, TreeVariable>();

  constructor(readonly content: TreeContent) {
    this.graph = new TreeGraph(content);
    for (const variable of content.variables)
      if (!this.variables.has(variable.name)) this.variables.set(variable.name, variable);
  }

  /** Made where the first one is read: most drawings that are looked at for their targets only need none. */
  get expressions(): TreeExpressions {
    this.#expressions ??= new TreeExpressions(this.content.variables);
    return this.#expressions;
  }

  /** Names in the texts of a node. What is asked for twice in a row is read once. */
  namesInTexts(node: TreeNode): readonly NamedInText[] {
    if (this.#named?.node !== node) this.#named = { node, names: namesInTexts(node) };
    return this.#named.names;
  }
}
