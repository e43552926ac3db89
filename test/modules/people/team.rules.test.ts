import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { there } from './people-fixture.js';
import { deepestTeam, TeamTree } from '../../../src/modules/people/teams/team.rules.js';

const team = (
  _id: string,
  parentId: string | null = null,
  ...leadIds: string[]
): { _id: string; parentId: string | null; leadIds: string[] } => ({
  _id,
  parentId,
  leadIds,
});

/** Any forest: each team hangs below one that was made before it, or at the top. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  .map((parents) =>
    parents.map((parent, index) =>
      team(`t${index}`, index && parent % (index + 1) < index ? `t${parent % (index + 1)}` : null),
    ),
  );

describe('the tree of teams', () => {
  const tree = new TeamTree([
    team('top', null, 'boss'),
    team('left', 'top', 'lead'),
    team('right', 'top'),
    team('leaf', 'left'),
  ]);

  it('goes up for membership and down for leading', () => {
    expect(tree.withAncestors(['leaf']).sort()).toEqual(['leaf', 'left', 'top']);
    expect(tree.withDescendants(['left']).sort()).toEqual(['leaf', 'left']);
    expect(tree.ledBy('boss').sort()).toEqual(['leaf', 'left', 'right', 'top']);
    expect(tree.ledBy('lead').sort()).toEqual(['leaf', 'left']);
    expect(tree.ledBy('nobody')).toEqual([]);
  });

  it('leaves out what it does not know', () => {
    expect(tree.withAncestors(['gone'])).toEqual([]);
    expect(tree.withDescendants(['gone', 'leaf'])).toEqual(['leaf']);
  });

  it('has no team below itself and is not too deep', () => {
    expect(tree.mayHangBelow('top', 'leaf')).toBe(false);
    expect(tree.mayHangBelow('top', 'top')).toBe(false);
    expect(tree.mayHangBelow('leaf', 'right')).toBe(true);
    const chain = new TeamTree(
      Array.from({ length: deepestTeam }, (_, index) => team(`c${index}`, index ? `c${index - 1}` : null)),
    );
    expect(chain.mayHangBelow('new', `c${deepestTeam - 1}`)).toBe(false);
    expect(chain.mayHangBelow('new', `c${deepestTeam - 2}`)).toBe(true);
  });

  it('holds, for any forest: one is above another exactly when the other is below it', () => {
    fc.assert(
      fc.property(forest, (teams) => {
        const any = new TeamTree(teams);
        for (const one of teams) {
          const below = new Set(any.withDescendants([one._id]));
          for (const other of teams)
            expect(any.withAncestors([other._id]).includes(one._id)).toBe(below.has(other._id));
        }
      }),
    );
  });

  it('holds, for any forest: a move that is allowed makes no circle', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (teams, a, b) => {
        const moved = there(teams[a % teams.length]);
        const parent = there(teams[b % teams.length]);
        if (!new TeamTree(teams).mayHangBelow(moved._id, parent._id)) return;
        const after = new TeamTree(
          teams.map((one) => (one._id === moved._id ? { ...one, parentId: parent._id } : one)),
        );
        for (const one of teams) expect(after.withAncestors([one._id]).length).toBeLessThanOrEqual(deepestTeam + 30);
        expect(after.withAncestors([parent._id])).not.toContain(moved._id);
      }),
    );
  });

  it('ends even where the stored teams are in a circle', () => {
    const circle = new TeamTree([team('a', 'b'), team('b', 'a')]);
    expect(circle.withAncestors(['a']).sort()).toEqual(['a', 'b']);
    expect(circle.withDescendants(['a']).sort()).toEqual(['a', 'b']);
  });
});
