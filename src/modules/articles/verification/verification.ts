import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { Article } from '../article.js';

/** Whether an article was checked lately enough. */
export enum VerificationState {
  CURRENT = 'CURRENT',
  DUE_SOON = 'DUE_SOON',
  OVERDUE = 'OVERDUE',
  NONE = 'NONE',
}

/** How a text was found to be right. */
export enum VerificationHow {
  PERSON = 'PERSON',
  USE = 'USE',
  PUBLISHED = 'PUBLISHED',
}

/** Whose articles a list of what is to be verified holds. */
export enum VerificationScope {
  MINE = 'MINE',
  MY_TEAMS = 'MY_TEAMS',
  ALL = 'ALL',
}

registerEnumType(VerificationState, {
  name: 'VerificationState',
  description: 'Whether an article was checked lately enough.',
  valuesConfig: {
    CURRENT: { description: 'Checked, and not due within 14 days.' },
    DUE_SOON: { description: 'Due within 14 days.' },
    OVERDUE: { description: 'Its date has passed.' },
    NONE: { description: 'Not verified by date, or not published.' },
  },
});

registerEnumType(VerificationHow, {
  name: 'VerificationHow',
  description: 'How a text was found to be right.',
  valuesConfig: {
    PERSON: { description: 'Somebody checked it.' },
    USE: {
      description:
        'It served in at least five calls of at least two people who may verify it, and nothing was flagged.',
    },
    PUBLISHED: { description: 'It was published.' },
  },
});

registerEnumType(VerificationScope, {
  name: 'VerificationScope',
  description: 'Whose articles a list of what is to be verified holds.',
  valuesConfig: {
    MINE: { description: 'Those that you own in person.' },
    MY_TEAMS: { description: 'Those of the teams that you belong to or lead.' },
    ALL: { description: 'All that you may see.' },
  },
});

/** How an article served in calls lately. */
@ObjectType({ description: 'How an article served in calls lately.' })
export class RecentUse {
  @Field(() => Int, { description: 'Calls that it was linked to.' })
  calls!: number;

  @Field(() => Int, { description: 'By how many different people.' })
  people!: number;
}

/** Whether an article is still right, who answers for it, and until when: the article, seen from that side. */
@ObjectType({ description: 'Whether an article is still right, who answers for it, and until when it was checked.' })
export class ArticleVerification {
  article!: Article;

  @Field(() => VerificationState, { description: 'How it stands at this moment.' })
  state!: VerificationState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it has to be checked again; null where it is not verified by date.',
  })
  dueAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was found right last; null for never.' })
  verifiedAt!: Date | null;

  @Field(() => VerificationHow, { nullable: true, description: 'How it was found right; null for never.' })
  how!: VerificationHow | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The article’s own interval in days, 1 to 1,095; null for that of its category.',
  })
  ownEveryDays!: number | null;
}

/** Why a published article has to be worked on. */
@ObjectType({ description: 'Why a published article has to be worked on.' })
export class ArticleNeedsUpdate {
  @Field(() => String, { description: 'The reason, at most 500 characters.' })
  reason!: string;

  byId!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when it is known.' })
  since!: Date;
}

/** How much waits to be verified. */
@ObjectType({ description: 'How much waits to be verified.' })
export class VerificationCount {
  @Field(() => Int, { description: 'Due within 14 days.' })
  dueSoon!: number;

  @Field(() => Int, { description: 'Overdue.' })
  overdue!: number;
}
