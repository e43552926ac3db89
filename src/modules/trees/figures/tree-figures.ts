import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { TreeNodeKind, TreeResult } from '../tree-enums.js';
import { TreeShare } from './tree-share.js';

const share = (description: string) => Field(() => TreeShare, { description });
const count = (description: string) => Field(() => Int, { description });
const seconds = (description: string) =>
  Field(() => Float, { nullable: true, description: `${description} In seconds, by nearest rank; null without any.` });

@ObjectType({ description: 'How many walks ended in one way.' })
export class TreeResultCount {
  @Field(() => TreeResult, { description: 'How they ended.' })
  result!: TreeResult;

  @count('How many.')
  count!: number;
}

@ObjectType({ description: 'Walks of a tree in a period as a whole.' })
export class TreeTotals {
  @count('Walks that began.')
  startCount!: number;

  @count('People who began them.')
  agentCount!: number;

  @count('Walks that are not over.')
  openCount!: number;

  @share('Walks that reached an outcome, of all that began.')
  completion!: TreeShare;

  @share('Walks that ended RESOLVED, of all that began.')
  resolution!: TreeShare;

  @share('Walks that ended ESCALATED, of all that began.')
  escalation!: TreeShare;

  @share('Walks that ended TRANSFERRED, of all that began.')
  transfer!: TreeShare;

  @share('Walks that ended RETURN_OR_REPAIR, of all that began.')
  returns!: TreeShare;

  @share('Walks that ended without an outcome, by a person or because nobody went on, of all that began.')
  abandonment!: TreeShare;

  @share('Walks that ended because nobody went on with them, of all that began.')
  expiry!: TreeShare;

  @Field(() => Float, {
    nullable: true,
    description: 'Answered stops of a completed walk, mean; steps within sub-trees included; null without any.',
  })
  averageStops!: number | null;

  @seconds('Half of the completed walks took at most so long, from start to end, pauses included.')
  durationP50!: number | null;

  @seconds('Nine in ten of the completed walks took at most so long, from start to end, pauses included.')
  durationP90!: number | null;
}

@ObjectType({ description: 'One way out of a node, and how often it was taken.' })
export class TreeBranchFigures {
  @Field(() => ID, {
    description:
      'Key of the choice; of LOGIC the number of the rule from 1, or `default`; of ACTION `success`, `failure`, `timeout`; otherwise `next`.',
  })
  key!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What people see of it, where it has a text.' })
  label!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it leads.' })
  to!: string | null;

  @share('How often it was taken, of all answers at the node; answers that were changed later count too.')
  share!: TreeShare;

  @Field(() => Boolean, { description: 'Whether the version that is looked at has it.' })
  isLive!: boolean;
}

@ObjectType({ description: 'What happened at one node. Nodes keep their keys across versions.' })
export class TreeNodeFigures {
  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => TreeNodeKind, {
    nullable: true,
    description: 'Its kind; null where the version that is looked at does not have it.',
  })
  kind!: TreeNodeKind | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it is called; null where the version that is looked at does not have it.',
  })
  title!: LocalizedText | null;

  @count('How often it was reached; once more after a step back to it.')
  enteredCount!: number;

  @count('How often it was left for another node.')
  leftCount!: number;

  @count('How often somebody stood there for a time that was measured.')
  dwellCount!: number;

  @seconds('Half of the stays were at most so long.')
  dwellP50!: number | null;

  @seconds('Nine in ten of the stays were at most so long.')
  dwellP90!: number | null;

  @share('Stays that ended with a step back or a change of an earlier answer, of all times that it was reached.')
  backtracks!: TreeShare;

  @share('Walks that ended without an outcome here, of all times that it was reached.')
  fallOut!: TreeShare;

  @share('Walks that ended without an outcome here, of all that began.')
  exit!: TreeShare;

  @Field(() => [TreeBranchFigures], {
    description: 'Ways out as drawn, those that the version lacks last; none at a question about personal data.',
  })
  branches!: TreeBranchFigures[];
}

