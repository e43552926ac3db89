import { Field, Float, ID, Int, ObjectType, registerEnumType } from '../../platform/graphql/decorators.js';
import { PageInfo } from '../../platform/graphql/connection.js';
import { Locale } from '../../platform/graphql/enums.js';
import { CursorScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { SearchExplanation, SearchQueryExplanation } from './search-explanation.js';
import { SearchKind } from './search-kind.js';

/** What results are counted by. */
export enum SearchFacetField {
  KIND = 'KIND',
  CATEGORY = 'CATEGORY',
  PRODUCT_LINE = 'PRODUCT_LINE',
  LOCALE = 'LOCALE',
}

registerEnumType(SearchFacetField, {
  name: 'SearchFacetField',
  description: 'What the results of a search are counted by.',
  valuesConfig: {
    KIND: { description: 'Kind of article, tree, node of a tree, or call.' },
    CATEGORY: { description: 'Category, counted in each category above it too.' },
    PRODUCT_LINE: { description: 'Product line; what is for all lines is not counted.' },
    LOCALE: { description: 'Language of the text.' },
  },
});

/** What the search thinks of its first hits. */
export enum SearchVerdict {
  LIKELY_ANSWER = 'LIKELY_ANSWER',
  RESULTS = 'RESULTS',
  NO_GOOD_ANSWER = 'NO_GOOD_ANSWER',
}

registerEnumType(SearchVerdict, {
  name: 'SearchVerdict',
  description: 'What the search thinks of its first hits.',
  valuesConfig: {
    LIKELY_ANSWER: { description: 'One of the first three very likely answers, or carries the code that was typed.' },
    RESULTS: { description: 'There are hits; none stands out, or the query is too short or unfinished to be judged.' },
    NO_GOOD_ANSWER: {
      description: 'Nothing was found that is likely to answer: hits are best folded away and a gap be recorded.',
    },
  },
});

@ObjectType({ description: 'A part of a text, to be marked.' })
export class TextRange {
  @Field(() => Int, { description: 'First position, in UTF-16 code units of the text.' })
  start!: number;

  @Field(() => Int, { description: 'Length in UTF-16 code units.' })
  length!: number;
}

@ObjectType({
  description:
    'One found document, or one found node of a tree. Title and snippet are its own, as it is now. Of one tree at most three hits stand among the first 20; narrowed to TREE_NODE all its nodes are listed.',
})
export class SearchHit {
  @Field(() => ID, {
    description:
      'Id of the found document; of a node one of its own, which is what `searchOutcomeRecord` and best bets take.',
  })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code for people, such as K-2031 or T-14; of a node the one of its tree.',
  })
  code!: string | null;

  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the found node in its tree; null unless `kind` is TREE_NODE.',
  })
  nodeKey!: string | null;

  @Field(() => [String], {
    description:
      'Titles from the tree down to the found node, in your language where the tree has it; empty unless `kind` is TREE_NODE.',
  })
  trail!: string[];

  @Field(() => Locale, {
    description: 'Language of the title: of the document, or of a tree yours where it has it.',
  })
  locale!: Locale;

  @Field(() => String, { description: 'Title as it stands in the document; of a node its own.' })
  title!: string;

  @Field(() => [TextRange], { description: 'Where words of the query stand in the title; in order, without overlap.' })
  titleMarks!: TextRange[];

  @Field(() => String, {
    description: 'The most telling part of the text for this query, at most about 160 characters.',
  })
  snippet!: string;

  @Field(() => [TextRange], { description: 'Where words of the query stand in the snippet.' })
  snippetMarks!: TextRange[];

  @Field(() => Boolean, { description: 'Whether knowledge staff pinned it for this query.' })
  isBestBet!: boolean;

  @Field(() => SearchExplanation, {
    nullable: true,
    description: 'Why it stands where it stands; null unless `explain` was asked by KNOWLEDGE_EDITOR or ADMIN.',
  })
  explanation!: SearchExplanation | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the version that was found: for internal viewers also one that begins to hold later than the live one.',
  })
  version!: number | null;

  /** When what was found holds; null for always. */
  times!: { effectiveFrom: number; effectiveTo: number } | null;

  /** The document as the check before leaving read it. */
  object!: object;
}

