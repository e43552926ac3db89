import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../../articles/index.js';
import { SearchGap } from './search-gap.js';

const changed = {
  nullable: true,
  description: 'The gap as it is now; null where it does not exist.',
} as const;

@ObjectType({ description: 'Outcome of `searchGapCreate`.' })
export class SearchGapCreatePayload extends Payload {
  @Field(() => SearchGap, { nullable: true, description: 'The gap that has the words now; null when refused.' })
  gap?: SearchGap | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False where the words joined a gap that was there; null when refused.',
  })
  isNew?: boolean | null;
}

@ObjectType({ description: 'Outcome of `searchGapClaim`.' })
export class SearchGapClaimPayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;
}

@ObjectType({ description: 'Outcome of `searchGapRelease`.' })
export class SearchGapReleasePayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;
}

@ObjectType({ description: 'Outcome of `searchGapDraft`.' })
export class SearchGapDraftPayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;

  @Field(() => Article, { nullable: true, description: 'The new article with its draft; null when refused.' })
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `searchGapAttach`.' })
export class SearchGapAttachPayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;

  @Field(() => Article, { nullable: true, description: 'The article with the words in its draft.' })
  article?: Article | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many wordings were added as alternative questions; null when refused.',
  })
  addedCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many wordings found no room any more; null when refused.',
  })
  leftOutCount?: number | null;
}

@ObjectType({ description: 'Outcome of `searchGapDismiss`.' })
export class SearchGapDismissPayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;
}

@ObjectType({ description: 'Outcome of `searchGapReopen`.' })
export class SearchGapReopenPayload extends Payload {
  @Field(() => SearchGap, changed)
  gap?: SearchGap | null;
}

@ObjectType({ description: 'Outcome of `searchGapMerge`.' })
export class SearchGapMergePayload extends Payload {
  @Field(() => SearchGap, { nullable: true, description: 'The gap that remains; when refused, the one as it is now.' })
  gap?: SearchGap | null;
}
