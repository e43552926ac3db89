import { Field, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { TreeValues } from '../tree-content.js';
import type { TreeResult } from '../tree-enums.js';

/** How a walk stands. */
export enum TreeWalkState {
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  HANDED_OVER = 'HANDED_OVER',
  COMPLETED = 'COMPLETED',
  ABANDONED = 'ABANDONED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(TreeWalkState, {
  name: 'TreeWalkState',
  description: 'How a walk stands.',
  valuesConfig: {
    ACTIVE: { description: 'Somebody walks it.' },
    PAUSED: { description: 'Left for later by who holds it.' },
    HANDED_OVER: { description: 'Offered to a person or a support tier; nobody has taken it yet.' },
    COMPLETED: { description: 'An outcome was reached.' },
    ABANDONED: { description: 'Ended by a person before an outcome.' },
    EXPIRED: { description: 'Nobody went on with it for 24 hours.' },
  },
});

/** What happened at one step. */
export enum TreeWalkEventKind {
  STARTED = 'STARTED',
  ENTERED = 'ENTERED',
  ANSWERED = 'ANSWERED',
  AUTO = 'AUTO',
  COMMAND_SENT = 'COMMAND_SENT',
  COMMAND_OK = 'COMMAND_OK',
  COMMAND_FAILED = 'COMMAND_FAILED',
  COMMAND_TIMED_OUT = 'COMMAND_TIMED_OUT',
  BACK = 'BACK',
  CHANGED = 'CHANGED',
  JUMPED = 'JUMPED',
  PAUSED = 'PAUSED',
  RESUMED = 'RESUMED',
  HANDED_OVER = 'HANDED_OVER',
  TAKEN_OVER = 'TAKEN_OVER',
  ENDED = 'ENDED',
}

registerEnumType(TreeWalkEventKind, {
  name: 'TreeWalkEventKind',
  description: 'What happened at one step of a walk.',
  valuesConfig: {
    STARTED: { description: 'The walk began.' },
    ENTERED: { description: 'A node was reached.' },
    ANSWERED: { description: 'A node was answered, filled in or read.' },
    AUTO: { description: 'A node decided by itself: a rule, or the start or end of a sub-tree.' },
    COMMAND_SENT: { description: 'An outside system was asked.' },
    COMMAND_OK: { description: 'It did what was asked.' },
    COMMAND_FAILED: { description: 'It refused.' },
    COMMAND_TIMED_OUT: { description: 'It did not answer in time.' },
    BACK: { description: 'One step back.' },
    CHANGED: { description: 'An earlier answer was changed; answers that depended on it fell.' },
    JUMPED: { description: 'Somebody went to another node, with a reason.' },
    PAUSED: { description: 'Left for later.' },
    RESUMED: { description: 'Gone on with.' },
    HANDED_OVER: { description: 'Offered to a person or a tier.' },
    TAKEN_OVER: { description: 'Taken by the next one.' },
    ENDED: { description: 'Over.' },
  },
});

/** One tree version that a walk is bound to. */
export interface WalkPin {
  readonly treeId: string;
  readonly code: string;
  /** Id of the version; null for the draft of a preview (then `draftContent` of the walk is walked). */
  readonly versionId: string | null;
  readonly number: number;
}

/** What somebody gave at a node: the key of a choice, values of fields, a reading, or the reply to a command. */
export interface WalkAnswer {
  readonly choice: string | null;
  /** Values of the fields of an INPUT node, or outputs of a command. */
  readonly values: TreeValues | null;
  /** ACTION: which branch. */
  readonly branch: 'SUCCESS' | 'FAILURE' | 'TIMEOUT' | null;
}

/** One stop of the path that holds now, answered. */
export interface WalkMove {
  /** Place in the path, from 0. */
  readonly at: number;
  /** Number of the tree in the pins, and how deep it lies: the same node may be walked in two frames. */
  readonly frame: readonly string[];
  readonly treeId: string;
  readonly nodeKey: string;
  readonly answer: WalkAnswer;
  /** A jump led here: the node was not reached by the path. */
  readonly jumpedFrom?: { readonly reason: string } | null;
  readonly byId: string;
  readonly answeredAt: Date;
}

/** Where the walk stands in one tree; the last frame is the current one, those before wait for their sub-tree. */
export interface WalkFrame {
  readonly treeId: string;
  readonly nodeKey: string;
  readonly values: TreeValues;
}

