import { actorOf } from '../../../platform/auth/actor.js';
import { type Viewer, hasRole, staffRoles } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { NewNotice } from '../../../platform/events/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Directory } from '../../people/index.js';
import { wording } from './engine/engine.js';
import { type WalkParts, heldAt } from './walk-parts.service.js';
import type { WalkReader } from './walk-read.service.js';
import type { WalkRecord } from './walk-record.js';
import type { AtStep } from './walk-step.service.js';
import { entriesOf, eventAt, moving, written } from './walk-turn.rules.js';
import { auditOf } from './walk-writer.service.js';
import { mayHandOver, mayTakeOver, offeredToTier, offeredToUser, offersTo } from './walk.policy.js';
import { givenText, notWalkable, stepBehind } from './walk.refusals.js';
import { TreeWalkEventKind, TreeWalkState, type WalkOffer, isOver, walkLimits } from './walk.js';

/** Most people of a tier who are told of an offer; the others see it in their list. */
const mostTold = 100;

interface Offer {
  readonly offer: WalkOffer;
  readonly offeredTo: string;
  readonly told: readonly string[];
}

/** Handing a walk to somebody else, who goes on where the first one stood without asking again. */
export class WalkHandoverService {
  constructor(
    private readonly parts: WalkParts,
    private readonly reader: WalkReader,
    private readonly directory: Pick<Directory, 'viewersOf' | 'tierById' | 'activeStaff'>,
  ) {}

