import type { Connection, Model } from 'mongoose';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import {
  type ArticleDay,
  type FigureDay,
  type QueryDay,
  type QueryText,
  articleSchema,
  figureSchema,
  querySchema,
  textSchema,
} from './counts.schema.js';
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
}

/** What is 0 when a count document counts nothing any more. */
const emptyWhen: Readonly<Record<CountsOf, string>> = { figures: 'intents', queries: 'intents', articles: 'shown' };

/** Steps of one bulk write. */
const batchSize = 500;

/** Another server copy made the document first: MongoDB's driver runs the transaction again when it sees this label. */
function again(error: unknown): never {
  if (!duplicateKey(error)) throw error;
  throw Object.assign(new Error('another caller counted first'), {
    errorLabels: ['TransientTransactionError'],
    hasErrorLabel: (label: string) => label === 'TransientTransactionError',
  });
}

/** Writes counts: by differences only, so that no order of writes and no repetition by a transaction can make them wrong. */
export class CountsStore {
  constructor(private readonly models: CountModels) {}

  /** Adds what is to be added; a document that then counts nothing goes. Carried by the transaction around the call. */
  async add(additions: Additions): Promise<void> {
    for (const name of ['figures', 'queries', 'articles'] as const)
      await this.#write(this.models[name] as unknown as Bulk, stepsOf(name, additions[name].values()));
  }

  /** Remembers how the latest searches of queries went, the given order being theirs. Carried by the transaction around the call. */
  async mark(marks: Iterable<QueryMark>): Promise<void> {
    const steps = [...marks].map(({ id, locale, text, units, shown, firstAt, moments }) => ({
      updateOne: {
        filter: { _id: id },
        update: {
          $set: { text, shown: [...shown] },
          $setOnInsert: { locale, units: [...units] },
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
