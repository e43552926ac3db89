import type { ArticleContentInput, EditedArticleFragment } from '../../../gql/knowledge/graphql';

/** The four parts of a technical case. */
export interface CaseText {
  problem: string;
  environment: string;
  cause: string;
  solution: string;
}

/** All that is written in the editor. */
export interface Content {
  title: string;
  say: string;
  bodyMarkdown: string;
  technicalCase: CaseText;
  alternativeQuestions: readonly string[];
  keywords: readonly string[];
  environment: string;
  models: readonly string[];
  errorCodes: readonly string[];
  categoryId: string | null;
  productLineIds: readonly string[];
  /** Moments (ISO) between which it holds; null for no bound. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
  note: string;
}

export type ContentField = keyof Content;

export const CONTENT_FIELDS = [
  'title',
  'say',
  'bodyMarkdown',
  'technicalCase',
  'alternativeQuestions',
  'keywords',
  'environment',
  'models',
  'errorCodes',
  'categoryId',
  'productLineIds',
  'effectiveFrom',
  'effectiveTo',
  'note',
] as const satisfies readonly ContentField[];

export const CASE_PARTS = [
  'problem',
  'environment',
  'cause',
  'solution',
] as const satisfies readonly (keyof CaseText)[];

/** Longest text to say first, in characters. */
export const SAY_LIMIT = 300;

const EMPTY_CASE: CaseText = { problem: '', environment: '', cause: '', solution: '' };

/** The text to edit: the draft, or, where there is none yet, the live text from which it will begin. */
export function contentOf(article: EditedArticleFragment): Content {
  const text = article.draft ?? article;
  const { technicalCase } = text;
  return {
    title: text.title,
    say: text.say ?? '',
    bodyMarkdown: text.bodyMarkdown,
    technicalCase: technicalCase
      ? {
          problem: technicalCase.problem,
          environment: technicalCase.environment,
          cause: technicalCase.cause,
          solution: technicalCase.solution,
        }
      : EMPTY_CASE,
    alternativeQuestions: text.alternativeQuestions,
    keywords: text.keywords,
    environment: text.environment ?? '',
    models: text.models,
    errorCodes: text.errorCodes,
    categoryId: text.category?.id ?? null,
    productLineIds: text.productLines.map(({ id }) => id),
    effectiveFrom: text.effectiveFrom,
    effectiveTo: text.effectiveTo,
    note: article.draft?.note ?? '',
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Fields in which two contents differ. */
export const differingFields = (one: Content, other: Content): ContentField[] =>
  CONTENT_FIELDS.filter((field) => !isSame(one[field], other[field]));

export const isFieldSame = (field: ContentField, one: Content, other: Content): boolean =>
  isSame(one[field], other[field]);

const momentOf = (instant: string | null) => (instant === null ? null : { instant });

/** The fields of a content as the API takes them; a field that is not named stays as it is on the server. */
export function toInput(
  content: Content,
  fields: readonly ContentField[],
  isCase: boolean,
): { content: ArticleContentInput; note?: string } {
  const has = (field: ContentField): boolean => fields.includes(field);
  return {
    content: {
      ...(has('title') ? { title: content.title } : {}),
      ...(has('say') ? { say: content.say.trim() === '' ? null : content.say } : {}),
      ...(has('bodyMarkdown') ? { bodyMarkdown: content.bodyMarkdown } : {}),
      ...(has('technicalCase') && isCase ? { technicalCase: content.technicalCase } : {}),
      ...(has('alternativeQuestions') ? { alternativeQuestions: [...content.alternativeQuestions] } : {}),
      ...(has('keywords') ? { keywords: [...content.keywords] } : {}),
      ...(has('environment') ? { environment: content.environment.trim() === '' ? null : content.environment } : {}),
      ...(has('models') ? { models: [...content.models] } : {}),
      ...(has('errorCodes') ? { errorCodes: [...content.errorCodes] } : {}),
      ...(has('categoryId') ? { categoryId: content.categoryId } : {}),
      ...(has('productLineIds') ? { productLineIds: [...content.productLineIds] } : {}),
      ...(has('effectiveFrom') ? { effectiveFrom: momentOf(content.effectiveFrom) } : {}),
      ...(has('effectiveTo') ? { effectiveTo: momentOf(content.effectiveTo) } : {}),
    },
    ...(has('note') ? { note: content.note } : {}),
  };
}

/** The field that a refusal is about, by the path that the API gave. */
export function fieldOf(path: readonly string[] | null): ContentField | null {
  return CONTENT_FIELDS.find((field) => path?.includes(field)) ?? null;
}
