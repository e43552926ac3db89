import type { TreeContent, TreeNode, TreeVariable } from '../tree-content.js';
import { TreeExpressions } from '../expressions/expressions.js';
import { Findings } from './findings.js';
import { TreeGraph } from './tree-graph.js';

/** One check of one drawing: what its rules share. */
export class Check {
  readonly findings = new Findings();
  readonly graph: TreeGraph;
  readonly expressions: TreeExpressions;
  /** Variables by name; of two with one name the first. */
  readonly variables = new Map<string, TreeVariable>();

  constructor(readonly content: TreeContent) {
    this.graph = new TreeGraph(content);
    this.expressions = new TreeExpressions(content.variables);
    for (const variable of content.variables)
      if (!this.variables.has(variable.name)) this.variables.set(variable.name, variable);
  }

  /** Nodes that a walk can come to, in the order in which they stand. */
  reached(): TreeNode[] {
    return this.content.nodes.filter((_, at) => this.graph.reached[at]);
  }
}
