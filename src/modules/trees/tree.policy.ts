import type { Viewer } from '../../platform/auth/viewer.js';
import { hasRole, Role } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import { toPredicate } from '../../platform/rules/rules.js';
import { DraftState, keepsKnowledge, readsInternal, searchableTo, visibleTo } from '../articles/index.js';
import type { Tree, TreePolicyFields } from './tree.js';
import { TreeState } from './tree-enums.js';

/**
 * Who may see and walk trees: the rule sheet of articles, whose field names they share. Editors and administrators see every state;
 * supervisors and managers everything published; others what is published for their audience, tier, teams and product lines.
 */
export const treesVisibleTo = (viewer: Viewer, now: Date): Rule => visibleTo(viewer, now);

/** Who may find a tree: search shows what is published only, to editors too. */
export const treesSearchableTo = (viewer: Viewer, now: Date): Rule => searchableTo(viewer, now);

/** Whether somebody may see one thing that carries the policy fields. */
export const maySeeTree = (viewer: Viewer, thing: TreePolicyFields, now: Date): boolean =>
  toPredicate(treesVisibleTo(viewer, now))(thing as unknown as Readonly<Record<string, unknown>>);

/** Whether somebody draws trees: sees every state and every draft. */
export const drawsTrees = keepsKnowledge;

/** Whether somebody may read the working copy. */
export const mayReadTreeDraft = keepsKnowledge;

/** Whether somebody may read versions other than the live one of a tree that they see: the centre's own people. */
export const mayReadOldVersions = readsInternal;

const isInUse = (tree: Tree): boolean => tree.state !== TreeState.ARCHIVED;

/** Whether somebody may draw in this tree now. */
export const mayEditTree = (viewer: Viewer, tree: Tree): boolean =>
  drawsTrees(viewer) && isInUse(tree) && tree.draft?.state !== DraftState.IN_REVIEW;

/** Whether somebody may hand the draft in for review now. */
export const maySubmitTree = (viewer: Viewer, tree: Tree): boolean =>
  drawsTrees(viewer) && isInUse(tree) && tree.draft?.state === DraftState.DRAFT;

/** Whether somebody may decide about the draft now: never who drew in it. */
export const mayReviewTree = (viewer: Viewer, tree: Tree): boolean =>
  drawsTrees(viewer) && tree.draft?.state === DraftState.IN_REVIEW && !tree.draft.editorIds.includes(viewer.id);

/** Whether somebody may publish the draft now. */
export const mayPublishTree = (viewer: Viewer, tree: Tree): boolean =>
  drawsTrees(viewer) && isInUse(tree) && tree.draft?.state === DraftState.APPROVED;

/** Whether somebody may take the tree out of use now. */
export const mayArchiveTree = (viewer: Viewer, tree: Tree): boolean =>
  drawsTrees(viewer) && tree.state === TreeState.PUBLISHED;

/** Whether somebody may say that the tree is right: who keeps the knowledge, and its owner. */
export const mayVerifyTree = (viewer: Viewer, tree: Tree): boolean =>
  viewer.kind === 'person' &&
  tree.state === TreeState.PUBLISHED &&
  (keepsKnowledge(viewer) ||
    tree.ownerId === viewer.id ||
    (tree.ownerTeamId !== null && viewer.ledTeamIds.includes(tree.ownerTeamId)));

/** Whether somebody may walk a tree that they see: people, inside and outside; a client key only reads. */
export const mayWalk = (viewer: Viewer): boolean => viewer.kind === 'person';

/** Whether somebody sees the figures of trees: who keeps the knowledge, leads people or listens to calls. */
export const mayReadFigures = (viewer: Viewer): boolean =>
  viewer.kind === 'person' &&
  hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.SUPERVISOR, Role.MANAGER, Role.QA_ANALYST);

/** Whether somebody sets up commands to outside systems: administrators only. */
export const mayKeepCommands = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, Role.ADMIN);
