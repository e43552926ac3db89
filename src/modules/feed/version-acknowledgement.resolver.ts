import DataLoader from 'dataloader';
import { badInput } from '../../platform/errors/index.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from '../../platform/graphql/decorators.js';
import { ArticleVersion } from '../articles/index.js';
import { User } from '../people/index.js';
import type { AcknowledgementService, Proof } from './acknowledgement.service.js';
import { FeedEntry } from './feed-entry.js';

/** Proof of reading of one version. */
@ObjectType({
  description:
    'Proof of reading of one version, inside what you may see: supervisors their teams, managers their site, knowledge editors and administrators all.',
})
export class VersionAcknowledgement {
  @Field(() => Int, {
    description: 'Active agents who may read it now and have to acknowledge it; people who joined later included.',
  })
  requiredCount!: number;

  @Field(() => Int, { description: 'How many of them did.' })
  acknowledgedCount!: number;

  @Field(() => FeedEntry, { description: 'The entry that was pushed with it, with its due time.' })
  entry!: FeedEntry;

  missingIds!: readonly string[];
}

/** Most people that are named at once. */
const mostNamed = 50;

/** What the feed adds to a version. */
@Resolver(() => ArticleVersion)
export class VersionAcknowledgementResolver {
  readonly #proofs: LoaderFactory<{ articleId: string; number: number }, Proof | null>;

  constructor(acknowledgement: AcknowledgementService) {
    const key = (version: { articleId: string; number: number }): string => `${version.articleId}:${version.number}`;
    this.#proofs = ({ viewer }) =>
      new DataLoader<{ articleId: string; number: number }, Proof | null, string>(
        async (versions) => {
          const wanted = versions.map(({ articleId, number }) => ({ subjectId: articleId, version: number }));
          const proofs = await acknowledgement.ofVersions(viewer, wanted);
          const byVersion = new Map(proofs.map((proof) => [`${proof.entry.subjectId}:${proof.entry.version}`, proof]));
          return versions.map((version) => byVersion.get(key(version)) ?? null);
        },
        { cacheKeyFn: key },
      ) as unknown as DataLoader<{ articleId: string; number: number }, Proof | null>;
  }

  @FieldResolver(() => VersionAcknowledgement, {
    nullable: true,
    description:
      'Proof of reading of this version; null where nobody had to acknowledge it, and for those who may not ask (SUPERVISOR, MANAGER, KNOWLEDGE_EDITOR and ADMIN may).',
  })
  async acknowledgement(
    @Root() version: ArticleVersion,
    @Ctx() context: Context,
  ): Promise<VersionAcknowledgement | null> {
    const proof = await context.loaders.get(this.#proofs).load(version);
    if (!proof) return null;
    const { entry, requiredCount, missing } = proof;
    return Object.assign(new VersionAcknowledgement(), {
      entry,
      requiredCount,
      acknowledgedCount: requiredCount - missing.length,
      missingIds: missing.map((person) => person.id),
    });
  }
}

/** The people of a proof. */
@Resolver(() => VersionAcknowledgement)
export class VersionAcknowledgementPeopleResolver {
  constructor(private readonly userById: LoaderFactory<string, User | null>) {}

  @FieldResolver(() => [User], {
    description:
      'Those who have not acknowledged it, by name, the first few; people whom you may not see are left out.',
  })
  async missing(
    @Root() { missingIds }: VersionAcknowledgement,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 50.' }) first: number,
  ): Promise<User[]> {
    if (first < 1 || first > mostNamed) throw badInput(`Between 1 and ${mostNamed} people are named.`);
    const users = await context.loaders.get(this.userById).loadMany(missingIds.slice(0, first));
    return users.filter((user): user is User => user instanceof Object && !(user instanceof Error));
  }
}
