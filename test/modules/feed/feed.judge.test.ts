import { describe, expect, it } from '@jest/globals';
import { FeedJudge } from '../../../src/modules/feed/feed.judge.js';
import type { SubjectNow } from '../../../src/modules/feed/feed.subject.js';
import type { PolicyFields } from '../../../src/platform/events/index.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { anonymous, type Viewer } from '../../../src/platform/auth/viewer.js';
import { isIn, all } from '../../../src/platform/rules/rules.js';

type ArticleNow = SubjectNow & PolicyFields;
const fields = (teams: readonly string[], more: Partial<ArticleNow> = {}): ArticleNow => ({
  audience: 'INTERNAL',
  tierRank: 0,
  teams,
  lines: ['*'],
  state: 'PUBLISHED',
  effectiveFrom: 0,
  effectiveTo: 8_640_000_000_000_000,
  ...more,
});
const entry = (teams: readonly string[], version: number, kind = 'ARTICLE_PUBLISHED') => ({
  subjectType: 'article',
  subjectId: 'a',
  kind,
  ...fields(teams),
  version,
});
const inTeam = (team: string): Viewer => ({ ...anonymous('en'), kind: 'person', teamIds: [team] });

/** A judge over one article as it is now, with what it was asked. */
function judgeOf(now: SubjectNow | null): { judge: FeedJudge; asked: string[][] } {
  const asked: string[][] = [];
  const judge = new FeedJudge(
    [
      {
        type: 'article',
        rule: (viewer) => all(isIn('state', ['PUBLISHED']), isIn('teams', ['*', ...viewer.teamIds])),
        policyNow: async (ids) => {
          asked.push([...ids]);
          return Promise.resolve(new Map(now ? ids.map((id) => [id, now]) : []));
        },
      },
    ],
    new ManualClock(),
  );
  return { judge, asked };
}

describe('who may see an entry', () => {
  it('is decided by the thing as it is now', async () => {
    const narrowed = judgeOf(fields(['two'])).judge;
    expect(await narrowed.visible(inTeam('one'), [entry(['*'], 1)])).toEqual([]);
    expect(await narrowed.visible(inTeam('two'), [entry(['*'], 1)])).toHaveLength(1);
    const widened = judgeOf(fields(['*'], { version: 1 })).judge;
    expect(await widened.visible(inTeam('one'), [entry(['two'], 1)])).toHaveLength(1);
  });

  it('is decided by the narrower of then and now for the words of an earlier version', async () => {
    const { judge } = judgeOf(fields(['*'], { version: 2 }));
    expect(await judge.visible(inTeam('one'), [entry(['two'], 1), entry(['*'], 2)])).toEqual([entry(['*'], 2)]);
    expect(await judge.visible(inTeam('two'), [entry(['two'], 1), entry(['*'], 2)])).toHaveLength(2);
  });

  it('lets those who could read a thing know that it is gone, and nobody see what is no longer there', async () => {
    const { judge } = judgeOf(fields(['one'], { state: 'ARCHIVED' }));
    const both = [entry(['one'], 1), entry(['one'], 1, 'ARTICLE_ARCHIVED')];
    expect(await judge.visible(inTeam('one'), both)).toEqual([both[1]]);
    expect(await judge.visible(inTeam('two'), both)).toEqual([]);
    expect(await judgeOf(null).judge.visible(inTeam('one'), both)).toEqual([]);
    expect(await judge.visible(inTeam('one'), [{ ...entry(['one'], 1), subjectType: 'course' }])).toEqual([]);
  });

  it('reads things once for all who ask in the same turn, and anew for whoever asks later', async () => {
    const { judge, asked } = judgeOf(fields(['*']));
    const many = Array.from({ length: 50 }, () => judge.visible(inTeam('one'), [entry(['*'], 1)]));
    expect((await Promise.all(many)).every((visible) => visible.length === 1)).toBe(true);
    expect(asked).toEqual([['a']]);
    await judge.visible(inTeam('one'), [entry(['*'], 1)]);
    expect(asked).toHaveLength(2);
  });
});
