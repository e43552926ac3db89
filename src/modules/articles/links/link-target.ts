import { Field, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Article, type ArticlePolicyFields } from '../article.js';

/** How a link from a text to something else stands. */
export enum ArticleLinkState {
  OK = 'OK',
  MISSING = 'MISSING',
  ARCHIVED = 'ARCHIVED',
  MERGED = 'MERGED',
  NARROWER_AUDIENCE = 'NARROWER_AUDIENCE',
}

registerEnumType(ArticleLinkState, {
  name: 'ArticleLinkState',
  description: 'How a link from a text to something else stands.',
  valuesConfig: {
    OK: { description: 'It leads to something published that every reader of the text may read.' },
    MISSING: { description: 'There is nothing published of that code.' },
    ARCHIVED: { description: 'What it leads to was taken out of use.' },
    MERGED: { description: 'What it leads to was merged into another article.' },
    NARROWER_AUDIENCE: { description: 'Some readers of the text may not read what it leads to.' },
  },
});

/** Who may read something; null fields of time mean that it always holds. */
export type TargetReach = Pick<ArticlePolicyFields, 'audience' | 'tierRank' | 'teams'>;

/** What a code leads to, whoever asks. */
export interface LinkTarget {
  readonly code: string;
  /** `GONE` was live once and is out of use; `NOT_YET` never was live. */
  readonly standing: 'LIVE' | 'GONE' | 'NOT_YET' | 'MERGED';
  /** Who may read it; null where everybody may. */
  readonly reach: TargetReach | null;
  /** Whether it holds at this moment: outsiders know of nothing else. */
  readonly holds: boolean;
  /** Its article, where it is one. */
  readonly articleId: string | null;
  readonly mergedIntoId: string | null;
}

/** Things of one kind that texts can refer to by code. Later rooms register theirs. */
export interface LinkTargetKind {
  /** Letters that their codes begin with. */
  readonly letters: string;
  /** Those that exist, by code, whoever asks. */
  find(codes: readonly string[]): Promise<Map<string, LinkTarget>>;
}

/** Where one link of a text leads, as the API shows it. */
@ObjectType({ description: 'Where a link of a text leads.' })
export class ArticleLinkTarget {
  @Field(() => String, { description: 'The code, as the text names it.' })
  code!: string;

  @Field(() => ArticleLinkState, { description: 'How the link stands.' })
  state!: ArticleLinkState;

  @Field(() => Article, {
    nullable: true,
    description: 'The article of that code; null where there is none, it is no article, or you may not see it.',
  })
  article!: Article | null;

  @Field(() => Article, {
    nullable: true,
    description: 'For MERGED the article that took it over; otherwise null.',
  })
  mergedInto!: Article | null;
}
