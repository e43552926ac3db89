import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article } from '../../articles/index.js';
import { ProductLine, User } from '../../people/index.js';
import { dayOf } from '../shared/days.rules.js';
import { trendOf } from './gap.rules.js';
import type { GapWorkService } from './gap-work.service.js';
import { SearchGap } from './search-gap.js';
import type { UseNeeds } from './use.needs.js';

@ObjectType({ description: 'How often a knowledge gap was reported for a product line.' })
export class SearchGapProductLine {
  @Field(() => Int, { description: 'How often.' })
  count!: number;

  @Field(() => ProductLine, { nullable: true, description: 'The product line; null where it is gone.' })
  productLine!: ProductLine | null;
}

/** Relations of a gap. */
@Resolver(() => SearchGap)
export class GapFieldsResolver {
  readonly #gaps: LoaderFactory<string, SearchGap | null>;

  constructor(
    work: GapWorkService,
    private readonly articleById: UseNeeds['articles']['byId'],
    private readonly people: Pick<UseNeeds['people'], 'users' | 'lines'>,
  ) {
    this.#gaps = (context) =>
      new DataLoader<string, SearchGap | null>(async (ids) => {
        const found = new Map((await work.gaps(context.viewer, ids)).map((gap) => [gap._id, gap]));
        return ids.map((id) => found.get(id) ?? null);
      });
  }

  @FieldResolver(() => [SearchGapProductLine], {
    description: 'Product lines it was reported for, most frequent first.',
  })
  productLines(@Root() gap: SearchGap, @Ctx() context: Context): Promise<SearchGapProductLine[]> {
    const loader = context.loaders.get(this.people.lines);
    return Promise.all(gap.lines.map(async ({ lineId, count }) => ({ count, productLine: await loader.load(lineId) })));
  }

  @FieldResolver(() => [Int], {
    description: 'Reports by day of the last 14 days, oldest first; the last is today. Days of China’s time (UTC+8).',
  })
  trend(@Root() gap: SearchGap, @Ctx() context: Context): number[] {
    return trendOf(gap.days, dayOf(context.clock.now()));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works on it; null where nobody does.' })
  async claimedBy(@Root() gap: SearchGap, @Ctx() context: Context): Promise<User | null> {
    return gap.claimedById === null ? null : context.loaders.get(this.people.users).load(gap.claimedById);
  }

  @FieldResolver(() => Article, { nullable: true, description: 'The article that answers or will answer it.' })
  async article(@Root() gap: SearchGap, @Ctx() context: Context): Promise<Article | null> {
    return gap.articleId === null ? null : context.loaders.get(this.articleById).load(gap.articleId);
  }

  @FieldResolver(() => SearchGap, {
    nullable: true,
    description: 'The closed gap that had these words before: its answer was not enough. Null for most.',
  })
  async previous(@Root() gap: SearchGap, @Ctx() context: Context): Promise<SearchGap | null> {
    return gap.previousId === null ? null : context.loaders.get(this.#gaps).load(gap.previousId);
  }
}
