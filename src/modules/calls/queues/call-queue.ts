import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { Channel } from '../call-channel.js';

/** Days that recordings of a queue are kept: least, most, and without a setting. */
export const retention = { least: 90, most: 3_650, usual: 180 } as const;

/** Where customers wait for the centre: a line, a mailbox, a chat. */
@ObjectType({
  implements: Node,
  description: 'Where customers wait for the centre: a hot line, a mailbox, a chat. Set by ADMIN.',
})
export class CallQueue extends Node {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, unique among queues.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;

  @Field(() => Channel, { description: 'By what way customers come here; lasting.' })
  channel!: Channel;

  @Field(() => Int, {
    description: 'Days after the end of a call that its recording is kept, 90 to 3650; 180 unless set.',
  })
  retentionDays!: number;

  @Field(() => Boolean, { description: 'Whether new calls may name it. Old ones keep it.' })
  isActive!: boolean;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;
}

/** A label that the centre gives customers. */
@ObjectType({ description: 'A label that the centre gives customers, such as VIP. Set by ADMIN.' })
export class CallLevel {
  @Field(() => String, { description: 'Short lasting name, lower-kebab.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;
}

/** How fast the centre wants to answer. */
@ObjectType({
  description: 'How fast the centre wants to answer: this share of calls within so many seconds. Set by ADMIN.',
})
export class ServiceTarget {
  @Field(() => Channel, { description: 'For calls that come by this way.' })
  channel!: Channel;

  /** Key of the level that it is for; null for all that have no target of their own. Shown as `level`. */
  level!: string | null;

  @Field(() => Int, { description: 'Seconds until the first answer, 1 to 604800.' })
  seconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share that has to be answered in that time, above 0 to 1; null where none is set.',
  })
  share!: number | null;
}

/** Levels and targets of the centre, as they are stored: one document. */
export interface CallSettings {
  readonly _id: 'calls';
  readonly levels: readonly CallLevel[];
  readonly targets: readonly ServiceTarget[];
  /** Share of contacts that is wanted solved at the first one; null or missing where none is set. */
  readonly firstContact?: number | null;
  readonly revision: number;
}

const label = (key: string, zhCN: string, en: string): CallLevel => ({ key, name: { zhCN, en } });
const target = (channel: Channel, level: string | null, seconds: number, share: number | null): ServiceTarget => ({
  ...{ channel, level, seconds, share },
});

/** What holds until an ADMIN sets something else. */
export const usualSettings: CallSettings = {
  _id: 'calls',
  levels: [
    label('vip', '贵宾客户', 'VIP'),
    label('contract', '合约客户', 'Contract'),
    label('ordinary', '普通客户', 'Ordinary'),
  ],
  targets: [
    target(Channel.PHONE, null, 20, 0.8),
    target(Channel.PHONE, 'vip', 5, 0.99),
    target(Channel.PHONE, 'ordinary', 20, 0.8),
    target(Channel.CHAT, null, 30, null),
    target(Channel.MAIL, null, 86_400, null),
  ],
  revision: 0,
};
