import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TreeContent, TreeNode } from '../../../../src/modules/trees/tree-content.js';
import { TreeResult, TreeValueType } from '../../../../src/modules/trees/tree-enums.js';
import { circles } from '../../../../src/modules/trees/validation/circles.rules.js';
import { Dominators } from '../../../../src/modules/trees/validation/dominators.rules.js';
import { TreeFindingCode } from '../../../../src/modules/trees/validation/finding.js';
import { asks, exitsOf, TreeGraph } from '../../../../src/modules/trees/validation/tree-graph.js';
import { findingsOf } from '../../../../src/modules/trees/validation/validator.rules.js';
import * as draw from '../drawings.js';
import { facts, found } from './checking.js';

const variables = [
  draw.variable('code', TreeValueType.STRING, { defaultValue: '-' }),
  draw.variable('age', TreeValueType.NUMBER, { defaultValue: '0' }),
];

/** A sound drawing: each node leads to the next one and to others ahead, the last is an outcome. */
const sound: fc.Arbitrary<TreeContent> = fc
  .array(fc.tuple(fc.constantFrom('question', 'info', 'logic', 'input', 'action'), fc.nat(5), fc.nat(5)), {
    minLength: 1,
    maxLength: 25,
  })
  .map((plan) => {
    const key = (at: number): string => `n${Math.min(at, plan.length)}`;
    const nodes = plan.map(([kind, far, farther], at): TreeNode => {
      const [next, second, third] = [key(at + 1), key(at + 1 + far), key(at + 1 + farther)];
      if (kind === 'question') return draw.question(`n${at}`, { a: next, b: second, c: third });
      if (kind === 'logic')
        return draw.logic(
          `n${at}`,
          [
            [`age > ${at}`, second],
            ['code == "E21"', third],
          ],
          next,
        );
      if (kind === 'input') return draw.input(`n${at}`, next, [draw.field('code', { mask: 'A99' })]);
      if (kind === 'action') return draw.action(`n${at}`, next, { failureTo: second, timeoutTo: third });
      return draw.info(`n${at}`, next);
    });
    return draw.drawing([...nodes, draw.outcome(`n${plan.length}`)], { variables });
  });

const withNode = (content: TreeContent, at: number, change: (node: TreeNode) => TreeNode): TreeContent => ({
  ...content,
  nodes: content.nodes.map((node, place) => (place === at ? change(node) : node)),
});

/** Faults that can be put into any sound drawing, and the code under which each has to be found at the node. */
const faults: readonly {
  readonly code: TreeFindingCode;
  readonly plant: (content: TreeContent, at: number) => { content: TreeContent; nodeKey: string | null };
}[] = [
  {
    code: TreeFindingCode.BROKEN_TARGET,
    plant: (content, at) => {
      const node = draw.info(content.nodes[at]?.key ?? '', 'nowhere');
      return { content: withNode(content, at, () => node), nodeKey: node.key };
    },
  },
  {
    code: TreeFindingCode.DEAD_END,
    plant: (content, at) => {
      const node = draw.question(content.nodes[at]?.key ?? '', { a: content.nodes.at(-1)?.key ?? '', b: null });
      return { content: withNode(content, at, () => node), nodeKey: node.key };
    },
  },
  {
    code: TreeFindingCode.UNREACHABLE,
    plant: (content) => ({ content: { ...content, nodes: [...content.nodes, draw.outcome('lost')] }, nodeKey: 'lost' }),
  },
  {
    code: TreeFindingCode.UNDEFINED_VARIABLE,
    plant: (content, at) => ({
      content: withNode(content, at, (node) => ({ ...node, body: draw.words('{{nobody}}') })),
      nodeKey: content.nodes[at]?.key ?? null,
    }),
  },
  {
    code: TreeFindingCode.MISSING_TRANSLATION,
    plant: (content, at) => ({
      content: withNode(content, at, (node) => ({ ...node, say: { zhCN: '说', en: '' } })),
      nodeKey: content.nodes[at]?.key ?? null,
    }),
  },
  {
    code: TreeFindingCode.CYCLE_WITHOUT_INPUT,
    plant: (content, at) => {
      const node = draw.logic(
        content.nodes[at]?.key ?? '',
        [['age > 1', content.nodes.at(-1)?.key ?? '']],
        content.nodes[at]?.key ?? '',
      );
      return { content: withNode(content, at, () => node), nodeKey: node.key };
    },
  },
  {
    code: TreeFindingCode.USED_BEFORE_SET,
    plant: (content, at) => {
      const node = draw.logic(
        content.nodes[at]?.key ?? '',
        [['fresh == "x"', content.nodes.at(-1)?.key ?? '']],
        content.nodes.at(-1)?.key ?? '',
      );
      const unset = draw.variable('fresh', TreeValueType.STRING);
      return { content: { ...withNode(content, at, () => node), variables: [...variables, unset] }, nodeKey: node.key };
    },
  },
];

