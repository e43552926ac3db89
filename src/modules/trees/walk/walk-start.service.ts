import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import {
  UserError,
  UserErrorCode,
  fault,
  forbidden,
  notAllowed,
  notFound,
  wrongState,
} from '../../../platform/errors/index.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import { isId, newId } from '../../../platform/ids/ids.js';
import { treeCodesMeant } from '../tree.rules.js';
import type { Tree } from '../tree.js';
import type { TreeContent } from '../tree-content.js';
import { TreeState } from '../tree-enums.js';
import { drawsTrees, mayWalk, treesVisibleTo } from '../tree.policy.js';
import { engineTree } from './engine/compiled.js';
import type { GivenAnswer } from './engine/engine.js';
import { readContext } from './engine/reading.rules.js';
import { beginWalk } from './engine/steps.rules.js';
import type { WalkParts } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import { expiryFrom, turnWritten } from './walk-turn.rules.js';
import { asked, auditOf } from './walk-writer.service.js';
import { givenText } from './walk.refusals.js';
import { TreeWalkState, type WalkPin, walkLimits } from './walk.js';

/** What a walk begins with. */
export interface WalkBeginning {
  readonly treeId?: string | null;
  readonly code?: string | null;
  readonly nodeKey?: string | null;
  readonly callReference?: string | null;
  readonly context?: GivenAnswer['values'];
  readonly locale?: Locale | null;
  readonly isPreview?: boolean | null;
  readonly idempotencyKey?: string | null;
}

/** The node of a live version that stands for a key that is gone; null for none. */
export type NearestNode = (tree: Tree, nodeKey: string) => Promise<{ readonly key: string } | null>;

/** Beginning walks. */
export class WalkStartService {
  constructor(
    private readonly parts: WalkParts,
    private readonly nearest: NearestNode,
  ) {}

  /**
   * Begins a walk, bound to the versions that are live now. Errors: REQUIRED, NOT_FOUND, WRONG_STATE, NOT_ALLOWED, faults of the context,
   * TOO_LONG, RETURN_WITHOUT_CHECK, KEY_REUSED. A repeat with the same key gives the walk as it is.
   */
  async start(viewer: Viewer, input: WalkBeginning): Promise<WalkRecord> {
    if (!mayWalk(viewer)) throw forbidden();
    let made: WalkRecord | null = null;
    const { idempotency } = this.parts.foundation;
    const id = await idempotency.once(viewer, 'treeWalkStart', input.idempotencyKey, input, async (remember) => {
      made = await this.#make(viewer, input, remember);
      return made._id;
    });
    const walk = made ?? (await this.parts.walks.head(id));
    if (!walk) throw notFound();
    return walk;
  }

