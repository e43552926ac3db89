import {
  type Drawing,
  type DrawnNode,
  type Frame,
  FRAME_FIELDS,
  type FrameField,
  isSame,
  type Variable,
} from './content';

/** A node that both changed in the same part. */
export interface ContestedNode {
  readonly key: string;
  /** As both began; null where it is new. */
  readonly base: DrawnNode | null;
  /** As I left it; null where I took it out. */
  readonly mine: DrawnNode | null;
  /** As the other left it; null where they took it out. */
  readonly theirs: DrawnNode | null;
}

export interface Merge {
  /** Both changes together; what is contested stands as mine. */
  readonly drawing: Drawing;
  readonly nodes: readonly ContestedNode[];
  readonly fields: readonly FrameField[];
  /** How many places came from the other without a choice. */
  readonly taken: number;
}

const NODE_PARTS = [
  'kind',
  'title',
  'body',
  'say',
  'alternativeQuestions',
  'article',
  'to',
  'variable',
  'choices',
  'fields',
  'rules',
  'command',
  'subtree',
  'outcome',
  'position',
] as const satisfies readonly (keyof DrawnNode)[];

/** Joins two changes of one node part by part; null where both changed the same part differently. */
function joinNodes(base: DrawnNode, mine: DrawnNode, theirs: DrawnNode): DrawnNode | null {
  let joined = mine;
  for (const part of NODE_PARTS) {
    if (isSame(mine[part], theirs[part]) || isSame(theirs[part], base[part])) continue;
    // Where a node stands is nothing to quarrel about: mine stays.
    if (!isSame(mine[part], base[part])) {
      if (part === 'position') continue;
      return null;
    }
    joined = { ...joined, [part]: theirs[part] };
  }
  return joined;
}

function joinVariables(
  base: readonly Variable[],
  mine: readonly Variable[],
  theirs: readonly Variable[],
): Variable[] | null {
  const by = (list: readonly Variable[]): Map<string, Variable> => new Map(list.map((one) => [one.name, one]));
  const [from, my, their] = [by(base), by(mine), by(theirs)];
  const joined: Variable[] = [];
  for (const name of new Set([...my.keys(), ...their.keys()])) {
    const [was, one, other] = [from.get(name), my.get(name), their.get(name)];
    const kept = isSame(one, was) ? other : isSame(other, was) || isSame(one, other) ? one : null;
    if (kept === null) return null;
    if (kept) joined.push(kept);
  }
  return joined;
}

/** What two people made of one drawing, joined by node; what both changed in the same place is left to a choice. */
export function mergeDrawings(base: Drawing, mine: Drawing, theirs: Drawing): Merge {
  let taken = 0;
  let frame: Frame = mine.frame;
  const fields: FrameField[] = [];
  for (const field of FRAME_FIELDS) {
    const [was, my, their] = [base.frame[field], mine.frame[field], theirs.frame[field]];
    if (isSame(my, their) || isSame(their, was)) continue;
    const variables =
      field === 'variables' && !isSame(my, was)
        ? joinVariables(base.frame.variables, mine.frame.variables, theirs.frame.variables)
        : null;
    if (!isSame(my, was) && !variables) {
      fields.push(field);
      continue;
    }
    taken += 1;
    frame = { ...frame, [field]: variables ?? their };
  }

  const nodes = new Map<string, DrawnNode>();
  const contested: ContestedNode[] = [];
  for (const key of new Set([...theirs.nodes.keys(), ...mine.nodes.keys()])) {
    const [was, my, their] = [base.nodes.get(key), mine.nodes.get(key), theirs.nodes.get(key)];
    const keep = (node: DrawnNode | undefined): void => void (node && nodes.set(key, node));
    if (isSame(my, their) || isSame(their, was)) keep(my);
    else if (isSame(my, was)) {
      taken += 1;
      keep(their);
    } else {
      const joined = was && my && their ? joinNodes(was, my, their) : null;
      keep(joined ?? my);
      if (joined) taken += 1;
      else contested.push({ key, base: was ?? null, mine: my ?? null, theirs: their ?? null });
    }
  }
  return { drawing: { frame, nodes }, nodes: contested, fields, taken };
}
