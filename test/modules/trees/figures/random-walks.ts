import { TreeNodeKind, TreeResult } from '../../../../src/modules/trees/tree-enums.js';
import type { TreeNode } from '../../../../src/modules/trees/tree-content.js';
import { both, choice, ending, titled } from '../drawings.js';

// Walks made up at random, as the engine records them, each with what really happened: figures are counted from that by hand.

/** One node of each kind that figures tell apart. The way `c` of the first question leads nowhere new. */
export const drawing: readonly TreeNode[] = [
  titled('q1', both('问一', 'One'), { choices: [choice('a', 'i1'), choice('b', 'l1'), choice('c', 'act')] }),
  titled('i1', both('填', 'Fill in'), { kind: TreeNodeKind.INPUT, to: 'l1' }),
  titled('l1', both('判', 'Decide'), {
    ...{ kind: TreeNodeKind.LOGIC, to: 'sub', rules: [{ when: 'x > 1', label: null, to: 'act' }] },
  }),
  titled('act', both('做', 'Act'), {
    ...{ kind: TreeNodeKind.ACTION, to: 'out1' },
    command: {
      ...{ name: 'crm.create-order', inputs: [], outputs: [], timeoutSeconds: 5, failureTo: 'q2', timeoutTo: 'q2' },
    },
  }),
  titled('sub', both('子', 'Sub'), {
    ...{ kind: TreeNodeKind.SUBTREE, to: 'q2', subtree: { code: 'T-2', version: null, inputs: [], outputs: [] } },
  }),
  titled('q2', both('问二', 'Two'), { choices: [choice('y', 'out1'), choice('n', 'out2')] }),
  titled('out1', both('好', 'Solved'), { kind: TreeNodeKind.OUTCOME, outcome: ending() }),
  titled('out2', both('寄回', 'Send in'), {
    kind: TreeNodeKind.OUTCOME,
    outcome: ending({ result: TreeResult.RETURN_OR_REPAIR }),
  }),
];
const ways = new Map(drawing.map((one) => [one.key, one]));

/** What really happened in a walk, at the nodes of the tree itself. */
export interface Truth {
  /** Every stay at a node: how long, and how it ended. */
  readonly stays: { node: string; ms: number | null; ended: 'left' | 'turned' | 'stands' }[];
  readonly answers: { node: string; branch: string }[];
  readonly commands: { node: string; how: 'ok' | 'failed' | 'timedOut' | 'waits'; ms: number }[];
  /** Stops of the path that held, with the outcome; null where the walk was not completed. */
  path: string | null;
  moves: number;
}

export interface MadeWalk {
  readonly document: Record<string, unknown>;
  readonly truth: Truth;
}

