import { Field, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';

/** How grave a finding is. */
export enum TreeFindingSeverity {
  ERROR = 'ERROR',
  WARNING = 'WARNING',
}

/** What is wrong with a tree. */
export enum TreeFindingCode {
  NO_START = 'NO_START',
  UNREACHABLE = 'UNREACHABLE',
  DEAD_END = 'DEAD_END',
  NO_DEFAULT = 'NO_DEFAULT',
  NO_BRANCH_FOR_FAILURE = 'NO_BRANCH_FOR_FAILURE',
  BRANCH_SHADOWED = 'BRANCH_SHADOWED',
  UNDEFINED_VARIABLE = 'UNDEFINED_VARIABLE',
  TYPE_MISMATCH = 'TYPE_MISMATCH',
  BAD_EXPRESSION = 'BAD_EXPRESSION',
  USED_BEFORE_SET = 'USED_BEFORE_SET',
  CYCLE_WITHOUT_INPUT = 'CYCLE_WITHOUT_INPUT',
  SUBTREE_CYCLE = 'SUBTREE_CYCLE',
  SUBTREE_TOO_DEEP = 'SUBTREE_TOO_DEEP',
  BROKEN_ARTICLE = 'BROKEN_ARTICLE',
  BROKEN_ANCHOR = 'BROKEN_ANCHOR',
  BROKEN_SUBTREE = 'BROKEN_SUBTREE',
  BROKEN_TARGET = 'BROKEN_TARGET',
  BROKEN_COMMAND = 'BROKEN_COMMAND',
  BROKEN_DEPARTMENT = 'BROKEN_DEPARTMENT',
  AUDIENCE_WIDER_THAN_TARGET = 'AUDIENCE_WIDER_THAN_TARGET',
  DUPLICATE_KEY = 'DUPLICATE_KEY',
  DUPLICATE_LABEL = 'DUPLICATE_LABEL',
  MISSING_TRANSLATION = 'MISSING_TRANSLATION',
  TOO_MANY_NODES = 'TOO_MANY_NODES',
  RETURN_WITHOUT_CHECK = 'RETURN_WITHOUT_CHECK',
  PART_NOT_OF_KIND = 'PART_NOT_OF_KIND',
  BAD_DEFAULT = 'BAD_DEFAULT',
  BAD_MASK = 'BAD_MASK',
  PERSONAL_MARK_LOST = 'PERSONAL_MARK_LOST',
}

registerEnumType(TreeFindingSeverity, {
  name: 'TreeFindingSeverity',
  description: 'How grave a finding is.',
  valuesConfig: {
    ERROR: { description: 'It has to be mended before the tree can be handed in or published.' },
    WARNING: { description: 'It should be looked at; publishing is allowed.' },
  },
});

registerEnumType(TreeFindingCode, {
  name: 'TreeFindingCode',
  description: 'What is wrong with a tree.',
  valuesConfig: {
    NO_START: { description: 'No node is the start, or the start is not there.' },
    UNREACHABLE: { description: 'No way leads from the start to the node.' },
    DEAD_END: { description: 'The walk cannot go on there and has not ended, or from there no end can be reached.' },
    NO_DEFAULT: { description: 'A logic node does not say where it goes on when no rule is true.' },
    NO_BRANCH_FOR_FAILURE: {
      description: 'An action does not say where it goes on when the outside system refuses or does not answer.',
    },
    BRANCH_SHADOWED: { description: 'A rule never decides: one before it always does, or it is never true.' },
    UNDEFINED_VARIABLE: { description: 'A name that is no variable of the tree.' },
    TYPE_MISMATCH: { description: 'A value or variable of another type or origin than is needed.' },
    BAD_EXPRESSION: { description: 'An expression that cannot be read or uses what is not allowed.' },
    USED_BEFORE_SET: {
      description:
        'On some way to the node nobody gives the variable a value, and it has no default. A CONTEXT variable without default counts as without value: a walk may begin without it.',
    },
    CYCLE_WITHOUT_INPUT: { description: 'Nodes that lead in a circle in which nobody answers anything.' },
    SUBTREE_CYCLE: { description: 'Trees that call each other in a circle.' },
    SUBTREE_TOO_DEEP: { description: 'Sub-trees lie deeper in each other than is allowed.' },
    BROKEN_ARTICLE: { description: 'An article that does not exist, is not published or is out of use.' },
    BROKEN_ANCHOR: {
      description:
        'A heading that the live text of the article does not have for those who walk the tree: it opens at the top.',
    },
    BROKEN_SUBTREE: {
      description: 'A tree or version that does not exist, is not live or is out of use, or does not have the output.',
    },
    BROKEN_TARGET: { description: 'A way, or a check, that leads to a node that is not there.' },
    BROKEN_COMMAND: { description: 'A command that is not set up, or that does not know a value.' },
    BROKEN_DEPARTMENT: { description: 'A department or support tier that is not there.' },
    AUDIENCE_WIDER_THAN_TARGET: { description: 'Some who may walk the tree may not read what it leads to.' },
    DUPLICATE_KEY: { description: 'The same key, name or value twice.' },
    DUPLICATE_LABEL: { description: 'Two answers to one question that read the same.' },
    MISSING_TRANSLATION: { description: 'A text that is missing in a language in which the tree is offered.' },
    TOO_MANY_NODES: { description: 'More nodes than a tree may have.' },
    RETURN_WITHOUT_CHECK: { description: 'A device may be sent in on a way that leaves out a check, or without any.' },
    PART_NOT_OF_KIND: { description: 'A part that the kind of the node does not use, or one that it lacks.' },
    BAD_DEFAULT: { description: 'A default that does not fit its variable.' },
    BAD_MASK: { description: 'A shape or limit of a field that cannot be kept.' },
    PERSONAL_MARK_LOST: {
      description:
        'Personal data are handed to a sub-tree, or back from it, into a variable that is not marked as personal: there they are not masked.',
    },
  },
});

@ObjectType({ description: 'Something that is wrong with a tree, and how to mend it.' })
export class TreeFinding {
  @Field(() => TreeFindingCode, { description: 'What it is.' })
  code!: TreeFindingCode;

  @Field(() => TreeFindingSeverity, { description: 'How grave it is.' })
  severity!: TreeFindingSeverity;

  @Field(() => String, { nullable: true, description: 'Node where it is; null for the tree as a whole.' })
  nodeKey!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where in the node: `choice:<key>`, `rule:<number from 1>`, `field:<variable>`, `input:<target>`, `output:<target>`, `department:<number from 1>`, `check:<key>`, `to`, `failureTo`, `timeoutTo`, `title`, `body`, `say`, `variable`, `article`, `subtree`, `command`, `outcome`, `handover`, `tier`. Without a node: `variable:<name>`, `start`, `title`, `description`.',
  })
  place!: string | null;

  @Field(() => LocalizedText, { description: 'What is wrong.' })
  message!: LocalizedText;

  @Field(() => LocalizedText, { description: 'How to mend it.' })
  mend!: LocalizedText;
}
