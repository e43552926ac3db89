import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { TreeValue } from '../tree-content.js';

/** A command to an outside system: where it is sent, and with which secret. */
@ObjectType({
  implements: Node,
  description:
    'A command to an outside system that ACTION nodes ask for by its name. It is sent as a signed webhook. ADMIN sets it up.',
})
export class TreeCommand extends Node {
  @Field(() => Int, { description: 'Counts changes; hand it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => String, {
    description: 'As nodes name it: small letters, digits, `.`, `-`, `_`, at most 80 characters; unique.',
  })
  name!: string;

  @Field(() => LocalizedText, { description: 'What people see, at most 120 characters in each language.' })
  label!: LocalizedText;

  /** Shown as `url` to administrators. */
  address!: string;

  @Field(() => Boolean, {
    description: 'Whether it is sent; otherwise nodes that ask for it take their failure branch.',
  })
  isActive!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was set up.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;

  /** The secret that signs, sealed. */
  sealedSecret!: string;
}

/** How the runs of a command went. */
@ObjectType({ description: 'How often a command was asked for in the last 30 days, and how that went.' })
export class TreeCommandRunCounts {
  @Field(() => Int, { description: 'Runs in all; those under way are in no other count.' })
  sent!: number;

  @Field(() => Int, { description: 'Done by the outside system.' })
  succeeded!: number;

  @Field(() => Int, { description: 'Refused by it, or not sent at all.' })
  failed!: number;

  @Field(() => Int, { description: 'Not answered in time.' })
  timedOut!: number;
}

/** Which way a run went. */
export type CommandBranch = 'SUCCESS' | 'FAILURE' | 'TIMEOUT';

/** One time that an outside system is asked for something. */
export interface CommandRun {
  /** The idempotency key that the outside system sees. */
  readonly _id: string;
  readonly command: string;
  readonly walkId: string;
  readonly treeCode: string;
  readonly nodeKey: string;
  readonly callReference: string | null;
  /** Null once it is over: they may hold personal data. */
  readonly inputs: Readonly<Record<string, TreeValue>> | null;
  readonly createdAt: Date;
  readonly deadline: Date;
  readonly branch: CommandBranch | null;
  /** Why it did not succeed, for administrators; never what was sent or replied. */
  readonly error: string | null;
  readonly finishedAt: Date | null;
}

/** How a run went. */
export type CommandResult =
  | { readonly branch: 'SUCCESS'; readonly reply: object }
  | { readonly branch: 'FAILURE' | 'TIMEOUT'; readonly error: string };
