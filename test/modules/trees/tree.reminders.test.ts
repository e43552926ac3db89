import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import type { TestClient } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { standingTrees } from './trees-app.js';
import { type MadeTree, changeTree, drawAndPublish, smallTree } from './trees-fixture.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const clock = new ManualClock(new Date('2026-06-01T02:00:00Z'));

const trees = standingTrees({ clock });

interface Notice {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly code: string;
  readonly title: string;
  readonly text: Readonly<Record<string, string>>;
}

const told = async (userId: string): Promise<Notice[]> =>
  (await trees.app.container.foundation.connection
    .collection('notices')
    .find({ kind: 'VERIFICATION_DUE', userId })
    .sort({ number: 1 })
    .toArray()) as unknown as Notice[];

/** The rounds of both copies, which may come at the same moment. */
async function goOn(ms: number): Promise<void> {
  clock.set(new Date(clock.now().getTime() + ms));
  const reminders = [trees.app, trees.beside].map(({ container }) => container.articles.verification.reminders);
  await Promise.all(reminders.map((each) => each.round(new AbortController().signal)));
}

/** A published tree that is to be verified every so many days. */
const kept = async (editor: TestClient, title: string, everyDays: number): Promise<MadeTree> =>
  changeTree(
    editor,
    'treeSetVerificationInterval',
    await drawAndPublish(editor, await trees.centre.as(Role.ADMIN), smallTree(title)),
    { everyDays },
  );

describe('owners of trees', () => {
  it('are told once when one is due and once 14 days later, by two copies, and anew after it was verified', async () => {
    const { user, client } = await trees.centre.add('keeper', { roles: [Role.KNOWLEDGE_EDITOR] });
    const tree = await kept(client, 'Kept', 30);
    await goOn(29 * dayMs);
    expect(await told(user._id)).toEqual([]);
    await goOn(2 * dayMs);
    const due = { subjectType: 'tree', subjectId: tree.id, code: tree.code, title: 'Kept中' };
    expect(await told(user._id)).toMatchObject([{ ...due, text: { en: 'It is due to be verified.' } }]);
    for (let hour = 0; hour < 30; hour += 6) await goOn(6 * hourMs);
    expect(await told(user._id)).toHaveLength(1);
    await goOn(14 * dayMs);
    expect((await told(user._id)).map(({ text }) => text.en)).toEqual([
      'It is due to be verified.',
      'Its verification is 14 days overdue.',
    ]);
    await goOn(30 * dayMs);
    expect(await told(user._id)).toHaveLength(2);
    await changeTree(await trees.centre.as(Role.ADMIN), 'treeVerify', tree);
    await goOn(31 * dayMs);
    expect(await told(user._id)).toMatchObject([{}, {}, { ...due, text: { en: 'It is due to be verified.' } }]);
  });

  it('get one digest of articles and trees, which leads to what was due first', async () => {
    const { user, client } = await trees.centre.add('both', { roles: [Role.KNOWLEDGE_EDITOR] });
    await kept(client, 'Later', 20);
    const first = await kept(client, 'First', 10);
    const article = await writeAndPublish(client, 'Read');
    await trees.app.container.foundation.connection
      .collection('articles')
      .updateOne({ _id: article.id as never }, { $set: { verifyDueAt: new Date(clock.now().getTime() + 15 * dayMs) } });
    await goOn(26 * dayMs);
    expect(await told(user._id)).toMatchObject([
      {
        ...{ subjectId: first.id, code: first.code },
        text: {
          'zh-CN': '您负责的 2 个流程、1 篇文章需要复核，其中 1 项逾期 14 天以上；这是最要紧的一项。',
          en: '2 of your trees and 1 of your articles are to be verified, 1 of them 14 days overdue or more; this is the most urgent one.',
        },
      },
    ]);
  });

  it('are not told of what is out of use', async () => {
    const { user, client } = await trees.centre.add('archivist', { roles: [Role.KNOWLEDGE_EDITOR] });
    const tree = await kept(client, 'Out of use', 10);
    await changeTree(client, 'treeArchive', tree, { reason: 'Old.' });
    await goOn(11 * dayMs);
    expect(await told(user._id)).toEqual([]);
  });
});
