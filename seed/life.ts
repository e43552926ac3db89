import { createHash } from 'node:crypto';
import type { Container } from '../src/app/container.js';
import { type Article, DraftState, FeedPriority, visibleTo } from '../src/modules/articles/index.js';
import type { Viewer } from '../src/platform/auth/viewer.js';
import { momentAt, wallTime } from '../src/platform/clock/zone.js';
import { toPredicate } from '../src/platform/rules/rules.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { DemoLife, DemoPublication } from './demo/life-types.js';
import type { DemoPerson } from './demo/types.js';
import { demoMoment, type Keeping } from './keeping.js';
import { Past } from './past.js';
import type { PlantedKeys } from './people.js';
import { plantCases, plantChecklists, plantFlags, plantThreads } from './talk.js';

const day = 24;
const zone = 'Asia/Shanghai';

/** A number from 0 to 99 that is always the same for a text. */
const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt16BE(0) % 100;

/**
 * What people did to keep the knowledge true: versions in use, checks, publications, flags, cases, talk. Each chapter is noted when it is
 * done; one that broke off goes on where it was, because every act looks first whether it happened.
 */
export async function plantLife(
  container: Container,
  {
    life,
    keeping,
    keys,
    people,
  }: { life: DemoLife; keeping: Keeping; keys: PlantedKeys; people: readonly DemoPerson[] },
  progress: Progress,
): Promise<void> {
  const done = container.foundation.connection.collection<{ _id: string; at: Date }>('installation');
  const past = new Past(container, keys);
  const raised = new Map<string, string>();
  const chapters: readonly (readonly [name: string, write: () => Promise<void>])[] = [
    ['uses', () => plantUses(past, people)],
    ['verification', () => plantVerification(past, keys)],
    ['talk', () => plantThreads(past, life.threads, keys)],
    ['flags', () => plantFlags(past, life.flags, raised)],
    ['publications', () => plantPublications(container, past, life.publications, raised)],
    ['cases', () => plantCases(past, life.cases, container)],
    ['checklists', () => plantChecklists(past, life.checklists)],
    ['decisions', () => plantDecisions(container, past)],
    ['translations', () => plantTranslations(past, keeping)],
  ];
  for (const [at, [name, write]] of chapters.entries()) {
    progress('Seeding the demo centre: how knowledge is kept', { done: at, total: chapters.length });
    const _id = `demo-life-${name}`;
    // The publications need the flags' ids: raising again what was raised gives them.
    if (name !== 'flags' && (await done.findOne({ _id }))) continue;
    await write();
    await done.updateOne({ _id }, { $set: { at: container.foundation.clock.now() } }, { upsert: true });
  }
}

/** Which versions of an article served in how many calls, and helped how many in a hundred. */
const usedVersions = [
  { code: 'K-2031', version: 11, share: 75, helpful: 88, daysAgo: 12 },
  { code: 'K-2031', version: 10, share: 50, helpful: 70, daysAgo: 40 },
  { code: 'K-2031', version: 9, share: 45, helpful: 75, daysAgo: 90 },
] as const;

async function plantUses(past: Past, people: readonly DemoPerson[]): Promise<void> {
  const agents = people.filter(({ roles, isDemoLogin }) => roles.includes('AGENT') && !isDemoLogin);
  for (const { code, version, share, helpful, daysAgo } of usedVersions) {
    const article = await past.article(code);
    const articleId = article._id;
    for (const [at, { key }] of agents.entries()) {
      const viewer = await past.viewer(key);
      const sees = toPredicate(visibleTo(viewer, new Date()))({ ...article });
      if (!sees || chance(`${key} used ${code} ${version}`) >= share) continue;
      const { uses } = past.ago(daysAgo * day + at);
      await uses.linkToCall(viewer, {
        articleId,
        version,
        callReference: `C-${version}-${1_000 + at}`,
        callSystem: 'demo',
      });
      const isHelpful = chance(`${key} liked ${code} ${version}`) < helpful;
      await uses.giveFeedback(viewer, articleId, {
        version,
        isHelpful,
        reason: isHelpful ? null : '第 2 步没有说清楚多高',
      });
    }
  }
  // Advanced people who use an article in call after call renew its verification.
  const { _id: articleId, version } = await past.article('K-1188');
  for (let call = 0; call < 6; call++) {
    const viewer = await past.viewer(['leo.wang', 'song.jia', 'tang.gong'][call % 3] ?? '');
    const { uses } = past.ago(5 * day - call);
    await uses.linkToCall(viewer, {
      articleId,
      version: version ?? 1,
      callReference: `C-1121-${200 + call}`,
      callSystem: 'demo',
    });
  }
}

/** Who found which article right, how many days ago. */
const verified: readonly (readonly [code: string, by: string, daysAgo: number])[] = [
  ['K-1245', 'song.jia', 20],
  ['K-1248', 'zhou.hang', 80],
  ['P-030', 'editor.two', 170],
  ['V-501', 'editor', 41],
];

async function plantVerification(past: Past, keys: PlantedKeys): Promise<void> {
  for (const [code, by, daysAgo] of verified) {
    const { _id, revision, verifiedHow } = await past.article(code);
    if (verifiedHow === 'PERSON') continue;
    await past
      .ago(daysAgo * day)
      .verification.service.verify(await past.viewer(by), _id, { expectedVersion: revision });
  }
  const complaint = await past.article('B-401');
  if (complaint.ownerId === null) return;
  await past.ago(3 * day).verification.service.setOwner(await past.viewer('editor'), complaint._id, {
    ownerId: null,
    ownerTeamId: keys.teams.get('qd-care') ?? null,
    expectedVersion: complaint.revision,
  });
}

