import {
  ArgsType,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { Payload } from '../../platform/graphql/payload.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import { isId } from '../../platform/ids/ids.js';
import type { SearchNarrowing } from '../../platform/search/subject.js';
import { SearchStatus } from './search-hit.js';
import { SearchKind } from './search-kind.js';

@InputType({
  description: 'What a search is narrowed to. All given conditions hold together; an omitted one does not restrict.',
})
export class SearchFilter {
  @Field(() => [SearchKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: SearchKind[] | null;

  @Field(() => [Locale], { nullable: true, description: 'Only these languages.' })
  locales?: Locale[] | null;

  @Field(() => ID, { nullable: true, description: 'Only in this category or below it.' })
  categoryId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only what names one of these product lines. At most 100.' })
  productLineIds?: string[] | null;
}

/** What a client's filter means; null and absent alike do not restrict. */
export function narrowingOf(filter: SearchFilter | null | undefined): SearchNarrowing {
  return {
    kinds: filter?.kinds ?? undefined,
    locales: filter?.locales ?? undefined,
    // What cannot be an id names nothing. (`*` in an index row stands for all lines: no client may mean that by one.)
    categoryId: filter?.categoryId && !isId(filter.categoryId) ? 'none' : (filter?.categoryId ?? undefined),
    lineIds: filter?.productLineIds?.filter(isId),
  };
}

@InputType({
  description: 'The call in whose light is searched. It raises what fits, within bounds, and hides nothing.',
})
export class SearchLight {
  @Field(() => ID, { nullable: true, description: 'Product line that the call is about.' })
  productLineId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level of the customer in the centre’s words, such as VIP; at most 40 characters.',
  })
  customerLevel?: string | null;

  @Field(() => String, { nullable: true, description: 'Reason of the call in a few words; at most 200 characters.' })
  reason?: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'What is looked for, as it is typed; of more than 512 characters the beginning is searched (`isShortened`). Empty finds nothing. A last Latin word without a space after it counts as unfinished.',
  })
  query!: string;

  @Field(() => SearchFilter, { nullable: true, description: 'Narrows the results.' })
  filter?: SearchFilter | null;

  @Field(() => SearchLight, { nullable: true, description: 'The call that the search is for.' })
  light?: SearchLight | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether hits and query explain themselves; heard for KNOWLEDGE_EDITOR and ADMIN only.',
  })
  explain!: boolean;

  @Field(() => Int, { description: 'How many hits, 1 to 100.' })
  first!: number;

  @Field(() => CursorScalar, {
    nullable: true,
    description: 'Only hits after this cursor of the same query and filter.',
  })
  after?: string | null;
}

/** Where a suggestion comes from. */
export enum SearchSuggestionKind {
  TITLE = 'TITLE',
  POPULAR = 'POPULAR',
  RECENT = 'RECENT',
}

registerEnumType(SearchSuggestionKind, {
  name: 'SearchSuggestionKind',
  description: 'Where a suggestion comes from.',
  valuesConfig: {
    TITLE: { description: 'A title.' },
    POPULAR: { description: 'A question that several colleagues asked and that led to something you may see.' },
    RECENT: { description: 'One of your own last searches.' },
  },
});

@ObjectType({ description: 'Something that you may want to search for.' })
export class SearchSuggestion {
  @Field(() => SearchSuggestionKind, { description: 'Where it comes from.' })
  kind!: SearchSuggestionKind;

  @Field(() => String, { description: 'What to search for.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the document, or of the node of a tree, whose title it is; null otherwise.',
  })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of that document for people; null otherwise.' })
  code!: string | null;
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
