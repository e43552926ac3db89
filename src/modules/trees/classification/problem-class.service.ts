import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, badInput, fault, notAllowed } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { Tree } from '../tree.js';
import { mayWalk, treesSearchableTo } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import { givenText } from '../walk/walk.refusals.js';
import { walkLimits } from '../walk/walk.js';
import { type ProblemClass, classesOf, fittingClasses } from './class-index.rules.js';
import type { ProblemClassRecord, ProblemClassSuggestion } from './problem-class.js';
import type { ProblemClassStore } from './problem-class.store.js';
import type { SuggestionSeal } from './suggestion-seal.service.js';

/** Longest text that is looked at, in characters. */
const longestProblem = 2_000;
/** How many classes are suggested. */
const suggestedCount = 3;

/** What somebody gives a problem. */
export interface ClassGiven {
  readonly suggestionId: string;
  readonly treeId?: string | null;
  readonly nodeKey: string;
  readonly callReference?: string | null;
  readonly idempotencyKey?: string | null;
}

/** The classes of a live tree. */
interface LiveClasses {
  readonly from: Tree;
  readonly classes: readonly ProblemClass[];
}

/** Suggests classes for what callers say, and remembers which were given. */
export class ProblemClassService {
  constructor(
    private readonly foundation: Foundation,
    private readonly trees: TreeStore,
    private readonly store: ProblemClassStore,
    private readonly seal: SuggestionSeal,
  ) {}

  /** The classes that fit a text best, of trees that the viewer may find. Throws BAD_USER_INPUT for a text that is too long. */
  async suggest(viewer: Viewer, text: string, treeId: string | null): Promise<ProblemClassSuggestion> {
    if (text.length > longestProblem) throw badInput(`\`text\` has at most ${longestProblem} characters.`);
    const { clock } = this.foundation;
    const live = mayWalk(viewer) ? await this.live(viewer, treeId) : [];
    const fitting = fittingClasses(text, live, suggestedCount);
    const candidates = fitting.map(({ from, found, confidence }) => {
      const { nodeKey, title, path, isOutcome, departmentId, departmentMayDiffer } = found;
      return {
        ...{ treeId: from._id, nodeKey, title, path, isOutcome, departmentId, departmentMayDiffer, confidence },
      };
    });
    const id = this.seal.seal(viewer, {
      id: newId('problem_suggestion', clock),
      at: clock.now().getTime(),
      offered: candidates.map((one) => [one.treeId, one.nodeKey] as const),
    });
    return { id, candidates };
  }

  /**
   * Remembers which class a problem was given. Another one for the same call, or after the same suggestion, is a re-classification; the
   * same one again changes nothing. Errors: NOT_ALLOWED, NOT_FOUND, TOO_LONG, KEY_REUSED.
   */
  async record(viewer: Viewer, given: ClassGiven): Promise<ProblemClassRecord> {
    if (!mayWalk(viewer)) throw notAllowed();
    const { foundation } = this;
    const suggested = this.seal.open(viewer, given.suggestionId);
    if (!suggested)
      throw new UserError(
        fault(UserErrorCode.NOT_FOUND, '建议已过期。', 'The suggestion is out of date.', 'suggestionId'),
      );
    const callReference = givenText(given.callReference, walkLimits.callReference, 'callReference');
    const offered = suggested.offered.findIndex(
      ([treeId, nodeKey]) => nodeKey === given.nodeKey && (given.treeId ?? treeId) === treeId,
    );
    const tree = await this.#treeOf(viewer, given, suggested.offered[offered]?.[0] ?? null);
    const place = offered < 0 ? null : offered + 1;
    const id = await foundation.idempotency.once(
      viewer,
      'problemClassRecord',
      given.idempotencyKey,
      given,
      (remember) =>
        foundation.transactions.run(async (transaction) => {
          const before = await this.store.standing(suggested.id, callReference);
          if (before?.treeId === tree._id && before.nodeKey === given.nodeKey) {
            await remember(before._id);
            return before._id;
          }
          const recordedAt = foundation.clock.now();
          const record = {
            _id: newId('problem_class', foundation.clock),
            ...{ treeId: tree._id, treeVersion: tree.version ?? 0, nodeKey: given.nodeKey, suggestionId: suggested.id },
            ...{ isAccepted: place !== null, place, callReference, isReclassification: before !== null, recordedAt },
            ...{ byId: viewer.id, teamIds: viewer.teamIds, siteId: viewer.siteId, reclassifiedAt: null },
          };
          await this.store.insert(record);
          if (before) await this.store.reclassified(before._id, recordedAt);
          await remember(record._id);
          transaction.append({
            type: before ? 'problem.reclassified' : 'problem.classified',
            subject: { type: 'problem_class', id: record._id },
            actor: actorOf(viewer),
            ...(before ? { before: { treeId: before.treeId, nodeKey: before.nodeKey } } : {}),
            after: { treeId: tree._id, nodeKey: given.nodeKey, place, callReference },
          });
          return record._id;
        }),
    );
    const record = await this.store.byId(id);
    if (!record) throw new Error('A class that was just given is gone.');
    return record;
  }

  /** Live classification trees that the viewer may find, with their classes; all, or one of them. */
  async live(viewer: Viewer, treeId: string | null): Promise<LiveClasses[]> {
    const rule = treesSearchableTo(viewer, this.foundation.clock.now());
    const found = await this.store.liveTrees(rule, treeId);
    const versions = await this.trees.versionsByIds(found.flatMap(({ versionId }) => versionId ?? []));
    const classes = new Map(versions.map(({ _id, content }) => [_id, classesOf(content)]));
    return found.map((from) => ({ from, classes: classes.get(from.versionId ?? '') ?? [] }));
  }

  /** The tree that the given class is of: the one that is named, the one that suggested it, else the only one that has it. */
  async #treeOf(viewer: Viewer, { treeId, nodeKey }: ClassGiven, suggestedBy: string | null): Promise<Tree> {
    const having = (await this.live(viewer, treeId ?? suggestedBy)).filter(({ classes }) =>
      classes.some((one) => one.nodeKey === nodeKey),
    );
    const [only] = having;
    if (only && having.length === 1) return only.from;
    throw having.length === 0
      ? new UserError(fault(UserErrorCode.NOT_FOUND, '找不到该问题类别。', 'There is no such class.', 'nodeKey'))
      : new UserError(
          fault(
            UserErrorCode.REQUIRED,
            '多个流程含有该类别，请指定流程。',
            'Several trees have it: name one.',
            'treeId',
          ),
        );
  }
}
