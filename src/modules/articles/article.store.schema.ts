import mongoose from 'mongoose';
import type { Article } from './article.js';
import { ArticleConfidence } from './article-enums.js';
import type { ArticleFeedback, ArticleUse } from './article-use.js';
import type { ArticleVersion } from './article-version.js';
import { endless } from './time/validity.rules.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const list = { type: [String], default: [] };
const date = { type: Date, default: null } as const;
const number = { type: Number, default: null } as const;

const technicalCase = new Schema(
  {
    problem: { type: String, default: '' },
    environment: { type: String, default: '' },
    cause: { type: String, default: '' },
    solution: { type: String, default: '' },
  },
  { _id: false },
);

const review = new Schema(
  { outcome: text, reviewerId: text, reason: optional, at: { type: Date, required: true } },
  { _id: false },
);

const attachment = new Schema(
  {
    fileId: text,
    name: text,
    contentType: text,
    bytes: { type: Number, required: true },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    alt: { type: String, default: '' },
  },
  { _id: false },
);

const times = { effectiveFrom: { type: Number, default: 0 }, effectiveTo: { type: Number, default: endless } };

const content = {
  title: text,
  say: optional,
  bodyMarkdown: { type: String, default: '' },
  technicalCase: { type: technicalCase, default: null },
  alternativeQuestions: list,
  keywords: list,
  environment: optional,
  models: list,
  errorCodes: list,
  categoryId: optional,
  lines: list,
  ...times,
  attachments: { type: [attachment], default: [] },
};

const reach = { audience: text, tierRank: { type: Number, required: true }, teams: list, state: text };

const source = new Schema(
  { system: text, externalId: text, url: optional, attribution: optional, licence: optional, contentHash: text },
  { _id: false },
);

const pin = new Schema({ quote: text, remark: text, byId: text, at: { type: Date, required: true } }, { _id: false });

const schedule = new Schema(
  {
    at: { type: Date, required: true },
    priority: optional,
    changeSummary: optional,
    dueAt: date,
    audience: optional,
    byId: text,
    mendsFlagIds: list,
  },
  { _id: false },
);

const draft = new Schema(
  {
    ...content,
    state: text,
    authorId: optional,
    editorIds: list,
    note: optional,
    updatedAt: { type: Date, required: true },
    submittedAt: date,
    reviews: { type: [review], default: [] },
    lastEditorId: optional,
    approvedBy: list,
    pins: { type: [pin], default: [] },
    schedule: { type: schedule, default: null },
    translatedVersion: number,
    links: list,
  },
  { _id: false },
);

const next = new Schema(
  {
    ...content,
    version: { type: Number, required: true },
    publishedAt: { type: Date, required: true },
    publishedById: optional,
    changeSummary: optional,
    publishedPriority: optional,
    translatedVersion: number,
    links: list,
  },
  { _id: false },
);

const risk = new Schema(
  {
    kind: text,
    reason: text,
    setById: text,
    setAt: { type: Date, required: true },
    removal: {
      type: new Schema({ reason: text, byId: text, at: { type: Date, required: true } }, { _id: false }),
      default: null,
    },
  },
  { _id: false },
);

const needsUpdate = new Schema({ reason: text, byId: optional, since: { type: Date, required: true } }, { _id: false });

