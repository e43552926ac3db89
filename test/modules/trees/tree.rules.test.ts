import { describe, expect, it } from '@jest/globals';
import { DraftState, FeedPriority, ReviewOutcome } from '../../../src/modules/articles/index.js';
import { applyTreeChange } from '../../../src/modules/trees/tree-content.rules.js';
import { TreeState } from '../../../src/modules/trees/tree-enums.js';
import { treePublished, treeScheduled, treeUnscheduled } from '../../../src/modules/trees/tree-publication.rules.js';
import {
  treeBorn,
  treeCodesMeant,
  treeDiscarded,
  treeEdited,
  treeReaching,
  treeRestored,
  treeReviewed,
  treeShelved,
  treeSubmitted,
  treeWithdrawn,
} from '../../../src/modules/trees/tree.rules.js';
import type { Tree } from '../../../src/modules/trees/tree.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { Audience } from '../../../src/platform/auth/viewer.js';
import { contentFrom, info, smallTree } from './trees-fixture.js';

const at = new Date('2026-03-01T08:00:00Z');
const later = new Date('2026-03-02T08:00:00Z');
const li = { by: 'user_li', at };
const wang = { by: 'user_wang', at };
const zhao = { by: 'user_zhao', at };

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ code }) => code).join();
    throw error;
  }
  return 'done';
};

const born = (): Tree =>
  treeBorn({ id: 'tree_1', code: 'T-3001', content: contentFrom(smallTree('Drum')), note: null }, li);
const approve = { outcome: ReviewOutcome.APPROVED, reason: null, needed: 1 };
const approved = (tree = born()): Tree => treeReviewed(treeSubmitted(tree, undefined, li), approve, wang);
const silently = { priority: null, changeSummary: null, dueAt: null, audience: null, confirmWidening: false };
const live = (tree = approved(), versionId = 'tree_version_1'): Tree =>
  treePublished(tree, { ...silently, versionId }, li).tree;

describe('a draft', () => {
  it('is mirrored by the tree until the first publication, and no longer', () => {
    const tree = born();
    expect(tree).toMatchObject({
      state: TreeState.DRAFT,
      nodeCount: 3,
      title: { en: 'Drum' },
      audience: Audience.INTERNAL,
    });
    const published = live();
    const edited = treeEdited(
      published,
      applyTreeChange(contentFrom(smallTree('Drum')), { title: { zhCN: '', en: 'Other' } }),
      null,
      wang,
    );
    expect(edited).toMatchObject({
      state: TreeState.PUBLISHED,
      title: { en: 'Drum' },
      authorIds: ['user_li', 'user_wang'],
    });
    expect(edited.draft).toMatchObject({ authorId: 'user_wang', content: { title: { en: 'Other' } } });
  });

  it('is not drawn in while it is in review; drawing voids an approval and an order to publish', () => {
    const content = contentFrom(smallTree('Drum'));
    expect(codeOf(() => treeEdited(treeSubmitted(born(), null, li), content, null, li))).toBe('WRONG_STATE');
    const order = { ...silently, at: later, byId: 'user_li' };
    const waiting = treeScheduled(approved(), order, false, li);
    expect(waiting.scheduledAt).toBe(later.getTime());
    expect(treeEdited(waiting, content, undefined, li)).toMatchObject({
      scheduledAt: null,
      draft: { state: DraftState.DRAFT, schedule: null },
    });
    expect(treeUnscheduled(waiting, li)).toMatchObject({ scheduledAt: null, draft: { state: DraftState.APPROVED } });
  });

  it('that was never published goes to the archive with what was drawn, and comes back with it', () => {
    const gone = treeDiscarded(born(), li);
    expect(gone).toMatchObject({ state: TreeState.ARCHIVED, draft: { content: { startKey: 'q1' } } });
    expect(codeOf(() => treeSubmitted(gone, null, li))).toBe('WRONG_STATE');
    expect(codeOf(() => treeDiscarded(gone, li))).toBe('WRONG_STATE');
    expect(treeRestored(gone, li)).toMatchObject({ state: TreeState.DRAFT, draft: { content: { startKey: 'q1' } } });
    expect(treeDiscarded(treeEdited(live(), contentFrom(smallTree('x')), null, li), li)).toMatchObject({
      state: TreeState.PUBLISHED,
      draft: null,
    });
  });
});

