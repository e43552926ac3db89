import { createHash } from 'node:crypto';
import type { Container } from '../src/app/container.js';
import { visibleTo } from '../src/modules/articles/index.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import { toPredicate } from '../src/platform/rules/rules.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { DemoPerson } from './demo/types.js';

/** A number from 0 to 99 that is always the same for a text: the demo looks alike on every machine. */
const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt16BE(0) % 100;

/** Share of the colleagues who have acknowledged, by priority, in per cent. */
const acknowledged: Readonly<Record<string, number>> = { STOP_WORK: 80, MUST_READ: 60 };

/**
 * What colleagues did before the first visitor comes: acknowledged entries, articles linked to calls and judged. The demo logins
 * themselves have done nothing yet, so that whoever tries the product finds an inbox to work on.
 */
export async function plantTraces(
  container: Container,
  people: readonly DemoPerson[],
  progress: Progress,
): Promise<void> {
  const logins = new Set(people.filter((person) => person.isDemoLogin).map((person) => person.email));
  const colleagues: Viewer[] = [];
  for await (const viewer of container.people.directory.activeStaff()) {
    const user = await container.people.directory.user(viewer.id);
    if (viewer.roles.includes(Role.AGENT) && !logins.has(user?.email ?? '')) colleagues.push(viewer);
  }
  for (const [index, viewer] of colleagues.entries()) {
    if (index % 8 === 0)
      progress('Seeding the demo centre: what colleagues did', { done: index, total: colleagues.length });
    const inbox = await container.feed.feed.inbox(viewer, {}, { size: 50, fromEnd: false, after: null, before: null });
    for (const entry of inbox.nodes) {
      if (chance(`${viewer.name} ${entry.code}`) >= (acknowledged[entry.priority] ?? 0)) continue;
      await container.feed.feed.acknowledge(viewer, entry._id, entry.version);
    }
    await use(container, viewer);
  }
}

/** Articles of which agents are shown to make use. */
const usedCodes = [
  'K-2031',
  'K-1188',
  'S-072',
  'P-033',
  'K-957',
  'S-081',
  'K-620',
  'B-401',
  'O-301',
  'V-504',
  'G-2104',
  'K-1902',
];

async function use(container: Container, viewer: Viewer): Promise<void> {
  const { planting, uses } = container.articles;
  for (const code of usedCodes) {
    const luck = chance(`${viewer.name} uses ${code}`);
    const article = luck < 55 ? await planting.byCode(code) : null;
    if (!article?.version || !toPredicate(visibleTo(viewer, container.foundation.clock.now()))({ ...article }))
      continue;
    const { _id: articleId, version } = article;
    if (luck < 35)
      await uses.linkToCall(viewer, {
        articleId,
        version,
        callReference: `C-1123-${1_000 + luck * 7}`,
        callSystem: 'demo',
      });
    const isHelpful = luck % 16 !== 0;
    await uses.giveFeedback(viewer, articleId, { version, isHelpful, reason: isHelpful ? null : '步骤和机型对不上' });
  }
}
