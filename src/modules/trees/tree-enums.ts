import { registerEnumType } from '../../platform/graphql/decorators.js';

/** What a tree is for. */
export enum TreePurpose {
  TROUBLESHOOTING = 'TROUBLESHOOTING',
  CLASSIFICATION = 'CLASSIFICATION',
  SCRIPT = 'SCRIPT',
  FOLLOW_UP = 'FOLLOW_UP',
}

/** Where a tree stands as a whole; the same words as those of an article, so that one rule sheet judges both. */
export enum TreeState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

/** What happens at a node. */
export enum TreeNodeKind {
  QUESTION = 'QUESTION',
  INPUT = 'INPUT',
  INFO = 'INFO',
  LOGIC = 'LOGIC',
  ACTION = 'ACTION',
  SUBTREE = 'SUBTREE',
  ARTICLE = 'ARTICLE',
  OUTCOME = 'OUTCOME',
}

/** What a variable can hold. */
export enum TreeValueType {
  STRING = 'STRING',
  NUMBER = 'NUMBER',
  BOOLEAN = 'BOOLEAN',
  DATE = 'DATE',
  ENUM = 'ENUM',
  ENUM_LIST = 'ENUM_LIST',
}

/** Who gives a variable its value. */
export enum TreeVariableOrigin {
  CONTEXT = 'CONTEXT',
  INPUT = 'INPUT',
  COMMAND = 'COMMAND',
  SCORE = 'SCORE',
}

/** How a walk ends. */
export enum TreeResult {
  RESOLVED = 'RESOLVED',
  ESCALATED = 'ESCALATED',
  TRANSFERRED = 'TRANSFERRED',
  UNRESOLVED = 'UNRESOLVED',
  RETURN_OR_REPAIR = 'RETURN_OR_REPAIR',
}

registerEnumType(TreePurpose, {
  name: 'TreePurpose',
  description: 'What a tree is for.',
  valuesConfig: {
    TROUBLESHOOTING: { description: 'Finds what is wrong and what to do.' },
    CLASSIFICATION: { description: 'Names the problem, and with it who is responsible.' },
    SCRIPT: { description: 'A conversation that is read aloud.' },
    FOLLOW_UP: { description: 'Questions for a call back after a service.' },
  },
});

registerEnumType(TreeState, {
  name: 'TreeState',
  description: 'Where a tree stands as a whole.',
  valuesConfig: {
    DRAFT: { description: 'Being drawn; never published so far.' },
    IN_REVIEW: { description: 'Handed in for review; never published so far.' },
    APPROVED: { description: 'Approved and waiting to be published; never published so far.' },
    PUBLISHED: { description: 'Live; a working copy may stand beside it.' },
    ARCHIVED: { description: 'Out of use.' },
  },
});

registerEnumType(TreeNodeKind, {
  name: 'TreeNodeKind',
  description: 'What happens at a node.',
  valuesConfig: {
    QUESTION: { description: 'One of several answers is chosen.' },
    INPUT: { description: 'Fields are filled in.' },
    INFO: { description: 'Something is said or shown; the walk goes on.' },
    LOGIC: { description: 'Rules decide where it goes on; nobody is asked.' },
    ACTION: { description: 'An outside system does something.' },
    SUBTREE: { description: 'Another tree is walked in between.' },
    ARTICLE: { description: 'An article is read; the walk goes on.' },
    OUTCOME: { description: 'The walk ends.' },
  },
});

registerEnumType(TreeValueType, {
  name: 'TreeValueType',
  description: 'What a variable can hold.',
  valuesConfig: {
    STRING: { description: 'Text of at most 500 characters.' },
    NUMBER: { description: 'A number.' },
    BOOLEAN: { description: 'Yes or no.' },
    DATE: { description: 'A calendar day, `YYYY-MM-DD`.' },
    ENUM: { description: 'One of the values that the variable names.' },
    ENUM_LIST: { description: 'Any of the values that the variable names.' },
  },
});

registerEnumType(TreeVariableOrigin, {
  name: 'TreeVariableOrigin',
  description: 'Who gives a variable its value.',
  valuesConfig: {
    CONTEXT: { description: 'Whoever starts the walk: the call, or the tree that this one is part of.' },
    INPUT: { description: 'Answers and fields.' },
    COMMAND: { description: 'The reply of an outside system, or a sub-tree.' },
    SCORE: { description: 'Points of the answers that were chosen, added up; a NUMBER that begins at its default.' },
  },
});

registerEnumType(TreeResult, {
  name: 'TreeResult',
  description: 'How a walk ends.',
  valuesConfig: {
    RESOLVED: { description: 'The matter is solved.' },
    ESCALATED: { description: 'A higher support tier has to go on.' },
    TRANSFERRED: { description: 'Another department is responsible.' },
    UNRESOLVED: { description: 'Not solved, and nobody else takes it.' },
    RETURN_OR_REPAIR: {
      description: 'The device is sent in or repaired; only after the checks that the outcome names were walked.',
    },
  },
});
