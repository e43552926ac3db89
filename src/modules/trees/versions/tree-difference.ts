import { DifferenceHunk } from '../../articles/index.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { TreeNode, TreeVariable } from '../tree-content.js';

/** How a node or variable differs. */
export enum TreeChangeKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}

registerEnumType(TreeChangeKind, {
  name: 'TreeChangeKind',
  description: 'How a node or variable differs.',
  valuesConfig: {
    ADDED: { description: 'The second drawing only has it.' },
    REMOVED: { description: 'The first drawing only has it.' },
    CHANGED: { description: 'Both have it, in different form.' },
  },
});

@ObjectType({ description: 'Which drawing stood on one side of a difference.' })
export class TreeTextMark {
  @Field(() => Int, { description: 'Number of the version; of a working copy the number that it would get.' })
  number!: number;

  @Field(() => Boolean, { description: 'Whether it is the working copy.' })
  isDraft!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the drawing that is live now.' })
  isLive!: boolean;
}

@ObjectType({ description: 'A part of a tree, node or variable that differs.' })
export class TreePartDifference {
  @Field(() => String, {
    description:
      'Which part: `kind`, `start`, `purpose`, `locales`, `category`, `productLines`, `alternativeQuestions`, `to`, `variable`, `article`, `choices` (their order), `choice:<key>.to`, `field:<variable>.mask`, `rule:<number>.when`, `input:<target>`, `output:<target>`, `command`, `subtree`, `result`, `disposition`, `department`, `tier`, `checks`, `type`, `origin`, `default`, `options` …; texts name their language: `title.zhCN`, `choice:<key>.label.en`.',
  })
  part!: string;

  @Field(() => String, { nullable: true, description: 'What it was, as text; null where it was not there.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, as text; null where it is not there any more.' })
  after!: string | null;

  @Field(() => [DifferenceHunk], {
    description:
      'The text word by word, in reading order. Empty where it is no text, was not there before or is not there any more, or where so much differs that words tell nothing.',
  })
  hunks!: readonly DifferenceHunk[];
}

@ObjectType({ description: 'A node that differs.' })
export class TreeNodeDifference {
  @Field(() => String, { description: 'Key of the node.' })
  key!: string;

  @Field(() => TreeChangeKind, { description: 'How it differs.' })
  change!: TreeChangeKind;

  @Field(() => TreeNode, { nullable: true, description: 'The node before; null for ADDED.' })
  before!: TreeNode | null;

  @Field(() => TreeNode, { nullable: true, description: 'The node after; null for REMOVED.' })
  after!: TreeNode | null;

  @Field(() => [TreePartDifference], {
    description: 'For CHANGED the parts that differ, otherwise empty. Where it stands on the drawing is no part.',
  })
  parts!: readonly TreePartDifference[];
}

@ObjectType({ description: 'A variable that differs.' })
export class TreeVariableDifference {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => TreeChangeKind, { description: 'How it differs.' })
  change!: TreeChangeKind;

  @Field(() => TreeVariable, { nullable: true, description: 'The variable before; null for ADDED.' })
  before!: TreeVariable | null;

  @Field(() => TreeVariable, { nullable: true, description: 'The variable after; null for REMOVED.' })
  after!: TreeVariable | null;

  @Field(() => [TreePartDifference], { description: 'For CHANGED the parts that differ, otherwise empty.' })
  parts!: readonly TreePartDifference[];
}

@ObjectType({ description: 'What changed between two drawings of a tree. For people of the centre.' })
export class TreeDifference {
  @Field(() => TreeTextMark, { description: 'The first drawing.' })
  from!: TreeTextMark;

  @Field(() => TreeTextMark, { description: 'The second drawing.' })
  to!: TreeTextMark;

  @Field(() => Boolean, { description: 'Whether nothing differs but, at most, where nodes stand on the drawing.' })
  isEqual!: boolean;

  @Field(() => Int, { description: 'How many nodes the second drawing has more.' })
  addedCount!: number;

  @Field(() => Int, { description: 'How many nodes of the first drawing are gone.' })
  removedCount!: number;

  @Field(() => Int, { description: 'How many nodes are in both and differ.' })
  changedCount!: number;

  @Field(() => [TreePartDifference], { description: 'Parts of the tree as a whole that differ.' })
  head!: readonly TreePartDifference[];

  @Field(() => [TreeNodeDifference], {
    description: 'Nodes that differ: those of the second drawing in its order, then those that are gone.',
  })
  nodes!: readonly TreeNodeDifference[];

  @Field(() => [TreeVariableDifference], { description: 'Variables that differ, in the same order.' })
  variables!: readonly TreeVariableDifference[];
}