  async #make(viewer: Viewer, input: WalkBeginning, remember: (id: string) => Promise<void>): Promise<WalkRecord> {
    const { foundation, walks, recent, worlds, pins, dispatch } = this.parts;
    const { clock } = foundation;
    const callReference = givenText(input.callReference, walkLimits.callReference, 'callReference');
    const isPreview = input.isPreview ?? false;
    if (isPreview && !drawsTrees(viewer)) throw notAllowed('isPreview');
    const now = clock.now();
    const tree = await this.#tree(viewer, input, isPreview, now);
    const { pin, content } = await this.#bound(tree, isPreview);
    const { locales, startKey } = content;
    const context = readContext(engineTree(tree._id, tree.code, pin.number, content), input.context ?? []);
    const nodeKey = input.nodeKey ? await this.#nodeKey(tree, content, input.nodeKey) : null;
    const wanted = input.locale ?? (viewer.locale as Locale);
    const blank: WalkRecord = {
      ...{ _id: newId('walk', clock), treeId: tree._id, treeCode: tree.code, purpose: content.purpose },
      ...{ version: pin.number, isPreview, state: TreeWalkState.ACTIVE, step: -1, callReference },
      locale: locales.includes(wanted) ? wanted : (locales[0] ?? wanted),
      ...{ holderId: viewer.id, startedById: viewer.id, holderIds: [viewer.id] },
      ...{ teamIds: [...viewer.teamIds], siteId: viewer.siteId, lines: content.lines },
      startedTierRank: viewer.tierRank,
      ...(await pins.of(viewer, now, pin, content)),
      draftContent: pin.versionId === null ? content : null,
      ...{ context, startKey: nodeKey, moves: [], frames: [], jump: null, replies: [], blocked: null, offeredTo: [] },
      ...{ waiting: null, offer: null, ending: null, override: null, transcript: [] },
      ...{ enteredAt: now, startedAt: now, changedAt: now, endedAt: null, expiresAt: expiryFrom(now) },
    };
    if (startKey === null) throw wrongState('这个流程还没有起点。', 'This tree has no start yet.');
    const act = { byId: viewer.id, at: now };
    const turn = beginWalk({ world: await worlds.of(blank), start: { nodeKey, context }, act, overrides: false });
    const ask = turn.ask && !isPreview ? asked(this.parts, blank, turn.ask, now) : null;
    const { after } = turnWritten(blank, turn, act, { override: null, waiting: ask?.waiting ?? null });
    await foundation.transactions.runBeside(async (transaction) => {
      await remember(after._id);
      await walks.insert(after);
      if (ask) await dispatch.ask(ask.run);
      transaction.append({
        type: 'tree-walk.started',
        subject: { type: 'walk', id: after._id },
        actor: actorOf(viewer),
        after: auditOf(after),
      });
    });
    recent.keep(after);
    return after;
  }

  async #tree(viewer: Viewer, input: WalkBeginning, isPreview: boolean, now: Date): Promise<Tree> {
    const { treeId, code } = input;
    if (Boolean(treeId) === Boolean(code)) {
      throw new UserError(
        fault(
          UserErrorCode.REQUIRED,
          '请给出 treeId 或 code，二者取一。',
          'Give `treeId` or `code`, one of the two.',
          'treeId',
        ),
      );
    }
    const { trees } = this.parts;
    const rule = treesVisibleTo(viewer, now);
    const wanted = code ? treeCodesMeant(code) : [];
    const named = wanted.length ? await trees.byCodes(wanted, rule) : [];
    const byCode = wanted.flatMap((meant) => named.filter((tree) => tree.code === meant));
    const id = treeId ?? byCode[0]?._id ?? '';
    const found = code && !isPreview ? byCode : isId(id) ? await trees.visible([id], rule) : [];
    const tree = found[0];
    if (!tree) throw notFound(treeId ? 'treeId' : 'code');
    if (tree.state === TreeState.ARCHIVED) throw wrongState('这个流程已停用。', 'This tree is out of use.');
    if (!isPreview && tree.versionId === null)
      throw wrongState('这个流程还没有发布，只能试走。', 'This tree is not published yet; it can only be tried out.');
    return tree;
  }

  /** The version that is walked: the live one, or in a preview the working copy where there is one. */
  async #bound(tree: Tree, isPreview: boolean): Promise<{ pin: WalkPin; content: TreeContent }> {
    const { _id: treeId, code, draft, versionId } = tree;
    if (isPreview && draft) return { pin: { treeId, code, versionId: null, number: 0 }, content: draft.content };
    const [version] = versionId === null ? [] : await this.parts.trees.versionsByIds([versionId]);
    if (!version) throw wrongState('这个流程还没有发布。', 'This tree is not published yet.');
    return { pin: { treeId, code, versionId: version._id, number: version.number }, content: version.content };
  }

  async #nodeKey(tree: Tree, content: TreeContent, nodeKey: string): Promise<string | null> {
    if (content.nodes.some(({ key }) => key === nodeKey)) return nodeKey;
    const near = await this.nearest(tree, nodeKey);
    return content.nodes.some(({ key }) => key === near?.key) ? (near?.key ?? null) : null;
  }
}
