import { Field, ID, InputType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { SearchKind } from '../search-kind.js';

@InputType({ description: 'Which searches are counted. All given conditions hold together.' })
export class SearchAnalyticsFilter {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD` in the centre’s time zone (UTC+8).' })
  from!: string;

  @Field(() => String, { description: 'Last day, included; at most 400 days in all.' })
  to!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only this team and the teams below it. For a team that you may not see the answer is null.',
  })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only searches in the light of this product line.' })
  productLineId?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Only queries in this language.' })
  locale?: Locale | null;

  @Field(() => SearchKind, {
    nullable: true,
    description: 'Only searches that are counted under this kind, see `SearchAnalyticsDimension.KIND`.',
  })
  kind?: SearchKind | null;
}
