import { randomBytes } from 'node:crypto';
import type { Container } from '../../src/app/container.js';
import { type Article, ArticleKind, FeedPriority } from '../../src/modules/articles/index.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { captured, isWrite, nameOf, swapped } from './capture.js';
import type { Command, PublishTimes } from './protocol.js';

type Row = Record<string, unknown>;

const body = Array.from(
  { length: 12 },
  (_, at) => `${at + 1}. Press the button until the lamp of step ${at + 1} is green, then wait for ten seconds.`,
).join('\n');

/** A draft that is approved and waits to be published. */
async function approved(
  { articles }: Container,
  editor: Parameters<Container['articles']['drafts']['create']>[0],
  at: number,
): Promise<Article> {
  const content = { title: `A lamp that does not go green ${at}`, bodyMarkdown: body };
  const made = await articles.drafts.create(editor, { kind: ArticleKind.FAQ, locale: Locale.EN, content });
  const sent = await articles.reviews.submit(editor, made._id, { expectedVersion: made.revision });
  return articles.reviews.approve(editor, made._id, { expectedVersion: sent.revision });
}

/** Ids that the product gave to what it inserted, each with a new one. */
function freshIds(writes: readonly Command[]): Map<string, string> {
  const inserted = writes.flatMap(({ method, arguments: [given] }) =>
    method === 'insertOne' ? [given as Row] : method === 'insertMany' ? (given as Row[]) : [],
  );
  return new Map(
    inserted.flatMap(({ _id }) =>
      typeof _id === 'string' ? [[_id, `${_id.slice(0, 12)}${randomBytes(10).toString('hex')}`]] : [],
    ),
  );
}

/** The same writes for another article, in one transaction with the same promises. */
async function bare(
  { foundation }: Container,
  writes: readonly Command[],
  from: Article,
  to: Article,
): Promise<number> {
  const ids = freshIds(writes).set(from._id, to._id).set(from.code, to.code);
  const own = swapped(writes, ids) as Command[];
  // An event's number is taken inside the transaction by the product; here the counter gives it, too.
  const client = foundation.connection.getClient();
  const { db } = foundation.connection;
  if (!db) throw new Error('There is no database.');
  const started = performance.now();
  const session = client.startSession();
  try {
    await session.withTransaction(
      async () => {
        let number: number | null = null;
        for (const { collection, method, arguments: given } of own) {
          const rows = db.collection<Row>(collection);
          const [first, second, third] = given as [Row, Row, Row];
          if (method === 'insertOne') await rows.insertOne(first, { ...second, session });
          else if (method === 'insertMany') {
            const documents = (first as unknown as Row[]).map((row) =>
              typeof row.number === 'number' && collection === 'events' ? { ...row, number } : row,
            );
            await rows.insertMany(documents, { ...second, session });
          } else if (method === 'findOneAndReplace') await rows.findOneAndReplace(first, second, { ...third, session });
          else if (method === 'findOneAndUpdate') {
            const found = await rows.findOneAndUpdate(first, second, { ...third, session });
            if (collection === 'counters') number = Number((found as Row | null)?.value ?? 0);
          } else if (method === 'updateOne') await rows.updateOne(first, second, { ...third, session });
          else if (method === 'updateMany') await rows.updateMany(first, second, { ...third, session });
          else throw new Error(`The bare transaction does not know ${method}.`);
        }
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
  } finally {
    await session.endSession();
  }
  return performance.now() - started;
}

/** Publishes drafts through the product and through a bare transaction, in turn. */
export async function publishBoth(container: Container, count: number): Promise<PublishTimes> {
  const { directory } = container.people;
  const user = await directory.userByEmail('editor@bench.example');
  const [editor] = await directory.viewersOf([user?._id ?? '']);
  if (!editor) throw new Error('There is no editor.');
  const drafts: Article[] = [];
  // The first few only warm up both ways.
  const warm = 5;
  for (let at = 0; at < 2 * (count + warm) + 1; at++) drafts.push(await approved(container, editor, at));
  const publish = ({ _id, revision }: Article) =>
    container.articles.publishing.publish(editor, _id, {
      expectedVersion: revision,
      priority: FeedPriority.INFO,
      changeSummary: 'New.',
    });
  const sample = drafts.shift();
  if (!sample) throw new Error('There is no draft.');
  const { commands } = await captured(() => publish(sample));
  const writes = commands.filter(isWrite);
  const times: PublishTimes = {
    ours: [],
    bare: [],
    writes: writes.map(nameOf),
    reads: commands.filter((command) => !isWrite(command)).map(nameOf),
  };
  while (drafts.length >= 2) {
    const [mine, theirs] = drafts.splice(0, 2) as [Article, Article];
    const started = performance.now();
    await publish(mine);
    times.ours.push(performance.now() - started);
    times.bare.push(await bare(container, writes, sample, theirs));
  }
  return { ...times, ours: times.ours.slice(warm), bare: times.bare.slice(warm) };
}
