import type { Fault } from '../../platform/errors/index.js';
import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import type { ArticleAttachment, ArticleContent, TechnicalCase } from './article.js';
import { ArticleKind } from './article-enums.js';
import { everyone } from './article.policy.js';
import { hasMisplacedMarker } from './content/blocks.js';
import { attachmentFaults } from './attachments/attachment.rules.js';
import { textFaults } from './content/text-limits.rules.js';
import { endless, timeFaults } from './time/validity.rules.js';

/** Most characters and items of an article's parts. The longest real article has 542,960 characters, the longest real title 217. */
export const contentLimits = {
  title: 250,
  say: 300,
  body: 600_000,
  casePart: 20_000,
  environment: 500,
  alternativeQuestions: { items: 50, characters: 200 },
  keywords: { items: 50, characters: 60 },
  models: { items: 100, characters: 40 },
  errorCodes: { items: 100, characters: 40 },
  lines: 100,
  attachments: 200,
  note: 500,
  reason: 500,
  changeSummary: 500,
} as const;

/** What somebody hands in: omitted leaves a part as it is, null empties it. */
export interface ContentChange {
  readonly title?: string | null;
  readonly say?: string | null;
  readonly bodyMarkdown?: string | null;
  readonly technicalCase?: TechnicalCase | null;
  readonly alternativeQuestions?: readonly string[] | null;
  readonly keywords?: readonly string[] | null;
  readonly environment?: string | null;
  readonly models?: readonly string[] | null;
  readonly errorCodes?: readonly string[] | null;
  readonly categoryId?: string | null;
  readonly productLineIds?: readonly string[] | null;
  readonly effectiveFrom?: Date | null;
  readonly effectiveTo?: Date | null;
  readonly attachments?: readonly ArticleAttachment[] | null;
}

/** An article of which nothing is written yet. */
export const emptyContent: ArticleContent = {
  title: '',
  say: null,
  bodyMarkdown: '',
  technicalCase: null,
  alternativeQuestions: [],
  keywords: [],
  environment: null,
  models: [],
  errorCodes: [],
  categoryId: null,
  lines: [everyone],
  effectiveFrom: 0,
  effectiveTo: endless,
  attachments: [],
};

/** Ids of the product lines; empty means all. */
export const lineIdsOf = (lines: readonly string[]): string[] => lines.filter((id) => id !== everyone);

/** Ids as rule sheets read them: `['*']` where the list is empty. */
export const asPolicyList = (ids: readonly string[]): string[] => (ids.length ? [...new Set(ids)] : [everyone]);

