import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ArticlePolicyFields } from '../article.js';

/** What somebody finds wrong with a text. */
export enum FlagKind {
  WRONG = 'WRONG',
  OUTDATED = 'OUTDATED',
  UNCLEAR = 'UNCLEAR',
  INCOMPLETE = 'INCOMPLETE',
  DANGEROUS = 'DANGEROUS',
  OTHER = 'OTHER',
}

/** Where a flag stands. */
export enum FlagState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  MENDED = 'MENDED',
  DECLINED = 'DECLINED',
}

/** How a flag is answered. */
export enum FlagOutcome {
  MENDED = 'MENDED',
  DECLINED = 'DECLINED',
}

/** Which flags a list holds. */
export enum FlagScope {
  MINE_TO_ANSWER = 'MINE_TO_ANSWER',
  RAISED_BY_ME = 'RAISED_BY_ME',
  ALL = 'ALL',
}

registerEnumType(FlagKind, {
  name: 'ArticleFlagKind',
  description: 'What somebody finds wrong with a text.',
  valuesConfig: {
    WRONG: { description: 'It is not true.' },
    OUTDATED: { description: 'It was true once.' },
    UNCLEAR: { description: 'One cannot tell what is meant.' },
    INCOMPLETE: { description: 'Something is missing.' },
    DANGEROUS: { description: 'Whoever follows it may come to harm; to be answered within 4 hours.' },
    OTHER: { description: 'Something else; the comment says what.' },
  },
});
registerEnumType(FlagState, {
  name: 'ArticleFlagState',
  description: 'Where a flag stands.',
  valuesConfig: {
    OPEN: { description: 'Nobody has taken it yet.' },
    ACCEPTED: { description: 'Somebody works on it, or its mended text waits for its moment.' },
    MENDED: { description: 'Mended in a version that holds.' },
    DECLINED: { description: 'Nothing is changed; the answer says why.' },
  },
});
registerEnumType(FlagOutcome, {
  name: 'ArticleFlagOutcome',
  description: 'How a flag is answered.',
  valuesConfig: {
    MENDED: { description: 'Mended in a published version.' },
    DECLINED: { description: 'Nothing is changed.' },
  },
});
registerEnumType(FlagScope, {
  name: 'ArticleFlagScope',
  description: 'Which flags a list holds.',
  valuesConfig: {
    MINE_TO_ANSWER: {
      description:
        'Open and taken flags of articles that you own, yourself or by your team, those that you took, and for editors those of articles without an owner.',
    },
    RAISED_BY_ME: { description: 'Flags that you raised, newest first.' },
    ALL: {
      description:
        'All flags, for KNOWLEDGE_EDITOR and ADMIN; for others the open and taken ones of articles that they may read.',
    },
  },
});

/** What the rule sheet reads of the version that was flagged, as it was then. */
export type FlaggedReach = Pick<
  ArticlePolicyFields,
  'audience' | 'tierRank' | 'teams' | 'lines' | 'state' | 'effectiveFrom' | 'effectiveTo'
>;

/** A sentence of an article that somebody finds wrong. */
@ObjectType('ArticleFlag', {
  implements: Node,
  description:
    'What somebody finds wrong with an article, who answers for it, by when, and the answer. For staff who may read the text.',
})
export class Flag extends Node {
  /** Shown as `article`; after a merge the article that stays. */
  articleId!: string;
  /** The article whose text was flagged. */
  originId!: string;

  @Field(() => FlagKind, { description: 'What is wrong.' })
  kind!: FlagKind;

  @Field(() => FlagState, { description: 'Where it stands.' })
  state!: FlagState;

  @Field(() => String, { description: 'The pinned text, at most 500 characters; empty for the whole article.' })
  quote!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong in the words of whoever flagged, at most 1,000 characters.',
  })
  comment!: string | null;

  @Field(() => Int, {
    description: 'Version that was read; of the article that was flagged, also where that was merged since.',
  })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Reference of the call in which it was found.' })
  callReference!: string | null;

  @Field(() => Int, {
    description:
      '2 for a dangerous flag or an article with a safety mark, 1 for a business risk, 0 otherwise. Lists begin with 2.',
  })
  riskRank!: number;

  @Field(() => DateTimeScalar, { description: 'When it was raised first.' })
  raisedAt!: Date;

  @Field(() => Int, { description: 'How often the same person said it.' })
  timesRaised!: number;

  @Field(() => DateTimeScalar, { description: 'By when it has to be answered: 24 hours, 4 where safety is concerned.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken; null while nobody has.' })
  takenAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered; null before.' })
  answeredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What whoever flagged was told, at most 1,000 characters.' })
  answer!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version in which it was mended; null otherwise.' })
  mendedInVersion!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Published version that mends it and does not hold yet; null otherwise. It is answered when that version holds.',
  })
  pendingVersion!: number | null;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;

  raisedById!: string;
  takenById!: string | null;
  answeredById!: string | null;
  /** A version has to be later than this one to mend it. */
  afterVersion!: number;
  reach!: FlaggedReach;
  /** Keeps one person from raising the same twice while it is open; null when answered. */
  openKey!: string | null;
  /** Sort key of lists: risk first, then due time; smallest first. */
  order!: number;
}

/** Where the pinned text of a flag stands in the live text. */
@ObjectType('ArticleFlagPlace', {
  description: 'Where the pinned text of a flag stands in the live text, as you may read it.',
})
export class FlagPlace {
  @Field(() => Boolean, { description: 'Whether it still stands there.' })
  isThere!: boolean;

  @Field(() => Int, { nullable: true, description: 'Version whose text was looked at; null where none is live.' })
  version!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Heading above it; null above the first heading and where it is gone.',
  })
  heading!: string | null;

  @Field(() => String, { description: 'Plain text before it, at most 120 characters; empty where it is gone.' })
  before!: string;

  @Field(() => String, { description: 'The pinned text as it stands there; empty where it is gone.' })
  text!: string;

  @Field(() => String, { description: 'Plain text after it, at most 120 characters; empty where it is gone.' })
  after!: string;
}
