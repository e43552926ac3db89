import mongoose from 'mongoose';
import type { Article } from './article.js';
import type { ArticleFeedback, ArticleUse } from './article-use.js';
import type { ArticleVersion } from './article-version.js';

const { Schema } = mongoose;
const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const list = { type: [String], default: [] };
const date = { type: Date, default: null } as const;

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
};

const reach = { audience: text, tierRank: { type: Number, required: true }, teams: list, state: text };

const source = new Schema(
  { system: text, externalId: text, url: optional, attribution: optional, licence: optional, contentHash: text },
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
  },
  { _id: false },
);

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
  } as never,
  { collection: 'article_versions', versionKey: false, minimize: false },
);
versionSchema.index({ articleId: 1, number: -1 }, { unique: true });

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