/** The parts that readers see, without what is kept around them. */
export function contentOf(thing: ArticleContent): ArticleContent {
  const {
    title,
    say,
    bodyMarkdown,
    technicalCase,
    alternativeQuestions,
    keywords,
    environment,
    models,
    errorCodes,
    categoryId,
    lines,
    effectiveFrom,
    effectiveTo,
    attachments,
  } = thing;
  return {
    title,
    say,
    bodyMarkdown,
    technicalCase,
    alternativeQuestions,
    keywords,
    environment,
    models,
    errorCodes,
    categoryId,
    lines,
    effectiveFrom,
    effectiveTo,
    attachments,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const list = (given: readonly string[] | null): string[] => [
  ...new Set((given ?? []).map(oneLine).filter((text) => text !== '')),
];

const textOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

/** The content after a change. Blanks are tidied, repeated list items dropped; nothing is checked here. */
export function applyChange(content: ArticleContent, change: ContentChange): ArticleContent {
  const next: ArticleContent = { ...contentOf(content) };
  if (change.title !== undefined) next.title = oneLine(change.title ?? '');
  if (change.say !== undefined) next.say = textOrNull(change.say === null ? null : oneLine(change.say));
  if (change.bodyMarkdown !== undefined)
    next.bodyMarkdown = (change.bodyMarkdown ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '');
  if (change.technicalCase !== undefined)
    next.technicalCase = change.technicalCase === null ? null : tidyCase(change.technicalCase);
  if (change.alternativeQuestions !== undefined) next.alternativeQuestions = list(change.alternativeQuestions);
  if (change.keywords !== undefined) next.keywords = list(change.keywords);
  if (change.environment !== undefined) next.environment = textOrNull(change.environment);
  if (change.models !== undefined) next.models = list(change.models);
  if (change.errorCodes !== undefined) next.errorCodes = list(change.errorCodes);
  if (change.categoryId !== undefined) next.categoryId = change.categoryId;
  if (change.productLineIds !== undefined) next.lines = asPolicyList(change.productLineIds ?? []);
  if (change.effectiveFrom !== undefined) next.effectiveFrom = Math.max(0, change.effectiveFrom?.getTime() ?? 0);
  if (change.effectiveTo !== undefined) next.effectiveTo = change.effectiveTo?.getTime() ?? endless;
  if (change.attachments !== undefined) next.attachments = [...(change.attachments ?? [])];
  return next;
}

const caseParts = ['problem', 'environment', 'cause', 'solution'] as const;

const tidyCase = (given: TechnicalCase): TechnicalCase => ({
  problem: given.problem.trim(),
  environment: given.environment.trim(),
  cause: given.cause.trim(),
  solution: given.solution.trim(),
});

const tooLong = (limit: number, ...field: string[]): Fault =>
  fault(UserErrorCode.TOO_LONG, `最多 ${limit} 个字符。`, `At most ${limit} characters.`, ...field);

const listFaults = (items: readonly string[], limit: { items: number; characters: number }, field: string): Fault[] => [
  ...(items.length > limit.items
    ? [fault(UserErrorCode.TOO_MANY, `最多 ${limit.items} 项。`, `At most ${limit.items} items.`, field)]
    : []),
  ...items.flatMap((item, at) =>
    item.length > limit.characters ? [tooLong(limit.characters, field, String(at))] : [],
  ),
];

const misplacedMarker = (...field: string[]): Fault =>
  fault(
    UserErrorCode.INVALID,
    '“:::internal”必须单独成行，否则不会隐藏任何内容。',
    '“:::internal” must start its own line; here it would hide nothing.',
    ...field,
  );

/** What is wrong with a content, whatever its state. Field paths are those of `ArticleContentInput`. */
export function contentFaults(content: ArticleContent): Fault[] {
  const faults: Fault[] = [];
  if (content.title === '') faults.push(fault(UserErrorCode.REQUIRED, '请填写标题。', 'Give a title.', 'title'));
  if (content.title.length > contentLimits.title) faults.push(tooLong(contentLimits.title, 'title'));
  if ((content.say?.length ?? 0) > contentLimits.say) faults.push(tooLong(contentLimits.say, 'say'));
  if (content.bodyMarkdown.length > contentLimits.body) faults.push(tooLong(contentLimits.body, 'bodyMarkdown'));
  if (hasMisplacedMarker(content.bodyMarkdown)) faults.push(misplacedMarker('bodyMarkdown'));
  faults.push(...textFaults(content.bodyMarkdown, 'bodyMarkdown'));
  if ((content.environment?.length ?? 0) > contentLimits.environment)
    faults.push(tooLong(contentLimits.environment, 'environment'));
  faults.push(
    ...listFaults(content.alternativeQuestions, contentLimits.alternativeQuestions, 'alternativeQuestions'),
    ...listFaults(content.keywords, contentLimits.keywords, 'keywords'),
    ...listFaults(content.models, contentLimits.models, 'models'),
    ...listFaults(content.errorCodes, contentLimits.errorCodes, 'errorCodes'),
  );
  if (content.lines.length > contentLimits.lines) {
    faults.push(
      fault(
        UserErrorCode.TOO_MANY,
        `最多 ${contentLimits.lines} 项。`,
        `At most ${contentLimits.lines} items.`,
        'productLineIds',
      ),
    );
  }
  for (const part of content.technicalCase ? caseParts : []) {
    const text = content.technicalCase?.[part] ?? '';
    if (text.length > contentLimits.casePart) faults.push(tooLong(contentLimits.casePart, 'technicalCase', part));
    if (hasMisplacedMarker(text)) faults.push(misplacedMarker('technicalCase', part));
    faults.push(...textFaults(text, 'technicalCase', part));
  }
  if (content.attachments.length > contentLimits.attachments) {
    faults.push(
      fault(
        UserErrorCode.TOO_MANY,
        `最多 ${contentLimits.attachments} 个附件。`,
        `At most ${contentLimits.attachments} attachments.`,
        'attachments',
      ),
    );
  }
  faults.push(...timeFaults(content));
  return faults;
}

/** What is missing before a text may be reviewed: a body or the four parts of a case, and all pictures and files that it names. */
export const completenessFaults = (kind: ArticleKind, content: ArticleContent): Fault[] => [
  ...missingText(kind, content),
  ...attachmentFaults(content),
];

function missingText(kind: ArticleKind, content: ArticleContent): Fault[] {
  if (kind !== ArticleKind.TECHNICAL_CASE) {
    return content.bodyMarkdown.trim() === ''
      ? [fault(UserErrorCode.REQUIRED, '请填写正文。', 'Write the text.', 'content', 'bodyMarkdown')]
      : [];
  }
  return caseParts.flatMap((part) =>
    (content.technicalCase?.[part] ?? '') === ''
      ? [
          fault(
            UserErrorCode.REQUIRED,
            '技术案例需要填写问题、环境、原因和解决办法。',
            'A technical case needs problem, environment, cause and solution.',
            'content',
            'technicalCase',
            part,
          ),
        ]
      : [],
  );
}

/** Throws everything that is wrong with a content; paths begin with `prefix`. */
export function checkContent(content: ArticleContent, ...prefix: string[]): void {
  const faults = contentFaults(content).map((one) => ({ ...one, field: [...prefix, ...(one.field ?? [])] }));
  if (faults.length) throw new UserError(faults);
}

/** An optional short text of at most `limit` characters; blank is null. Throws TOO_LONG. */
export function shortText(text: string | null | undefined, limit: number, field: string): string | null {
  const clean = textOrNull(text ?? null);
  if (clean !== null && clean.length > limit) throw new UserError(tooLong(limit, field));
  return clean;
}

/** A short text that has to be there. Throws REQUIRED or TOO_LONG. */
export function requiredText(text: string | null | undefined, limit: number, field: string): string {
  const clean = shortText(text, limit, field);
  if (clean === null) throw new UserError(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', field));
  return clean;
}
