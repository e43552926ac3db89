import { DraftState, FeedPriority, ReviewOutcome, VerificationState } from '../articles/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Tree, TreeDraft } from './tree.js';
import { type TreeContent, TreeNode, TreeVariable } from './tree-content.js';
import { TreePurpose } from './tree-enums.js';

// What the API shows of a tree beside its own fields. Stored things are given as they are where their names agree.

/** What somebody drew, as the API shows it. */
@ObjectType('TreeContent', { description: 'What somebody drew: the whole of a version or of a working copy.' })
export class TreeContentView implements TreeContent {
  @Field(() => LocalizedText, { description: 'What it is called; an empty language is not written yet.' })
  title!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'When to walk it.' })
  description!: LocalizedText | null;

  @Field(() => TreePurpose, { description: 'What it is for.' })
  purpose!: TreePurpose;

  @Field(() => [Locale], { description: 'Languages that it is offered in.' })
  locales!: Locale[];

  @Field(() => [String], { description: 'Callers’ words for the tree as a whole.' })
  alternativeQuestions!: string[];

  categoryId!: string | null;
  lines!: string[];

  @Field(() => String, { nullable: true, description: 'Key of the node where walks begin; null while none is chosen.' })
  startKey!: string | null;

  @Field(() => [TreeVariable], { description: 'Its variables.' })
  variables!: TreeVariable[];

  @Field(() => [TreeNode], { description: 'Its nodes, at most 5,000, in the order in which they were drawn.' })
  nodes!: TreeNode[];
}

/** The working copy as the API shows it: the draft with the tree it belongs to. */
@ObjectType('TreeDraft', { description: 'The working copy of a tree. Editors and administrators only.' })
export class TreeDraftView {
  tree!: Tree;
  draft!: TreeDraft;

  @Field(() => TreeContentView, { description: 'What is drawn.' })
  content!: TreeContent;

  @Field(() => DraftState, { description: 'Where it stands.' })
  state!: DraftState;

  @Field(() => Int, { description: 'Number that the version will have when this is published.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'What the author noted for the reviewer.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When somebody drew in it last.' })
  updatedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in; null while it is being drawn.' })
  submittedAt!: Date | null;
}

/** How many approvals a draft has and needs. */
@ObjectType({ description: 'Approvals of a working copy since it was handed in last.' })
export class TreeApprovals {
  @Field(() => Int, { description: 'How many different people approved.' })
  have!: number;

  @Field(() => Int, { description: 'How many its category demands, 1 to 5.' })
  need!: number;
}

/** One decision about a draft, as the API shows it. */
@ObjectType({ description: 'One decision about a working copy of a tree.' })
export class TreeReview {
  @Field(() => ReviewOutcome, { description: 'What was decided.' })
  outcome!: ReviewOutcome;

  reviewerId!: string;

  @Field(() => String, { nullable: true, description: 'Why; always there for a rejection.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** The order to go live by itself, as the API shows it. */
@ObjectType('TreeSchedule', { description: 'When and how an approved working copy goes live by itself.' })
export class TreeScheduleView {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => FeedPriority, { nullable: true, description: 'How it is pushed; null: silently.' })
  priority!: FeedPriority | null;

  @Field(() => String, { nullable: true, description: 'What changes.' })
  changeSummary!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it has to be read.' })
  dueAt!: Date | null;

  @Field(() => Audience, { nullable: true, description: 'Who walks it from then on; null: as it is.' })
  audience!: Audience | null;

  byId!: string;
}

/** Whether a tree is still right, as the API shows it. */
@ObjectType({ description: 'Whether a tree is still right, and until when it was checked.' })
export class TreeVerification {
  tree!: Tree;

  @Field(() => VerificationState, { description: 'How it stands at this moment.' })
  state!: VerificationState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it has to be checked again; null where it is not verified by date.',
  })
  dueAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was found right last; null for never.' })
  verifiedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The tree’s own interval in days, 1 to 1,095; null for that of its category.',
  })
  ownEveryDays!: number | null;
}
