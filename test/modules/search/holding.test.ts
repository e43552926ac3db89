import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArticleKind, RiskKind } from '../../../src/modules/articles/index.js';
import { type Viewer, Audience, Role } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { createCentre, type Centre } from '../../support/centre.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

const today = new Date('2036-11-26T09:00:00Z');
const first = new Date('2036-12-01T00:00:00Z');
const ago = (days: number): Date => new Date(today.getTime() - days * 86_400_000);

describe('searching what holds now, later, and no longer', () => {
  const clock = new ManualClock(today);
  let app: TestApp;
  let centre: Centre;
  let agent: Viewer;
  let partner: Viewer;
  let policyId: string;

  const viewerOf = async (role: Role): Promise<Viewer> => {
    const [viewer] = await app.container.people.directory.viewersOf([centre.person(role)._id]);
    if (!viewer) throw new Error(`No ${role}.`);
    return viewer;
  };
  const find = async (viewer: Viewer, query: string): Promise<string[]> => {
    const found = await app.container.search.service.search(viewer, { query, narrowing: {}, first: 10, after: null });
    return found.hits.map(({ subject }) => `${subject.title} v${subject.version ?? 0}`);
  };

  beforeAll(async () => {
    app = await startTestApp({ clock });
    centre = await createCentre(app);
    [agent, partner] = [await viewerOf(Role.AGENT), await viewerOf(Role.PARTNER)];
    const editor = await viewerOf(Role.KNOWLEDGE_EDITOR);
    const admin = await viewerOf(Role.ADMIN);
    const { planting, drafts, reviews, publishing } = app.container.articles;
    const common = {
      kind: ArticleKind.POLICY,
      locale: Locale.EN,
      authorId: editor.id,
      createdAt: ago(90),
      audience: Audience.PUBLIC,
    };
    const plant = (title: string, bodyMarkdown: string, more: object = {}, marks: object = {}) =>
      planting.plantArticle({
        ...common,
        content: { title, bodyMarkdown, ...more },
        versions: [{ publishedAt: ago(80) }],
        ...marks,
      });
    const policy = await plant('Returning a kettle', 'A kettle goes back within thirty days.');
    policyId = policy._id;
    await plant('Returning a toaster', 'A toaster goes back within ninety days.', { effectiveFrom: first });
    await plant('Returning a grill', 'A grill goes back within a year, said the winter offer.', {
      effectiveTo: ago(1),
    });
    await plant('Returning a grill today', 'A grill goes back within two weeks.');
    await plant('Kettle lid', 'A kettle whose lid does not close.');
    await plant(
      'Kettle that sparks',
      'A kettle that sparks: unplug it.',
      {},
      {
        risk: { kind: RiskKind.SAFETY, reason: 'Fire.', setById: editor.id, setAt: ago(1), removal: null },
      },
    );
    const draft = await drafts.update(editor, policyId, {
      expectedVersion: policy.revision,
      content: { bodyMarkdown: 'A kettle goes back within sixty marvellous days.', effectiveFrom: first },
    });
    const sent = await reviews.submit(editor, policyId, { expectedVersion: draft.revision });
    const ready = await reviews.approve(admin, policyId, { expectedVersion: sent.revision });
    await publishing.publish(editor, policyId, { expectedVersion: ready.revision });
    await app.container.search.whenCaughtUp();
    // Nobody writes anything down from here on: what turns, turns by the clock alone.
    await app.container.jobs.stop();
    await app.container.search.stopIndexer();
  });

  afterAll(() => app.end());

  it('gives insiders the text to come behind the one that holds, and outsiders no word of it', async () => {
    expect(await find(agent, 'returning a kettle')).toEqual(
      expect.arrayContaining(['Returning a kettle v1', 'Returning a kettle v2']),
    );
    const places = await find(agent, 'returning a kettle');
    expect(places.indexOf('Returning a kettle v1')).toBeLessThan(places.indexOf('Returning a kettle v2'));
    expect(await find(agent, 'sixty marvellous days kettle')).toContain('Returning a kettle v2');
    expect(await find(partner, 'returning a kettle')).not.toContain('Returning a kettle v2');
    for (const query of ['marvellous', 'returning a toaster', 'toaster ninety'])
      expect((await find(partner, query)).join()).not.toMatch(/toaster|v2/);
    expect(await find(agent, 'returning a toaster')).toContain('Returning a toaster v1');
  });

  it('puts what no longer holds behind everything that does, and hides it from outsiders', async () => {
    const inside = await find(agent, 'returning a grill winter offer');
    expect(inside).toContain('Returning a grill v1');
    expect(inside.at(-1)).toBe('Returning a grill v1');
    expect(await find(partner, 'returning a grill winter offer')).not.toContain('Returning a grill v1');
  });

  it('puts a safety problem that fits nearly as well first', async () => {
    expect((await find(agent, 'kettle'))[0]).toBe('Kettle that sparks v1');
  });

  it('turns by the clock alone', async () => {
    clock.set(first);
    expect(await find(partner, 'returning a toaster')).toContain('Returning a toaster v1');
    expect(await find(partner, 'sixty marvellous days kettle')).toContain('Returning a kettle v2');
    const inside = await find(agent, 'returning a kettle');
    expect(inside.filter((title) => title.startsWith('Returning a kettle'))).toEqual(['Returning a kettle v2']);
    clock.set(today);
  });
});
