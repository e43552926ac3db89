import { TreeExpressions } from '../../expressions/expressions.js';
import type { TreeContent } from '../../tree-content.js';
import type { EngineTree } from './engine.js';

interface Prepared {
  readonly nodes: EngineTree['nodes'];
  readonly variables: EngineTree['variables'];
  readonly expressions: TreeExpressions;
}

// Contents of versions never change and live as long as the cache of versions holds them; what was prepared goes with them.
const known = new WeakMap<TreeContent, Prepared>();

function prepare(content: TreeContent): Prepared {
  const found = known.get(content);
  if (found) return found;
  const made: Prepared = {
    nodes: new Map(content.nodes.map((node) => [node.key, node])),
    variables: new Map(content.variables.map((variable) => [variable.name, variable])),
    expressions: new TreeExpressions(content.variables),
  };
  known.set(content, made);
  return made;
}

/** A tree version prepared for walking; prepared once for each content object. */
export const engineTree = (treeId: string, code: string, number: number, content: TreeContent): EngineTree => ({
  treeId,
  code,
  number,
  content,
  ...prepare(content),
});
