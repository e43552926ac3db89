import type { Actor } from '../../../platform/auth/actor.js';
import type { NewEvent } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { notFound } from '../../../platform/errors/index.js';
import type { CommandRun } from '../commands/command.js';
import type { EngineAct, WalkAsk, WalkTurn } from './engine/engine.js';
import { StepCommits, type StepPart } from './step-commits.service.js';
import type { WalkParts } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import { type Override, type Written, turnWritten } from './walk-turn.rules.js';
import { stepBehind } from './walk.refusals.js';
import type { WalkWaiting } from './walk.js';

/** What the audit keeps of a step: where, never what was said. */
export const auditOf = ({
  treeCode,
  version,
  step,
  state,
  isPreview,
  frames,
}: WalkRecord): Record<string, unknown> => ({
  ...{ treeCode, version, step, state, isPreview },
  nodeKey: frames.at(-1)?.nodeKey ?? null,
});

/** Writes acts: one conditional update and one event without a number, in one transaction; those of one moment share it. */
export class WalkWriter {
  readonly #commits: StepCommits;

  constructor(private readonly parts: WalkParts) {
    this.#commits = new StepCommits(parts.foundation.transactions, parts.walks);
  }

  /** Stores what an act of the engine gave; with it the run of a command that is asked for. */
  async turn(
    type: string,
    actor: Actor,
    walk: WalkRecord,
    turn: WalkTurn,
    act: EngineAct,
    override: Override | null = null,
    also?: () => Promise<void>,
  ): Promise<WalkRecord> {
    const { dispatch } = this.parts;
    const ask = turn.ask && !walk.isPreview ? asked(this.parts, walk, turn.ask, act.at) : null;
    const done = turnWritten(walk, turn, act, { override, waiting: ask?.waiting ?? null });
    if (!ask && !also) return this.write(type, actor, walk, done);
    return this.write(type, actor, walk, done, async () => {
      if (ask && done.after.waiting) await dispatch.ask(ask.run);
      await also?.();
    });
  }

  /** Stores a change. STEP_BEHIND with the walk as it is where somebody was quicker. */
  async write(
    type: string,
    actor: Actor,
    before: WalkRecord,
    { change, after }: Written,
    also?: () => Promise<void>,
  ): Promise<WalkRecord> {
    const { walks, recent } = this.parts;
    const { _id: id, step, holderId, callReference } = before;
    const event: NewEvent = { type, subject: { type: 'walk', id }, actor, after: auditOf(after) };
    // A walk that was read just now is as it is stored; of one that is remembered the call may be another by now, which is no step.
    const condition = { step, holderId, ...(recent.has(before) ? { callReference } : {}) };
    const part: StepPart = { id, condition, change, event };
    const isWritten = also ? await this.#commits.alone(part, also) : await this.#commits.commit(part);
    if (!isWritten) {
      recent.forget(id);
      const now = await walks.head(id);
      throw now && now.holderId === holderId ? stepBehind(now) : notFound('id');
    }
    recent.keep(after);
    return after;
  }
}

/** A run of a command that a walk asks for, and what the walk notes of it. */
export function asked(
  { foundation }: WalkParts,
  walk: WalkRecord,
  ask: WalkAsk,
  at: Date,
): { readonly run: CommandRun; readonly waiting: WalkWaiting } {
  const deadline = new Date(at.getTime() + ask.timeoutSeconds * 1_000);
  const { command, nodeKey } = ask;
  const runId = newId('command_run', foundation.clock);
  return {
    run: {
      ...{ _id: runId, command, nodeKey, walkId: walk._id, treeCode: walk.treeCode },
      ...{ callReference: walk.callReference, inputs: ask.inputs, createdAt: at, deadline },
      ...{ branch: null, error: null, finishedAt: null },
    },
    waiting: { runId, command, nodeKey, since: at, deadline },
  };
}
