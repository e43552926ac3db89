import { systemActor } from '../../../platform/auth/actor.js';
import { UserError, UserErrorCode } from '../../../platform/errors/index.js';
import type { CommandResult, CommandRun } from '../commands/command.js';
import type { EngineAct, WalkTurn } from './engine/engine.js';
import { outputsOf } from './engine/mapping.rules.js';
import { type ActParts, replyWalk } from './engine/steps.rules.js';
import { Walker } from './engine/walker.js';
import type { WalkParts } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import { positionOf } from './walk-turn.rules.js';
import type { WalkWriter } from './walk-writer.service.js';
import { TreeWalkEventKind, type WalkAnswer } from './walk.js';

const mostTries = 5;

const lostEvents = {
  SUCCESS: TreeWalkEventKind.COMMAND_OK,
  FAILURE: TreeWalkEventKind.COMMAND_FAILED,
  TIMEOUT: TreeWalkEventKind.COMMAND_TIMED_OUT,
} as const;

/** What outside systems reply, taken into the walk that waits for it; the run is closed in the same transaction. */
export class WalkReplyService {
  constructor(
    private readonly parts: WalkParts,
    private readonly writer: WalkWriter,
  ) {}

  /** A reply of a walk that is over, or waits for another run, changes nothing but the run. */
  async take(run: CommandRun, result: CommandResult, finish: () => Promise<void>): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const walk = await this.parts.walks.head(run.walkId);
      if (walk?.waiting?.runId !== run._id) return finish();
      try {
        await this.#take(walk, result, finish);
        return;
      } catch (error) {
        // Somebody paused or handed it over meanwhile: the reply is for the walk as it is now.
        const isBehind = error instanceof UserError && error.faults[0]?.code === UserErrorCode.STEP_BEHIND;
        const isTaken = error instanceof UserError && error.faults[0]?.code === UserErrorCode.NOT_FOUND;
        if (!isBehind && !isTaken) throw error;
      }
    }
    throw new Error('The walk did not stand still long enough for the reply.');
  }

  async #take(walk: WalkRecord, result: CommandResult, finish: () => Promise<void>): Promise<void> {
    const world = await this.parts.worlds.of(walk);
    const act: EngineAct = { byId: systemActor.id, at: this.parts.foundation.clock.now() };
    const start = { nodeKey: walk.startKey ?? null, context: walk.context };
    const turn = turnOf({ world, start, act, overrides: false }, walk, result);
    await this.writer.turn('tree-walk.command-answered', systemActor, walk, turn, act, null, finish);
  }
}

function turnOf(parts: ActParts, walk: WalkRecord, result: CommandResult): WalkTurn {
  const position = positionOf(walk);
  const walker = new Walker(parts.world, position.frames);
  const outputs = walker.node.command?.outputs ?? [];
  const answer: WalkAnswer = {
    choice: null,
    values: result.branch === 'SUCCESS' ? outputsOf(walker.tree, outputs, result.reply) : null,
    branch: result.branch,
  };
  try {
    return replyWalk(parts, position, answer, result.branch === 'SUCCESS' ? null : result.error);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The branch leads nowhere: whoever holds the walk decides what comes next.
    walker.note(lostEvents[result.branch], { note: 'nowhere' });
    return { position, events: walker.events, ask: null, skipped: [], blocked: null };
  }
}
