import type { NewNotice } from '../../../platform/events/index.js';
import { Field, ID, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
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
  /** For what is no article: its policy fields, by the names that rule sheets know; absent where nobody but editors is told of it. */
  readonly policy?: object;
}

/** Things of one kind that texts can refer to by code. Later rooms register theirs. */
export interface LinkTargetKind {
  /** Letters that their codes begin with. */
  readonly letters: string;
  /** Those that exist, by code, whoever asks. */
  find(codes: readonly string[]): Promise<Map<string, LinkTarget>>;
}

/** Something outside the articles that refers to codes, e.g. a tree. */
export interface Referrer {
  readonly id: string;
  readonly code: string;
  readonly title: { readonly zhCN: string; readonly en: string };
}

/** What becomes of those who refer to something when that changes. */
export interface BrokenLinks {
  /** To who answers for each of them. */
  readonly notices: readonly NewNotice[];
  /** Their codes. */
  readonly codes: readonly string[];
}

/** Things of one kind, outside the articles, that refer to codes. Later rooms register theirs. */
export interface ReferrerKind {
  /** How many refer to a code, live or in a draft, whoever asks. */
  count(code: string): Promise<number>;
  /** The first of them, last changed first. */
  first(code: string, limit: number): Promise<Referrer[]>;
  /** Those whose live form refers to a code and whose readers lose it; `breaks` says that of a reach. */
  brokenBy(code: string, breaks: (reach: TargetReach) => boolean): Promise<BrokenLinks>;
}

/** One of those who refer to an article from outside the articles, as the API shows it. */
@ObjectType({ description: 'Something outside the articles that refers to one, e.g. a tree.' })
export class ArticleReferrer {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its code, e.g. `T-14`.' })
  code!: string;

  @Field(() => String, { description: 'What it is called, in your language where it is written.' })
  title!: string;
}

/** Where one link of a text leads, as the API shows it. The room of trees adds the field `tree`. */
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
