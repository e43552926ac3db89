import { z } from 'zod';
import { type Fault, UserError, UserErrorCode, fault } from '../../../../platform/errors/index.js';
import type { LocalizedText } from '../../../../platform/graphql/localized.js';
import type { ScorecardContent, ScorecardQuestion, ScorecardSection } from '../scorecard-content.js';
import { applyScorecardChange, emptyScorecardContent } from '../scorecard-content.rules.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  OptionFatal,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from '../scorecard-enums.js';
import { scorecardLimits as limits } from '../scorecard-limits.js';

// Our own format of a scorecard, version 1, as docs/scorecards.md describes it. Lengths and forms of texts are judged with the content.

/** Most characters of a file. */
export const scorecardFileLimit = 1_000_000;

const formatName = 'caregraph-scorecard';
const formatVersion = 1;
/** Most faults that are told at once. */
const mostFaults = 50;

/** A list, counted before its items are read: each one that does not fit is told, and a million of them would hold the server up. */
const listOf = <T extends z.ZodType>(item: T, most: number) => z.array(z.unknown()).max(most).pipe(z.array(item));

const text = z
  .strictObject({ 'zh-CN': z.string().optional(), en: z.string().optional() })
  .transform((given): LocalizedText => ({ zhCN: given['zh-CN'] ?? '', en: given.en ?? '' }));

const option = z.strictObject({
  key: z.string(),
  label: text,
  score: z.number().optional(),
  isError: z.boolean().optional(),
  fatal: z.enum(OptionFatal).optional(),
});

const range = z.strictObject({
  min: z.number(),
  max: z.number(),
  score: z.number(),
  isError: z.boolean().optional(),
  fatal: z.enum(OptionFatal).optional(),
});

const question = z.strictObject({
  ref: z.string(),
  text,
  help: text.optional(),
  type: z.enum(QuestionType),
  weight: z.number().optional(),
  isBonus: z.boolean().optional(),
  isExcluded: z.boolean().optional(),
  naAllowed: z.boolean().optional(),
  family: z.enum(ErrorFamily).optional(),
  valueRule: z.enum(AnswerValueRule).optional(),
  options: listOf(option, limits.options).optional(),
  ranges: listOf(range, limits.ranges).optional(),
  scaleMin: z.int().optional(),
  scaleMax: z.int().optional(),
  errorBelow: z.int().optional(),
  condition: z
    .strictObject({
      isAll: z.boolean().optional(),
      tests: listOf(z.strictObject({ ref: z.string(), in: listOf(z.string(), limits.scale + 1) }), limits.tests),
    })
    .optional(),
  teaches: z
    .strictObject({
      articleCode: z.string().optional(),
      anchor: z.string().optional(),
      treeCode: z.string().optional(),
      nodeKey: z.string().optional(),
    })
    .optional(),
  noteRequiredOnError: z.boolean().optional(),
});

const section = z.strictObject({
  ref: z.string(),
  title: text,
  weight: z.number().optional(),
  isExcluded: z.boolean().optional(),
  questions: listOf(question, limits.questions),
});

const file = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  scorecard: z.strictObject({
    code: z.string().optional(),
    title: text,
    subject: z.enum(SubjectKind),
    mode: z.enum(ScoringMode),
    naRule: z.enum(NaRule),
    fatalEffect: z.enum(FatalEffect),
    bonusCap: z.boolean(),
    bands: z.strictObject({ needsImprovementMax: z.number(), exceedsMin: z.number() }).optional(),
    passMark: z.number().optional(),
    reviewWindowDays: z.int().optional(),
    disputeLimit: z.int().optional(),
    sections: listOf(section, limits.sections),
  }),
});

/**
 * Reads a file. Throws UserError: TOO_LONG, TOO_MANY for lists, or INVALID for each part that does not fit, with the path of the part in
 * the file after `json`; a field that the format does not know is refused, never left out silently.
 */
export function readScorecardFile(json: string): ScorecardContent {
  if (json.length > scorecardFileLimit)
    throw new UserError(
      fault(
        UserErrorCode.TOO_LONG,
        `文件最多 ${scorecardFileLimit} 个字符。`,
        `A file has at most ${scorecardFileLimit} characters.`,
        'json',
      ),
    );
  const read = file.safeParse(parsed(json));
  if (!read.success) throw new UserError(read.error.issues.flatMap(faultsOf).slice(0, mostFaults));
  const { code: _code, ...content } = read.data.scorecard;
  return applyScorecardChange(emptyScorecardContent, content);
}

function parsed(json: string): unknown {
  try {
    // Editors may put a mark of the order of bytes before it.
    return JSON.parse(json.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw new UserError(fault(UserErrorCode.INVALID, '这不是 JSON 文件。', 'This is no JSON.', 'json'));
  }
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault(
        UserErrorCode.INVALID,
        `不认识的字段“${key.slice(0, 60)}”。`,
        `There is no field “${key.slice(0, 60)}”.`,
        ...['json', ...path, key.slice(0, 60)],
      ),
    );
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum);
    return [fault(UserErrorCode.TOO_MANY, `最多 ${most} 项。`, `At most ${most} items.`, 'json', ...path)];
  }
  return [
    fault(
      UserErrorCode.INVALID,
      '缺少这一项，或写法不对。',
      'This is missing, or not of the form that it has to have.',
      ...['json', ...path],
    ),
  ];
}

const textOut = ({ zhCN, en }: LocalizedText): Record<string, string> => ({ 'zh-CN': zhCN, en });

/** The same without what is null. */
const filled = (parts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));

function questionOut(one: ScorecardQuestion): Record<string, unknown> {
  const { options, ranges, teaches, help } = one;
  return filled({
    ...one,
    text: textOut(one.text),
    help: help.zhCN || help.en ? textOut(help) : null,
    options: options.length ? options.map((each) => filled({ ...each, label: textOut(each.label) })) : null,
    ranges: ranges.length ? ranges.map(filled) : null,
    teaches: teaches && filled(teaches),
  });
}

const sectionOut = (one: ScorecardSection): Record<string, unknown> => ({
  ...{ ref: one.ref, title: textOut(one.title), weight: one.weight, isExcluded: one.isExcluded },
  questions: one.questions.map(questionOut),
});

/** Writes a file; read again it gives the same content. */
export function writeScorecardFile(code: string, content: ScorecardContent): string {
  const scorecard = filled({
    ...{ code, ...content, title: textOut(content.title) },
    sections: content.sections.map(sectionOut),
  });
  return `${JSON.stringify({ format: formatName, version: formatVersion, scorecard }, null, 2)}\n`;
}
