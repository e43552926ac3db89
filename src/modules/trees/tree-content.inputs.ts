import { Field, Float, ID, InputType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { LocalizedTextInput } from '../../platform/graphql/localized.js';
import {
  TreeCommandCallInput,
  TreeSubtreeCallInput,
  TreeArticleReferenceInput,
  TreeOutcomeInput,
} from './tree-node-parts.inputs.js';
import { TreeNodeKind, TreePurpose, TreeValueType, TreeVariableOrigin } from './tree-enums.js';

// The twins of `tree-content.ts` as a client hands them in.

@InputType({ description: 'One value of a list to choose from.' })
export class TreeOptionInput {
  @Field(() => String, { description: '1 to 80 characters, unique in its list.' })
  value!: string;

  @Field(() => LocalizedTextInput, { description: 'What people see, at most 200 characters.' })
  label!: LocalizedTextInput;
}

@InputType({ description: 'A typed variable of a tree.' })
export class TreeVariableInput {
  @Field(() => String, { description: 'Letters, digits and `_`, not beginning with a digit, at most 64; unique.' })
  name!: string;

  @Field(() => TreeValueType, { description: 'What it can hold.' })
  type!: TreeValueType;

  @Field(() => TreeVariableOrigin, { description: 'Who gives it its value.' })
  origin!: TreeVariableOrigin;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What people see, at most 200 characters.' })
  label?: LocalizedTextInput | null;

  @Field(() => [TreeOptionInput], { nullable: true, description: 'For ENUM and ENUM_LIST the values, at most 300.' })
  options?: TreeOptionInput[] | null;

  @Field(() => String, { nullable: true, description: 'What it holds at first, written as text; null: nothing.' })
  defaultValue?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it holds personal data; default false.' })
  isPersonal?: boolean | null;
}

@InputType({ description: 'Points that an answer adds.' })
export class TreeScoreInput {
  @Field(() => String, { description: 'A variable of origin SCORE.' })
  variable!: string;

  @Field(() => Float, { description: 'What is added; may be negative.' })
  points!: number;
}

@InputType({ description: 'One answer to a question.' })
export class TreeChoiceInput {
  @Field(() => String, { description: 'Stable key, unique in its question, 1 to 80 characters.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'The answer, at most 200 characters.' })
  label!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What follows from it; at most 500 characters.' })
  hint?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it goes on.' })
  to?: string | null;

  @Field(() => [TreeScoreInput], { nullable: true, description: 'Points that it adds, at most 10.' })
  scores?: TreeScoreInput[] | null;
}

@InputType({ description: 'One field to fill in.' })
export class TreeFieldInput {
  @Field(() => String, { description: 'The variable that it fills, of origin INPUT.' })
  variable!: string;

  @Field(() => LocalizedTextInput, { description: 'What is asked, at most 200 characters.' })
  label!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Where it is found; at most 500 characters.' })
  hint?: LocalizedTextInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has to be filled in; default true.' })
  isRequired?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Smallest value, fewest characters or fewest choices.' })
  min?: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest value, most characters or most choices.' })
  max?: number | null;

  @Field(() => String, { nullable: true, description: 'STRING only, its shape, as in `TreeField.mask`.' })
  mask?: string | null;
}

@InputType({ description: 'One rule of a LOGIC node.' })
export class TreeRuleInput {
  @Field(() => String, { description: 'Condition in CEL, at most 1,000 characters.' })
  when!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What people see instead of the condition.' })
  label?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where it goes on.' })
  to?: string | null;
}

@InputType({ description: 'Where a node stands on the drawing.' })
export class TreePositionInput {
  @Field(() => Float, { description: 'From left, in pixels, at most a million either way.' })
  x!: number;

  @Field(() => Float, { description: 'From top, in pixels, at most a million either way.' })
  y!: number;
}

@InputType({
  description:
    'One node of a tree, whole: parts that are left out are empty. Parts that its kind does not use are refused.',
})
export class TreeNodeInput {
  @Field(() => String, { description: 'Stable key, unique in the tree; see `TreeNode.key`.' })
  key!: string;

  @Field(() => TreeNodeKind, { description: 'What happens here.' })
  kind!: TreeNodeKind;

  @Field(() => LocalizedTextInput, { description: 'The question, or what it is called, at most 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Help: Markdown, at most 5,000 characters.' })
  body?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What to say, at most 1,000 characters.' })
  say?: LocalizedTextInput | null;

  @Field(() => [String], { nullable: true, description: 'Callers’ words, at most 30 of 200 characters.' })
  alternativeQuestions?: string[] | null;

  @Field(() => TreeArticleReferenceInput, {
    nullable: true,
    description: 'An article that is read or explains the step.',
  })
  article?: TreeArticleReferenceInput | null;

  @Field(() => String, { nullable: true, description: 'Where it goes on; see `TreeNode.to`.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'QUESTION: the variable that gets the answer.' })
  variable?: string | null;

  @Field(() => [TreeChoiceInput], { nullable: true, description: 'QUESTION: the answers, at most 100.' })
  choices?: TreeChoiceInput[] | null;

  @Field(() => [TreeFieldInput], { nullable: true, description: 'INPUT: the fields, at most 30.' })
  fields?: TreeFieldInput[] | null;

  @Field(() => [TreeRuleInput], { nullable: true, description: 'LOGIC: the rules, at most 200.' })
  rules?: TreeRuleInput[] | null;

  @Field(() => TreeCommandCallInput, { nullable: true, description: 'ACTION: what is asked.' })
  command?: TreeCommandCallInput | null;

  @Field(() => TreeSubtreeCallInput, { nullable: true, description: 'SUBTREE: which tree.' })
  subtree?: TreeSubtreeCallInput | null;

  @Field(() => TreeOutcomeInput, { nullable: true, description: 'OUTCOME: how the walk ends.' })
  outcome?: TreeOutcomeInput | null;

  @Field(() => TreePositionInput, { nullable: true, description: 'Where it stands; null: laid out by itself.' })
  position?: TreePositionInput | null;
}

@InputType({
  description:
    'A change of the working copy: omitted leaves a part as it is, null empties it. Nodes and variables are set and removed one by one, so that autosaving stays small.',
})
export class TreeContentInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it is called, at most 200 characters; at least one language.',
  })
  title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'When to walk it, at most 1,000 characters.' })
  description?: LocalizedTextInput | null;

  @Field(() => TreePurpose, { nullable: true, description: 'What it is for.' })
  purpose?: TreePurpose | null;

  @Field(() => [Locale], { nullable: true, description: 'Languages that it is offered in, at least one.' })
  locales?: Locale[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Callers’ words for the tree as a whole, at most 30 of 200 characters.',
  })
  alternativeQuestions?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Category.' })
  categoryId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Product lines; null or empty: all.' })
  productLineIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Key of the node where walks begin.' })
  startKey?: string | null;

  @Field(() => [TreeVariableInput], {
    nullable: true,
    description: 'All variables, at most 300, in the place of those that stand.',
  })
  variables?: TreeVariableInput[] | null;

  @Field(() => [TreeNodeInput], {
    nullable: true,
    description: 'Nodes that are new or changed, each whole; at most 500 a call, 5,000 in the tree.',
  })
  setNodes?: TreeNodeInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of nodes that are taken out; what points at them is left as it is and found by the check.',
  })
  removeNodes?: string[] | null;
}