describe('drawings made at random', () => {
  test('a sound one has no finding', () => {
    fc.assert(
      fc.property(sound, (content) => {
        expect(found(content)).toEqual([]);
      }),
    );
  });

  test('a fault that is put in is found where it is', () => {
    fc.assert(
      fc.property(sound, fc.nat(24), fc.constantFrom(...faults), (content, place, { code, plant }) => {
        const at = place % (content.nodes.length - 1);
        const planted = plant(content, at);
        const all = findingsOf(planted.content, facts());
        expect(all.some((finding) => finding.code === code && finding.nodeKey === planted.nodeKey)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Small graphs with circles: what is computed in one go against what trying all ways gives. */
const tangled: fc.Arbitrary<TreeContent> = fc
  .array(fc.tuple(fc.boolean(), fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), fc.boolean()), {
    minLength: 2,
    maxLength: 8,
  })
  .map((plan) => {
    const nodes = plan.map(([isQuestion, ways, sets], at): TreeNode => {
      const to = ways.map((way) => `n${way % plan.length}`);
      if (isQuestion)
        return {
          ...draw.question(`n${at}`, Object.fromEntries(to.map((target, way) => [`w${way}`, target]))),
          variable: sets ? 'fresh' : null,
        };
      return draw.logic(
        `n${at}`,
        to.slice(1).map((target) => ['fresh == "x"', target] as const),
        to[0] ?? null,
      );
    });
    return draw.drawing([...nodes, draw.outcome('end', { result: TreeResult.RETURN_OR_REPAIR, checks: ['n1'] })], {
      variables: [draw.variable('fresh', TreeValueType.STRING)],
    });
  });

const reachable = (content: TreeContent, without: string | null, from = content.startKey): Set<string> => {
  const seen = new Set<string>();
  const byKey = new Map(content.nodes.map((node) => [node.key, node]));
  const queue = from === without || from === null ? [] : [from];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { to } of exitsOf(byKey.get(key) ?? draw.outcome('none')))
      if (to !== null && to !== without) queue.push(to);
  }
  return seen;
};

describe('what is computed in one go', () => {
  test('nodes on every way are those without which nothing is reached', () => {
    fc.assert(
      fc.property(tangled, (content) => {
        const graph = new TreeGraph(content);
        const dominators = new Dominators(graph);
        const all = reachable(content, null);
        for (const [by, { key }] of content.nodes.entries()) {
          if (!all.has(key)) continue;
          const left = reachable(content, key);
          for (const [at, node] of content.nodes.entries())
            if (all.has(node.key)) expect(dominators.isAlwaysBefore(by, at)).toBe(!left.has(node.key));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a variable is set at a node if no way leads there past all that set it', () => {
    fc.assert(
      fc.property(tangled, (content) => {
        // Ways on which nobody sets it: questions that do end them.
        const unset = reachable(
          {
            ...content,
            nodes: content.nodes.map((node) => (node.variable === 'fresh' ? { ...node, choices: [] } : node)),
          },
          null,
        );
        const expected = content.nodes.filter((node) => node.rules.length && unset.has(node.key)).map(({ key }) => key);
        const told = findingsOf(content, facts()).filter(({ code }) => code === TreeFindingCode.USED_BEFORE_SET);
        expect(told.map(({ nodeKey }) => nodeKey)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('silent circles are those nodes that lead back to themselves without a question', () => {
    fc.assert(
      fc.property(tangled, (content) => {
        const graph = new TreeGraph(content);
        const silent = (at: number): boolean => !asks(graph.node(at));
        const groups = circles(content.nodes.length, (at) => graph.edges[at] ?? [], silent);
        const stripped = {
          ...content,
          nodes: content.nodes.map((node) => (asks(node) ? { ...node, choices: [] } : node)),
        };
        const expected = stripped.nodes
          .filter(
            (node) =>
              !asks(node) && exitsOf(node).some(({ to }) => to !== null && reachable(stripped, null, to).has(node.key)),
          )
          .map(({ key }) => key);
        expect(
          groups
            .flat()
            .map((at) => graph.node(at).key)
            .sort(),
        ).toEqual([...expected].sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('large drawings', () => {
  test('of 5,000 nodes are checked within half a second, in a chain as deep as it is long and with faults everywhere', () => {
    const chain = Array.from({ length: 4_999 }, (_, at) =>
      draw.question(`n${at}`, { on: `n${at + 1}`, back: `n${Math.max(0, at - 1)}` }),
    );
    const end = draw.outcome('n4999', { result: TreeResult.RETURN_OR_REPAIR, checks: ['n0'] });
    const faulty = Array.from({ length: 4_999 }, (_, at) =>
      draw.logic(`n${at}`, [['fresh == "x"', `n${(at * 7) % 5_000}`]], `n${at + 1}`),
    );
    const contents = [
      draw.drawing([...chain, end]),
      draw.drawing([...faulty, end], { variables: [draw.variable('fresh', TreeValueType.STRING)] }),
    ];
    for (const content of contents) {
      const times = Array.from({ length: 5 }, () => {
        const begin = process.cpuUsage();
        findingsOf(content, facts());
        const { user, system } = process.cpuUsage(begin);
        return (user + system) / 1_000;
      });
      // Of a processor: what else the machine does does not count.
      expect(Math.min(...times)).toBeLessThan(500);
    }
  });
});
