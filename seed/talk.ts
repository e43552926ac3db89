import type { Container } from '../src/app/container.js';
import type { DemoCase, DemoChecklist, DemoFlag, DemoThread } from './demo/life-types.js';
import type { Past } from './past.js';
import type { PlantedKeys } from './people.js';

/** Flags with what became of them; notes the id of each by its key. */
export async function plantFlags(past: Past, flags: readonly DemoFlag[], raised: Map<string, string>): Promise<void> {
  for (const { key, code, by, hoursAgo, kind, quote, comment, call, taken, declined } of flags) {
    const article = await past.article(code);
    const flag = await past.ago(hoursAgo).flags.raise(await past.viewer(by), {
      articleId: article._id,
      // A later version may have mended it already, in a seed that goes on.
      version: 1,
      kind,
      quote,
      comment,
      callReference: call,
      idempotencyKey: `demo flag ${key}`,
    });
    raised.set(key, flag._id);
    if (taken && flag.takenById === null)
      await past
        .ago(taken.hoursAgo)
        .flags.take(await past.viewer(taken.by), flag._id, { expectedVersion: flag.revision });
    if (declined && flag.answeredById === null)
      await past.ago(declined.hoursAgo).flags.answer(await past.viewer(declined.by), flag._id, {
        expectedVersion: flag.revision,
        outcome: declinedOutcome,
        answer: declined.answer,
      });
  }
}

type Answer = Parameters<Container['articles']['flags']['answer']>[2];
const declinedOutcome = 'DECLINED' as Answer['outcome'];

/** Threads of comments; `@[key]` becomes a mention. */
export async function plantThreads(past: Past, threads: readonly DemoThread[], keys: PlantedKeys): Promise<void> {
  for (const { key, code, about, quote, says, resolved } of threads) {
    const article = await past.article(code);
    let first: { _id: string; revision: number } | null = null;
    for (const [at, { by, hoursAgo, body }] of says.entries()) {
      const comment = await past.ago(hoursAgo).comments.add(await past.viewer(by), {
        articleId: article._id,
        about,
        version: article.version,
        body: body.replace(/@\[([a-z.]+)\]/g, (_, name: string) => `@[${keys.users.get(name) ?? name}]`),
        ...(first ? { replyToId: first._id } : { quote }),
        idempotencyKey: `demo comment ${key} ${at}`,
      });
      first ??= comment;
    }
    if (!resolved || !first) continue;
    // Each answer counts the thread's first comment up.
    const expectedVersion = first.revision + says.length - 1;
    await past.ago(resolved.hoursAgo).comments.resolve(await past.viewer(resolved.by), first._id, { expectedVersion });
  }
}

/** Cases from calls with what became of them. */
export async function plantCases(past: Past, cases: readonly DemoCase[], container: Container): Promise<void> {
  const categories = new Map((await container.articles.categories.tree()).all.map(({ key, _id }) => [key, _id]));
  const lines = new Map((await container.people.directory.lines()).map(({ key, _id }) => [key, _id]));
  for (const one of cases) {
    const { key, by, hoursAgo, title, problem, environment, cause, solution, questions, call, published, rejected } =
      one;
    const line = lines.get(one.line);
    const handedIn = await past.ago(hoursAgo).cases.submit(await past.viewer(by), {
      ...{ title, problem, environment, cause, solution },
      alternativeQuestions: questions,
      productLineIds: line === undefined ? [] : [line],
      categoryId: categories.get(one.category) ?? null,
      callReference: call,
      idempotencyKey: `demo case ${key}`,
    });
    const article = await past.article(handedIn.code);
    const isNew = article.version === null && !article.draft?.reviews.length;
    if (rejected && isNew) {
      const { reviews } = past.ago(rejected.hoursAgo);
      const why = { expectedVersion: article.revision, reason: rejected.reason };
      await reviews.reject(await past.viewer(rejected.by), article._id, why);
    }
    if (!published || article.version !== null) continue;
    if (isNew) {
      const { reviews } = past.ago(published.hoursAgo + 1);
      await reviews.approve(await past.viewer(published.approver), article._id, { expectedVersion: article.revision });
    }
    const { _id, revision } = await past.article(handedIn.code);
    const { publishing } = past.ago(published.hoursAgo);
    await publishing.publish(await past.viewer(published.by), _id, { expectedVersion: revision });
  }
}

const criteria = [
  ...['NOT_DUPLICATE', 'COMPLETE', 'CLEAR', 'TITLE', 'LINKS_VALID', 'METADATA', 'CALLER_WORDS', 'ONE_PAGE'],
] as DemoChecklist['missed'];

/** How live versions stand against the content standard. */
export async function plantChecklists(past: Past, checklists: readonly DemoChecklist[]): Promise<void> {
  for (const { code, by, hoursAgo, missed, without, note } of checklists) {
    const { _id, version } = await past.article(code);
    await past.ago(hoursAgo).verification.checklists.record(await past.viewer(by), _id, {
      version: version ?? 1,
      items: criteria.map((key) => ({ key, isMet: without.includes(key) ? null : !missed.includes(key) })),
      note,
    });
  }
}
