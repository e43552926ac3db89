import { Field, ObjectType } from '../../../../platform/graphql/decorators.js';
import { ScorecardContent, ScorecardQuestion, ScorecardSection } from '../scorecard-content.js';

const parts = 'Names of the fields that differ';

@ObjectType({ description: 'A question that differs between two contents.' })
export class ScorecardQuestionChange {
  @Field(() => String, { description: 'Its ref.' })
  ref!: string;

  @Field(() => [String], { description: `${parts}, e.g. \`weight\`; \`section\` where it moved to another.` })
  parts!: string[];

  @Field(() => ScorecardQuestion, { description: 'As it was.' })
  before!: ScorecardQuestion;

  @Field(() => ScorecardQuestion, { description: 'As it is.' })
  after!: ScorecardQuestion;
}

@ObjectType({ description: 'A section that differs between two contents, its questions aside.' })
export class ScorecardSectionChange {
  @Field(() => String, { description: 'Its ref.' })
  ref!: string;

  @Field(() => [String], { description: `${parts}: \`title\`, \`weight\`, \`isExcluded\`.` })
  parts!: string[];

  @Field(() => ScorecardSection, { description: 'As it was.' })
  before!: ScorecardSection;

  @Field(() => ScorecardSection, { description: 'As it is.' })
  after!: ScorecardSection;
}

@ObjectType({
  description: 'What differs between two contents of a scorecard. The order of questions is not compared.',
})
export class ScorecardDifference {
  @Field(() => [String], { description: `${parts} of the form itself, e.g. \`mode\`.` })
  formParts!: string[];

  @Field(() => ScorecardContent, { description: 'The one.' })
  before!: ScorecardContent;

  @Field(() => ScorecardContent, { description: 'The other.' })
  after!: ScorecardContent;

  @Field(() => [ScorecardQuestion], { description: 'Questions that only the other has.' })
  questionsAdded!: ScorecardQuestion[];

  @Field(() => [ScorecardQuestion], { description: 'Questions that only the one has.' })
  questionsRemoved!: ScorecardQuestion[];

  @Field(() => [ScorecardQuestionChange], { description: 'Questions that differ.' })
  questionsChanged!: ScorecardQuestionChange[];

  @Field(() => [ScorecardSection], { description: 'Sections that only the other has.' })
  sectionsAdded!: ScorecardSection[];

  @Field(() => [ScorecardSection], { description: 'Sections that only the one has.' })
  sectionsRemoved!: ScorecardSection[];

  @Field(() => [ScorecardSectionChange], { description: 'Sections that differ.' })
  sectionsChanged!: ScorecardSectionChange[];
}
