import { Role } from '../../../platform/auth/viewer.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { Foundation } from '../../../platform/room.js';
import { type Assignment, AssignmentState } from './assignment.js';
import type { AssignmentStore } from './assignment.store.js';
import { spreadEvenly } from './draw.rules.js';
import type { SampledScorecards, SamplingPeople } from './sampling-needs.js';
import { assignmentNotice, toldTogether } from './sampling-notices.rules.js';
import type { SamplingPlanService } from './sampling-plan.service.js';
import { mayEvaluateFor } from './sampling.policy.js';
import type { SamplingStore } from './sampling.store.js';

/** Assignments that are given on at a time. */
const batch = 1_000;

/** What goes to whom. */
export interface Move {
  readonly assignment: Assignment;
  readonly to: string;
}

/** Drawn calls that change hands: all of it inside the transaction around the call, and each new evaluator is told once. */
export class AssignmentSuccession {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: SamplingStore,
    private readonly assignments: AssignmentStore,
    private readonly outside: {
      readonly people: SamplingPeople;
      readonly scorecards: SampledScorecards;
      readonly plans: Pick<SamplingPlanService, 'evaluatorsOf'>;
    },
  ) {}

  /** Gives each to its new evaluator and tells them; what was begun or changed meanwhile stays where it is. How many changed hands. */
  async move(moves: readonly Move[], transaction: Transaction): Promise<number> {
    const moved: Assignment[] = [];
    for (const { assignment, to } of moves) {
      const when = { revision: assignment.revision, states: [AssignmentState.OPEN] };
      const change = { evaluatorId: to, updatedAt: this.foundation.clock.now() };
      const after = await this.assignments.change(assignment._id, when, change);
      if (after) moved.push(after);
    }
    for (const { first, count } of toldTogether(moved)) {
      const plan = await this.store.plan(first.planId);
      if (plan) transaction.notify(assignmentNotice(plan.name, first, await this.codeOf(first.scorecardId), count));
    }
    return moved.length;
  }

  /** Gives what somebody has not begun to the other evaluators of each plan, evenly; to quality analysts where none of these may have it. */
  async giveOn(open: readonly Assignment[], from: string, transaction: Transaction): Promise<void> {
    const byPlan = new Map<string, Assignment[]>();
    for (const one of open) byPlan.set(one.planId, [...(byPlan.get(one.planId) ?? []), one]);
    const moves: Move[] = [];
    const left: Assignment[] = [];
    for (const [planId, own] of byPlan)
      left.push(...(await this.#spread(own, await this.#evaluatorsOf(planId, from), moves)));
    if (left.length) await this.#spread(left, await this.#analysts(from), moves);
    await this.move(moves, transaction);
  }

  /** Spreads some over people, with regard to what they have and what `moves` gives them already. Those that nobody may have. */
  async #spread(some: readonly Assignment[], ids: readonly string[], moves: Move[]): Promise<Assignment[]> {
    const loads = await this.assignments.loads(ids);
    for (const { to } of moves) loads.set(to, (loads.get(to) ?? 0) + 1);
    const given = spreadEvenly(some, ids, some.length, loads);
    return some.filter((assignment, at) => {
      const to = given[at] ?? null;
      if (to !== null) moves.push({ assignment, to });
      return to === null;
    });
  }

  /** Somebody left, or lost a role: what they have not begun and may no longer score is given on. */
  async handOn(userId: string, transaction: Transaction): Promise<void> {
    const [viewer] = await this.outside.people.viewersOf([userId]);
    for await (const open of this.#openOf(userId)) {
      const lost = viewer ? open.filter(({ planTeamIds }) => !mayEvaluateFor(viewer, planTeamIds)) : open;
      await this.giveOn(lost, userId, transaction);
    }
  }

  /** Somebody takes over what another has not begun; what they may not score, and calls of their own, are given to others. */
  async takeOver(from: string, to: string, transaction: Transaction): Promise<void> {
    const [viewer] = await this.outside.people.viewersOf([to]);
    for await (const open of this.#openOf(from)) {
      const fits = ({ agentId, planTeamIds }: Assignment): boolean =>
        agentId !== to && viewer !== undefined && mayEvaluateFor(viewer, planTeamIds);
      const fitting = open.filter(fits);
      await this.move(
        fitting.map((assignment) => ({ assignment, to })),
        transaction,
      );
      await this.giveOn(
        open.filter((one) => !fits(one)),
        from,
        transaction,
      );
    }
  }

  /** Code of a scorecard; empty for one that is gone. */
  async codeOf(scorecardId: string): Promise<string> {
    return (await this.outside.scorecards.byIds([scorecardId]))[0]?.code ?? '';
  }

  async *#openOf(evaluatorId: string): AsyncGenerator<Assignment[]> {
    for (let after = ''; ;) {
      const open = await this.assignments.open({ evaluatorId }, batch, after);
      if (open.length) yield open;
      after = open.at(-1)?._id ?? after;
      if (open.length < batch) return;
    }
  }

  /** Who else scores what a plan draws. */
  async #evaluatorsOf(planId: string, from: string): Promise<string[]> {
    const plan = await this.store.plan(planId);
    return plan ? (await this.outside.plans.evaluatorsOf(plan)).filter((id) => id !== from) : [];
  }

  async #analysts(from: string): Promise<string[]> {
    const analysts = await this.outside.people.activeWith([Role.QA_ANALYST], 1_000);
    return analysts.map(({ _id }) => _id).filter((id) => id !== from);
  }
}
