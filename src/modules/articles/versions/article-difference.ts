import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';

/** A part of an article that differences are shown of, in reading order. */
export enum ArticleTextField {
  TITLE = 'TITLE',
  SAY = 'SAY',
  PROBLEM = 'PROBLEM',
  CASE_ENVIRONMENT = 'CASE_ENVIRONMENT',
  CAUSE = 'CAUSE',
  SOLUTION = 'SOLUTION',
  BODY = 'BODY',
  ALTERNATIVE_QUESTIONS = 'ALTERNATIVE_QUESTIONS',
  KEYWORDS = 'KEYWORDS',
  ENVIRONMENT = 'ENVIRONMENT',
  MODELS = 'MODELS',
  ERROR_CODES = 'ERROR_CODES',
  CATEGORY = 'CATEGORY',
  PRODUCT_LINES = 'PRODUCT_LINES',
  EFFECTIVE_FROM = 'EFFECTIVE_FROM',
  EFFECTIVE_TO = 'EFFECTIVE_TO',
  ATTACHMENTS = 'ATTACHMENTS',
}

/** How the pieces of a part are to be read. */
export enum DifferenceForm {
  TEXT = 'TEXT',
  LIST = 'LIST',
  MOMENT = 'MOMENT',
}

/** Whether a stretch differs. */
export enum DifferenceHunkKind {
  SAME = 'SAME',
  CHANGED = 'CHANGED',
}

/** Which of two texts has a piece. */
export enum DifferencePieceKind {
  SAME = 'SAME',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}

registerEnumType(ArticleTextField, {
  name: 'ArticleTextField',
  description: 'A part of an article that differences are shown of.',
  valuesConfig: {
    TITLE: { description: 'The title.' },
    SAY: { description: 'What to say first.' },
    PROBLEM: { description: 'Of a technical case: what the customer saw.' },
    CASE_ENVIRONMENT: { description: 'Of a technical case: where it happened.' },
    CAUSE: { description: 'Of a technical case: why it happened.' },
    SOLUTION: { description: 'Of a technical case: what solved it.' },
    BODY: { description: 'The text in Markdown.' },
    ALTERNATIVE_QUESTIONS: { description: 'The question in the callers’ own words; a list.' },
    KEYWORDS: { description: 'Keywords; a list.' },
    ENVIRONMENT: { description: 'Where it applies.' },
    MODELS: { description: 'Models; a list.' },
    ERROR_CODES: { description: 'Error codes; a list.' },
    CATEGORY: { description: 'The category with those above it, in your language.' },
    PRODUCT_LINES: { description: 'Names of the product lines in your language; a list, empty for all.' },
    EFFECTIVE_FROM: { description: 'From when it holds; a moment.' },
    EFFECTIVE_TO: { description: 'Until when it holds; a moment.' },
    ATTACHMENTS: { description: 'Files and pictures, each by name and alternative text; a list.' },
  },
});
registerEnumType(DifferenceForm, {
  name: 'DifferenceForm',
  description: 'How the pieces of a part are to be read.',
  valuesConfig: {
    TEXT: { description: 'Running text: pieces follow each other, with the line breaks of the Markdown.' },
    LIST: { description: 'A list: each piece is one item.' },
    MOMENT: { description: 'A moment: each piece is a date and time in ISO 8601, UTC.' },
  },
});
registerEnumType(DifferenceHunkKind, {
  name: 'DifferenceHunkKind',
  description: 'Whether a stretch differs.',
  valuesConfig: {
    SAME: { description: 'Both texts have it.' },
    CHANGED: { description: 'Something in it was added or removed.' },
  },
});
registerEnumType(DifferencePieceKind, {
  name: 'DifferencePieceKind',
  description: 'Which of two texts has a piece.',
  valuesConfig: {
    SAME: { description: 'Both.' },
    ADDED: { description: 'The second one only.' },
    REMOVED: { description: 'The first one only.' },
  },
});

@ObjectType({ description: 'A piece of text that both texts have, or one of them.' })
export class DifferencePiece {
  @Field(() => DifferencePieceKind, { description: 'Which of the texts has it.' })
  kind!: `${DifferencePieceKind}`;

  @Field(() => String, { description: 'The piece as it stands there, Markdown included.' })
  text!: string;
}

@ObjectType({
  description:
    'A stretch of a part. SAME and REMOVED pieces in their order give the first text, SAME and ADDED ones the second.',
})
export class DifferenceHunk {
  @Field(() => DifferenceHunkKind, { description: 'Whether it differs.' })
  kind!: `${DifferenceHunkKind}`;

  @Field(() => Boolean, { description: 'Whether it lies in an internal block.' })
  isInternal!: boolean;

  @Field(() => Int, {
    description: 'Lines, or items of a list: of the second text, of the first where all was removed.',
  })
  lineCount!: number;

  @Field(() => [DifferencePiece], { description: 'Its pieces in reading order; an equal stretch of text has one.' })
  pieces!: readonly DifferencePiece[];
}

@ObjectType({ description: 'What changed in one part of an article.' })
export class FieldDifference {
  @Field(() => ArticleTextField, { description: 'Which part.' })
  field!: ArticleTextField;

  @Field(() => DifferenceForm, { description: 'How its pieces are to be read.' })
  form!: DifferenceForm;

  @Field(() => Boolean, { description: 'Whether it differs at all.' })
  isChanged!: boolean;

  @Field(() => Int, { description: 'Characters without blanks that only the second text has.' })
  addedCount!: number;

  @Field(() => Int, { description: 'Characters without blanks that only the first text has.' })
  removedCount!: number;

  @Field(() => Boolean, {
    description:
      'Whether a changed stretch is shown line by line, because the texts are too long to compare it by words.',
  })
  isByLines!: boolean;

  @Field(() => [DifferenceHunk], { description: 'Its stretches in reading order; short parts have one.' })
  hunks!: readonly DifferenceHunk[];
}

@ObjectType({ description: 'Which text stood on one side of a difference.' })
export class ArticleTextMark {
  @Field(() => Int, { description: 'Number of the version; of a working copy the number that it would get.' })
  number!: number;

  @Field(() => Boolean, { description: 'Whether it is the working copy.' })
  isDraft!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the text that is live now.' })
  isLive!: boolean;
}

@ObjectType({ description: 'What changed between two texts of an article. For people of the centre.' })
export class ArticleDifference {
  @Field(() => ArticleTextMark, { description: 'The first text.' })
  from!: ArticleTextMark;

  @Field(() => ArticleTextMark, { description: 'The second text.' })
  to!: ArticleTextMark;

  @Field(() => [FieldDifference], {
    description: 'The parts that one of the texts has, in reading order, changed or not.',
  })
  fields!: readonly FieldDifference[];

  @Field(() => Int, { description: 'Characters without blanks that only the second text has, all parts together.' })
  addedCount!: number;

  @Field(() => Int, { description: 'Characters without blanks that only the first text has, all parts together.' })
  removedCount!: number;

  @Field(() => Boolean, {
    description:
      'A guess whether the meaning changed, so that people should read it again: false where only wording, marks, keywords or questions did.',
  })
  isSubstantial!: boolean;
}
