import type { Connection, Model } from 'mongoose';
import { again } from '../shared/race.store.js';
import {
  type ArticleDay,
  type FigureDay,
  type QueryDay,
  type QueryText,
  articleSchema,
  figureSchema,
  querySchema,
  textSchema,
} from './counts.store.schema.js';
import type { Addition, Additions, CountsOf, QueryMark } from './measure.rules.js';

/** The four collections of counts, as models of one connection. */
export interface CountModels {
  readonly figures: Model<FigureDay>;
  readonly queries: Model<QueryDay>;
  readonly articles: Model<ArticleDay>;
  readonly texts: Model<QueryText>;
}

export const countModels = (connection: Connection): CountModels => ({
  figures: connection.model<FigureDay>('SearchFigureDay', figureSchema),
  queries: connection.model<QueryDay>('SearchQueryDay', querySchema),
  articles: connection.model<ArticleDay>('SearchArticleDay', articleSchema),
  texts: connection.model<QueryText>('SearchQueryText', textSchema),
});

/** A bulk write's steps; they differ between models in their types only. */
interface Bulk {
  bulkWrite(steps: readonly object[]): Promise<unknown>;
  insertMany(rows: readonly object[], options: { lean: true }): Promise<unknown>;
}

/** What is 0 when a count document counts nothing any more. */
const emptyWhen: Readonly<Record<CountsOf, string>> = { figures: 'intents', queries: 'intents', articles: 'shown' };

/** Steps of one bulk write, and ids of one look for what there is. */
const batchSize = 500;
const lookSize = 5_000;

/** Writes counts: by differences only, so that no order of writes and no repetition by a transaction can make them wrong. */
export class CountsStore {
  constructor(private readonly models: CountModels) {}

  /** Adds what is to be added; a document that then counts nothing goes. Carried by the transaction around the call. */
  async add(additions: Additions): Promise<void> {
    for (const name of ['figures', 'queries', 'articles'] as const)
      await this.#write(this.models[name] as unknown as Bulk, stepsOf(name, additions[name].values()));
  }

  /** The same for many searches at once, most of which are counted for the first time: what is new is inserted together, not one by one. */
  async addMany(additions: Additions): Promise<void> {
    for (const name of ['figures', 'queries', 'articles'] as const) {
      const all = [...additions[name].values()].filter(({ add }) => add.size > 0);
      const known = await this.#known(this.models[name] as unknown as Model<{ _id: string }>, all);
      const model = this.models[name] as unknown as Bulk;
      const rows = all.filter(({ id }) => !known.has(id)).map(rowOf);
      if (rows.length > 0) await model.insertMany(rows, { lean: true }).catch(again);
      await this.#write(
        model,
        stepsOf(
          name,
          all.filter(({ id }) => known.has(id)),
        ),
      );
    }
  }

  /** Which of the count documents there are. */
  async #known(model: Model<{ _id: string }>, additions: readonly Addition[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let at = 0; at < additions.length; at += lookSize) {
      const ids = additions.slice(at, at + lookSize).map(({ id }) => id);
      for (const { _id } of await model
        .find({ _id: { $in: ids } }, { _id: 1 })
        .lean()
        .exec())
        known.add(String(_id));
    }
    return known;
  }

  /** Remembers how the latest searches of queries went, the given order being theirs. Carried by the transaction around the call. */
  async mark(marks: Iterable<QueryMark>): Promise<void> {
    const steps = [...marks].map(({ id, locale, text, units, shown, firstAt, moments }) => ({
      updateOne: {
        filter: { _id: id },
        update: {
          $set: { text, ...(shown ? { shown: [...shown] } : {}) },
          $setOnInsert: { locale, units: [...units], ...(shown ? {} : { shown: [] }) },
          $min: { firstAt },
          $max: { ...moments },
        },
        upsert: true,
      },
    }));
    await this.#write(this.models.texts as unknown as Bulk, steps);
  }

  /** Forgets the words of queries that nobody asked since a moment; returns how many. Counts stay. */
  async forgetTexts(before: Date): Promise<number> {
    return (await this.models.texts.deleteMany({ lastAt: { $lt: before } }).exec()).deletedCount;
  }

  async #write(model: Bulk, steps: readonly object[]): Promise<void> {
    for (let at = 0; at < steps.length; at += batchSize)
      await model.bulkWrite(steps.slice(at, at + batchSize)).catch(again);
  }
}

/** A new count document, as an upsert of the same addition would make it. */
function rowOf({ id, fields, add }: Addition): object {
  const row: Record<string, unknown> = { _id: id, ...fields };
  for (const [path, count] of add) {
    const [name = '', inner] = path.split('.');
    row[name] = inner === undefined ? count : { ...(row[name] as Record<string, number> | undefined), [inner]: count };
  }
  return row;
}

function stepsOf(name: CountsOf, additions: Iterable<Addition>): object[] {
  const steps: object[] = [];
  for (const { id, fields, add } of additions) {
    if (add.size === 0) continue;
    steps.push({
      updateOne: {
        filter: { _id: id },
        update: { $inc: Object.fromEntries(add), $setOnInsert: fields },
        upsert: true,
        // Defaults of the schema would meet `$inc` on the same fields.
        setDefaultsOnInsert: false,
      },
    });
    if ((add.get(emptyWhen[name]) ?? 0) < 0) steps.push({ deleteOne: { filter: { _id: id, [emptyWhen[name]]: 0 } } });
  }
  return steps;
}
