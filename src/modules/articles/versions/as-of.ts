import { Field, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ArticleVersion } from '../article-version.js';

/** How an article stood at a moment. */
export enum ArticleStanding {
  VALID = 'VALID',
  NOT_YET_VALID = 'NOT_YET_VALID',
  NO_LONGER_VALID = 'NO_LONGER_VALID',
  ARCHIVED = 'ARCHIVED',
  NONE = 'NONE',
}

registerEnumType(ArticleStanding, {
  name: 'ArticleStanding',
  description: 'How an article stood at a moment.',
  valuesConfig: {
    VALID: { description: 'Live and valid.' },
    NOT_YET_VALID: { description: 'Live but not yet valid: people of the centre read it so marked.' },
    NO_LONGER_VALID: { description: 'Live but no longer valid: people of the centre read it so marked.' },
    ARCHIVED: { description: 'In the archive: nobody found it.' },
    NONE: { description: 'There was nothing that you may read: not published then, or not for you.' },
  },
});

/** What an article said at a moment. */
@ObjectType({ description: 'What an article said at a moment, as far as you may read it today.' })
export class ArticleAsOf {
  @Field(() => DateTimeScalar, { description: 'The moment.' })
  at!: Date;

  @Field(() => ArticleStanding, { description: 'How the article stood then.' })
  standing!: ArticleStanding;

  @Field(() => ArticleVersion, {
    nullable: true,
    description: 'The text that was live then; null where the standing is ARCHIVED or NONE.',
  })
  version!: ArticleVersion | null;
}
