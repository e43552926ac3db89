import DataLoader from 'dataloader';
import { badInput } from '../../platform/errors/index.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from '../../platform/graphql/decorators.js';
import { ArticleVersion } from '../articles/index.js';
import { User } from '../people/index.js';
import { TreeVersion } from '../trees/index.js';
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

/** A version of anything that is pushed. */
interface Version {
  readonly subjectId: string;
  readonly number: number;
}

type Proofs = LoaderFactory<Version, Proof | null>;

/** Proofs of reading of versions, all that one operation asks for in one. */
export const versionProofs = (acknowledgement: AcknowledgementService): Proofs => {
  const key = ({ subjectId, number }: Version): string => `${subjectId}:${number}`;
  return ({ viewer }) =>
    new DataLoader<Version, Proof | null, string>(
      async (versions) => {
        const wanted = versions.map(({ subjectId, number }) => ({ subjectId, version: number }));
        const proofs = await acknowledgement.ofVersions(viewer, wanted);
        const byVersion = new Map(proofs.map((proof) => [`${proof.entry.subjectId}:${proof.entry.version}`, proof]));
        return versions.map((version) => byVersion.get(key(version)) ?? null);
      },
      { cacheKeyFn: key },
    ) as unknown as DataLoader<Version, Proof | null>;
};

async function acknowledgementOf(
  context: Context,
  proofs: Proofs,
  version: Version,
): Promise<VersionAcknowledgement | null> {
  const proof = await context.loaders.get(proofs).load(version);
  if (!proof) return null;
  const { entry, requiredCount, missing } = proof;
  return Object.assign(new VersionAcknowledgement(), {
    entry,
    requiredCount,
    acknowledgedCount: requiredCount - missing.length,
    missingIds: missing.map((person) => person.id),
  });
}

const proofDescription =
  'Proof of reading of this version; null where nobody had to acknowledge it, and for those who may not ask (SUPERVISOR, MANAGER, KNOWLEDGE_EDITOR and ADMIN may).';

/** What the feed adds to a version of an article. */
@Resolver(() => ArticleVersion)
export class VersionAcknowledgementResolver {
  constructor(private readonly proofs: Proofs) {}

  @FieldResolver(() => VersionAcknowledgement, { nullable: true, description: proofDescription })
  acknowledgement(
    @Root() { articleId: subjectId, number }: ArticleVersion,
    @Ctx() context: Context,
  ): Promise<VersionAcknowledgement | null> {
    return acknowledgementOf(context, this.proofs, { subjectId, number });
  }
}

/** What the feed adds to a version of a tree. */
@Resolver(() => TreeVersion)
export class TreeVersionAcknowledgementResolver {
  constructor(private readonly proofs: Proofs) {}

  @FieldResolver(() => VersionAcknowledgement, { nullable: true, description: proofDescription })
  acknowledgement(
    @Root() { treeId: subjectId, number }: TreeVersion,
    @Ctx() context: Context,
  ): Promise<VersionAcknowledgement | null> {
    return acknowledgementOf(context, this.proofs, { subjectId, number });
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
