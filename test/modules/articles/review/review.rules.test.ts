import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArticleKind, DraftState, ReviewOutcome, RiskKind } from '../../../../src/modules/articles/article-enums.js';
import {
  type ContentChange,
  applyChange,
  emptyContent,
} from '../../../../src/modules/articles/article-content.rules.js';
import type { Article, Draft } from '../../../../src/modules/articles/article.js';
import { born, edited, settled } from '../../../../src/modules/articles/article.rules.js';
import { published } from '../../../../src/modules/articles/article-publication.rules.js';
import { CategoryTree } from '../../../../src/modules/articles/category.rules.js';
import { approvalsOf, demandOf, possibleApprovals } from '../../../../src/modules/articles/review/approvals.rules.js';
import { pinned } from '../../../../src/modules/articles/review/pins.rules.js';
import {
  natureOf,
  natureOfOrder,
  reviewDueAt,
  reviewOrderOf,
} from '../../../../src/modules/articles/review/queue.rules.js';
import { isQuoted } from '../../../../src/modules/articles/review/quote.rules.js';
import { ReviewNature } from '../../../../src/modules/articles/review/review.js';
import { reviewed, submitted, withdrawn } from '../../../../src/modules/articles/review/review.rules.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';

const at = new Date('2026-01-05T09:00:00Z');
const hour = 3_600_000;
const act = (by: string, when = at) => ({ by, at: when });
const long = Array.from({ length: 30 }, (_, n) => `Line ${'abcdefghij'[n % 10]} says what to do about it.`).join('\n');
const text = (change: ContentChange = {}) => applyChange(emptyContent, { title: 'One', bodyMarkdown: long, ...change });
const fresh = (kind = ArticleKind.FAQ): Article =>
  born({ id: 'article_1', code: 'K-3001', kind, locale: Locale.EN, content: text(), note: null }, act('a'));
const free = { approvals: 1, barsOwnText: false };
const say = (outcome: ReviewOutcome, demand = free) => ({ outcome, reason: 'why', demand, pins: [] });
const approve = (article: Article, by: string, demand = free): Article =>
  reviewed(article, say(ReviewOutcome.APPROVED, demand), act(by));
const live = (): Article =>
  published(
    approve(submitted(fresh(), undefined, act('a')), 'b'),
    { versionId: 'v', priority: null, changeSummary: null, dueAt: null, audience: null, confirmWidening: false },
    act('b'),
  ).article;
const handedIn = (article: Article, when = at): Article => submitted(article, undefined, act('a', when));
const changed = (change: ContentChange): Article => handedIn(edited(live(), text(change), undefined, act('a')));

const draftOf = ({ draft }: Article): Draft => {
  if (!draft) throw new Error('There is no draft.');
  return draft;
};

const faultOf = (work: () => unknown): { code: string; field: string } => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError)
      return { code: error.faults[0]?.code ?? '', field: (error.faults[0]?.field ?? []).join('.') };
    throw error;
  }
  return { code: 'nothing', field: '' };
};