/** A small generator of numbers from 0 to 1: the same seed gives the same walks. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Making {
  readonly id: string;
  readonly treeId: string;
  readonly subtreeId: string;
  readonly startedAt: Date;
  readonly version?: number;
  readonly more?: Record<string, unknown>;
}

interface Move {
  readonly treeId: string;
  readonly nodeKey: string;
  readonly answer: { choice: string | null; values: null; branch: string | null };
}

const none = { choice: null, values: null, branch: null };

/** One walk at random: answers, steps back, changes, jumps, commands that fail, and ends of every kind. */
export function makeWalk(next: () => number, making: Making): MadeWalk {
  const { treeId, subtreeId, startedAt } = making;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const transcript: Record<string, unknown>[] = [];
  const truth: Truth = { stays: [], answers: [], commands: [], path: null, moves: 0 };
  let at = startedAt.getTime();
  const moves: Move[] = [];
  const note = (event: string, tree: string, nodeKey: string, more: Record<string, unknown> = {}): void => {
    const seq = transcript.length;
    transcript.push({
      seq,
      at: new Date(at),
      actorId: 'u',
      event,
      treeId: tree,
      versionNumber: 1,
      nodeKey,
      ...entry,
      ...more,
    });
  };
  const entry = { answer: null, set: null, dwellMs: null, note: null };
  let where: { tree: string; key: string } = { tree: treeId, key: 'q1' };
  const standing: Record<'stay' | 'sub', Truth['stays'][number] | null> = { stay: null, sub: null };
  const enter = (key: string): Truth['stays'][number] => {
    const made = { node: key, ms: null, ended: 'stands' as const };
    truth.stays.push(made);
    return made;
  };
  /** Goes on from a node of the tree until somebody has to act. */
  const arrive = (key: string): void => {
    let now = key;
    for (;;) {
      const found = ways.get(now);
      if (found?.kind === TreeNodeKind.LOGIC) {
        const rule = next() < 0.5 ? '1' : 'default';
        note('AUTO', treeId, now, { answer: { ...none, choice: rule } });
        enter(now).ended = 'left';
        truth.answers.push({ node: now, branch: rule });
        now = rule === '1' ? 'act' : 'sub';
        continue;
      }
      if (found?.kind === TreeNodeKind.SUBTREE) {
        note('AUTO', treeId, now, { note: 'begins:T-2' });
        standing.sub = enter(now);
        standing.stay = null;
        where = { tree: subtreeId, key: 's1' };
        note('ENTERED', subtreeId, 's1');
        return;
      }
      note('ENTERED', treeId, now);
      standing.stay = enter(now);
      where = { tree: treeId, key: now };
      return;
    }
  };
  /** How long somebody stood here; told with the first thing that happens next. */
  const dwell = (how: 'left' | 'turned'): { dwellMs: number } => {
    const ms = Math.floor(next() * 8) * 1_000;
    at += ms;
    if (standing.stay) Object.assign(standing.stay, { ms, ended: how });
    return { dwellMs: ms };
  };
  note('STARTED', treeId, 'q1');
  arrive('q1');
  let state = 'ACTIVE';
  let waits = false;
  for (let step = 0; step < 25 && state === 'ACTIVE'; step++) {
    const chance = next();
    const here = ways.get(where.key);
    const own = moves.every((move) => move.treeId === treeId);
    if (here?.kind === TreeNodeKind.OUTCOME && where.tree === treeId) {
      state = 'COMPLETED';
      note('ENDED', treeId, where.key);
    } else if (chance < 0.04) {
      state = pick(['ABANDONED', 'EXPIRED']);
    } else if (chance < 0.06) {
      break;
    } else if (where.tree === subtreeId) {
      const picked = pick(['u', 'v']);
      note('ANSWERED', subtreeId, 's1', { answer: { ...none, choice: picked }, ...dwell('left') });
      moves.push({ treeId: subtreeId, nodeKey: 's1', answer: { ...none, choice: picked } });
      note('AUTO', treeId, 'sub', { answer: { ...none, choice: 'end' }, note: 'ended:so:RESOLVED' });
      if (standing.sub) standing.sub.ended = 'left';
      truth.answers.push({ node: 'sub', branch: 'next' });
      arrive('q2');
    } else if (here?.kind === TreeNodeKind.ACTION) {
      if (chance > 0.9) {
        note('COMMAND_OK', treeId, 'act', { answer: { ...none, branch: 'SUCCESS' }, ...dwell('left'), note: 'reused' });
        truth.answers.push({ node: 'act', branch: 'success' });
        moves.push({ treeId, nodeKey: 'act', answer: { ...none, branch: 'SUCCESS' } });
        arrive('out1');
        continue;
      }
      note('COMMAND_SENT', treeId, 'act');
      const sentAt = at;
      if (chance > 0.85) {
        truth.commands.push({ node: 'act', how: 'waits', ms: 0 });
        waits = true;
        break;
      }
      const [event, branch, how] = pick([
        ['COMMAND_OK', 'SUCCESS', 'ok'],
        ['COMMAND_FAILED', 'FAILURE', 'failed'],
        ['COMMAND_TIMED_OUT', 'TIMEOUT', 'timedOut'],
      ] as const);
      const stood = dwell('left');
      note(event, treeId, 'act', { answer: { ...none, branch }, ...stood });
      truth.answers.push({ node: 'act', branch: branch.toLowerCase() });
      truth.commands.push({ node: 'act', how, ms: at - sentAt });
      moves.push({ treeId, nodeKey: 'act', answer: { ...none, branch } });
      arrive(branch === 'SUCCESS' ? 'out1' : 'q2');
    } else if (chance < 0.16 && moves.length > 0 && own) {
      note('BACK', treeId, where.key, dwell('turned'));
      const last = moves.pop() as Move;
      note('ENTERED', treeId, last.nodeKey);
      standing.stay = enter(last.nodeKey);
      where = { tree: treeId, key: last.nodeKey };
    } else if (chance < 0.24 && own && moves[0]?.nodeKey === 'q1') {
      note('CHANGED', treeId, where.key, { ...dwell('turned'), note: 'changed:q1' });
      const picked = pick(['a', 'b', 'c']);
      note('ANSWERED', treeId, 'q1', { answer: { ...none, choice: picked } });
      truth.answers.push({ node: 'q1', branch: picked });
      moves.splice(0, moves.length, { treeId, nodeKey: 'q1', answer: { ...none, choice: picked } });
      arrive(ways.get('q1')?.choices.find(({ key }) => key === picked)?.to ?? '');
    } else if (chance < 0.28) {
      note('JUMPED', treeId, where.key, { ...dwell('left'), note: 'why' });
      arrive('q2');
    } else {
      const picked = here?.choices.length ? pick(here.choices) : null;
      const answer = { ...none, choice: picked?.key ?? null };
      note('ANSWERED', treeId, where.key, { answer, ...dwell('left') });
      truth.answers.push({ node: where.key, branch: picked?.key ?? 'next' });
      moves.push({ treeId, nodeKey: where.key, answer });
      arrive(picked ? (picked.to ?? '') : (here?.to ?? ''));
    }
  }
  const isOver = state !== 'ACTIVE';
  const stands = { treeId, nodeKey: where.tree === treeId ? where.key : 'sub', values: {} };
  const result = where.key === 'out1' ? TreeResult.RESOLVED : TreeResult.RETURN_OR_REPAIR;
  if (state === 'COMPLETED') {
    const stops = moves.flatMap((move) =>
      move.treeId === treeId
        ? [`${move.nodeKey}:${move.answer.choice ?? (move.answer.branch ?? '').toLowerCase()}`]
        : [],
    );
    truth.path = [...stops, `${where.key}:`].join(' ');
  }
  truth.moves = moves.length;
  return {
    truth,
    document: {
      ...{ _id: making.id, treeId, treeCode: 'T-1', version: making.version ?? 1, isPreview: false, state },
      ...{ step: transcript.length, startedById: pick(['user_1', 'user_2', 'user_3']), teamIds: ['n1', 'north'] },
      ...{ siteId: 'site_1', lines: ['*'], callReference: null, pins: [{ treeId }, { treeId: subtreeId }] },
      frames: where.tree === treeId ? [stands] : [stands, { treeId: subtreeId, nodeKey: 's1', values: {} }],
      ...{ moves, transcript, startedAt, endedAt: isOver ? new Date(at) : null, waiting: waits ? {} : null },
      ending: isOver ? { treeId, nodeKey: where.key, result: state === 'COMPLETED' ? result : null } : null,
      ...making.more,
    },
  };
}
