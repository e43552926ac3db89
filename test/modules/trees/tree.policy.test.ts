import { describe, expect, it } from '@jest/globals';
import { treeBorn, treeReviewed, treeSubmitted } from '../../../src/modules/trees/tree.rules.js';
import { treePublished } from '../../../src/modules/trees/tree-publication.rules.js';
import { ReviewOutcome } from '../../../src/modules/articles/index.js';
import { mayChangeTreeOwner, mayRestoreTree } from '../../../src/modules/trees/tree-keeping.policy.js';
import {
  mayArchiveTree,
  mayEditTree,
  mayPublishTree,
  mayReviewTree,
  maySeeTree,
  maySubmitTree,
  mayVerifyTree,
  mayWalk,
} from '../../../src/modules/trees/tree.policy.js';
import { TreeState } from '../../../src/modules/trees/tree-enums.js';
import { mayReadTreeVersion, versionsReadableTo } from '../../../src/modules/trees/tree-versions.rules.js';
import type { Tree } from '../../../src/modules/trees/tree.js';
import { toPredicate } from '../../../src/platform/rules/rules.js';
import { Audience, Role, type Viewer, anonymous as anonymousIn } from '../../../src/platform/auth/viewer.js';
import { agent, editor, editorTwo } from '../articles/articles-fixture.js';
import { contentFrom, smallTree } from './trees-fixture.js';

const now = new Date('2026-03-01T08:00:00Z');
const at = { by: editor.id, at: now };
const supervisor: Viewer = { ...agent, id: 'user_lead', roles: [Role.SUPERVISOR], ledTeamIds: ['team_a'] };
const anonymous = anonymousIn('en');
const partner: Viewer = { ...agent, id: 'user_partner', roles: [Role.PARTNER], audience: Audience.PARTNER };

const draft = treeBorn({ id: 'tree_1', code: 'T-1', content: contentFrom(smallTree('Drum')), note: null }, at);
const waiting = treeSubmitted(draft, null, at);
const approved = treeReviewed(
  waiting,
  { outcome: ReviewOutcome.APPROVED, reason: null, needed: 1 },
  { by: editorTwo.id, at: now },
);
const how = {
  priority: null,
  changeSummary: null,
  dueAt: null,
  audience: null,
  confirmWidening: false,
  versionId: 'v',
};
const { tree: live, version } = treePublished(approved, how, at);
const archived: Tree = { ...live, state: TreeState.ARCHIVED };

describe('who may do what with a tree', () => {
  it('draws: editors, unless it is in review or out of use', () => {
    expect([draft, waiting, approved, live, archived].map((tree) => mayEditTree(editor, tree))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect([agent, supervisor, partner, anonymous].some((viewer) => mayEditTree(viewer, draft))).toBe(false);
  });

  it('hands in, publishes and archives: editors, each in its state', () => {
    expect([draft, waiting, approved, live].map((tree) => maySubmitTree(editor, tree))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([draft, waiting, approved, live].map((tree) => mayPublishTree(editor, tree))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect([draft, live, archived].map((tree) => mayArchiveTree(editor, tree))).toEqual([false, true, false]);
    expect([live, archived].map((tree) => mayRestoreTree(editor, tree))).toEqual([false, true]);
    expect([maySubmitTree(agent, draft), mayPublishTree(agent, approved), mayArchiveTree(supervisor, live)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('reviews: an editor who did not draw in it', () => {
    expect([editor, editorTwo, agent].map((viewer) => mayReviewTree(viewer, waiting))).toEqual([false, true, false]);
  });

  it('verifies: editors, the owner, and who leads the owner’s team; only what is live', () => {
    const owned = { ...live, ownerId: agent.id, ownerTeamId: 'team_a' };
    expect([editor, agent, supervisor, partner].map((viewer) => mayVerifyTree(viewer, owned))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(mayVerifyTree(agent, live)).toBe(false);
    expect(mayVerifyTree(editor, archived)).toBe(false);
    expect([editor, agent, supervisor, partner].map((viewer) => mayChangeTreeOwner(viewer, owned))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(mayChangeTreeOwner(supervisor, live)).toBe(false);
  });

  it('walks: people, not client keys', () => {
    expect([mayWalk(agent), mayWalk(partner), mayWalk(anonymous)]).toEqual([true, true, false]);
  });
});

describe('who sees a tree', () => {
  it('is judged as of articles: drafts by editors, the rest by audience, tier, team and line', () => {
    expect([editor, agent, partner].map((viewer) => maySeeTree(viewer, draft, now))).toEqual([true, false, false]);
    expect([agent, partner, anonymous].map((viewer) => maySeeTree(viewer, live, now))).toEqual([true, false, false]);
    expect(maySeeTree(partner, { ...live, audience: Audience.PARTNER }, now)).toBe(true);
    expect(maySeeTree(agent, { ...live, teams: ['team_other'] }, now)).toBe(false);
    expect(maySeeTree(agent, { ...live, tierRank: agent.tierRank + 1 }, now)).toBe(false);
  });

  it('and old versions by the narrower of then and now, the live one by today alone', () => {
    const older = { ...version, number: 1, policy: { ...version.policy, teams: ['team_other'] } };
    const tree = { ...live, version: 2 };
    const open = { ...tree, audience: Audience.PUBLIC };
    expect(mayReadTreeVersion(agent, tree, { ...version, number: 1 }, now)).toBe(true);
    expect(mayReadTreeVersion(agent, tree, older, now)).toBe(false);
    expect(mayReadTreeVersion(agent, tree, { ...older, number: 2 }, now)).toBe(true);
    expect(
      mayReadTreeVersion(
        partner,
        open,
        { ...version, number: 1, policy: { ...version.policy, audience: Audience.PUBLIC } },
        now,
      ),
    ).toBe(false);
    expect(mayReadTreeVersion(partner, open, { ...version, number: 2 }, now)).toBe(true);
    expect(mayReadTreeVersion(agent, null, version, now)).toBe(false);
    for (const [viewer, one] of [
      [agent, older],
      [agent, { ...version, number: 1 }],
      [partner, { ...version, number: 1 }],
      [partner, { ...version, number: 2 }],
    ] as const) {
      const row = {
        number: one.number,
        ...Object.fromEntries(Object.entries(one.policy).map(([field, value]) => [`policy.${field}`, value])),
      };
      expect(toPredicate(versionsReadableTo(viewer, open, now))(row)).toBe(mayReadTreeVersion(viewer, open, one, now));
    }
  });
});
