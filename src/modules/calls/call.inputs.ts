import { PageArgs, connectionOf } from '../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '../../platform/graphql/decorators.js';
import { OrderDirection } from '../../platform/graphql/enums.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Channel } from './call-channel.js';
import { Call } from './call.js';

export const CallConnection = connectionOf('Call', () => Call).Connection;

/** What lists of calls are ordered by. */
export enum CallOrderField {
  OFFERED_AT = 'OFFERED_AT',
}

registerEnumType(CallOrderField, {
  name: 'CallOrderField',
  description: 'What lists of calls are ordered by.',
  valuesConfig: { OFFERED_AT: { description: 'When the customer came.' } },
});

@InputType({ description: 'Order of a list of calls.' })
export class CallOrder {
  @Field(() => CallOrderField, { description: 'What counts.' })
  field!: CallOrderField;

  @Field(() => OrderDirection, { description: 'Which way.' })
  direction!: OrderDirection;
}

/** A condition that may be left out. */
const maybe = (type: () => object, description: string): PropertyDecorator =>
  Field(type as never, { nullable: true, description });

@InputType({
  description: 'Which calls. All given conditions hold together; what you may not see is never in the list.',
})
export class CallFilter {
  @maybe(() => DateTimeScalar, 'Customers that came at this moment or later.')
  from?: Date | null;

  @maybe(() => DateTimeScalar, 'Customers that came before this moment.')
  to?: Date | null;

  @maybe(() => ID, 'Calls of this agent.')
  agentId?: string | null;

  @maybe(() => ID, 'Calls of this team, or of one below it at that time.')
  teamId?: string | null;

  @maybe(() => ID, 'Calls of this site.')
  siteId?: string | null;

  @maybe(() => String, 'Calls of the queue with this key.')
  queue?: string | null;

  @maybe(() => Channel, 'Calls that came by this way.')
  channel?: Channel | null;

  @maybe(() => ID, 'Calls about this product line.')
  productLineId?: string | null;

  @maybe(() => String, 'Customers of the level with this key.')
  customerLevel?: string | null;

  @maybe(() => [Int], 'Calls with one of these marks, 1 to 5.')
  satisfaction?: number[] | null;

  @maybe(() => ID, 'Calls whose reason stands in this tree.')
  reasonTreeId?: string | null;

  @maybe(() => String, 'Calls whose reason is the node with this key; together with `reasonTreeId`.')
  reasonNodeKey?: string | null;

  @maybe(() => Boolean, 'Calls with a recording, or without.')
  hasRecording?: boolean | null;

  @maybe(() => Boolean, 'Calls that are examples for lessons, or not.')
  isExemplary?: boolean | null;

  @maybe(() => Boolean, 'Calls that are kept for a legal matter, or not.')
  isOnLegalHold?: boolean | null;

  @maybe(() => String, 'Calls whose reference begins so, 2 to 64 characters; capitals count.')
  text?: string | null;
}

@ArgsType()
export class CallsArgs extends PageArgs {
  @Field(() => CallFilter, { nullable: true, description: 'Which calls; all that you may see when left out.' })
  filter?: CallFilter | null;

  @Field(() => CallOrder, { nullable: true, description: 'Order; newest first when left out.' })
  orderBy?: CallOrder | null;
}