/** One line of the record: never changed, never removed. */
export interface WalkEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string;
  readonly event: TreeWalkEventKind;
  readonly treeId: string;
  readonly versionNumber: number;
  readonly nodeKey: string | null;
  readonly answer: WalkAnswer | null;
  /** Variables that got another value. */
  readonly set: TreeValues | null;
  /** How long the node was looked at until this happened, in ms; null where nothing was looked at. */
  readonly dwellMs: number | null;
  /** Reason, note, or to whom. */
  readonly note: string | null;
}

/** A command that an outside system was asked for and has not answered. */
export interface WalkWaiting {
  /** Id of the run: the idempotency key that the outside system sees. */
  readonly runId: string;
  readonly command: string;
  readonly nodeKey: string;
  readonly since: Date;
  readonly deadline: Date;
}

/** To whom a walk is offered. */
export interface WalkOffer {
  readonly toUserId: string | null;
  readonly toTierId: string | null;
  readonly toTierRank: number | null;
  readonly note: string | null;
  readonly byId: string;
  readonly at: Date;
}

/** How a walk ended. */
export interface WalkEnding {
  readonly nodeKey: string | null;
  readonly treeId: string;
  readonly result: TreeResult | null;
  readonly disposition: string | null;
  readonly departmentId: string | null;
  readonly tierId: string | null;
  readonly note: string | null;
  /** Why a device was sent in although checks were left out; who. */
  readonly skippedChecks: { readonly keys: string[]; readonly reason: string; readonly byId: string } | null;
}

/** A walk through a tree during a call: bound to the versions that were live when it began. */
@ObjectType({
  implements: Node,
  description:
    'A walk through a tree. Seen by who holds it or held it, whom it is offered to, and those who lead them.',
})
export class TreeWalk extends Node {
  treeId!: string;
  treeCode!: string;

  @Field(() => Int, { description: 'Number of the tree’s version that is walked; 0 for a draft that is tried out.' })
  version!: number;

  @Field(() => Boolean, {
    description: 'Whether it only tries the tree out: then no figure counts it and no command is sent.',
  })
  isPreview!: boolean;

  @Field(() => TreeWalkState, { description: 'How it stands.' })
  state!: TreeWalkState;

  @Field(() => Int, { description: 'Counts every step; hand it back as `expectedStep`.' })
  step!: number;

  @Field(() => Locale, { description: 'Language that it is walked in.' })
  locale!: Locale;

  @Field(() => String, { nullable: true, description: 'Reference of the call, at most 100 characters.' })
  callReference!: string | null;

  holderId!: string;
  startedById!: string;
  /** Everybody who held it. */
  holderIds!: string[];
  /** Teams of who holds it, with all above: leads see the walks of their teams. */
  teamIds!: string[];
  siteId!: string | null;
  lines!: string[];
  /** Rank of the support tier of who began it, as it was then; 0: of none; null: begun before that was kept. */
  startedTierRank!: number | null;

  pins!: WalkPin[];
  /** Content of the draft that a preview walks, as it was at its start. */
  draftContent!: unknown;
  context!: TreeValues;
  moves!: WalkMove[];
  frames!: WalkFrame[];
  waiting!: WalkWaiting | null;
  offer!: WalkOffer | null;
  ending!: WalkEnding | null;
  /** Skipped checks that were allowed with a reason during the walk. */
  override!: { readonly reason: string; readonly byId: string } | null;
  transcript!: WalkEntry[];
  /** When the current node was reached: dwell counts from here. */
  enteredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When anything happened last.' })
  changedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it goes on.' })
  endedAt!: Date | null;

  /** When it expires if nobody goes on, for the job; null once it ended. */
  expiresAt!: Date | null;
}

/** A value of a variable as the API shows it; personal data are masked for everybody but who holds the walk. */
@ObjectType({ description: 'A variable of a walk with its value.' })
export class TreeWalkValue {
  @Field(() => ID, { description: 'Name of the variable.' })
  name!: string;

  @Field(() => String, { description: 'What people see of the variable, in the language of the walk.' })
  label!: string;

  @Field(() => String, {
    description:
      'The value as people read it; personal data are masked where you do not hold the walk: `•••`, of phone numbers first and last digits.',
  })
  value!: string;

  @Field(() => Boolean, { description: 'Whether it is personal data.' })
  isPersonal!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it is only what the tree begins with: nobody gave it, and nothing was computed.',
  })
  isDefault!: boolean;
}

/** Longest record of a walk; what would go beyond ends it. */
export const walkLimits = {
  moves: 500,
  entries: 2_000,
  expiresAfterHours: 24,
  note: 1_000,
  reason: 500,
  callReference: 100,
} as const;

export const isOver = ({ state }: Pick<TreeWalk, 'state'>): boolean =>
  state === TreeWalkState.COMPLETED || state === TreeWalkState.ABANDONED || state === TreeWalkState.EXPIRED;
