import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { TreeNodeKind, TreeValueType } from '../tree-enums.js';
import { TreeWalkEventKind } from './walk.js';

// What the API shows of a walk, in the language of the walk and with its values filled in.

/** Which way an outside system’s answer leads. */
export enum TreeWalkBranch {
  SUCCESS = 'SUCCESS',
  FAILURE = 'FAILURE',
  TIMEOUT = 'TIMEOUT',
}

registerEnumType(TreeWalkBranch, {
  name: 'TreeWalkBranch',
  description: 'Which way an outside system’s answer leads.',
  valuesConfig: {
    SUCCESS: { description: 'It did what was asked.' },
    FAILURE: { description: 'It refused.' },
    TIMEOUT: { description: 'It did not answer in time.' },
  },
});

@ObjectType({ description: 'A check that an outcome needs before a device is sent in.' })
export class TreeWalkCheck {
  @Field(() => String, { description: 'Key of the node that has to be walked.' })
  key!: string;

  @Field(() => String, { description: 'What it is called; its key where it has gone.' })
  title!: string;
}

@ObjectType({ description: 'An article at a node of a walk.' })
export class TreeWalkArticle {
  articleCode!: string;

  anchor!: string | null;
}

@ObjectType({ description: 'One answer to choose.' })
export class TreeWalkChoice {
  @Field(() => String, { description: 'Its key: the `choice` of the answer.' })
  key!: string;

  @Field(() => String, { description: 'The answer.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What follows from it.' })
  hint!: string | null;

  @Field(() => Int, { description: 'Its number for the keyboard, from 1.' })
  number!: number;
}

@ObjectType({ description: 'One value of a list to choose from.' })
export class TreeWalkOption {
  @Field(() => String, { description: 'The value, as it is handed in.' })
  value!: string;

  @Field(() => String, { description: 'What people see.' })
  label!: string;
}

@ObjectType({ description: 'One field to fill in.' })
export class TreeWalkField {
  @Field(() => String, { description: 'Name of the variable: the `name` of the value that is handed in.' })
  variable!: string;

  @Field(() => String, { description: 'What is asked.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Where it is found, or how it is written.' })
  hint!: string | null;

  @Field(() => TreeValueType, { description: 'What fits.' })
  type!: TreeValueType;

  @Field(() => Boolean, { description: 'Whether it has to be filled in.' })
  isRequired!: boolean;

  @Field(() => Float, { nullable: true, description: 'Smallest number, fewest characters or choices; null: no limit.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest number, most characters or choices; null: no limit.' })
  max!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Shape of a text: `A` a letter, `9` a digit, `*` either, `?` makes it optional; null: any.',
  })
  mask!: string | null;

  @Field(() => [TreeWalkOption], { description: 'ENUM and ENUM_LIST: the values; otherwise empty.' })
  options!: TreeWalkOption[];

  @Field(() => Boolean, { description: 'Whether it is personal data.' })
  isPersonal!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What it holds already, as it is handed in; null: nothing, or personal data of a walk that you do not hold.',
  })
  value!: string | null;
}

@ObjectType({
  description:
    'Where a walk stands. Texts are in the language of the walk, values filled in; personal data masked where you do not hold it.',
})
export class TreeWalkNode {
  @Field(() => String, { description: 'Its key in its tree; empty where you may not see that tree.' })
  key!: string;

  @Field(() => TreeNodeKind, { description: 'What happens here.' })
  kind!: TreeNodeKind;

  @Field(() => Int, { description: 'How deep in sub-trees it lies; 0: in the tree itself.' })
  depth!: number;

  @Field(() => String, { description: 'Code of the tree that it belongs to; empty where you may not see that tree.' })
  treeCode!: string;

  @Field(() => String, { description: 'Title of the tree that it belongs to; empty where you may not see that tree.' })
  treeTitle!: string;

  @Field(() => String, { description: 'The question, or what it is called; empty where you may not see its tree.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Help for whoever walks: Markdown.' })
  body!: string | null;

  @Field(() => String, { nullable: true, description: 'What to say to the customer, word for word.' })
  say!: string | null;