/** The article with its live text and its working copy. */
export const articleSchema = new Schema<Article>(
  {
    _id: text,
    code: text,
    kind: text,
    locale: text,
    revision: { type: Number, required: true },
    ...content,
    ...reach,
    categoryPath: list,
    version: { type: Number, default: null },
    publishedAt: date,
    publishedById: optional,
    changeSummary: optional,
    publishedPriority: optional,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    source: { type: source, default: null },
    draft: { type: draft, default: null },
    submittedAt: date,
    authorIds: list,
    links: list,
    next: { type: next, default: null },
    confidence: { type: String, default: ArticleConfidence.VALIDATED },
    needsUpdate: { type: needsUpdate, default: null },
    risk: { type: risk, default: null },
    riskRank: { type: Number, default: 0 },
    ownerId: optional,
    ownerTeamId: optional,
    verifyEveryDays: number,
    verifiedAt: date,
    verifiedById: optional,
    verifiedHow: optional,
    verifyDueAt: date,
    translationOf: optional,
    translatedVersion: number,
    mergedIntoId: optional,
    reviewOrder: number,
    numbered: { type: Number, default: 0 },
    clockSeen: { type: Number, default: 0 },
    clockAt: number,
    // Only so that the index looks again at an article whose neighbours changed.
    indexedAt: date,
  } as never,
  { collection: 'articles', versionKey: false, minimize: false },
);
articleSchema.index({ code: 1 }, { unique: true });
articleSchema.index(
  { 'source.system': 1, 'source.externalId': 1 },
  { unique: true, partialFilterExpression: { 'source.externalId': { $type: 'string' } } },
);
// One index for each filter of the list, in the order that it is shown in by default; the other two orders have their own.
articleSchema.index({ updatedAt: -1, _id: -1 });
articleSchema.index({ code: 1, _id: 1 });
articleSchema.index({ submittedAt: -1, _id: -1 }, { partialFilterExpression: { submittedAt: { $type: 'date' } } });
articleSchema.index({ state: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ 'draft.state': 1, updatedAt: -1, _id: -1 });
articleSchema.index({ kind: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ locale: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ categoryPath: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ lines: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ authorIds: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ teams: 1 });
const where = (field: string, type: string): object => ({ partialFilterExpression: { [field]: { $type: type } } });
articleSchema.index({ reviewOrder: 1, _id: 1 }, where('reviewOrder', 'number'));
articleSchema.index({ riskRank: -1, verifyDueAt: 1, _id: 1 }, where('verifyDueAt', 'date'));
articleSchema.index({ verifyDueAt: 1, _id: 1 }, where('verifyDueAt', 'date'));
articleSchema.index({ ownerId: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ ownerTeamId: 1, updatedAt: -1, _id: -1 }, where('ownerTeamId', 'string'));
articleSchema.index({ translationOf: 1, locale: 1 }, { unique: true, ...where('translationOf', 'string') });
articleSchema.index({ confidence: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ links: 1, updatedAt: -1, _id: -1 });
articleSchema.index({ 'draft.links': 1, updatedAt: -1, _id: -1 });
articleSchema.index({ 'next.links': 1, updatedAt: -1, _id: -1 });
for (const place of ['attachments', 'draft.attachments', 'next.attachments'])
  articleSchema.index({ [`${place}.fileId`]: 1 }, { sparse: true });
articleSchema.index({ mergedIntoId: 1 }, where('mergedIntoId', 'string'));
articleSchema.index({ 'needsUpdate.since': 1, _id: 1 }, where('needsUpdate.since', 'date'));
articleSchema.index({ clockAt: 1 }, where('clockAt', 'number'));

/** Published texts; written once. */
export const versionSchema = new Schema<ArticleVersion>(
  {
    _id: text,
    articleId: text,
    number: { type: Number, required: true },
    locale: text,
    ...content,
    ...reach,
    authorId: optional,
    note: optional,
    changeSummary: optional,
    publishedAt: { type: Date, required: true },
    publishedById: optional,
    reviews: { type: [review], default: [] },
    translatedVersion: number,
    withdrawnAt: date,
  } as never,
  { collection: 'article_versions', versionKey: false, minimize: false },
);
versionSchema.index({ articleId: 1, number: -1 }, { unique: true });
versionSchema.index({ 'attachments.fileId': 1, publishedAt: -1 }, { sparse: true });

export const feedbackSchema = new Schema<ArticleFeedback>(
  {
    _id: text,
    articleId: text,
    userId: text,
    version: { type: Number, required: true },
    isHelpful: { type: Boolean, required: true },
    reason: optional,
    givenAt: { type: Date, required: true },
  } as never,
  { collection: 'article_feedback', versionKey: false },
);
feedbackSchema.index({ articleId: 1, version: 1, userId: 1 }, { unique: true });

export const useSchema = new Schema<ArticleUse>(
  {
    _id: text,
    articleId: text,
    userId: text,
    version: { type: Number, required: true },
    callReference: text,
    callSystem: optional,
    linkedAt: { type: Date, required: true },
  } as never,
  { collection: 'article_uses', versionKey: false },
);
useSchema.index({ articleId: 1, linkedAt: -1 });
// A call is counted once for a version, however often somebody links it.
useSchema.index({ articleId: 1, version: 1, callSystem: 1, callReference: 1 }, { unique: true });

/** Counts of one version; kept apart because the version itself never changes. */
export interface UsageCounts {
  _id: string;
  articleId: string;
  version: number;
  helpfulCount: number;
  notHelpfulCount: number;
  linkCount: number;
}

const count = { type: Number, default: 0 } as const;

export const usageSchema = new Schema<UsageCounts>(
  {
    _id: text,
    articleId: text,
    version: { type: Number, required: true },
    helpfulCount: count,
    notHelpfulCount: count,
    linkCount: count,
  },
  { collection: 'article_usage', versionKey: false },
);
usageSchema.index({ articleId: 1 });
