import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Article } from '../../../src/modules/articles/article.js';
import {
  ArticleKind,
  ArticleState,
  DraftState,
  FeedPriority,
  ReviewOutcome,
} from '../../../src/modules/articles/article-enums.js';
import {
  applyChange,
  asPolicyList,
  completenessFaults,
  contentFaults,
  contentLimits,
  emptyContent,
} from '../../../src/modules/articles/article-content.rules.js';
import { born, discarded, edited, reaching, restored, shelved } from '../../../src/modules/articles/article.rules.js';
import { published } from '../../../src/modules/articles/article-publication.rules.js';
import { reviewed, submitted, withdrawn } from '../../../src/modules/articles/review/review.rules.js';
import { codeOf, normaliseCode } from '../../../src/modules/articles/article-code.rules.js';
import { widens } from '../../../src/modules/articles/article-reach.rules.js';
import { CategoryTree, checkCategoryParent } from '../../../src/modules/articles/category.rules.js';
import { Audience } from '../../../src/platform/auth/viewer.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { Locale } from '../../../src/platform/graphql/enums.js';

const at = new Date('2026-01-05T09:00:00Z');
const act = (by: string) => ({ by, at });
const text = (title: string) => applyChange(emptyContent, { title, bodyMarkdown: `About ${title}` });
const fresh = (by = 'a', kind = ArticleKind.FAQ): Article =>
  born({ id: 'article_1', code: 'K-3001', kind, locale: Locale.EN, content: text('One'), note: null }, act(by));
const quietly = {
  versionId: 'article_version_1',
  priority: null,
  changeSummary: null,
  dueAt: null,
  audience: null,
  confirmWidening: false,
};
const approve = (article: Article, by: string, needsTwoPairsOfEyes = false): Article =>
  reviewed(
    article,
    {
      outcome: ReviewOutcome.APPROVED,
      reason: null,
      demand: { approvals: 1, barsOwnText: needsTwoPairsOfEyes },
      pins: [],
    },
    act(by),
  );
const live = (article: Article): Article =>
  published(approve(submitted(article, undefined, act('a')), 'b'), quietly, act('b')).article;

const codeOfError = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.faults[0]?.code ?? '';
    throw error;
  }
  return 'nothing';
};

