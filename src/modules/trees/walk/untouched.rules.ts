import { type EngineWorld, framePath, held, samePath } from './engine/engine.js';
import { initialValues } from './engine/mapping.rules.js';
import { Walker } from './engine/walker.js';
import type { WalkRecord } from './walk-record.js';

/** Variables that an answer gave their value, or that a sub-tree gave when it had ended, in the tree that is walked now. */
function touched(walk: WalkRecord, walker: Walker): Set<string> {
  const names = new Set<string>();
  const path = framePath(walk.frames);
  for (const { frame, nodeKey, answer } of walk.moves) {
    if (!samePath(frame.slice(0, path.length), path)) continue;
    const node = walker.tree.nodes.get(frame[path.length] ?? nodeKey);
    if (frame.length > path.length) {
      for (const { target } of node?.subtree?.outputs ?? []) names.add(target);
      continue;
    }
    for (const name of Object.keys(answer.values ?? {})) names.add(name);
    if (node?.variable) names.add(node.variable);
    for (const { variable } of node?.choices.find(({ key }) => key === answer.choice)?.scores ?? [])
      names.add(variable);
  }
  return names;
}

/** Variables of the tree that is walked now that only hold what it begins with: nobody gave them a value, and nothing was computed. */
export function untouchedVariables(walk: WalkRecord, world: EngineWorld): Set<string> {
  const walker = new Walker(world, walk.frames);
  const known = touched(walk, walker);
  const above = walk.frames.slice(0, -1);
  if (above.length === 0) for (const name of Object.keys(walk.context)) known.add(name);
  else for (const { target } of new Walker(world, above).node.subtree?.inputs ?? []) known.add(target);
  const begins = initialValues(walker.tree, {});
  // A list is the same where its values are.
  const isAsBegun = (name: string): boolean =>
    JSON.stringify(held(begins, name)) === JSON.stringify(held(walker.values, name));
  return new Set(Object.keys(begins).filter((name) => !known.has(name) && isAsBegun(name)));
}
