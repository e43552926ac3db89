import { FeedPriority, MomentInput } from '../articles/index.js';
import { Audience } from '../../platform/auth/viewer.js';
import { Field, ID, InputType, Int } from '../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { TreeContentInput } from './tree-content.inputs.js';

const version = { description: 'The `revision` that you saw.' } as const;
const widening = {
  nullable: true,
  description: 'True where more people will be able to walk it and that is meant.',
} as const;
const note = { nullable: true, description: 'For the reviewer, at most 500 characters.' } as const;
const why = { description: 'Why, 1 to 500 characters.' } as const;

@InputType({ description: 'A new tree.' })
export class TreeCreateInput {
  @Field(() => TreeContentInput, { description: 'What is drawn so far; a title in one language is needed.' })
  content!: TreeContentInput;

  @Field(() => String, note)
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any text of at most 200 characters; the same one within a day makes nothing twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of what is drawn.' })
export class TreeDraftUpdateInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => TreeContentInput, { description: 'What changes.' })
  content!: TreeContentInput;

  @Field(() => String, { nullable: true, description: 'For the reviewer, at most 500 characters; left out it stays.' })
  note?: string | null;
}

@InputType({ description: 'Handing the working copy in for review.' })
export class TreeSubmitInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'For the reviewer, at most 500 characters; left out it stays.' })
  note?: string | null;
}

@InputType({ description: 'Approving the working copy.' })
export class TreeApproveInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'A remark, at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Giving the working copy back to its author.' })
export class TreeRejectInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, why)
  reason!: string;
}

@InputType({ description: 'Making the approved working copy live.' })
export class TreePublishInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => FeedPriority, {
    nullable: true,
    description: 'Pushes it to everybody who may walk it; left out it goes live silently.',
  })
  priority?: FeedPriority | null;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, at most 500 characters; needed for MUST_READ and STOP_WORK.',
  })
  changeSummary?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it has to be read; in the future, for MUST_READ and STOP_WORK only.',
  })
  dueAt?: Date | null;

  @Field(() => Audience, { nullable: true, description: 'New audience; left out it stays. The first is INTERNAL.' })
  audience?: Audience | null;

  @Field(() => Boolean, widening)
  confirmWidening?: boolean | null;

  @Field(() => MomentInput, {
    nullable: true,
    description: 'When it goes live by itself, in the future; left out it goes live at once.',
  })
  publishAt?: MomentInput | null;
}

@InputType({ description: 'Taking a tree out of use.' })
export class TreeArchiveInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, why)
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where articles or other trees refer to it and that is meant; otherwise such a tree is refused: IN_USE.',
  })
  confirmDependants?: boolean | null;
}

@InputType({ description: 'Who may walk a tree from now on.' })
export class TreeAudienceChangeInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => Audience, { description: 'How far inside one has to stand.' })
  audience!: Audience;

  @Field(() => ID, {
    nullable: true,
    description: 'Lowest support tier that walks it; null for all, left out it stays.',
  })
  minimumTierId?: string | null;

  @Field(() => [ID], { description: 'Teams that walk it, at most 100; empty for all.' })
  teamIds!: string[];

  @Field(() => String, why)
  reason!: string;

  @Field(() => Boolean, widening)
  confirmWidening?: boolean | null;
}

@InputType({ description: 'Who is to answer for a tree; a person, a team, or both.' })
export class TreeSetOwnerInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'Responsible person; null: the team owns it.' })
  ownerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Responsible team: takes over from the person, or owns it where there is none. Omitted: the person’s first team; null: none.',
  })
  ownerTeamId?: string | null;
}

@InputType({ description: 'That a tree was checked and is right.' })
export class TreeVerifyInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What was looked at, at most 500 characters; kept in the audit.',
  })
  note?: string | null;
}

@InputType({ description: 'How often a tree is to be verified.' })
export class TreeSetVerificationIntervalInput {
  @Field(() => Int, version)
  expectedVersion!: number;

  @Field(() => Int, { nullable: true, description: 'Days, 1 to 1,095; null: as its category says.' })
  everyDays?: number | null;
}

@InputType({ description: 'Throwing the working copy away.' })
export class TreeDraftDiscardInput {
  @Field(() => Int, version)
  expectedVersion!: number;
}

@InputType({ description: 'Taking the working copy back from review.' })
export class TreeWithdrawInput {
  @Field(() => Int, version)
  expectedVersion!: number;
}

@InputType({ description: 'Taking back the order to publish later.' })
export class TreeScheduleCancelInput {
  @Field(() => Int, version)
  expectedVersion!: number;
}

@InputType({ description: 'Bringing a tree back from the archive.' })
export class TreeRestoreInput {
  @Field(() => Int, version)
  expectedVersion!: number;
}
