import mongoose from 'mongoose';
import { type Grain, countNames } from './measure.rules.js';

/** The tuple that every count document stands for. */
export interface TupleFields {
  day: string;
  teamId: string | null;
  lineId: string | null;
  locale: string;
  kind: string;
}

/** Searches of one tuple, summed up; at a coarse grain some fields of the tuple are missing. */
export interface FigureDay extends Partial<TupleFields>, Record<(typeof countNames)[number], number> {
  _id: string;
  grain: Grain;
  day: string;
  times: Record<string, number>;
}

/** Searches with one query of one tuple. */
export interface QueryDay extends TupleFields {
  _id: string;
  queryId: string;
  intents: number;
  successes: number;
  openedIntents: number;
  zeros: number;
  nothingOpened: number;
  lowConfidence: number;
}

/** How often an article was among the first hits of searches of one tuple, and opened in these. */
export interface ArticleDay extends TupleFields {
  _id: string;
  articleId: string;
  shown: number;
  opened: number;
}

/** The words of a query and how its latest searches went; forgotten half a year after the last one, the counts stay. */
export interface QueryText {
  _id: string;
  locale: 'zh-CN' | 'en';
  text: string;
  units: string[];
  shown: string[];
  firstAt: Date;
  lastAt: Date;
  lastSuccessAt: Date | null;
  lastZeroAt: Date | null;
  lastUnopenedAt: Date | null;
  lastDoubtfulAt: Date | null;
}

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const count = { type: Number, default: 0 } as const;
const moment = { type: Date, default: null } as const;

const tuple = { _id: text, day: text, teamId: optional, lineId: optional, locale: text, kind: text };
const named = (names: readonly string[]): Record<string, typeof count> =>
  Object.fromEntries(names.map((name) => [name, count]));

// `minimize: false`: a document without an open keeps its empty `times`.
export const figureSchema = new mongoose.Schema<FigureDay>(
  {
    ...{ _id: text, grain: text, day: text, teamId: optional, lineId: String, locale: String, kind: String },
    ...named(countNames),
    times: { type: mongoose.Schema.Types.Mixed, default: {} },
  } as never,
  { collection: 'search_figure_days', versionKey: false, minimize: false },
);
export const querySchema = new mongoose.Schema<QueryDay>(
  {
    ...tuple,
    queryId: text,
    ...named(['intents', 'successes', 'openedIntents', 'zeros', 'nothingOpened', 'lowConfidence']),
  } as never,
  { collection: 'search_query_days', versionKey: false },
);
export const articleSchema = new mongoose.Schema<ArticleDay>(
  { ...tuple, articleId: text, ...named(['shown', 'opened']) } as never,
  { collection: 'search_article_days', versionKey: false },
);
export const textSchema = new mongoose.Schema<QueryText>(
  {
    _id: text,
    locale: text,
    text,
    units: { type: [String], default: [] },
    shown: { type: [String], default: [] },
    firstAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
    lastSuccessAt: moment,
    lastZeroAt: moment,
    lastUnopenedAt: moment,
    lastDoubtfulAt: moment,
  } as never,
  { collection: 'search_queries', versionKey: false },
);

// Every question names a period; questions of people who lead teams name teams too.
figureSchema.index({ grain: 1, day: 1 });
figureSchema.index({ grain: 1, teamId: 1, day: 1 });
for (const schema of [querySchema, articleSchema] as mongoose.Schema[]) {
  schema.index({ day: 1 });
  schema.index({ teamId: 1, day: 1 });
}
querySchema.index({ queryId: 1, day: 1 });
textSchema.index({ lastAt: 1 });
