import type { NoticeKind, NoticeRecord, NoticeText } from '../../platform/events/index.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import { FeedHeartbeat, FeedReady, FeedRefetch } from '../feed/index.js';

/** The kinds as GraphQL knows them; a kind that is missing here does not compile. */
const kinds: { readonly [K in NoticeKind]: { readonly description: string } } = {
  FLAG_RAISED: { description: 'Somebody says that a text which you answer for is wrong or unclear.' },
  FLAG_ANSWERED: { description: 'What you said about a text was answered.' },
  MENTIONED: { description: 'Somebody named you in a comment.' },
  REVIEW_DECIDED: { description: 'A draft that you handed in was approved or sent back.' },
  VERIFICATION_DUE: { description: 'A text that you answer for is to be verified.' },
  OWNER_CHANGED: { description: 'You, or your team, now answer for a text.' },
  SOURCE_CHANGED: { description: 'The source of a translation that you answer for has changed.' },
  LINK_BROKEN: {
    description: 'A text that you answer for refers to something that is gone, or is referred to no longer.',
  },
  RISK_MARKED: { description: 'A text was marked as a safety problem or a business risk.' },
  RISK_REMOVAL_ASKED: { description: 'Somebody asks that a risk mark is taken away; a second person has to agree.' },
  EXPIRED: { description: 'A text that you answer for is no longer valid.' },
  TOOK_EFFECT: { description: 'A text that was published ahead of its time holds now.' },
  SCHEDULE_FAILED: { description: 'A publication that you scheduled could not be carried out.' },
  CASE_DECIDED: { description: 'A technical case that you drafted was taken over or declined.' },
  MERGED: { description: 'A text that you answer for was merged with another.' },
  TREE_WALK_OFFERED: { description: 'A walk through a tree was handed over to you, or to your support tier.' },
  TREE_WALK_TAKEN: { description: 'Somebody goes on with a walk that you handed over.' },
  EVALUATION_RELEASED: { description: 'An evaluation of a call of yours was released.' },
  EVALUATION_ACKNOWLEDGED: { description: 'The agent has read an evaluation that you wrote.' },
  EVALUATION_DISCARDED: { description: 'A draft of an evaluation that you had begun was thrown away by another.' },
  CONSENT_ASKED: { description: 'You are asked whether a call of yours may be shown to others as an example.' },
  ASSIGNMENT_NEW: { description: 'Calls were drawn that you are to score.' },
  DISPUTE_OPENED: { description: 'An agent disputes an evaluation, and you may judge it.' },
  DISPUTE_DECIDED: { description: 'A dispute that you opened, or of an evaluation that you wrote, was decided.' },
  CALIBRATION_INVITED: { description: 'You are to score a call in a calibration session, or its date comes near.' },
  CALIBRATION_REVEALED: { description: 'The results of a calibration session that you took part in can be compared.' },
  CRITERIA_RULED: { description: 'A ruling on the criteria was made that you must read.' },
  TALK_DUE: { description: 'You are due to talk with somebody about the month’s evaluations.' },
  COACHING_OPENED: { description: 'A coaching session was opened with you, for you or by a rule.' },
  COACHING_DUE: { description: 'The follow-up of a coaching session is due.' },
};

/** The enum `NoticeKind`; its values are the product's own words. */
export const NoticeKinds = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, kind])) as {
  readonly [K in NoticeKind]: K;
};

registerEnumType(NoticeKinds, {
  name: 'NoticeKind',
  description: 'Why somebody is told something.',
  valuesConfig: kinds,
});

/** Something that one person is told, as this person sees it. */
@ObjectType({
  implements: Node,
  description:
    'Something that you, personally, are told: about a thing that you may see now. Kept for 90 days. For staff.',
})
export class Notice extends Node {
  @Field(() => NoticeKinds, { description: 'Why you are told.' })
  kind!: NoticeKind;

  @Field(() => String, { description: 'Code of the thing it is about, as it was then, e.g. K-2031 or T-14.' })
  subjectCode!: string;

  @Field(() => String, { description: 'Title of the thing it is about, as it was then.' })
  title!: string;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => Date, { nullable: true, description: 'When you marked it as read; null where not yet.' })
  readAt?: Date | null;

  @Field(() => String, {
    description:
      'What it is about: `article`, `tree`, `walk`, `evaluation`, `evaluation_draft` (it is gone), `assignment`, `dispute`, `talk`, `coaching`, `calibration`, `criteria_change` …',
  })
  subjectType!: string;

  @Field(() => ID, { description: 'Id of what it is about; you may see that, or the notice would not be given.' })
  subjectId!: string;

  words!: NoticeText;
  actorId!: string;
  number!: number;
}

/** A stored notice as its person sees it. */
export function noticeOf(record: NoticeRecord): Notice {
  return Object.assign(new Notice(), {
    _id: record._id,
    kind: record.kind,
    subjectCode: record.code,
    title: record.title,
    at: record.at,
    readAt: record.readAt,
    words: record.text,
    subjectType: record.subjectType,
    subjectId: record.subjectId,
    actorId: record.actorId,
    number: record.number,
  });
}

/** Pages of notices. */
export const NoticePage = connectionOf('Notice', () => Notice);

/** How much there is to look at. */
@ObjectType({ description: 'How much you are told that you have not read.' })
export class NoticeCounts {
  @Field(() => Int, { description: 'Unread notices about things that you may see now. Counted up to 500.' })
  unreadCount!: number;
}

/** One notice, pushed. */
@ObjectType({ description: 'You are told something new.' })
export class NoticeNews {
  @Field(() => CursorScalar, { description: 'Position after this notice.' })
  cursor!: string;

  @Field(() => Notice, { description: 'What you are told.' })
  notice!: Notice;
}

/** Everything that the notices' subscription sends; beside the news the same messages as the knowledge feed. */
export const NoticeFeedMessage = createUnionType({
  name: 'NoticeFeedMessage',
  description: 'One message of your notices.',
  types: () => [FeedReady, NoticeNews, FeedHeartbeat, FeedRefetch] as const,
});
export type NoticeMessage = FeedReady | NoticeNews | FeedHeartbeat | FeedRefetch;