  /**
   * Offers the walk to a person or to a support tier; also one that ended as escalated, so that its matter goes on. The first one still holds and reads it, and may take the offer back.
   * Errors: NOT_FOUND, NOT_ALLOWED, STEP_BEHIND, WRONG_STATE, REQUIRED, INVALID, TOO_LONG.
   */
  async handOver(
    viewer: Viewer,
    input: AtStep & {
      readonly toUserId?: string | null;
      readonly toTierId?: string | null;
      readonly note?: string | null;
    },
  ): Promise<WalkRecord> {
    const note = givenText(input.note, walkLimits.note, 'note');
    const walk = await heldAt(this.parts, viewer, input);
    if (!mayHandOver(viewer, walk) && (isOver(walk) || walk.state === TreeWalkState.HANDED_OVER))
      throw notWalkable(walk);
    if (!mayHandOver(viewer, walk)) throw notAllowed();
    const { foundation } = this.parts;
    const now = foundation.clock.now();
    const { offer, offeredTo, told } = await this.#offer(viewer, walk, input, note, now);
    const entries = entriesOf(walk, [eventAt(walk, TreeWalkEventKind.HANDED_OVER, note)], { byId: viewer.id, at: now });
    const set = { ...changing(walk, now, TreeWalkState.HANDED_OVER), offer, offeredTo: [offeredTo] };
    const { change, after } = written(walk, set, entries);
    // Notices have numbers: this act waits its turn, others of the walk do not.
    const isWritten = await foundation.transactions.run(async (transaction) => {
      if (!(await this.parts.walks.change(walk._id, { step: walk.step, holderId: viewer.id }, change))) return false;
      transaction.append({
        type: 'tree-walk.handed-over',
        subject: { type: 'walk', id: walk._id },
        actor: actorOf(viewer),
        after: { ...auditOf(after), toUserId: offer.toUserId, toTierId: offer.toTierId },
      });
      if (told.length) transaction.notify(await this.#notice(after, 'TREE_WALK_OFFERED', told, viewer));
      return true;
    });
    if (!isWritten) throw stepBehind((await this.parts.walks.head(walk._id)) ?? walk);
    return after;
  }

  /**
   * Takes a walk that is offered; of several who try exactly one gets it. Errors: NOT_FOUND, WRONG_STATE (nobody offers it any more),
   * NOT_ALLOWED (the walk stands in a tree that you may not see).
   */
  async takeOver(viewer: Viewer, id: string): Promise<WalkRecord> {
    const { foundation, walks, pins } = this.parts;
    const walk = (await this.reader.visible(viewer, [id])).get(id);
    if (!walk) throw notFound('id');
    if (!mayTakeOver(viewer, walk)) throw notOffered();
    const now = foundation.clock.now();
    const hiddenTreeIds = await pins.hiddenFrom(viewer, now, walk.pins);
    if (walk.frames.some(({ treeId }) => hiddenTreeIds.includes(treeId))) throw notAllowed('id');
    const before = walk.holderId;
    const entries = entriesOf(walk, [eventAt(walk, TreeWalkEventKind.TAKEN_OVER)], { byId: viewer.id, at: now });
    const { change, after } = written(
      walk,
      {
        ...changing(walk, now, TreeWalkState.ACTIVE),
        ...{ offer: null, offeredTo: [], hiddenTreeIds, enteredAt: now },
        ...{ holderId: viewer.id, holderIds: [...new Set([...walk.holderIds, viewer.id])] },
        ...{ teamIds: [...viewer.teamIds], siteId: viewer.siteId },
      },
      entries,
    );
    const isWritten = await foundation.transactions.run(async (transaction) => {
      if (!(await walks.change(id, { step: walk.step, offeredTo: offersTo(viewer) }, change))) return false;
      transaction.append({
        type: 'tree-walk.taken-over',
        subject: { type: 'walk', id },
        actor: actorOf(viewer),
        after: { ...auditOf(after), fromId: before },
      });
      transaction.notify(await this.#notice(after, 'TREE_WALK_TAKEN', [before], viewer));
      return true;
    });
    if (!isWritten) throw notOffered();
    return after;
  }

  async #offer(
    viewer: Viewer,
    walk: WalkRecord,
    { toUserId, toTierId }: { readonly toUserId?: string | null; readonly toTierId?: string | null },
    note: string | null,
    at: Date,
  ): Promise<Offer> {
    if (Boolean(toUserId) === Boolean(toTierId)) {
      throw new UserError(
        fault(UserErrorCode.REQUIRED, '请选择一个人或一个支持级别。', 'Choose a person or a support tier.', 'toUserId'),
      );
    }
    const offer = { toUserId: null, toTierId: null, toTierRank: null, note, byId: viewer.id, at };
    if (toUserId) {
      const [person] = isId(toUserId) ? await this.directory.viewersOf([toUserId]) : [];
      if (!person || !hasRole(person, ...staffRoles)) throw notFound('toUserId');
      if (person.id === viewer.id) {
        throw new UserError(fault(UserErrorCode.INVALID, '流程已在您手中。', 'You hold the walk already.', 'toUserId'));
      }
      const hidden = await this.parts.pins.hiddenFrom(person, at, walk.pins);
      if (walk.frames.some(({ treeId }) => hidden.includes(treeId))) {
        throw new UserError(
          fault(UserErrorCode.NOT_ALLOWED, '对方无权查看这个流程。', 'That person may not see this tree.', 'toUserId'),
        );
      }
      return { offer: { ...offer, toUserId }, offeredTo: offeredToUser(toUserId), told: [toUserId] };
    }
    const tier = toTierId && isId(toTierId) ? await this.directory.tierById(toTierId) : null;
    if (!tier) throw notFound('toTierId');
    return {
      offer: { ...offer, toTierId: tier._id, toTierRank: tier.rank },
      ...{ offeredTo: offeredToTier(tier.rank), told: await this.#peopleOf(tier.rank, viewer) },
    };
  }

  /** People of a tier in the same site. */
  async #peopleOf(rank: number, { id, siteId }: Viewer): Promise<string[]> {
    const found: string[] = [];
    for await (const person of this.directory.activeStaff()) {
      if (person.tierRank !== rank || person.siteId !== siteId || person.id === id) continue;
      if (found.push(person.id) >= mostTold) break;
    }
    return found;
  }

  /** What is told of it: the tree and who acts, nothing of what was answered. */
  async #notice(
    walk: WalkRecord,
    kind: 'TREE_WALK_OFFERED' | 'TREE_WALK_TAKEN',
    to: readonly string[],
    { name }: Viewer,
  ): Promise<NewNotice> {
    const { root } = await this.parts.worlds.of(walk);
    return {
      ...{ to, kind, code: walk.treeCode, title: wording(root.content.title, walk.locale) },
      subject: { type: 'walk', id: walk._id },
      text:
        kind === 'TREE_WALK_OFFERED'
          ? { 'zh-CN': `${name}把一次走到一半的流程转给您。`, en: `${name} hands a walk to you.` }
          : { 'zh-CN': `${name}接手了您转出的流程。`, en: `${name} took the walk that you handed over.` },
    };
  }
}

/** A walk changes hands; one that is over stays so, and expires no more. */
const changing = (walk: WalkRecord, now: Date, state: TreeWalkState): Partial<WalkRecord> =>
  isOver(walk) ? { ...moving(walk, now), expiresAt: null } : { ...moving(walk, now), state };

const notOffered = (): UserError =>
  wrongState('流程已被他人接手，或不再转出。', 'Somebody else took the walk, or it is offered no longer.', 'id');
