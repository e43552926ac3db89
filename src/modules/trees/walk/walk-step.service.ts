import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { EngineWorld, GivenAnswer, WalkTurn } from './engine/engine.js';
import { changeWalk } from './engine/change.rules.js';
import { readAnswer } from './engine/reading.rules.js';
import { type ActParts, answerWalk, askAgain, backWalk, jumpWalk, replyWalk } from './engine/steps.rules.js';
import { Walker } from './engine/walker.js';
import { type WalkParts, heldAt } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkWriter } from './walk-writer.service.js';
import { type Override, positionOf } from './walk-turn.rules.js';
import { holds, mayOverrideChecks } from './walk.policy.js';
import { givenReason, notWalkable } from './walk.refusals.js';
import { TreeWalkState } from './walk.js';

/** Which walk, at which step. */
export interface AtStep {
  readonly id: string;
  readonly expectedStep: number;
}

type Overriding = AtStep & { readonly overrideReason?: string | null };

interface Step {
  readonly walk: WalkRecord;
  readonly world: EngineWorld;
  readonly parts: ActParts;
  readonly override: Override | null;
  /** Trees of the walk that the viewer may not walk any more. */
  readonly lapsed: ReadonlySet<string>;
}

/**
 * Steps of a walk by who holds it: answering, going back, changing, jumping. Each refuses with a code and changes nothing then;
 * NOT_ALLOWED also where the tree was closed to them since the walk began.
 */
export class WalkStepService {
  constructor(
    private readonly parts: WalkParts,
    private readonly writer: WalkWriter,
  ) {}

  /** Answers the current node. Errors: NOT_FOUND, NOT_ALLOWED, STEP_BEHIND, WRONG_STATE, RETURN_WITHOUT_CHECK, faults of the answer. */
  async answer(viewer: Viewer, input: Overriding & GivenAnswer): Promise<WalkRecord> {
    const known = this.parts.recent.at(input.id, input.expectedStep);
    if (known && holds(viewer, known)) {
      try {
        return await this.#answer(viewer, input, known);
      } catch (error) {
        // Another process may have gone on: why it is refused is judged by what is stored.
        if (!(error instanceof UserError)) throw error;
        this.parts.recent.forget(input.id);
      }
    }
    return this.#answer(viewer, input);
  }

  async #answer(viewer: Viewer, input: Overriding & GivenAnswer, known?: WalkRecord): Promise<WalkRecord> {
    const step = await this.#begin(viewer, input, known);
    // Back and jumps lead out of a sub-tree that was closed to whoever walks it; there is nothing to answer in it.
    if (step.walk.frames.some(({ treeId }) => step.lapsed.has(treeId))) throw notAllowed('id');
    return this.#end(viewer, 'tree-walk.answered', step, answered(step, input));
  }

  /** One step back. Errors: NOT_FOUND, NOT_ALLOWED, STEP_BEHIND, WRONG_STATE. */
  async back(viewer: Viewer, input: AtStep): Promise<WalkRecord> {
    const step = await this.#begin(viewer, input);
    return this.#end(viewer, 'tree-walk.went-back', step, backWalk(step.parts, positionOf(step.walk)));
  }

  /** Changes an earlier answer; the same answer again changes nothing and is no step. Errors as of `answer`. */
  async change(viewer: Viewer, input: Overriding & GivenAnswer & { readonly at: number }): Promise<WalkRecord> {
    const step = await this.#begin(viewer, input);
    const turn = changeWalk(step.parts, positionOf(step.walk), input.at, input);
    return turn ? this.#end(viewer, 'tree-walk.answer-changed', step, turn) : step.walk;
  }

  /** Goes to another node, with a reason. Errors: NOT_FOUND, NOT_ALLOWED, STEP_BEHIND, WRONG_STATE, REQUIRED, TOO_LONG, RETURN_WITHOUT_CHECK. */
  async jump(
    viewer: Viewer,
    input: Overriding & { readonly nodeKey: string; readonly reason: string },
  ): Promise<WalkRecord> {
    const reason = givenReason(input.reason, 'reason', true) ?? '';
    const step = await this.#begin(viewer, input);
    const turn = jumpWalk(step.parts, positionOf(step.walk), input.nodeKey, reason);
    return this.#end(viewer, 'tree-walk.jumped', step, turn);
  }

  async #begin(viewer: Viewer, input: Overriding, known?: WalkRecord): Promise<Step> {
    const reason = givenReason(input.overrideReason, 'overrideReason');
    const walk = known ?? (await heldAt(this.parts, viewer, input));
    if (walk.state !== TreeWalkState.ACTIVE || walk.waiting) throw notWalkable(walk);
    if (reason !== null && !mayOverrideChecks(viewer)) throw notAllowed('overrideReason');
    const { clock } = this.parts.foundation;
    const lapsed = await this.parts.standing.lapsed(
      viewer,
      walk.pins.map(({ treeId }) => treeId),
      clock.now(),
    );
    if (lapsed.has(walk.treeId)) throw notAllowed('id');
    const world = await this.parts.worlds.of({ ...walk, hiddenTreeIds: [...walk.hiddenTreeIds, ...lapsed] });
    return {
      ...{ walk, world, lapsed, override: reason === null ? null : { reason, byId: viewer.id } },
      parts: {
        world,
        start: { nodeKey: walk.startKey ?? null, context: walk.context },
        act: { byId: viewer.id, at: clock.now() },
        overrides: reason !== null,
      },
    };
  }

  #end(viewer: Viewer, type: string, { walk, parts, override }: Step, turn: WalkTurn): Promise<WalkRecord> {
    return this.writer.turn(type, actorOf(viewer), walk, turn, parts.act, override);
  }
}

/** An answer at the node where the walk stands. At an ACTION a preview picks the branch; otherwise the outside system is asked (again). */
function answered({ walk, world, parts }: Step, given: GivenAnswer): WalkTurn {
  const position = positionOf(walk);
  const { node, tree } = new Walker(world, position.frames);
  if (node.kind !== TreeNodeKind.ACTION) return answerWalk(parts, position, given);
  if (walk.isPreview) return replyWalk(parts, position, readAnswer(tree, node, given), null);
  if (given.branch || given.choice || given.values?.length) {
    throw new UserError(
      fault(
        UserErrorCode.INVALID,
        '这一步由外部系统决定。',
        'The outside system decides this step.',
        given.branch ? 'branch' : given.choice ? 'choice' : 'values',
      ),
    );
  }
  return askAgain(parts, position);
}
