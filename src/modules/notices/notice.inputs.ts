import { PageArgs } from '../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, ObjectType } from '../../platform/graphql/decorators.js';
import { Payload } from '../../platform/graphql/payload.js';
import { Notice, NoticeCounts } from './notice.js';

@ArgsType()
export class NoticeArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only what you have not read; false: only what you have; both when left out.',
  })
  isUnread?: boolean | null;
}

@InputType({ description: 'Which notices were read: `ids` or `all`, one of the two.' })
export class NoticesMarkReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: '1 to 100 notices of yours. One that is not found refuses the whole call: NOT_FOUND.',
  })
  ids?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'true: all that are unread, the newest 1,000 at a time.' })
  all?: boolean | null;
}

@ObjectType({ description: 'Result of marking notices as read.' })
export class NoticesMarkReadPayload extends Payload {
  @Field(() => [Notice], { nullable: true, description: 'The notices that were asked for, as they are now.' })
  notices?: Notice[] | null;

  @Field(() => NoticeCounts, { nullable: true, description: 'What is left unread.' })
  counts?: NoticeCounts | null;
}
