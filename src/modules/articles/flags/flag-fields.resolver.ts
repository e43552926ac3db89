import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { badInput } from '../../../platform/errors/index.js';
import { type PeopleLoaders, User, loadAll, loadOne } from '../../people/index.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { readsInternal } from '../article.policy.js';
import { Flag, FlagPlace, FlagState } from './flag.js';
import type { FlagLists } from './flag-list.service.js';
import { mayAnswerFlags, mayFlag } from './flag.policy.js';
import { isOverdue, isUnanswered, unanswered } from './flag.rules.js';
import { placeIn, readableText } from './readable.rules.js';

const gone = (version: number | null): FlagPlace => ({
  isThere: false,
  version,
  heading: null,
  before: '',
  text: '',
  after: '',
});

const loadArticle = (context: Context, loaders: ArticleLoaders, id: string): Promise<Article | null> =>
  context.loaders.get(loaders.articles).load(id);

/** Relations of a flag, and what depends on who asks. */
@Resolver(() => Flag)
export class FlagFieldsResolver {
  readonly #responsible: LoaderFactory<string, readonly string[]>;

  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
    ownersOf: (article: Article) => Promise<readonly string[]>,
  ) {
    // Articles of a page of flags often have the same owner; each is asked for once.
    this.#responsible = (context) =>
      new DataLoader<string, readonly string[]>((ids) =>
        Promise.all(
          ids.map(async (id) => {
            const article = await loadArticle(context, loaders, id);
            return article ? ownersOf(article) : [];
          }),
        ),
      );
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article; after a merge the one that stays. Null where you may no longer see it.',
  })
  article(@Root() flag: Flag, @Ctx() context: Context): Promise<Article | null> {
    return loadArticle(context, this.loaders, flag.articleId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who raised it; null where the person is gone.' })
  raisedBy(@Root() flag: Flag, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, flag.raisedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works on it; null while nobody does.' })
  takenBy(@Root() flag: Flag, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, flag.takenById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who answered; null before.' })
  answeredBy(@Root() flag: Flag, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, isUnanswered(flag) ? null : flag.answeredById);
  }

  @FieldResolver(() => [User], {
    description:
      'Whose matter it is: whoever took it and is still here, else who answers for the article; empty when it is answered.',
  })
  async responsible(@Root() flag: Flag, @Ctx() context: Context): Promise<User[]> {
    if (!isUnanswered(flag)) return [];
    const taker = await loadOne(context, this.people.users, flag.takenById);
    // Who left no longer answers.
    if (taker?.isActive) return [taker];
    return loadAll(context, this.people.users, [
      ...(await context.loaders.get(this.#responsible).load(flag.articleId)),
    ]);
  }

  @FieldResolver(() => FlagPlace, { description: 'Where the pinned text stands in the live text.' })
  async place(@Root() flag: Flag, @Ctx() context: Context): Promise<FlagPlace> {
    const article = await loadArticle(context, this.loaders, flag.articleId);
    if (!article || flag.quote === '') return gone(article?.version ?? null);
    const { viewer } = context;
    for (const locale of ['zh-CN', 'en'] as const) {
      const found = placeIn(readableText(article, readsInternal(viewer), locale), flag.quote);
      if (found) return { isThere: true, version: article.version, ...found };
    }
    return gone(article.version);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its time is over without an answer.' })
  isOverdue(@Root() flag: Flag, @Ctx() context: Context): boolean {
    return isOverdue(flag, context.clock.now());
  }

  @FieldResolver(() => Boolean, { description: 'Whether you raised it.' })
  isRaisedByViewer(@Root() flag: Flag, @Ctx() context: Context): boolean {
    return flag.raisedById === context.viewer.id;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may take and answer it now.' })
  async viewerCanAnswer(@Root() flag: Flag, @Ctx() context: Context): Promise<boolean> {
    if (!isUnanswered(flag)) return false;
    const article = await loadArticle(context, this.loaders, flag.articleId);
    return article !== null && mayAnswerFlags(context.viewer, article);
  }
}

/** Flags as fields of their article. */
@Resolver(() => Article)
export class ArticleFlagFieldsResolver {
  /** By `states articleId`: a page of articles asks for all of its flags at once. */
  readonly #flags: LoaderFactory<string, readonly Flag[]>;

  constructor(lists: FlagLists) {
    this.#flags = ({ viewer }) =>
      new DataLoader<string, readonly Flag[]>(async (keys) => {
        const byStates = new Map<string, string[]>();
        for (const key of keys) {
          const [states = '', id = ''] = key.split(' ');
          byStates.set(states, [...(byStates.get(states) ?? []), id]);
        }
        const found = new Map<string, readonly Flag[]>();
        for (const [states, ids] of byStates) {
          const flags = await lists.ofArticles(viewer, ids, states.split(',') as FlagState[]);
          for (const [id, list] of flags) found.set(`${states} ${id}`, list);
        }
        return keys.map((key) => found.get(key) ?? []);
      });
  }

  @FieldResolver(() => [Flag], {
    description:
      'What people found wrong with it: the most harmful first, then what is due first. Empty for outsiders. Error: BAD_USER_INPUT for `first` outside 1 to 50.',
  })
  async flags(
    @Root() article: Article,
    @Ctx() context: Context,
    @Arg('states', () => [FlagState], {
      nullable: true,
      description: 'In any of these states; OPEN and ACCEPTED when left out.',
    })
    states: FlagState[] | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most so many, 1 to 50.' }) first: number,
  ): Promise<readonly Flag[]> {
    if (!Number.isInteger(first) || first < 1 || first > 50) throw badInput('`first` is 1 to 50.');
    return (await this.#of(article, context, states ?? unanswered)).slice(0, first);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many flags wait for an answer, among those that you may see; null for outsiders.',
  })
  async openFlagCount(@Root() article: Article, @Ctx() context: Context): Promise<number | null> {
    if (!mayFlag(context.viewer)) return null;
    return (await this.#of(article, context, unanswered)).length;
  }

  #of(article: Article, context: Context, states: readonly FlagState[]): Promise<readonly Flag[]> {
    if (!mayFlag(context.viewer) || states.length === 0) return Promise.resolve([]);
    return context.loaders.get(this.#flags).load(`${[...new Set(states)].sort().join(',')} ${article._id}`);
  }
}
