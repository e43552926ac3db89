import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/payload.js';
import { FeedPriority } from '../articles/index.js';
import { FeedEntry } from './feed-entry.js';

@InputType({ description: 'Which entries of the inbox are wanted.' })
export class FeedFilter {
  @Field(() => [FeedPriority], { nullable: true, description: 'Only these priorities; all when left out.' })
  priorities?: FeedPriority[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only what is still to be read or acknowledged by you; false: only what is done.',
  })
  isOpen?: boolean | null;
}

@ArgsType()
export class InboxArgs extends PageArgs {
  @Field(() => FeedFilter, { nullable: true, description: 'Which entries are wanted; all when left out.' })
  filter?: FeedFilter | null;
}

@InputType({ description: 'Which people of the list are wanted.' })
export class AcknowledgementFilter {
  @Field(() => Boolean, { nullable: true, description: 'true: who did acknowledge; false: who has not.' })
  isAcknowledged?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only people of this team.' })
  teamId?: string | null;
}

@ArgsType()
export class AcknowledgementArgs extends PageArgs {
  @Field(() => ID, { description: 'The entry whose readers are wanted.' })
  entryId!: string;

  @Field(() => AcknowledgementFilter, { nullable: true, description: 'Which people are wanted; all when left out.' })
  filter?: AcknowledgementFilter | null;
}

@InputType({ description: 'Which entry was opened.' })
export class FeedEntryMarkReadInput {
  @Field(() => ID, { description: 'The entry that was opened.' })
  entryId!: string;
}

@InputType({ description: 'Which entry was understood.' })
export class FeedEntryAcknowledgeInput {
  @Field(() => ID, { description: 'The entry that was read and understood.' })
  entryId!: string;

  @Field(() => Int, {
    description: 'Version that was on the screen. Another than the entry’s is refused with CONFLICT.',
  })
  version!: number;
}

@ObjectType({ description: 'Result of marking an entry as opened.' })
export class FeedEntryMarkReadPayload extends Payload {
  @Field(() => FeedEntry, { nullable: true, description: 'The entry as it is for you now.' })
  entry?: FeedEntry | null;
}

@ObjectType({ description: 'Result of acknowledging an entry.' })
export class FeedEntryAcknowledgePayload extends Payload {
  @Field(() => FeedEntry, { nullable: true, description: 'The entry as it is for you now.' })
  entry?: FeedEntry | null;
}
