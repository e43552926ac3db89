import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What the content standard asks of a text. */
export enum ContentCriterionKey {
  NOT_DUPLICATE = 'NOT_DUPLICATE',
  COMPLETE = 'COMPLETE',
  CLEAR = 'CLEAR',
  TITLE = 'TITLE',
  LINKS_VALID = 'LINKS_VALID',
  METADATA = 'METADATA',
  CALLER_WORDS = 'CALLER_WORDS',
  ONE_PAGE = 'ONE_PAGE',
}

registerEnumType(ContentCriterionKey, {
  name: 'ContentCriterionKey',
  description: 'What the content standard asks of a text.',
  valuesConfig: {
    NOT_DUPLICATE: { description: 'No other article says the same.' },
    COMPLETE: { description: 'Every field that the kind of article needs is filled in, each with what belongs there.' },
    CLEAR: { description: 'Somebody who does not know the matter can follow it.' },
    TITLE: { description: 'The title names where it happens and what.' },
    LINKS_VALID: { description: 'Every link leads somewhere, for each audience of the article.' },
    METADATA: { description: 'Category, product lines, audience and language are right.' },
    CALLER_WORDS: { description: 'The callers’ own words are kept, as title, alternative question or quotation.' },
    ONE_PAGE: { description: 'About one page; more is linked.' },
  },
});

/** One criterion of the standard in words. */
@ObjectType({ description: 'One criterion of the content standard, in words.' })
export class ContentCriterion {
  @Field(() => ContentCriterionKey, { description: 'Which one.' })
  key!: ContentCriterionKey;

  @Field(() => LocalizedText, { description: 'Its name.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What to look at.' })
  hint!: LocalizedText;
}

/** How one criterion was judged. */
@ObjectType({ description: 'How one criterion was judged.' })
export class ChecklistItem {
  @Field(() => ContentCriterionKey, { description: 'Which one.' })
  key!: ContentCriterionKey;

  @Field(() => Boolean, { nullable: true, description: 'Whether the text meets it; null where it does not apply.' })
  isMet!: boolean | null;
}

/** How a version stands against the content standard; the newest record of a version counts. */
@ObjectType({ description: 'How a version stands against the content standard; the newest record counts.' })
export class ArticleChecklist {
  /** `articleId:version`. */
  _id!: string;
  articleId!: string;
  version!: number;
  /** Who wrote the version; null for an import. */
  authorId!: string | null;
  recordedById!: string;

  @Field(() => [ChecklistItem], { description: 'All criteria in their order.' })
  items!: ChecklistItem[];

  @Field(() => Int, { description: 'How many criteria are met.' })
  met!: number;

  @Field(() => Int, { description: 'How many apply.' })
  applicable!: number;

  @Field(() => Float, { description: 'Share of the met among those that apply, 0 to 1.' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'What the assessor adds, at most 500 characters.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

/** How one criterion is met over many versions. */
@ObjectType({ description: 'How one criterion is met over many versions.' })
export class ContentCriterionFigure {
  @Field(() => ContentCriterionKey, { description: 'Which one.' })
  key!: ContentCriterionKey;

  @Field(() => Int, { description: 'Versions that meet it.' })
  met!: number;

  @Field(() => Int, { description: 'Versions that it applies to.' })
  applicable!: number;

  @Field(() => Float, { nullable: true, description: 'Share of the met, 0 to 1; null while it applied to nothing.' })
  share!: number | null;
}

/** One month of the content standard. */
@ObjectType({ description: 'How the standard was met in one month.' })
export class ContentStandardMonth {
  @Field(() => String, { description: 'The month, `YYYY-MM`, in the time of your site.' })
  month!: string;

  @Field(() => Int, { description: 'Versions assessed in it.' })
  versions!: number;

  @Field(() => Int, { description: 'Criteria met.' })
  met!: number;

  @Field(() => Int, { description: 'Criteria that applied.' })
  applicable!: number;

  @Field(() => Float, { nullable: true, description: 'Share of the met, 0 to 1; null while nothing applied.' })
  share!: number | null;
}

/** How texts stand against the standard: a help for coaching. Nobody is ranked: people are listed by name, one at a time is looked at. */
@ObjectType({ description: 'How texts stand against the content standard: a help for coaching, never a ranking.' })
export class ContentStandard {
  @Field(() => Int, { description: 'Versions assessed.' })
  versions!: number;

  @Field(() => Int, { description: 'Criteria met.' })
  met!: number;

  @Field(() => Int, { description: 'Criteria that applied.' })
  applicable!: number;

  @Field(() => Float, { nullable: true, description: 'Share of the met, 0 to 1; null while nothing applied.' })
  share!: number | null;

  @Field(() => [ContentCriterionFigure], { description: 'By criterion, in the order of the standard.' })
  items!: ContentCriterionFigure[];

  @Field(() => [ContentStandardMonth], {
    description: 'By month of assessment, the earliest first; months without any are left out.',
  })
  months!: ContentStandardMonth[];

  /** Whose versions there are, whatever author was asked for. */
  authorIds!: string[];
}
