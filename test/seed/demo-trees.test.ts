import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedDemo } from '../../seed/run.js';
import { plantTreeWalks } from '../../seed/tree-walks.js';
import { othersTrees, ownTrees } from '../../seed/trees/plan.js';
import type { WalkRecord } from '../../src/modules/trees/index.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Finding {
  readonly callReference: string;
  readonly hasFault: boolean;
  readonly foundAt: Date;
}

const day = 86_400_000;
const quiet = (): void => undefined;

describe('the trees of the demo centre', () => {
  let app: TestApp;
  let took = 0;
  let walks: WalkRecord[];
  let findings: Finding[];
  const now = Date.now();

  const all = <T>(name: string): Promise<T[]> =>
    app.container.foundation.connection.collection(name).find({}).toArray() as unknown as Promise<T[]>;

  beforeAll(async () => {
    app = await startTestApp({ seed: (container) => seedDemo(container, quiet, { isSmall: true, isKept: true }) });
    const { container } = app;
    const users = new Map<string, string>();
    for await (const viewer of container.people.directory.activeStaff()) {
      const user = await container.people.directory.user(viewer.id);
      users.set(user?.email?.split('@')[0] ?? viewer.id, viewer.id);
    }
    const tiers = new Map(
      (await container.people.directory.tiers()).map(({ _id, key, rank }) => [key, { id: _id, rank }]),
    );
    const nobody = new Map<string, string>();
    const keys = { users, tiers, sites: nobody, departments: nobody, teams: nobody, lines: nobody };
    const began = process.cpuUsage();
    await plantTreeWalks(container, keys, quiet);
    await plantTreeWalks(container, keys, quiet);
    took = process.cpuUsage(began).user / 1_000;
    walks = await all<WalkRecord>('tree_walks');
    findings = await all<Finding>('repair_findings');
  });
  afterAll(() => app.end());

  const share = (some: readonly unknown[], of: readonly unknown[]): number => some.length / of.length;

  it('stand with their versions, and T-014 with a working copy beside', async () => {
    const trees = await all<{ code: string; state: string; version: number; draft: object | null }>('trees');
    expect(trees.map(({ code }) => code).sort()).toEqual([...ownTrees, ...othersTrees].map(({ code }) => code).sort());
    expect(trees.every(({ state }) => state === 'PUBLISHED')).toBe(true);
    expect(trees.find(({ code }) => code === 'T-014')).toMatchObject({ version: 9, draft: { state: 'DRAFT' } });
    const versions = await all<{ treeCode: string; checksum: string }>('tree_versions');
    const sums = versions.filter(({ treeCode }) => treeCode === 'T-014').map(({ checksum }) => checksum);
    expect([sums.length, new Set(sums).size]).toEqual([9, 9]);
  });

  it('were walked 1,500 times, once, in few seconds of work', () => {
    expect(walks).toHaveLength(1_503);
    expect(took).toBeLessThan(8_000);
    expect(new Set(walks.map(({ treeCode }) => treeCode))).toEqual(new Set(ownTrees.map(({ code }) => code)));
    expect(
      new Set(walks.filter(({ treeCode }) => treeCode === 'T-014').map(({ version }) => version)).size,
    ).toBeGreaterThan(3);
    for (const { startedAt, endedAt, transcript } of walks) {
      const times = transcript.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, at) => at));
      expect(startedAt.getTime()).toBeGreaterThan(now - 62 * day);
      if (endedAt) expect(endedAt.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  it('mostly end well, some are handed over or given up, and three go on now', () => {
    const over = walks.filter(({ endedAt }) => endedAt);
    const of14 = over.filter(({ treeCode, state }) => treeCode === 'T-014' && state === 'COMPLETED');
    const resolved = share(
      of14.filter(({ ending }) => ending?.result === 'RESOLVED'),
      of14,
    );
    expect(resolved).toBeGreaterThan(0.5);
    expect(resolved).toBeLessThan(0.85);
    const given = share(
      over.filter(({ state }) => state === 'ABANDONED'),
      over,
    );
    expect(given).toBeGreaterThan(0.03);
    expect(given).toBeLessThan(0.12);
    expect(over.filter(({ holderIds }) => holderIds.length > 1).length).toBeGreaterThan(15);
    expect(
      walks
        .filter(({ endedAt }) => !endedAt)
        .map(({ state }) => state)
        .sort(),
    ).toEqual([...['ACTIVE', 'HANDED_OVER', 'PAUSED']]);
  });

  it('devices without a fault are 38 % of those of older months, and fewer since the checks are walked', () => {
    const old = findings.filter(({ foundAt }) => foundAt.getTime() < now - 61 * day);
    const recent = findings.filter(({ foundAt }) => foundAt.getTime() > now - 56 * day);
    const free = (some: readonly Finding[]): number =>
      share(
        some.filter(({ hasFault }) => !hasFault),
        some,
      );
    expect(free(old)).toBeGreaterThan(0.33);
    expect(free(old)).toBeLessThan(0.43);
    expect(free(recent)).toBeLessThan(0.3);
    const references = new Set(walks.map(({ callReference }) => callReference));
    expect(recent.filter(({ callReference }) => references.has(callReference)).length).toBeGreaterThan(50);
  });
});
