import type { OutsideFacts } from '../../../../src/modules/trees/validation/outside-facts.js';
import type { TreeFinding, TreeFindingCode } from '../../../../src/modules/trees/validation/finding.js';
import { findingsOf } from '../../../../src/modules/trees/validation/validator.rules.js';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';

export const everybodyInside = { audience: Audience.INTERNAL, tierRank: 0, teams: ['*'] };

/** Nothing outside but one command, one department and one tier. */
export const facts = (parts: Partial<OutsideFacts> = {}): OutsideFacts => ({
  ownCode: 'T-14',
  reach: everybodyInside,
  articles: new Map(),
  trees: new Map(),
  called: new Map(),
  commands: new Map([['crm.create-order', { isActive: true }]]),
  departments: new Set(['department_1']),
  tiers: new Set(['tier_1']),
  ...parts,
});

/** What is found, shortly: `CODE node place`. */
export const found = (content: TreeContent, outside = facts()): string[] =>
  findingsOf(content, outside).map(({ code, nodeKey, place }) => [code, nodeKey ?? '-', place ?? '-'].join(' '));

export const findingOf = (content: TreeContent, code: TreeFindingCode, outside = facts()): TreeFinding | undefined =>
  findingsOf(content, outside).find((finding) => finding.code === code);
