import { Audience } from '../../../platform/auth/viewer.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Article, ArticlePolicyFields } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { everyone } from '../article.policy.js';
import { widens } from '../article-reach.rules.js';
import { TranslationState } from './translation.js';

/** What of an article its family is told by. */
export type Member = Pick<
  Article,
  '_id' | 'locale' | 'state' | 'version' | 'translationOf' | 'translatedVersion' | 'draft'
>;

/** Id of the article that a family begins with: the source itself, or the source of a translation. */
export const rootOf = (article: Pick<Article, '_id' | 'translationOf'>): string => article.translationOf ?? article._id;

/** Version of the source that a translation follows: its live text, before the first publication its draft. */
export const followedVersion = (translation: Pick<Member, 'version' | 'translatedVersion' | 'draft'>): number | null =>
  translation.version === null ? (translation.draft?.translatedVersion ?? null) : translation.translatedVersion;

/** How many versions the source is ahead of a translation. */
export function behindBy(source: Pick<Article, 'version'>, translation: Member): number {
  const followed = followedVersion(translation);
  return followed === null || source.version === null ? 0 : Math.max(0, source.version - followed);
}

/** How a translation stands to its source. */
export function stateOf(source: Pick<Article, 'version'>, translation: Member | null): TranslationState {
  if (!translation) return TranslationState.MISSING;
  if (translation.state === ArticleState.ARCHIVED) return TranslationState.ARCHIVED;
  if (translation.version === null) return TranslationState.DRAFT;
  return behindBy(source, translation) > 0 ? TranslationState.SOURCE_CHANGED : TranslationState.CURRENT;
}

const invalid = (zh: string, en: string, ...field: string[]): UserError =>
  new UserError(fault(UserErrorCode.INVALID, zh, en, ...field));

/** Throws DUPLICATE: one translation a language. */
export const taken = (...field: string[]): UserError =>
  new UserError(
    fault(UserErrorCode.DUPLICATE, '该语言已有译文。', 'There is a translation in this language already.', ...field),
  );

/** Throws unless an article in this language may become a translation of the source: INVALID, WRONG_STATE. */
export function checkSource(source: Article, locale: Locale, localeField: string): void {
  if (source.locale === locale)
    throw invalid('译文与原文语言相同。', 'A translation is in another language than its source.', localeField);
  if (source.state === ArticleState.ARCHIVED) throw wrongState('原文已归档。', 'The source is archived.', 'sourceId');
  if (source.version === null) throw wrongState('原文尚未发布。', 'The source was never published.', 'sourceId');
}

/** Throws unless the article itself may become a translation of the source: INVALID of itself, WRONG_STATE where it is bound already. */
export function checkLinkable(article: Article, source: Article, ownTranslations: number): void {
  if (article._id === source._id)
    throw invalid('条目不能是自己的译文。', 'An article is no translation of itself.', 'sourceId');
  if (article.state === ArticleState.ARCHIVED)
    throw wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');
  if (article.translationOf === source._id) throw taken('sourceId');
  if (article.translationOf !== null)
    throw wrongState('条目已是另一条目的译文，请先解除。', 'It is a translation of another article; unlink it first.');
  if (ownTranslations > 0)
    throw wrongState('条目自己有译文，请先解除。', 'It has translations of its own; unlink them first.');
}

/** A version of the source that a text may follow. Throws OUT_OF_RANGE. */
export function checkFollowed(source: Article, version: number, atLeast: number): number {
  const last = source.version ?? 0;
  if (Number.isInteger(version) && version >= atLeast && version <= last) return version;
  throw new UserError(
    fault(
      UserErrorCode.OUT_OF_RANGE,
      `原文版本应在 ${atLeast} 与 ${last} 之间。`,
      `A version of the source from ${atLeast} to ${last}.`,
      'sourceVersion',
    ),
  );
}

const covers = (wider: readonly string[], narrower: readonly string[]): boolean =>
  wider.includes(everyone) || narrower.every((id) => wider.includes(id));

/** Whether everybody who may read `reader` at any moment may read `other` then too: only then may the one be found by words of the other. */
export function readableByReadersOf(other: ArticlePolicyFields, reader: ArticlePolicyFields): boolean {
  if (other.state !== ArticleState.PUBLISHED || widens(other, reader) || !covers(other.lines, reader.lines))
    return false;
  // The clock hides a text from outsiders only.
  return (
    reader.audience === Audience.INTERNAL ||
    (other.effectiveFrom <= reader.effectiveFrom && other.effectiveTo >= reader.effectiveTo)
  );
}

/** Titles of the rest of the family by which an article may be found. */
export const foundByTitles = (article: Article, family: readonly Article[]): string[] => [
  ...new Set(
    family
      .filter((other) => other._id !== article._id && other.version !== null && readableByReadersOf(other, article))
      .map((other) => other.title),
  ),
];