/** Takes an article through review, from wherever it stands, up to its next version. */
async function plantPublications(
  container: Container,
  past: Past,
  publications: readonly DemoPublication[],
  raised: ReadonlyMap<string, string>,
): Promise<void> {
  const now = container.foundation.clock.now().getTime();
  for (const publication of publications) {
    const { code, author, approvers, reason, hoursAgo, note, changeSummary, changes, say, mends, validFrom } =
      publication;
    const writer = await past.viewer(author);
    const before = await past.article(code);
    if (before.next || before.changeSummary === changeSummary) continue;
    const put = (text: string): string => changes.reduce((all, [from, to]) => all.replace(from, () => to), text);
    const step = (left: number): number => hoursAgo + left;
    if (!before.draft)
      await past.ago(step(approvers.length + 2)).drafts.update(writer, before._id, {
        expectedVersion: before.revision,
        content: {
          bodyMarkdown: put(before.bodyMarkdown),
          ...(say ? { say: (before.say ?? '').replace(...say) } : {}),
          ...(validFrom ? { effectiveFrom: demoMoment(validFrom, now) } : {}),
        },
        note,
      });
    await submitted(past.ago(step(approvers.length + 1)).reviews, writer, await past.article(code));
    for (const [at, by] of approvers.entries()) {
      const { _id, revision, draft } = await past.article(code);
      const reviewer = await past.viewer(by);
      if (draft?.state !== DraftState.IN_REVIEW || draft.approvedBy.includes(reviewer.id)) continue;
      const { reviews } = past.ago(step(approvers.length - at));
      await reviews.approve(reviewer, _id, { expectedVersion: revision, reason: at === 0 ? reason : null });
    }
    const { _id, revision } = await past.article(code);
    await past.ago(hoursAgo).publishing.publish(writer, _id, {
      expectedVersion: revision,
      changeSummary,
      mendsFlagIds: mends.flatMap((key) => raised.get(key) ?? []),
    });
  }
}

async function submitted(reviews: Container['articles']['reviews'], viewer: Viewer, article: Article): Promise<void> {
  if (article.draft?.state !== DraftState.DRAFT) return;
  await reviews.submit(viewer, article._id, { expectedVersion: article.revision });
}

/** A draft that is given back, a mark that somebody wants to be gone, two articles that become one, and one that goes live tomorrow. */
async function plantDecisions(container: Container, past: Past): Promise<void> {
  const [editor, second, third] = [
    await past.viewer('editor'),
    await past.viewer('zhou.hang'),
    await past.viewer('editor.two'),
  ];
  const fresh = await past.article('O-316');
  if (!fresh.draft?.reviews.length) {
    await submitted(past.ago(30).reviews, editor, fresh);
    const { _id, revision } = await past.article('O-316');
    await past.ago(22).reviews.reject(second, _id, {
      expectedVersion: revision,
      reason: '两处和短信平台现在的设置对不上，改好再送。',
      pins: [
        { quote: '30 分钟', remark: '平台 10 月起改成 60 分钟。' },
        { quote: '一小时内最多发 3 次', remark: '是一天 3 次，请核对。' },
      ],
    });
  }
  const goodwill = await past.article('P-037');
  if (goodwill.risk?.removal === null) {
    const wish = { expectedVersion: goodwill.revision, reason: '口径已经收紧，两周没有新的投诉。' };
    await past.ago(4).risks.askRemoval(third, goodwill._id, wish);
  }
  const [from, into] = [await past.article('K-1522'), await past.article('K-1516')];
  if (from.mergedIntoId === null)
    await container.articles.merging.merge(editor, {
      fromId: from._id,
      intoId: into._id,
      expectedFromVersion: from.revision,
      expectedIntoVersion: into.revision,
      takeQuestions: true,
      reason: '同一件事，三步都一样。',
    });
  const notice = await past.article('N-713');
  if (notice.draft && !notice.draft.schedule) {
    const tomorrow = wallTime(new Date(container.foundation.clock.now().getTime() + day * 3_600_000), zone).slice(
      0,
      10,
    );
    const publishAt = momentAt(`${tomorrow}T08:00`, zone);
    await past.ago(1).publishing.publish(editor, notice._id, {
      expectedVersion: notice.revision,
      priority: FeedPriority.INFO,
      changeSummary: '春节期间的热线与网点安排',
      publishAt,
    });
  }
}

/** Translations whose source went on: saying once more which version they follow puts them on the list of what waits. */
async function plantTranslations(past: Past, keeping: Keeping): Promise<void> {
  const editor = await past.viewer('editor.two');
  for (const [code, { follows }] of Object.entries(keeping.articles)) {
    if (follows === undefined) continue;
    const { _id, revision, translatedVersion } = await past.article(code);
    if (translatedVersion === null) continue;
    const { translations } = past.ago(7 * day);
    await translations.confirm(editor, _id, {
      expectedVersion: revision,
      sourceVersion: translatedVersion,
      text: 'LIVE',
    });
  }
}
