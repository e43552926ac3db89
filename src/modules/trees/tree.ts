import type { FeedPriority, Review } from '../articles/index.js';
import type { DraftState } from '../articles/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { TreeContent } from './tree-content.js';
import { TreePurpose, TreeState } from './tree-enums.js';

/** When and how an approved draft is to go live by itself. */
export interface TreeSchedule {
  readonly at: Date;
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
  readonly audience: Audience | null;
  /** Who ordered it: the right to publish is looked at again when the moment comes. */
  readonly byId: string;
}

/** The working copy of a tree. */
export interface TreeDraft {
  readonly content: TreeContent;
  readonly state: DraftState;
  /** Who opened it; null for an import or a seed. */
  readonly authorId: string | null;
  /** Everybody who drew in it: none of them may be its second pair of eyes. */
  readonly editorIds: string[];
  readonly note: string | null;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly reviews: Review[];
  readonly schedule: TreeSchedule | null;
  /** Codes of articles and trees that it refers to. */
  readonly links: string[];
}

/** Who may read, by the field names that rules, index rows and events share; the same as those of an article. */
export interface TreePolicyFields {
  audience: Audience;
  tierRank: number;
  teams: string[];
  lines: string[];
  state: TreeState;
  /** Trees hold from their publication on: 0 and `endless`. */
  effectiveFrom: number;
  effectiveTo: number;
}

/** Where an imported tree comes from; `system` and `externalId` together decide what a second import updates. */
@ObjectType({ description: 'Where an imported tree comes from.' })
export class TreeSource {
  @Field(() => String, { description: 'Name of the collection or system it was imported from, at most 60 characters.' })
  system!: string;

  @Field(() => String, { description: 'Its id there, at most 200 characters.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'Whom to name as author of the original.' })
  attribution!: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the original.' })
  licence!: string | null;
}

/** A tree as a whole. The top mirrors what is live (before the first publication: the draft) without its nodes; these stand in versions and in the draft. */
@ObjectType({
  implements: Node,
  description: 'A decision tree: troubleshooting, classification, script or follow-up call.',
})
export class Tree extends Node implements TreePolicyFields {
  @Field(() => String, { description: 'Short code for people, e.g. `T-14`; never reused.' })
  code!: string;

  @Field(() => TreeState, { description: 'Where it stands.' })
  state!: TreeState;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => LocalizedText, { description: 'What it is called.' })
  title!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'When to walk it.' })
  description!: LocalizedText | null;

  @Field(() => TreePurpose, { description: 'What it is for.' })
  purpose!: TreePurpose;

  @Field(() => [Locale], { description: 'Languages that it is offered in.' })
  locales!: Locale[];

  categoryId!: string | null;
  /** Category ids from the root down to `categoryId`. */
  categoryPath!: string[];
  lines!: string[];

  @Field(() => Audience, { description: 'Who may walk it, by how far inside they stand.' })
  audience!: Audience;

  tierRank!: number;
  teams!: string[];
  effectiveFrom!: number;
  effectiveTo!: number;

  @Field(() => Int, { nullable: true, description: 'Number of the live version; null before the first publication.' })
  version!: number | null;

  /** Id of the live version. */
  versionId!: string | null;
  /** Highest number that any version has; 0 before the first. */
  numbered!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the live version was published.' })
  publishedAt!: Date | null;

  publishedById!: string | null;

  @Field(() => String, { nullable: true, description: 'What changed with the live version.' })
  changeSummary!: string | null;

  /** Priority that the live version was pushed with. */
  publishedPriority!: FeedPriority | null;

  @Field(() => Int, { description: 'How many nodes it has: live, or before the first publication in the draft.' })
  nodeCount!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When anything of it changed last.' })
  updatedAt!: Date;

  @Field(() => TreeSource, { nullable: true, description: 'Where an imported tree comes from; null for own ones.' })
  source!: TreeSource | null;

  draft!: TreeDraft | null;
  /** The draft's `submittedAt`, beside the other fields that lists are ordered by. */
  submittedAt!: Date | null;
  /** The draft's schedule's moment, epoch milliseconds; null for none. */
  scheduledAt!: number | null;
  /** Everybody who ever drew in it. */
  authorIds!: string[];
  /** Codes of articles and trees that the live version refers to. */
  links!: string[];
  /** Keys of all nodes that were ever published, in the order in which they came; none is ever taken out: the place of a key is stable. */
  keysEver!: string[];

  ownerId!: string | null;
  ownerTeamId!: string | null;
  verifyEveryDays!: number | null;
  verifiedAt!: Date | null;
  verifiedById!: string | null;
  verifyDueAt!: Date | null;
}
