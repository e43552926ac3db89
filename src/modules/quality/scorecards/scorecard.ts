import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ScorecardContent } from './scorecard-content.js';
import { ScorecardState, SubjectKind } from './scorecard-enums.js';

/** The working copy of a scorecard, as it is stored. */
export interface ScorecardDraft {
  readonly content: ScorecardContent;
  /** Who opened it; null for a seed or a decision of a meeting. */
  readonly authorId: string | null;
  /** Why it was opened, at most 500 characters: a decision of the criteria meeting, for instance. */
  readonly note: string | null;
  readonly updatedAt: Date;
}

/** A scorecard as a whole. The top mirrors its active version (before the first: its draft) without sections. */
@ObjectType({
  implements: Node,
  description: 'A form by which calls and other contacts are evaluated. Read by who has a desk of quality.',
})
export class Scorecard extends Node {
  @Field(() => String, { description: 'Short code for people, e.g. `QC-12`; never reused.' })
  code!: string;

  @Field(() => ScorecardState, { description: 'Where it stands.' })
  state!: ScorecardState;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedRevision`.' })
  revision!: number;

  @Field(() => LocalizedText, { description: 'What it is called.' })
  title!: LocalizedText;

  @Field(() => SubjectKind, { description: 'What is evaluated with it.' })
  subject!: SubjectKind;

  @Field(() => Int, { description: 'How many questions it has.' })
  questionCount!: number;

  @Field(() => Int, { nullable: true, description: 'Number of the active version; null before the first activation.' })
  version!: number | null;

  /** Id of the active version; stays when it is archived. */
  versionId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the active version was activated.' })
  activatedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When anything of it changed last.' })
  updatedAt!: Date;

  draft!: ScorecardDraft | null;
}

/** The working copy as the API shows it: the draft with the scorecard that it belongs to. */
@ObjectType('ScorecardDraft', { description: 'The working copy of a scorecard.' })
export class ScorecardDraftView {
  scorecard!: Scorecard;
  authorId!: string | null;

  @Field(() => ScorecardContent, { description: 'What is built.' })
  content!: ScorecardContent;

  @Field(() => Int, { description: 'Number that the version will have when this is activated.' })
  number!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What changes and why, where that was said; the version keeps it.',
  })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When somebody built on it last.' })
  updatedAt!: Date;
}

/** A version that was activated; written once, never changed. */
@ObjectType({
  implements: Node,
  description:
    'A version of a scorecard. It never changes; an evaluation keeps the version that it was made with. Agents read those of their own released evaluations.',
})
export class ScorecardVersion extends Node {
  scorecardId!: string;

  @Field(() => String, { description: 'Code of its scorecard.' })
  code!: string;

  @Field(() => Int, { description: 'Number, counted from 1 in each scorecard.' })
  version!: number;

  @Field(() => ScorecardContent, { description: 'What it holds.' })
  content!: ScorecardContent;

  @Field(() => String, { description: 'SHA-256 of the content, in hexadecimal digits: equal means equal.' })
  checksum!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What changed and why, as the working copy said it; null without one.',
  })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was activated.' })
  activatedAt!: Date;

  activatedById!: string | null;
}