describe('the life of an article', () => {
  it('mirrors its draft until it is published, then keeps the live text while the next one is written', () => {
    const article = live(edited(fresh(), text('Two'), undefined, act('a')));
    expect(article).toMatchObject({
      state: ArticleState.PUBLISHED,
      title: 'Two',
      version: 1,
      draft: null,
      audience: Audience.INTERNAL,
    });
    const next = edited(article, text('Three'), 'why', act('b'));
    expect(next).toMatchObject({
      title: 'Two',
      state: ArticleState.PUBLISHED,
      version: 1,
      draft: { title: 'Three', note: 'why', authorId: 'b' },
    });
    expect(discarded(next, act('b'))).toMatchObject({ title: 'Two', draft: null });
    const second = live(next);
    expect(second).toMatchObject({ title: 'Three', version: 2 });
  });

  it('refuses what does not fit the state', () => {
    const draft = fresh();
    const inReview = submitted(draft, undefined, act('a'));
    expect(inReview.state).toBe(ArticleState.IN_REVIEW);
    expect(codeOfError(() => edited(inReview, text('x'), undefined, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => submitted(inReview, undefined, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => published(inReview, quietly, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => withdrawn(draft, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => shelved(draft, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => restored(draft, act('a')))).toBe('WRONG_STATE');
    expect(codeOfError(() => edited(shelved(live(draft), act('a')), text('x'), undefined, act('a')))).toBe(
      'WRONG_STATE',
    );
    expect(withdrawn(inReview, act('a'))).toMatchObject({ state: ArticleState.DRAFT, submittedAt: null });
  });

  it('lets nobody approve what they wrote where two pairs of eyes are needed, an approval dies with the next word', () => {
    const both = submitted(edited(fresh('a'), text('Two'), undefined, act('b')), undefined, act('a'));
    expect(codeOfError(() => approve(both, 'a', true))).toBe('SAME_PERSON');
    expect(codeOfError(() => approve(both, 'b', true))).toBe('SAME_PERSON');
    const approved = approve(both, 'c', true);
    expect(approved.draft?.state).toBe(DraftState.APPROVED);
    expect(edited(approved, text('Three'), undefined, act('a')).draft?.state).toBe(DraftState.DRAFT);
    expect(approve(both, 'a').draft?.state).toBe(DraftState.APPROVED);
  });

  it('asks for what urgent pushes need', () => {
    const ready = approve(submitted(fresh(), undefined, act('a')), 'b');
    const urgently = { ...quietly, priority: FeedPriority.STOP_WORK };
    expect(codeOfError(() => published(ready, urgently, act('a')))).toBe('REQUIRED');
    expect(codeOfError(() => published(ready, { ...urgently, changeSummary: 'x', dueAt: at }, act('a')))).toBe(
      'OUT_OF_RANGE',
    );
    expect(codeOfError(() => published(ready, { ...quietly, dueAt: new Date(at.getTime() + 1) }, act('a')))).toBe(
      'INVALID',
    );
    expect(codeOfError(() => published(ready, { ...quietly, audience: Audience.PUBLIC }, act('a')))).toBe(
      'WIDENING_NOT_CONFIRMED',
    );
    expect(
      published(ready, { ...quietly, audience: Audience.PUBLIC, confirmWidening: true }, act('a')).version,
    ).toMatchObject({ number: 1, audience: Audience.PUBLIC });
  });

  it('comes back from the archive as it went', () => {
    expect(restored(shelved(live(fresh()), act('a')), act('a'))).toMatchObject({
      state: ArticleState.PUBLISHED,
      version: 1,
    });
    const never = discarded(fresh(), act('a'));
    expect(never).toMatchObject({ state: ArticleState.ARCHIVED, draft: null, title: 'One' });
    expect(restored(never, act('b'))).toMatchObject({
      state: ArticleState.DRAFT,
      draft: { title: 'One', authorId: 'b' },
    });
  });

  it('holds its promises under any sequence of acts', () => {
    type Step = (article: Article, by: string) => Article;
    const steps: Readonly<Record<string, Step>> = {
      edit: (article, by) => edited(article, text(`By ${by}`), undefined, act(by)),
      discard: (article, by) => discarded(article, act(by)),
      submit: (article, by) => submitted(article, undefined, act(by)),
      withdraw: (article, by) => withdrawn(article, act(by)),
      approve: (article, by) => approve(article, by, true),
      reject: (article, by) =>
        reviewed(
          article,
          { outcome: ReviewOutcome.REJECTED, reason: 'no', demand: { approvals: 1, barsOwnText: true }, pins: [] },
          act(by),
        ),
      publish: (article, by) => published(article, quietly, act(by)).article,
      archive: (article, by) => shelved(article, act(by)),
      restore: (article, by) => restored(article, act(by)),
    };
    const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom('a', 'b', 'c')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(acts, (sequence) => {
        let article = fresh();
        for (const [name, by] of sequence) {
          const before = article;
          try {
            article = steps[name]?.(article, by) ?? article;
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            expect(article).toBe(before);
            continue;
          }
          const { state, version, draft } = article;
          const unpublished = [ArticleState.DRAFT, ArticleState.IN_REVIEW, ArticleState.APPROVED].includes(state);
          if (state === ArticleState.PUBLISHED) expect(version).toBeGreaterThan(0);
          if (unpublished)
            expect({ version, mirrored: article.title, state }).toEqual({
              version: null,
              mirrored: draft?.title,
              state: ArticleState[draft?.state ?? DraftState.DRAFT],
            });
          expect((version ?? 0) - (before.version ?? 0)).toBe(name === 'publish' ? 1 : 0);
          if (name === 'publish') {
            const last = before.draft?.reviews.at(-1);
            expect(last?.outcome).toBe(ReviewOutcome.APPROVED);
            expect(before.draft?.editorIds).not.toContain(last?.reviewerId);
          }
          if (name !== 'publish' && before.state === ArticleState.PUBLISHED) expect(article.title).toBe(before.title);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('who may read', () => {
  const reach = fc.record({
    audience: fc.constantFrom(...Object.values(Audience)),
    tierRank: fc.integer({ min: 0, max: 3 }),
    teams: fc.subarray(['x', 'y', 'z']).map(asPolicyList),
  });
  const reads = (
    one: { audience: Audience; tierRank: number; teams: string[] },
    level: number,
    rank: number,
    team: string,
  ): boolean =>
    ['INTERNAL', 'PARTNER', 'PUBLIC'].indexOf(one.audience) >= level &&
    one.tierRank <= rank &&
    (one.teams.includes('*') || one.teams.includes(team));

  it('is wider exactly when somebody may read who could not', () => {
    fc.assert(
      fc.property(reach, reach, (before, after) => {
        const anybody = [0, 1, 2].some((level) =>
          [0, 1, 2, 3].some((rank) =>
            ['x', 'y', 'z', 'other'].some(
              (team) => reads(after, level, rank, team) && !reads(before, level, rank, team),
            ),
          ),
        );
        // Judged part by part: a narrower tier does not excuse a wider audience.
        if (anybody) expect(widens(before, after)).toBe(true);
        expect(widens(before, before)).toBe(false);
      }),
    );
  });

  it('is widened only with a confirmation', () => {
    const article = live(fresh());
    const narrow = reaching(article, { audience: Audience.INTERNAL, tierRank: 2, teams: ['x'] }, false, act('a'));
    expect(narrow).toMatchObject({ tierRank: 2, teams: ['x'] });
    expect(
      codeOfError(() => reaching(narrow, { audience: Audience.INTERNAL, tierRank: 0, teams: ['x'] }, false, act('a'))),
    ).toBe('WIDENING_NOT_CONFIRMED');
    expect(
      codeOfError(() => reaching(narrow, { audience: Audience.INTERNAL, tierRank: 2, teams: ['*'] }, false, act('a'))),
    ).toBe('WIDENING_NOT_CONFIRMED');
    expect(reaching(narrow, { audience: Audience.PUBLIC, tierRank: 0, teams: ['*'] }, true, act('a')).audience).toBe(
      Audience.PUBLIC,
    );
  });
});

describe('contents', () => {
  it('tell omitted from null', () => {
    const content = applyChange(emptyContent, {
      title: ' A  title ',
      say: 'Say',
      keywords: ['a', 'a', ' '],
      productLineIds: ['l'],
    });
    expect(content).toMatchObject({ title: 'A title', say: 'Say', keywords: ['a'], lines: ['l'] });
    expect(applyChange(content, {})).toEqual(content);
    expect(applyChange(content, { say: null, keywords: null, productLineIds: null })).toMatchObject({
      say: null,
      keywords: [],
      lines: ['*'],
    });
  });

  it('have limits, each named with its field', () => {
    const long = applyChange(emptyContent, {
      title: 'x'.repeat(contentLimits.title + 1),
      say: 'x'.repeat(301),
      bodyMarkdown: 'x'.repeat(600_001),
      keywords: ['x'.repeat(61)],
      alternativeQuestions: Array.from({ length: 51 }, (_unused, n) => `q${n}`),
    });
    expect(contentFaults(long).map((fault) => [fault.code, fault.field?.join('.')])).toEqual([
      ['TOO_LONG', 'title'],
      ['TOO_LONG', 'say'],
      ['TOO_LONG', 'bodyMarkdown'],
      ['TOO_MANY', 'alternativeQuestions'],
      ['TOO_LONG', 'keywords.0'],
    ]);
    expect(contentFaults(applyChange(emptyContent, { title: 'x', bodyMarkdown: 'a :::internal b' }))[0]?.code).toBe(
      'INVALID',
    );
    expect(completenessFaults(ArticleKind.TECHNICAL_CASE, text('x'))).toHaveLength(4);
    expect(completenessFaults(ArticleKind.FAQ, emptyContent)).toHaveLength(1);
  });

  it('have codes that people may type in their own way', () => {
    expect(codeOf(ArticleKind.TECHNICAL_CASE, 7)).toBe('C-007');
    expect(['k-2031', 'K2031', ' K - 2031 ', 'Ｋ－２０３１'].map(normaliseCode)).toEqual([
      'K-2031',
      'K-2031',
      'K-2031',
      'K-2031',
    ]);
    expect(['', 'K', '2031', 'KK-1', 'K-1; DROP'].map(normaliseCode)).toEqual([null, null, null, null, null]);
  });
});

describe('categories', () => {
  const category = (id: string, parentId: string | null, needsTwoPairsOfEyes = false) => ({
    _id: id,
    parentId,
    needsTwoPairsOfEyes,
  });
  const chain = new CategoryTree([
    category('1', null, true),
    ...['2', '3', '4', '5', '6'].map((id) => category(id, String(Number(id) - 1))),
  ]);

  it('form a tree of six levels without circles', () => {
    expect(chain.path('3').map((one) => one._id)).toEqual(['1', '2', '3']);
    expect(chain.needsTwoPairsOfEyes('6')).toBe(true);
    expect(codeOfError(() => checkCategoryParent(chain, null, '6'))).toBe('OUT_OF_RANGE');
    expect(codeOfError(() => checkCategoryParent(chain, null, '5'))).toBe('nothing');
    expect(codeOfError(() => checkCategoryParent(chain, '2', '4'))).toBe('INVALID');
    expect(codeOfError(() => checkCategoryParent(chain, '2', 'none'))).toBe('NOT_FOUND');
    expect(new CategoryTree([category('a', 'b'), category('b', 'a')]).path('a')).toHaveLength(2);
  });
});
