import type { ArticleAttachment, ArticleContent, TechnicalCase } from '../article.js';
import { lineIdsOf } from '../article-content.rules.js';
import { internalLines } from '../content/blocks.js';
import { beginOf, endOf } from '../time/validity.rules.js';
import {
  type ArticleDifference,
  ArticleTextField,
  type ArticleTextMark,
  DifferenceForm,
  type FieldDifference,
} from './article-difference.js';
import { type Difference, type Hunk, listDifference, textDifference } from './difference.rules.js';
import { countedPieces } from './piece.rules.js';

/** How ids are called in the language of who reads. */
export interface Names {
  category(id: string): string;
  line(id: string): string;
}

/** One side of a comparison. */
export interface Side {
  readonly mark: ArticleTextMark;
  readonly content: ArticleContent;
}

const caseFields = [
  [ArticleTextField.PROBLEM, 'problem'],
  [ArticleTextField.CASE_ENVIRONMENT, 'environment'],
  [ArticleTextField.CAUSE, 'cause'],
  [ArticleTextField.SOLUTION, 'solution'],
] as const satisfies readonly (readonly [ArticleTextField, keyof TechnicalCase])[];

const attachmentText = ({ name, alt }: ArticleAttachment): string => (alt === '' ? name : `${name} (${alt})`);

/** What changed between two texts of an article, over all that somebody writes in one. */
export function contentDifference(from: Side, to: Side, locale: string, names: Names): ArticleDifference {
  const [a, b] = [from.content, to.content];
  const text = (field: ArticleTextField, before: string | null, after: string | null, isMarkdown = false): void =>
    add(
      field,
      DifferenceForm.TEXT,
      textDifference(before ?? '', after ?? '', locale, isMarkdown ? internalLines : undefined),
    );
  const list = <T>(
    field: ArticleTextField,
    before: readonly T[],
    after: readonly T[],
    textOf: (item: T) => string,
    keyOf: (item: T) => string = textOf,
  ): void => add(field, DifferenceForm.LIST, listDifference(before, after, textOf, keyOf));
  const moment = (field: ArticleTextField, before: Date | null, after: Date | null): void => {
    const items = (at: Date | null): string[] => (at ? [at.toISOString()] : []);
    add(
      field,
      DifferenceForm.MOMENT,
      listDifference(items(before), items(after), (item) => item),
    );
  };
  const fields: FieldDifference[] = [];
  const add = (field: ArticleTextField, form: DifferenceForm, { hunks, isByLines }: Difference): void => {
    if (!hunks.length) return;
    const { added, removed } = countedPieces(hunks.flatMap((hunk) => hunk.pieces));
    const isChanged = hunks.some((hunk) => hunk.kind === 'CHANGED');
    fields.push({ field, form, isChanged, addedCount: added, removedCount: removed, isByLines, hunks });
  };
  const plain = (item: string): string => item;

  text(ArticleTextField.TITLE, a.title, b.title);
  text(ArticleTextField.SAY, a.say, b.say);
  for (const [field, part] of caseFields)
    text(field, a.technicalCase?.[part] ?? null, b.technicalCase?.[part] ?? null, true);
  text(ArticleTextField.BODY, a.bodyMarkdown, b.bodyMarkdown, true);
  list(ArticleTextField.ALTERNATIVE_QUESTIONS, a.alternativeQuestions, b.alternativeQuestions, plain);
  list(ArticleTextField.KEYWORDS, a.keywords, b.keywords, plain);
  text(ArticleTextField.ENVIRONMENT, a.environment, b.environment);
  list(ArticleTextField.MODELS, a.models, b.models, plain);
  list(ArticleTextField.ERROR_CODES, a.errorCodes, b.errorCodes, plain);
  const category = (id: string | null): string[] => (id === null ? [] : [id]);
  list(ArticleTextField.CATEGORY, category(a.categoryId), category(b.categoryId), (id) => names.category(id), plain);
  list(ArticleTextField.PRODUCT_LINES, lineIdsOf(a.lines), lineIdsOf(b.lines), (id) => names.line(id), plain);
  moment(ArticleTextField.EFFECTIVE_FROM, beginOf(a), beginOf(b));
  moment(ArticleTextField.EFFECTIVE_TO, endOf(a), endOf(b));
  list(
    ArticleTextField.ATTACHMENTS,
    a.attachments,
    b.attachments,
    attachmentText,
    ({ fileId, name, alt }) => `${fileId} ${name} ${alt}`,
  );
  return {
    from: from.mark,
    to: to.mark,
    fields,
    addedCount: fields.reduce((sum, { addedCount }) => sum + addedCount, 0),
    removedCount: fields.reduce((sum, { removedCount }) => sum + removedCount, 0),
    isSubstantial: fields.some((field) => field.isChanged && meansMore(field)),
  };
}

/** What people act by. */
const actedBy: ReadonlySet<ArticleTextField> = new Set([
  ArticleTextField.SAY,
  ArticleTextField.BODY,
  ...caseFields.map(([field]) => field),
]);
/** To what and when it applies. */
const scope: ReadonlySet<ArticleTextField> = new Set([
  ArticleTextField.PRODUCT_LINES,
  ArticleTextField.EFFECTIVE_FROM,
  ArticleTextField.EFFECTIVE_TO,
  ArticleTextField.MODELS,
  ArticleTextField.ENVIRONMENT,
]);

/** From so many changed letters on it is hardly the wording alone. */
const manyLetters = 40;
/** Words that turn a sentence round, and figures: one of them is enough. */
const decisive =
  /\d|[不没未勿禁须必无]|停止|仅|至少|最多|除外|\b(?:no|not|never|none|must|only|cannot|don['’]t|without|except|until|stop|at least|at most)\b/iu;

function meansMore({ field, hunks }: FieldDifference): boolean {
  if (scope.has(field)) return true;
  if (!actedBy.has(field)) return false;
  return (hunks as readonly Hunk[]).some((hunk) => {
    const side = (kind: string): string =>
      hunk.pieces
        .filter((piece) => piece.kind === kind)
        .map((piece) => piece.text)
        .join(' ');
    const added = side('ADDED');
    const removed = side('REMOVED');
    const [plus, minus] = [lettersOf(added), lettersOf(removed)];
    // Marks, blanks and line breaks alone change no meaning.
    if (plus === minus) return false;
    return plus.length + minus.length >= manyLetters || decisive.test(added) || decisive.test(removed);
  });
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