describe('review', () => {
  it('is never by who drew in it, not even to give it back', () => {
    const waiting = treeSubmitted(treeEdited(born(), contentFrom(smallTree('Drum')), null, wang), null, li);
    const reject = { ...approve, outcome: ReviewOutcome.REJECTED, reason: 'No' };
    for (const act of [li, wang]) {
      expect(codeOf(() => treeReviewed(waiting, approve, act))).toBe('SAME_PERSON');
      expect(codeOf(() => treeReviewed(waiting, reject, act))).toBe('SAME_PERSON');
    }
    expect(treeReviewed(waiting, reject, zhao)).toMatchObject({ state: TreeState.DRAFT, submittedAt: null });
  });

  it('needs as many different people as are asked for, counted since it was handed in last', () => {
    const two = { ...approve, needed: 2 };
    const once = treeReviewed(treeSubmitted(born(), null, li), two, wang);
    expect(once.draft?.state).toBe(DraftState.IN_REVIEW);
    expect(codeOf(() => treeReviewed(once, two, wang))).toBe('SAME_PERSON');
    expect(treeReviewed(once, two, zhao).draft?.state).toBe(DraftState.APPROVED);
    // Handed in anew at the very same moment: the approval from before does not count.
    const again = treeSubmitted(treeWithdrawn(once, li), null, li);
    expect(treeReviewed(again, two, zhao).draft?.state).toBe(DraftState.IN_REVIEW);
  });
});

describe('a version', () => {
  it('is numbered, knows its checksum and keeps every key that was ever published', () => {
    const first = treePublished(approved(), { ...silently, versionId: 'tree_version_1' }, li);
    expect(first.version).toMatchObject({
      number: 1,
      treeCode: 'T-3001',
      nodeCount: 3,
      reviews: [{ reviewerId: 'user_wang' }],
    });
    expect(first.version.policy).toMatchObject({ audience: Audience.INTERNAL, state: TreeState.PUBLISHED });
    const change = { removeNodes: ['open'], setNodes: [info('more', 'done')] };
    const next = treeEdited(first.tree, applyTreeChange(first.version.content, change), null, li);
    const second = treePublished(approved(next), { ...silently, versionId: 'tree_version_2' }, li);
    expect(second.tree).toMatchObject({ version: 2, numbered: 2, versionId: 'tree_version_2', draft: null });
    expect(second.tree.keysEver).toEqual(['q1', 'done', 'open', 'more']);
    expect(second.version.checksum).not.toBe(first.version.checksum);
  });

  it('needs an approval, a summary where people have to read, a date ahead, and a word where more people come to see it', () => {
    const publish = (how: object, tree = approved()): string =>
      codeOf(() => treePublished(tree, { ...silently, ...how, versionId: 'v' }, li));
    expect(publish({}, born())).toBe('WRONG_STATE');
    expect(publish({ priority: FeedPriority.MUST_READ })).toBe('REQUIRED');
    expect(publish({ priority: FeedPriority.INFO, dueAt: later })).toBe('INVALID');
    expect(publish({ priority: FeedPriority.MUST_READ, changeSummary: 'x', dueAt: at })).toBe('OUT_OF_RANGE');
    expect(publish({ audience: Audience.PUBLIC })).toBe('WIDENING_NOT_CONFIRMED');
    expect(publish({ audience: Audience.PUBLIC, confirmWidening: true })).toBe('done');
    expect(codeOf(() => treeScheduled(approved(), { ...silently, at, byId: 'x' }, false, li))).toBe('OUT_OF_RANGE');
  });
});

describe('a tree out of use', () => {
  it('loses its order to publish, is changed by nobody, and comes back as it was', () => {
    const beside = approved(treeEdited(live(), contentFrom(smallTree('Next')), null, li));
    const waiting = treeScheduled(beside, { ...silently, at: later, byId: 'user_li' }, false, li);
    const gone = treeShelved(waiting, li);
    expect(gone).toMatchObject({ state: TreeState.ARCHIVED, scheduledAt: null, draft: { schedule: null } });
    const reach = { audience: Audience.INTERNAL, tierRank: 0, teams: ['*'] };
    expect(codeOf(() => treeReaching(gone, reach, true, li))).toBe('WRONG_STATE');
    expect(codeOf(() => treeShelved(born(), li))).toBe('WRONG_STATE');
    expect(treeRestored(gone, li)).toMatchObject({ state: TreeState.PUBLISHED, version: 1 });
    expect(codeOf(() => treeRestored(live(), li))).toBe('WRONG_STATE');
  });
});

describe('the code of a tree', () => {
  it('is meant with and without the zeros that short numbers are written with', () => {
    expect(treeCodesMeant('t14')).toEqual(['T-14', 'T-014']);
    expect(treeCodesMeant('T-014')).toEqual(['T-014']);
    expect(treeCodesMeant('T-3001')).toEqual(['T-3001']);
    expect(treeCodesMeant('drum')).toEqual([]);
  });
});