describe('the place in the review queue', () => {
  it('goes by what the change is', () => {
    const risky = (kind: RiskKind) =>
      settled({ ...handedIn(fresh()), risk: { kind, reason: 'x', setById: 'a', setAt: at, removal: null } });
    expect(natureOf(risky(RiskKind.SAFETY))).toBe(ReviewNature.SAFETY);
    expect(natureOf(risky(RiskKind.BUSINESS_RISK))).toBe(ReviewNature.BUSINESS_RISK);
    expect(natureOf({ ...handedIn(fresh()), audience: Audience.PARTNER })).toBe(ReviewNature.OUTSIDE);
    expect(natureOf(handedIn(fresh()))).toBe(ReviewNature.SUBSTANTIAL);
    expect(natureOf({ ...handedIn(fresh()), kind: ArticleKind.TECHNICAL_CASE })).toBe(ReviewNature.FROM_CASE);
    expect(natureOf({ ...handedIn(fresh()), translationOf: 'article_2' })).toBe(ReviewNature.TRANSLATION);
  });

  it('tells a small change from one of substance: few words, no number, nothing else', () => {
    expect(natureOf(changed({ bodyMarkdown: long.replace('what to do', 'what to try') }))).toBe(ReviewNature.MINOR);
    expect(natureOf(changed({ bodyMarkdown: `${long}\nIt costs 20 yuan.` }))).toBe(ReviewNature.SUBSTANTIAL);
    expect(natureOf(changed({ bodyMarkdown: long.slice(0, 300) }))).toBe(ReviewNature.SUBSTANTIAL);
    expect(natureOf(changed({ models: ['A7'] }))).toBe(ReviewNature.SUBSTANTIAL);
    expect(natureOf(changed({ bodyMarkdown: long.split('\n').reverse().join('\n') }))).toBe(ReviewNature.SUBSTANTIAL);
    const digit = handedIn(
      edited(published50(), text({ bodyMarkdown: `${long}\nIt costs 51 yuan.` }), undefined, act('a')),
    );
    expect(natureOf(digit)).toBe(ReviewNature.SUBSTANTIAL);
  });

  it('sorts by nature first, then by how long it waits, and says until when', () => {
    const later = new Date(at.getTime() + 5 * hour);
    const safe = settled({
      ...handedIn(fresh(), later),
      risk: { kind: RiskKind.SAFETY, reason: 'x', setById: 'a', setAt: at, removal: null },
    });
    const old = handedIn(fresh());
    const young = handedIn(fresh(), later);
    const orders = [safe, old, young].map(reviewOrderOf);
    expect([...orders].sort((a, b) => Number(a) - Number(b))).toEqual(orders);
    expect(orders.map((order) => natureOfOrder(order))).toEqual([
      ReviewNature.SAFETY,
      ReviewNature.SUBSTANTIAL,
      ReviewNature.SUBSTANTIAL,
    ]);
    expect(reviewDueAt(safe)).toEqual(new Date(later.getTime() + 4 * hour));
    expect(reviewDueAt(old)).toEqual(new Date(at.getTime() + 24 * hour));
    expect(reviewOrderOf(withdrawn(old, act('a')))).toBeNull();
    expect(reviewOrderOf(approve(old, 'b'))).toBeNull();
    expect(reviewDueAt(fresh())).toBeNull();
  });
});

function published50(): Article {
  const first = edited(fresh(), text({ bodyMarkdown: `${long}\nIt costs 50 yuan.` }), undefined, act('a'));
  return published(
    approve(handedIn(first), 'b'),
    { versionId: 'v', priority: null, changeSummary: null, dueAt: null, audience: null, confirmWidening: false },
    act('b'),
  ).article;
}