@ObjectType({ description: 'A way out of a node.' })
export class TreeBranchRef {
  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => LocalizedText, { description: 'What the node is called.' })
  nodeTitle!: LocalizedText;

  @Field(() => ID, { description: 'Key of the way out, as `TreeBranchFigures.key`.' })
  branchKey!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What people see of it, where it has a text.' })
  label!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it leads.' })
  to!: string | null;
}

@ObjectType({ description: 'How much of a tree was walked at all.' })
export class TreeCoverage {
  @share('Ways out taken at least once, of all that the version has; none of questions about personal data.')
  share!: TreeShare;

  @Field(() => [TreeBranchRef], { description: 'Ways that nobody took, in the order of the drawing.' })
  neverWalked!: TreeBranchRef[];
}

@ObjectType({ description: 'One stop of a path.' })
export class TreePathStop {
  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What it is called; null where the version that is looked at does not have it.',
  })
  title!: LocalizedText | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the choice, or how a command ended (`success` …); null where none is, and for personal data.',
  })
  choiceKey!: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What people see of the choice.' })
  choiceLabel!: LocalizedText | null;
}

@ObjectType({ description: 'A path from the start to an outcome, as it stood at the end of the walk.' })
export class TreePathFigures {
  @Field(() => [TreePathStop], { description: 'Its stops with their answers; steps within sub-trees are left out.' })
  stops!: TreePathStop[];

  @count('How often it was walked.')
  count!: number;

  @share('Of all completed walks.')
  share!: TreeShare;

  @Field(() => Float, { description: 'Half of its walks took at most so long. In seconds, by nearest rank.' })
  durationP50!: number;

  @Field(() => [TreeResultCount], { description: 'How its walks ended, those that occur.' })
  results!: TreeResultCount[];
}

@ObjectType({ description: 'How a command of a node did.' })
export class TreeCommandFigures {
  @Field(() => ID, { description: 'Key of the ACTION node.' })
  nodeKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the command; null where the version that is looked at does not have the node.',
  })
  command!: string | null;

  @count('How often it was sent.')
  sentCount!: number;

  @share('Refusals and time-outs, of all that came to an end.')
  failure!: TreeShare;

  @count('How often the outside system did not answer in time.')
  timeoutCount!: number;

  @seconds('Half of the answers, good or bad, came within so long.')
  latencyP50!: number | null;

  @seconds('Nine in ten of the answers, good or bad, came within so long.')
  latencyP90!: number | null;
}

/** What is counted of walks: each part is asked of the database when somebody wants it, and once only. */
export interface FiguresReading {
  totals(): Promise<TreeTotals>;
  nodes(): Promise<TreeNodeFigures[]>;
  coverage(): Promise<TreeCoverage>;
  /** The most walked ones. Throws BAD_USER_INPUT unless `first` is 1 to 50. */
  paths(first: number): Promise<TreePathFigures[]>;
  commands(): Promise<TreeCommandFigures[]>;
}

@ObjectType({
  description:
    'Figures of walks of a tree that began in a period. Tries are never counted, and only walks of people whose figures you may see.',
})
export class TreeFigures {
  @Field(() => DateTimeScalar, { description: 'First moment of the period.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'The moment that ends it; not part of it.' })
  to!: Date;

  @Field(() => Int, { nullable: true, description: 'Version that is counted; null for all of them.' })
  version!: number | null;

  reading!: FiguresReading;
}

@ObjectType({ description: 'One node in two versions.' })
export class TreeNodeCompared {
  @Field(() => ID, { description: 'Key of the node.' })
  nodeKey!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What it is called, in the later of the two.' })
  title!: LocalizedText | null;

  @Field(() => TreeNodeFigures, {
    nullable: true,
    description: 'Its figures in the first version; null where that does not have it.',
  })
  a!: TreeNodeFigures | null;

  @Field(() => TreeNodeFigures, {
    nullable: true,
    description: 'Its figures in the second version; null where that does not have it.',
  })
  b!: TreeNodeFigures | null;
}

@ObjectType({ description: 'Two versions of a tree side by side, by the keys of their nodes.' })
export class TreeVersionsCompared {
  @Field(() => Int, { description: 'The first version.' })
  a!: number;

  @Field(() => Int, { description: 'The second version.' })
  b!: number;

  readingA!: FiguresReading;
  readingB!: FiguresReading;
}
