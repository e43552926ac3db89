import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { Payload } from '../../platform/graphql/payload.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import { ArticleKind } from '../articles/index.js';
import { SearchStatus } from './search-hit.js';

@InputType({
  description: 'What a search is narrowed to. All given conditions hold together; an omitted one does not restrict.',
})
export class SearchFilter {
  @Field(() => [ArticleKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: ArticleKind[] | null;

  @Field(() => [Locale], { nullable: true, description: 'Only these languages.' })
  locales?: Locale[] | null;

  @Field(() => ID, { nullable: true, description: 'Only in this category or below it.' })
  categoryId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only what names one of these product lines. At most 100.' })
  productLineIds?: string[] | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'What is looked for, as it is typed; at most 200 characters. Empty finds nothing. A last Latin word without a space after it counts as unfinished.',
  })
  query!: string;

  @Field(() => SearchFilter, { nullable: true, description: 'Narrows the results.' })
  filter?: SearchFilter | null;

  @Field(() => Int, { description: 'How many hits, 1 to 100.' })
  first!: number;

  @Field(() => CursorScalar, {
    nullable: true,
    description: 'Only hits after this cursor of the same query and filter.',
  })
  after?: string | null;
}

@InputType({ description: 'A wish to build the search index anew.' })
export class SearchRebuildInput {
  @Field(() => String, { description: 'Why, for the audit and the log; 1 to 200 characters.' })
  reason!: string;
}

@ObjectType({ description: 'What came of the wish to build the search index anew.' })
export class SearchRebuildPayload extends Payload {
  @Field(() => SearchStatus, {
    nullable: true,
    description:
      'How the index stands now. The rebuild goes on in the background; searches see the old index until the new one is whole.',
  })
  status?: SearchStatus | null;
}