  @Field(() => TreeWalkArticle, { nullable: true, description: 'The article that is read, or that explains the step.' })
  article!: TreeWalkArticle | null;

  @Field(() => [TreeWalkChoice], { description: 'QUESTION: the answers, in their order.' })
  choices!: TreeWalkChoice[];

  @Field(() => [TreeWalkField], {
    description: 'INPUT: the fields, in their order. ACTION of a preview: outputs that may be given with the branch.',
  })
  fields!: TreeWalkField[];

  @Field(() => String, { nullable: true, description: 'ACTION: name of the command.' })
  command!: string | null;

  @Field(() => Boolean, {
    description: 'SUBTREE: whoever holds the walk may not see that tree. Go on without it, jump or hand over.',
  })
  isHidden!: boolean;

  @Field(() => [TreeWalkCheck], {
    description: 'Checks that were left out, where a command led to an outcome that needs them; otherwise empty.',
  })
  missingChecks!: TreeWalkCheck[];
}

@ObjectType({ description: 'A value as it was handed in.' })
export class TreeWalkGivenValue {
  @Field(() => String, { description: 'Name of the variable.' })
  name!: string;

  @Field(() => String, { description: 'The value, as it can be handed in again; masked where you may not see it.' })
  value!: string;
}

@ObjectType({ description: 'An answered stop of the path that holds now.' })
export class TreeWalkStop {
  @Field(() => Int, { description: 'Place in the path, from 0: the `at` of `treeWalkChangeAnswer`.' })
  at!: number;

  @Field(() => String, { description: 'Code of the tree; empty where you may not see it.' })
  treeCode!: string;

  @Field(() => String, { description: 'Key of the node; empty where you may not see its tree.' })
  nodeKey!: string;

  @Field(() => TreeNodeKind, { description: 'What happened there.' })
  kind!: TreeNodeKind;

  @Field(() => Int, { description: 'How deep in sub-trees it lies.' })
  depth!: number;

  @Field(() => String, { description: 'The question, or what it is called; empty where you may not see its tree.' })
  title!: string;

  @Field(() => String, { description: 'The answer as people read it; empty for what was only read.' })
  answer!: string;

  @Field(() => String, { nullable: true, description: 'QUESTION: key of the answer.' })
  choice!: string | null;

  @Field(() => [TreeWalkGivenValue], { description: 'INPUT and ACTION: values.' })
  values!: TreeWalkGivenValue[];

  @Field(() => TreeWalkBranch, { nullable: true, description: 'ACTION: which way it went.' })
  branch!: TreeWalkBranch | null;

  @Field(() => String, { nullable: true, description: 'Why somebody jumped here; null: reached by the path.' })
  jumpReason!: string | null;

  @Field(() => [TreeWalkChoice], { description: 'QUESTION: the answers, so that it can be changed at once.' })
  choices!: TreeWalkChoice[];

  @Field(() => [TreeWalkField], { description: 'INPUT: the fields, so that it can be changed at once.' })
  fields!: TreeWalkField[];

  byId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was answered.' })
  answeredAt!: Date;
}

@ObjectType({
  description: 'One line of the record of a walk: never changed, never removed. Personal data are always masked.',
})
export class TreeWalkEntry {
  @Field(() => Int, { description: 'Place in the record, from 0.' })
  seq!: number;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => TreeWalkEventKind, { description: 'What happened.' })
  event!: TreeWalkEventKind;

  @Field(() => String, { description: 'Code of the tree; empty where you may not see it.' })
  treeCode!: string;

  @Field(() => Int, { description: 'Version of the tree; 0 for a draft.' })
  versionNumber!: number;

  @Field(() => String, { nullable: true, description: 'The node; null where you may not see its tree.' })
  nodeKey!: string | null;

  @Field(() => String, { nullable: true, description: 'What the node is called; null where you may not see its tree.' })
  title!: string | null;

  @Field(() => String, { description: 'What was answered or set, as people read it; empty: nothing.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason, note, or which rule decided, in the language of the walk.',
  })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: 'How long the node was looked at until then, in milliseconds.' })
  dwellMs!: number | null;

  actorId!: string;
}
