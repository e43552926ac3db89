import { Article, FeedPriority } from '../articles/index.js';
import { Tree } from '../trees/index.js';
import { Field, Int, ObjectType, createUnionType, registerEnumType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import type { DomainEvent } from '../../platform/events/index.js';

/** What happened to the thing that an entry speaks of. */
export enum FeedEntryKind {
  ARTICLE_PUBLISHED = 'ARTICLE_PUBLISHED',
  ARTICLE_UPDATED = 'ARTICLE_UPDATED',
  ARTICLE_ARCHIVED = 'ARTICLE_ARCHIVED',
  ARTICLE_MARKED = 'ARTICLE_MARKED',
  ARTICLE_TOOK_EFFECT = 'ARTICLE_TOOK_EFFECT',
  ARTICLE_EXPIRED = 'ARTICLE_EXPIRED',
  TREE_PUBLISHED = 'TREE_PUBLISHED',
  TREE_UPDATED = 'TREE_UPDATED',
  TREE_ARCHIVED = 'TREE_ARCHIVED',
}

registerEnumType(FeedEntryKind, {
  name: 'FeedEntryKind',
  description: 'What happened to the thing that a feed entry speaks of.',
  valuesConfig: {
    ARTICLE_PUBLISHED: { description: 'An article was published for the first time.' },
    ARTICLE_UPDATED: { description: 'A new version of an article was published.' },
    ARTICLE_ARCHIVED: { description: 'An article was taken out of use.' },
    ARTICLE_MARKED: {
      description: 'An article was marked as a safety problem or a business risk; the summary says why.',
    },
    ARTICLE_TOOK_EFFECT: { description: 'A version that was published before holds from now on.' },
    ARTICLE_EXPIRED: { description: 'The time of an article is over: it no longer holds.' },
    TREE_PUBLISHED: { description: 'A tree was published for the first time.' },
    TREE_UPDATED: { description: 'A new version of a tree was published.' },
    TREE_ARCHIVED: { description: 'A tree was taken out of use.' },
  },
});

/** Priorities whose entries have to be acknowledged. */
export const demandingPriorities: readonly FeedPriority[] = [FeedPriority.MUST_READ, FeedPriority.STOP_WORK];

/** A numbered event as those see it who are told: one entry of the feed. Entries never change; a later version makes a new one. */
@ObjectType({
  implements: Node,
  description: 'Pushed knowledge: one published version, told to those who may read it.',
})
export class FeedEntry extends Node {
  @Field(() => FeedEntryKind, { description: 'What happened.' })
  kind!: FeedEntryKind;

  @Field(() => FeedPriority, { description: 'How urgently it is to be read.' })
  priority!: FeedPriority;

  @Field(() => String, { description: 'Title of the version that was published.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, in the editor’s words; null where none were given.',
  })
  summary?: string | null;

  @Field(() => String, { description: 'Code of the article or tree, e.g. K-2031 or T-14.' })
  code!: string;

  @Field(() => Int, { description: 'Number of the version that was published; an acknowledgement is bound to it.' })
  version!: number;

  @Field(() => Date, { description: 'When it was published.' })
  at!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when it has to be acknowledged; null where there is no due time.',
  })
  dueAt?: Date | null;

  subjectType!: string;
  subjectId!: string;
  number!: number;
  // What a rule sheet reads, as it was when the entry was made.
  audience?: string;
  tierRank?: number;
  teams?: readonly string[];
  lines?: readonly string[];
  state?: string;
  effectiveFrom?: number;
  effectiveTo?: number;
}

/** The feed's view of a numbered event. */
export function entryOf(event: DomainEvent): FeedEntry {
  const entry = new FeedEntry();
  return Object.assign(entry, {
    _id: event._id,
    kind: event.kind as FeedEntryKind,
    priority: event.priority as FeedPriority,
    title: event.title ?? '',
    summary: event.summary ?? null,
    code: event.code ?? '',
    version: event.version ?? 0,
    at: event.at,
    dueAt: event.dueAt ?? null,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    number: event.number ?? 0,
    audience: event.audience,
    tierRank: event.tierRank,
    teams: event.teams,
    lines: event.lines,
    state: event.state,
    effectiveFrom: event.effectiveFrom,
    effectiveTo: event.effectiveTo,
  });
}

/** What a feed entry speaks of. */
export const FeedEntrySubject = createUnionType({
  name: 'FeedEntrySubject',
  description: 'What a feed entry speaks of.',
  types: () => [Article, Tree] as const,
  resolveType: ({ _id }: Article | Tree) => (_id.startsWith('tree_') ? Tree : Article),
});

/** Pages of entries. */
export const FeedEntryPage = connectionOf('FeedEntry', () => FeedEntry);

/** How many have to acknowledge an entry, and how many did. */
@ObjectType({ description: 'Proof of reading in figures, inside what you may see: your teams, your site, or all.' })
export class AcknowledgementCount {
  @Field(() => Int, {
    description:
      'Active agents who may read the entry now and have to acknowledge it; people who joined later included.',
  })
  requiredCount!: number;

  @Field(() => Int, { description: 'How many of them did.' })
  acknowledgedCount!: number;
}

/** What a person has acknowledged of a thing before. */
@ObjectType({ description: 'The version of the same thing that you acknowledged last, before this entry.' })
export class EarlierAcknowledgement {
  @Field(() => Int, { description: 'Number of the version that you acknowledged.' })
  version!: number;

  @Field(() => Date, { description: 'When you acknowledged it.' })
  at!: Date;
}

/** First message of every subscription. */
@ObjectType({ description: 'The subscription stands. Continue from this cursor after a broken connection.' })
export class FeedReady {
  @Field(() => CursorScalar, { description: 'Position from which the subscription continues.' })
  cursor!: string;
}

/** Every 30 seconds, so that a client knows the line is alive. */
@ObjectType({ description: 'The line is alive; the cursor has moved past entries that you may not see.' })
export class FeedHeartbeat {
  @Field(() => CursorScalar, { description: 'Position that has been reached.' })
  cursor!: string;
}

/** One entry, pushed. */
@ObjectType({ description: 'New knowledge.' })
export class FeedNews {
  @Field(() => CursorScalar, { description: 'Position after this entry.' })
  cursor!: string;

  @Field(() => FeedEntry, { description: 'What was published.' })
  entry!: FeedEntry;
}

/** The cursor lies too far back (or ahead) to be replayed. */
@ObjectType({
  description: 'Too much was missed to replay it: read the inbox again. The subscription continues from this cursor.',
})
export class FeedRefetch {
  @Field(() => CursorScalar, { description: 'Position from which the subscription continues.' })
  cursor!: string;

  @Field(() => String, { description: 'Why, for the log; not for people.' })
  reason!: string;
}

/** Everything that the feed's subscription sends. */
export const KnowledgeFeedMessage = createUnionType({
  name: 'KnowledgeFeedMessage',
  description: 'One message of the knowledge feed.',
  types: () => [FeedReady, FeedNews, FeedHeartbeat, FeedRefetch] as const,
});
export type FeedMessage = FeedReady | FeedNews | FeedHeartbeat | FeedRefetch;
