import mongoose from 'mongoose';
import type { Tree } from './tree.js';
import type { TreeVersion } from './tree-version.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const list = { type: [String], default: [] };
const date = { type: Date, default: null } as const;
const number = { type: Number, default: null } as const;
/** Whole plain objects: they are written by the rules of this room and checked there; mongoose would walk 5,000 nodes for nothing. */
const plain = { type: Schema.Types.Mixed, default: null } as const;
const where = (field: string, type: string): object => ({ partialFilterExpression: { [field]: { $type: type } } });

/** Codes and titles in the usual order of lists. */
export const namesIndex: Readonly<Record<string, 1 | -1>> = {
  ...{ updatedAt: -1, _id: -1, code: 1, 'title.zhCN': 1, 'title.en': 1 },
  ...{ 'draft.content.title.zhCN': 1, 'draft.content.title.en': 1 },
};

/** The tree with its working copy. */
export const treeSchema = new Schema<Tree>(
  {
    _id: text,
    code: text,
    state: text,
    revision: { type: Number, required: true },
    title: plain,
    description: plain,
    purpose: text,
    locales: list,
    categoryId: optional,
    categoryPath: list,
    lines: list,
    audience: text,
    tierRank: { type: Number, required: true },
    teams: list,
    effectiveFrom: { type: Number, required: true },
    effectiveTo: { type: Number, required: true },
    version: number,
    versionId: optional,
    numbered: { type: Number, default: 0 },
    publishedAt: date,
    publishedById: optional,
    changeSummary: optional,
    publishedPriority: optional,
    nodeCount: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    source: plain,
    draft: plain,
    submittedAt: date,
    scheduledAt: number,
    authorIds: list,
    links: list,
    keysEver: list,
    ownerId: optional,
    ownerTeamId: optional,
    verifyEveryDays: number,
    verifiedAt: date,
    verifiedById: optional,
    verifyDueAt: date,
  } as never,
  { collection: 'trees', versionKey: false, minimize: false },
);
treeSchema.index({ code: 1 }, { unique: true });
treeSchema.index(
  { 'source.system': 1, 'source.externalId': 1 },
  { unique: true, ...where('source.externalId', 'string') },
);
// One index for each filter of the list, in the order that it is shown in by default.
treeSchema.index({ updatedAt: -1, _id: -1 });
// What the text of a list is looked for in; read for it alone, without any tree.
treeSchema.index(namesIndex);
treeSchema.index({ state: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ 'draft.state': 1, updatedAt: -1, _id: -1 });
treeSchema.index({ purpose: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ categoryPath: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ lines: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ ownerId: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ ownerTeamId: 1, updatedAt: -1, _id: -1 }, where('ownerTeamId', 'string'));
treeSchema.index({ teams: 1 });
treeSchema.index({ authorIds: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ categoryId: 1 });
treeSchema.index({ 'draft.authorId': 1 }, where('draft.authorId', 'string'));
treeSchema.index({ 'draft.schedule.byId': 1 }, where('draft.schedule.byId', 'string'));
treeSchema.index({ submittedAt: 1, _id: 1 }, where('submittedAt', 'date'));
treeSchema.index({ verifyDueAt: 1, _id: 1 }, where('verifyDueAt', 'date'));
treeSchema.index({ scheduledAt: 1 }, where('scheduledAt', 'number'));
treeSchema.index({ links: 1, updatedAt: -1, _id: -1 });
treeSchema.index({ 'draft.links': 1, updatedAt: -1, _id: -1 });

/** Published versions; written once. */
export const treeVersionSchema = new Schema<TreeVersion>(
  {
    _id: text,
    treeId: text,
    treeCode: text,
    number: { type: Number, required: true },
    content: plain,
    policy: plain,
    checksum: text,
    nodeCount: { type: Number, required: true },
    authorId: optional,
    note: optional,
    changeSummary: optional,
    publishedAt: { type: Date, required: true },
    publishedById: optional,
    reviews: { type: [Schema.Types.Mixed], default: [] },
  } as never,
  { collection: 'tree_versions', versionKey: false, minimize: false },
);
treeVersionSchema.index({ treeId: 1, number: -1 }, { unique: true });
treeVersionSchema.index({ treeCode: 1, number: -1 });