describe('approvals', () => {
  const three = { approvals: 3, barsOwnText: true };

  it('count different people, nobody who wrote in it, until there are enough', () => {
    const waiting = handedIn(edited(fresh(), text({ title: 'Two' }), undefined, act('w')));
    expect(faultOf(() => approve(waiting, 'w', three)).code).toBe('SAME_PERSON');
    const one = approve(waiting, 'b', three);
    expect(one.draft?.state).toBe(DraftState.IN_REVIEW);
    expect(one.reviewOrder).toBe(waiting.reviewOrder);
    expect(faultOf(() => approve(one, 'b', three)).code).toBe('SAME_PERSON');
    const two = approve(one, 'c', three);
    expect(approvalsOf(draftOf(two), three)).toMatchObject({ have: 2, need: 3, missing: 1 });
    expect(possibleApprovals(approvalsOf(draftOf(two), three), ['a', 'w', 'b', 'c', 'd'])).toBe(1);
    expect(approve(two, 'd', three).draft?.state).toBe(DraftState.APPROVED);
    // Fewer are demanded meanwhile: whoever approved may end the wait.
    expect(approve(two, 'b', { approvals: 2, barsOwnText: true }).draft).toMatchObject({
      state: DraftState.APPROVED,
      approvedBy: ['b', 'c'],
    });
  });

  it('begin anew when it is handed in again, and one rejection outweighs them', () => {
    const one = approve(handedIn(fresh()), 'b', three);
    expect(handedIn(withdrawn(one, act('a'))).draft?.approvedBy).toEqual([]);
    const back = reviewed(one, say(ReviewOutcome.REJECTED, three), act('b'));
    expect(back.draft).toMatchObject({ state: DraftState.DRAFT, approvedBy: [], submittedAt: null });
  });

  it('are demanded by the category of the draft and by that of the live text', () => {
    const category = (id: string, parentId: string | null, minimumApprovals: number | null, two = false) => ({
      _id: id,
      parentId,
      minimumApprovals,
      needsTwoPairsOfEyes: two,
      verifyEveryDays: null,
      verifierTierRank: null,
      renewsByUse: null,
    });
    const tree = new CategoryTree([
      category('top', null, 3),
      category('below', 'top', null),
      category('easy', 'top', 1),
      category('two', null, null, true),
    ] as never);
    const of = (live: string | null, draft: string | null) =>
      demandOf(tree as never, { categoryId: live, draft: { ...draftOf(fresh()), categoryId: draft } });
    expect(of(null, null)).toEqual({ approvals: 1, barsOwnText: false });
    expect(of(null, 'below')).toEqual({ approvals: 3, barsOwnText: true });
    expect(of('below', 'easy')).toEqual({ approvals: 3, barsOwnText: true });
    expect(of(null, 'easy')).toEqual({ approvals: 1, barsOwnText: false });
    expect(of('two', null)).toEqual({ approvals: 1, barsOwnText: true });
  });

  it('never count somebody twice or somebody who wrote, whatever the order of acts', () => {
    const people = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('approve', 'reject', 'withdraw', 'submit', 'edit'), people)),
        (list) => {
          let article = handedIn(fresh());
          for (const [what, by] of list) {
            try {
              if (what === 'approve') article = approve(article, by, { approvals: 2, barsOwnText: true });
              if (what === 'reject') article = reviewed(article, say(ReviewOutcome.REJECTED), act(by));
              if (what === 'withdraw') article = withdrawn(article, act(by));
              if (what === 'submit') article = submitted(article, undefined, act(by));
              if (what === 'edit') article = edited(article, text({ title: by }), undefined, act(by));
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
            }
            const { draft } = article;
            const approvedBy = draft?.approvedBy ?? [];
            expect(new Set(approvedBy).size).toBe(approvedBy.length);
            expect(approvedBy.some((id) => draft?.editorIds.includes(id))).toBe(false);
            expect(draft?.state === DraftState.APPROVED).toBe(approvedBy.length >= 2);
          }
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('pinned text', () => {
  const draft = text({
    title: 'Drain pump',
    bodyMarkdown:
      '# When it **does not** drain\n\nPress [the key](https://example.com) for 5 s.\n\n:::internal\nPart No. 7731\n:::\n\n| a | b |\n|---|---|\n| 排水 | 报警 |',
  });

  it('is found as readers see it and as Markdown, whatever blanks lie between', () => {
    for (const quote of [
      'When it does not drain',
      'it **does not** drain',
      'Press the key\nfor 5 s.',
      'Part No. 7731',
      '排水\t报警',
      'Drain  pump',
      'Ｄｒａｉｎ pump',
    ])
      expect([quote, isQuoted(draft, quote)]).toEqual([quote, true]);
    for (const quote of ['drain quickly', ' \n ', 'pump When it'])
      expect([quote, isQuoted(draft, quote)]).toEqual([quote, false]);
  });

  it('is refused where it does not occur, and by its measure', () => {
    const pin = (quote: string, remark = 'wrong') => ({ quote, remark });
    const faults = (...pins: { quote: string; remark: string }[]) => faultOf(() => pinned(pins, draft, 'b', at));
    expect(pinned([pin(' the key ')], draft, 'b', at)).toEqual([{ quote: 'the key', remark: 'wrong', byId: 'b', at }]);
    expect(faults(pin('the key'), pin('nowhere'))).toEqual({ code: 'INVALID', field: 'pins.1.quote' });
    expect(faults(pin('the key', ' '))).toEqual({ code: 'REQUIRED', field: 'pins.0.remark' });
    expect(faults(pin('x'.repeat(301)))).toEqual({ code: 'TOO_LONG', field: 'pins.0.quote' });
    expect(faults(...Array.from({ length: 21 }, () => pin('the key')))).toEqual({ code: 'TOO_MANY', field: 'pins' });
  });

  it('stays until the draft is handed in again', () => {
    const pins = pinned([{ quote: 'Line a says', remark: 'no' }], text(), 'b', at);
    const back = reviewed(handedIn(fresh()), { ...say(ReviewOutcome.REJECTED), pins }, act('b'));
    expect(back.draft?.pins).toEqual(pins);
    const mended = edited(back, text({ bodyMarkdown: 'All new' }), undefined, act('a'));
    expect(mended.draft?.pins).toEqual(pins);
    expect(isQuoted(draftOf(mended), 'Line a says')).toBe(false);
    expect(handedIn(mended).draft?.pins).toEqual([]);
  });
});
