import type { Connection, Model } from 'mongoose';

/** Models of this room's own stores, found by name: each is made by the store that keeps it. */
type Row = Record<string, unknown> & { _id: string };

interface Learned {
  readonly queries: { text: string; units: string[]; count: number }[];
}

/** Most queries that are kept of one article when two are put together. */
const mostQueries = 50;
/** Lists of a search that name articles. */
const lists = ['shown', 'copied', 'linked', 'helpful', 'notHelpful'] as const;

/** What of the search points at an article, and lets it point at another: best bets, gaps, confirmed questions, golden queries. */
export class MergedArticlesStore {
  constructor(private readonly connection: Connection) {}

  /** Moves what is kept by hand and what was learned. Inside the transaction of the merge. */
  async move(
    from: string,
    target: { readonly _id: string; readonly version: number | null },
    now: Date,
  ): Promise<void> {
    const into = target._id;
    const bets = await this.#model('SearchBestBet').updateMany(
      { articleId: from },
      { $set: { articleId: into, updatedAt: now }, $inc: { revision: 1 } },
    );
    // Every process reads the bets anew when their stamp has grown.
    if (bets.modifiedCount > 0)
      await this.#model('SearchStamp').updateOne({ _id: 'best-bets' }, { $inc: { revision: 1 } }, { upsert: true });
    // A gap whose draft is part of the other article now is answered by the next version of that.
    await this.#model('SearchGap').updateMany(
      { articleId: from },
      { $set: { articleId: into, sinceVersion: target.version ?? 0 }, $inc: { revision: 1 } },
    );
    await this.#model('PopularQuestion').updateMany({ articleId: from }, { $set: { articleId: into } });
    await this.#moveGolden(from, into);
    await this.#moveLearned(from, into, now);
  }

  /** Lets the searches of the last months say the other article too: the next learning begins from them. May be repeated. */
  async moveSearches(from: string, into: string): Promise<void> {
    const searches = this.#model('SearchIntent');
    for (const list of lists) {
      await searches.updateMany(
        { [list]: from },
        { $set: { [`${list}.$[one]`]: into } },
        { arrayFilters: [{ one: from }] },
      );
    }
    await searches.updateMany(
      { 'opened.articleId': from },
      { $set: { 'opened.$[one].articleId': into } },
      { arrayFilters: [{ 'one.articleId': from }] },
    );
  }

  async #moveGolden(from: string, into: string): Promise<void> {
    const golden = this.#model('SearchGoldenQuery');
    const found = (await golden.find({ expectedIds: from }).lean().exec()) as unknown as {
      _id: string;
      expectedIds: string[];
    }[];
    for (const { _id, expectedIds } of found) {
      const next = [...new Set(expectedIds.map((id) => (id === from ? into : id)))];
      await golden.updateOne({ _id }, { $set: { expectedIds: next }, $inc: { revision: 1 } });
    }
  }

  async #moveLearned(from: string, into: string, now: Date): Promise<void> {
    const learned = this.#model('SearchLearned');
    const [gone, kept] = (await Promise.all(
      [from, into].map((_id) => learned.findById(_id).lean().exec()),
    )) as unknown as (Learned | null)[];
    if (!gone?.queries.length) return;
    const byText = new Map((kept?.queries ?? []).map((query) => [query.text, query]));
    for (const query of gone.queries) {
      const known = byText.get(query.text);
      byText.set(query.text, known ? { ...known, count: known.count + query.count } : query);
    }
    const queries = [...byText.values()].sort((a, b) => b.count - a.count).slice(0, mostQueries);
    await learned.updateOne({ _id: into }, { $set: { queries, changedAt: now } }, { upsert: true });
    await learned.updateOne({ _id: from }, { $set: { queries: [], changedAt: now } });
  }

  #model(name: string): Model<Row> {
    return this.connection.model<Row>(name);
  }
}