@ObjectType({ description: 'One found document with its position.' })
export class SearchHitEdge {
  @Field(() => CursorScalar, { description: 'Position in the results of this very query.' })
  cursor!: string;

  @Field(() => SearchHit, { description: 'The found document.' })
  node!: SearchHit;
}

@ObjectType({ description: 'How many results have a value.' })
export class SearchFacetValue {
  @Field(() => String, { description: 'The value, as `SearchFilter` takes it: a kind, a locale, or an id.' })
  value!: string;

  @Field(() => String, { description: 'Its name in your language.' })
  label!: string;

  @Field(() => Int, { description: 'How many results have it, among what you may see.' })
  count!: number;
}

@ObjectType({ description: 'The results of a search counted by one field.' })
export class SearchFacet {
  @Field(() => SearchFacetField, { description: 'What is counted by.' })
  field!: SearchFacetField;

  @Field(() => [SearchFacetValue], { description: 'Values that occur, most frequent first.' })
  values!: SearchFacetValue[];
}

// Simple resolvers call what is a function: labels of facets are read only when facets are asked for.
@ObjectType({ description: 'A page of search results, best first.', simpleResolvers: true })
export class SearchConnection {
  @Field(() => [SearchHitEdge], { description: 'Hits with their cursors.' })
  edges!: SearchHitEdge[];

  @Field(() => [SearchHit], { description: 'Hits without cursors.' })
  nodes!: SearchHit[];

  @Field(() => PageInfo, {
    description: 'Where the page lies in the results. At most 200 of the best can be paged through.',
  })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description:
      'How many documents match among what you may see, and those that are shown although they match little (up to ten); may be more than can be paged through.',
  })
  totalCount!: number;

  @Field(() => [SearchFacet], {
    description: 'The documents of `totalCount` by field. Narrowing to a value finds as many.',
  })
  facets!: SearchFacet[];

  @Field(() => SearchVerdict, { description: 'What the search thinks of its first hits.' })
  verdict!: SearchVerdict;

  @Field(() => Float, {
    nullable: true,
    description:
      'Chance that one of the first three hits answers, 0 to 1; null where the query is too short or unfinished to be judged.',
  })
  confidence!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The query with its misspelled words mended, where a shown hit has the right ones; it was searched by them too.',
  })
  didYouMean!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the query had more than 512 characters and only its beginning was searched.',
  })
  isShortened!: boolean;

  @Field(() => String, {
    description:
      'Signed proof of what was shown, to be handed back with `searchIntentRecord` and `searchGapRecord`. Opaque; yours alone; valid for 12 hours.',
  })
  receipt!: string;

  @Field(() => SearchQueryExplanation, {
    nullable: true,
    description: 'How the query was understood; null unless `explain` was asked by KNOWLEDGE_EDITOR or ADMIN.',
  })
  explanation!: SearchQueryExplanation | null;

  @Field(() => Boolean, {
    description:
      'True while the search engine is away or too slow and the question index answers alone: nearly as well, without the engine’s help for words that are only begun inside a text.',
  })
  isDegraded!: boolean;

  @Field(() => Int, { description: 'Time that the search took on the server, in milliseconds.' })
  tookMs!: number;
}

@ObjectType({ description: 'How the search index stands.' })
export class SearchStatus {
  @Field(() => Int, { description: 'Documents in the index.' })
  indexedCount!: number;

  @Field(() => Float, {
    description: 'Age of the oldest change that is not yet searchable, in seconds; 0 when all are.',
  })
  lagSeconds!: number;

  @Field(() => Boolean, { description: 'Whether a rebuild is under way or asked for.' })
  isRebuilding!: boolean;

  @Field(() => Int, { description: 'Documents that could not be indexed; the log names each with its reason.' })
  parkedCount!: number;

  @Field(() => Boolean, { description: 'Whether the search engine answers.' })
  isEngineUp!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the question index of the process that answered has read everything; until then searches are ranked by the engine alone.',
  })
  isQuestionIndexLoaded!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when the question index of that process has not heard of changes, because the database is away; null while it follows.',
  })
  questionIndexSilentSince!: Date | null;

  @Field(() => Int, { description: 'Documents in the question index of the process that answered.' })
  questionIndexCount!: number;

  @Field(() => Float, {
    description:
      'Megabytes of numbers that the question index of that process holds; its texts take about as much again.',
  })
  questionIndexMegabytes!: number;
}
