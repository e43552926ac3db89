import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { TreeShare } from '../figures/tree-share.js';

@ObjectType({ description: 'A class that a problem may have: a node of a live classification tree that you may see.' })
export class ProblemClassCandidate {
  /** Shown as `tree`. */
  treeId!: string;

  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => LocalizedText, { description: 'What the node is called.' })
  title!: LocalizedText;

  @Field(() => [LocalizedText], { description: 'Answers that lead to it, from the top.' })
  path!: readonly LocalizedText[];

  @Field(() => Boolean, { description: 'Whether it is an outcome; otherwise a question above outcomes.' })
  isOutcome!: boolean;

  /** Shown as `department`. */
  departmentId!: string | null;

  @Field(() => Boolean, {
    description: 'Whether rules of the tree may name another department, e.g. by where the caller is.',
  })
  departmentMayDiffer!: boolean;

  @Field(() => Float, { description: 'How well it fits, 0 to 1.' })
  confidence!: number;
}

@ObjectType({ description: 'Classes that fit a text. The text is kept nowhere.' })
export class ProblemClassSuggestion {
  @Field(() => ID, {
    description: 'Hand it back with `problemClassRecord`, within 12 hours; it is good for you only.',
  })
  id!: string;

  @Field(() => [ProblemClassCandidate], { description: 'At most three, the best first; empty where nothing fits.' })
  candidates!: ProblemClassCandidate[];
}

@ObjectType({ implements: Node, description: 'Which class somebody gave a problem after a suggestion.' })
export class ProblemClassRecord extends Node {
  /** Shown as `tree`. */
  treeId!: string;

  @Field(() => Int, { description: 'Number of the tree’s version that was live.' })
  treeVersion!: number;

  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => Boolean, { description: 'Whether it was one of those that were suggested.' })
  isAccepted!: boolean;

  @Field(() => Int, { nullable: true, description: 'Its place among the suggested ones, from 1; null: none of them.' })
  place!: number | null;

  @Field(() => String, { nullable: true, description: 'Reference of the call.' })
  callReference!: string | null;

  @Field(() => Boolean, {
    description: 'Whether it takes the place of another class of the same call, or of the same suggestion.',
  })
  isReclassification!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  recordedAt!: Date;

  suggestionId!: string;
  byId!: string;
  teamIds!: readonly string[];
  siteId!: string | null;
  /** When another class took its place; null while it stands. */
  reclassifiedAt!: Date | null;
}

@ObjectType({ description: 'How often a class was given, and how often it stood.' })
export class ProblemClassNodeFigures {
  /** Shown as `tree`. */
  treeId!: string;

  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What it is called; null where it is not live any more.' })
  title!: LocalizedText | null;

  @Field(() => TreeShare, { description: 'Given after it was suggested, of all times that it was given.' })
  accepted!: TreeShare;

  @Field(() => TreeShare, { description: 'Changed for another class later, of all times that it was given.' })
  reclassified!: TreeShare;
}

@ObjectType({ description: 'How suggested classes of problems did in a period, in trees that you may see.' })
export class ProblemClassFigures {
  @Field(() => Int, { description: 'Classes that were given.' })
  recordCount!: number;

  @Field(() => TreeShare, { description: 'One of the suggested classes was given.' })
  accepted!: TreeShare;

  @Field(() => TreeShare, { description: 'The first of the suggested classes was given.' })
  acceptedFirst!: TreeShare;

  @Field(() => TreeShare, { description: 'Changed for another class later.' })
  reclassified!: TreeShare;

  @Field(() => [ProblemClassNodeFigures], { description: 'By class, those given most often first.' })
  byNode!: ProblemClassNodeFigures[];
}
