import { Field, Float, ObjectType } from '../../platform/graphql/decorators.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { TreeCommandCall, TreeSubtreeCall, TreeArticleReference, TreeOutcome } from './tree-node-parts.js';
import { TreeNodeKind, type TreePurpose, TreeValueType, TreeVariableOrigin } from './tree-enums.js';

export {
  TreeMapping,
  TreeCommandCall,
  TreeSubtreeCall,
  TreeArticleReference,
  TreeDepartmentRule,
  TreeOutcome,
} from './tree-node-parts.js';

// What somebody draws: the same in the working copy and in each version. Stored as it is written here.

/** A value of a variable, as it is stored: dates as `YYYY-MM-DD`, lists as lists of values. */
export type TreeValue = string | number | boolean | readonly string[];
export type TreeValues = Readonly<Record<string, TreeValue>>;

@ObjectType({ description: 'One value of a list to choose from.' })
export class TreeOption {
  @Field(() => String, { description: 'The value as expressions compare it: 1 to 80 characters, unique in its list.' })
  value!: string;

  @Field(() => LocalizedText, { description: 'What people see, at most 200 characters.' })
  label!: LocalizedText;
}

@ObjectType({ description: 'A typed variable of a tree.' })
export class TreeVariable {
  @Field(() => String, {
    description: 'Name in expressions: letters, digits and `_`, not beginning with a digit, at most 64; unique.',
  })
  name!: string;

  @Field(() => TreeValueType, { description: 'What it can hold.' })
  type!: TreeValueType;

  @Field(() => TreeVariableOrigin, { description: 'Who gives it its value.' })
  origin!: TreeVariableOrigin;

  @Field(() => LocalizedText, { description: 'What people see, at most 200 characters; may be empty.' })
  label!: LocalizedText;

  @Field(() => [TreeOption], { description: 'For ENUM and ENUM_LIST the values; otherwise empty. At most 300.' })
  options!: TreeOption[];

  @Field(() => String, {
    nullable: true,
    description:
      'What it holds before anybody gives it a value, written as text (`true`, `12.5`, `2026-01-31`, values of a list parted by commas); null: nothing, and reading it before it is set is a fault.',
  })
  defaultValue!: string | null;

  @Field(() => Boolean, {
    description: 'Whether it holds personal data: then it is masked in transcripts, notes, figures and hand-overs.',
  })
  isPersonal!: boolean;
}

@ObjectType({ description: 'Points that an answer adds.' })
export class TreeScore {
  @Field(() => String, { description: 'A variable of origin SCORE.' })
  variable!: string;

  @Field(() => Float, { description: 'What is added; may be negative.' })
  points!: number;
}

@ObjectType({ description: 'One answer to a question.' })
export class TreeChoice {
  @Field(() => String, {
    description: 'Stable key, unique in its question, 1 to 80 characters; the value that the question’s variable gets.',
  })
  key!: string;

  @Field(() => LocalizedText, { description: 'The answer, at most 200 characters.' })
  label!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What follows from it, in a few words.' })
  hint!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it goes on.' })
  to!: string | null;

  @Field(() => [TreeScore], { description: 'Points that it adds.' })
  scores!: TreeScore[];
}

@ObjectType({ description: 'One field to fill in.' })
export class TreeField {
  @Field(() => String, { description: 'The variable that it fills, of origin INPUT; its type decides what fits.' })
  variable!: string;

  @Field(() => LocalizedText, { description: 'What is asked, at most 200 characters.' })
  label!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'Where it is found, or how it is written.' })
  hint!: LocalizedText | null;

  @Field(() => Boolean, { description: 'Whether it has to be filled in.' })
  isRequired!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'NUMBER: smallest value. STRING: fewest characters. ENUM_LIST: fewest choices. Null: no limit.',
  })
  min!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'NUMBER: largest value. STRING: most characters. ENUM_LIST: most choices. Null: no limit.',
  })
  max!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'STRING only, its shape: `A` is a letter, `9` a digit, `*` a letter or digit, `?` after one of them makes it optional, everything else stands for itself. Null: any text.',
  })
  mask!: string | null;
}

@ObjectType({ description: 'One rule of a LOGIC node: the first that is true decides.' })
export class TreeRule {
  @Field(() => String, {
    description:
      'Condition in CEL over the variables of the tree, at most 1,000 characters, e.g. `code == "E21" && age_years < 3`.',
  })
  when!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What people see on the drawing instead of the condition.',
  })
  label!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it goes on.' })
  to!: string | null;
}

@ObjectType({ description: 'Where a node stands on the drawing.' })
export class TreePosition {
  @Field(() => Float, { description: 'From left, in pixels.' })
  x!: number;

  @Field(() => Float, { description: 'From top, in pixels.' })
  y!: number;
}

@ObjectType({
  description: 'One node of a tree. Which parts are used depends on its kind; the others are null or empty.',
})
export class TreeNode {
  @Field(() => String, {
    description:
      'Stable key, unique in the tree and kept across versions: letters, digits, `-`, `_`, `.`, beginning with a letter or digit, at most 80.',
  })
  key!: string;

  @Field(() => TreeNodeKind, { description: 'What happens here.' })
  kind!: TreeNodeKind;

  @Field(() => LocalizedText, { description: 'The question, or what it is called, at most 300 characters.' })
  title!: LocalizedText;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'Help for whoever walks: Markdown, at most 5,000 characters.',
  })
  body!: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What to say to the customer, word for word, at most 1,000 characters.',
  })
  say!: LocalizedText | null;

  @Field(() => [String], {
    description: 'How callers put it, for the search: at most 30 of 200 characters, in any language.',
  })
  alternativeQuestions!: string[];

  @Field(() => TreeArticleReference, {
    nullable: true,
    description: 'ARTICLE: the article that is read. Other kinds: an article that explains the step.',
  })
  article!: TreeArticleReference | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where it goes on: INPUT, INFO, ARTICLE; LOGIC where no rule is true; ACTION after success; SUBTREE afterwards (null there: its outcome is this tree’s).',
  })
  to!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'QUESTION: the variable that gets the key of the answer; null: none.',
  })
  variable!: string | null;

  @Field(() => [TreeChoice], { description: 'QUESTION: the answers, at most 100.' })
  choices!: TreeChoice[];

  @Field(() => [TreeField], { description: 'INPUT: the fields, at most 30.' })
  fields!: TreeField[];

  @Field(() => [TreeRule], { description: 'LOGIC: the rules in their order, at most 200.' })
  rules!: TreeRule[];

  @Field(() => TreeCommandCall, { nullable: true, description: 'ACTION: what is asked of an outside system.' })
  command!: TreeCommandCall | null;

  @Field(() => TreeSubtreeCall, { nullable: true, description: 'SUBTREE: which tree is walked.' })
  subtree!: TreeSubtreeCall | null;

  @Field(() => TreeOutcome, { nullable: true, description: 'OUTCOME: how the walk ends.' })
  outcome!: TreeOutcome | null;

  @Field(() => TreePosition, { nullable: true, description: 'Where somebody put it; null: laid out by itself.' })
  position!: TreePosition | null;
}

/** What somebody draws. */
export interface TreeContent {
  title: LocalizedText;
  description: LocalizedText | null;
  purpose: TreePurpose;
  /** Languages that the tree is offered in; texts of the others may be missing. */
  locales: Locale[];
  /** Callers' words for the tree as a whole. */
  alternativeQuestions: string[];
  categoryId: string | null;
  /** Product line ids; `['*']` = all. */
  lines: string[];
  startKey: string | null;
  variables: TreeVariable[];
  nodes: TreeNode[];
}
