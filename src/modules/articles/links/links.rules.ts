import { Audience, type Viewer } from '../../../platform/auth/viewer.js';
import { type Rule, never, toPredicate } from '../../../platform/rules/rules.js';
import type { Article, ArticleContent } from '../article.js';
import { ArticleState, ArticleValidity } from '../article-enums.js';
import { widens } from '../article-reach.rules.js';
import { readsInternal, visibleTo } from '../article.policy.js';
import { withoutInternal } from '../content/blocks.js';
import { parseMarkdown } from '../content/parser.js';
import { validityAt } from '../time/validity.rules.js';
import { ArticleLinkState, type LinkTarget, type TargetReach } from './link-target.js';

/** The parts of an article in which links are looked for. */
export type LinkingText = Pick<ArticleContent, 'bodyMarkdown' | 'technicalCase'>;

const markdownOf = ({ bodyMarkdown, technicalCase }: LinkingText): string[] => [
  ...(technicalCase
    ? [technicalCase.problem, technicalCase.environment, technicalCase.cause, technicalCase.solution]
    : []),
  bodyMarkdown,
];

function codesOf(markdown: string): string[] {
  // Most texts link to nothing: they are not parsed for it.
  if (!markdown.includes('[[')) return [];
  return parseMarkdown(markdown).flatMap((token) =>
    (token.children ?? []).flatMap((child) => {
      const code = (child.meta as { code?: string } | null)?.code;
      return code === undefined ? [] : [code];
    }),
  );
}

/**
 * Codes that a text refers to by `[[K-2031]]` or `[[T-14]]`, each once, in the order of the text; what stands in code is no link.
 * Links in internal blocks count.
 */
export const linksIn = (text: LinkingText): string[] => [...new Set(markdownOf(text).flatMap(codesOf))];

/** The same for outsiders: links in internal blocks do not count. */
export const outerLinksIn = (text: LinkingText): string[] => [
  ...new Set(markdownOf(text).map(withoutInternal).flatMap(codesOf)),
];

/** What somebody sees of the texts that refer to one: how the knowledge hangs together is for the centre's own people. */
export const linkingTo = (viewer: Viewer, now: Date): Rule => (readsInternal(viewer) ? visibleTo(viewer, now) : never);

/** Whether somebody may know of a target that is no article. */
export const maySeeTarget = (viewer: Viewer, { policy }: LinkTarget, now: Date): boolean =>
  policy !== undefined && toPredicate(visibleTo(viewer, now))(policy as Readonly<Record<string, unknown>>);

/** Who reads a text, and whether the link stands only where outsiders do not see it. */
export interface LinkSource {
  readonly reach: TargetReach;
  readonly isInternal: boolean;
}

/** How a link stands. A link in an internal block is read inside the centre only, whoever else reads the text. */
export function linkStateOf(source: LinkSource, target: LinkTarget | undefined): ArticleLinkState {
  if (!target || target.standing === 'NOT_YET') return ArticleLinkState.MISSING;
  if (target.standing === 'MERGED') return ArticleLinkState.MERGED;
  if (target.standing === 'GONE') return ArticleLinkState.ARCHIVED;
  const audience = source.isInternal ? Audience.INTERNAL : source.reach.audience;
  const isHidden = audience !== Audience.INTERNAL && !target.holds;
  const isNarrower = target.reach !== null && widens(target.reach, { ...source.reach, audience });
  return isHidden || isNarrower ? ArticleLinkState.NARROWER_AUDIENCE : ArticleLinkState.OK;
}

/** An article as what a code leads to. */
export function targetOf(
  article: Pick<
    Article,
    | '_id'
    | 'code'
    | 'state'
    | 'version'
    | 'audience'
    | 'tierRank'
    | 'teams'
    | 'effectiveFrom'
    | 'effectiveTo'
    | 'mergedIntoId'
  >,
  now: Date,
): LinkTarget {
  const isLive = article.state === ArticleState.PUBLISHED;
  const gone = article.state === ArticleState.ARCHIVED ? 'GONE' : 'NOT_YET';
  return {
    code: article.code,
    standing: (article.mergedIntoId ?? null) === null ? (isLive ? 'LIVE' : gone) : 'MERGED',
    reach: { audience: article.audience, tierRank: article.tierRank, teams: article.teams },
    holds: validityAt(article, now) === ArticleValidity.VALID,
    articleId: article._id,
    mergedIntoId: article.mergedIntoId,
  };
}

/**
 * Whether a change of an article broke the link of a text to it: it led somewhere for all its readers before and does not now.
 */
export const breaks = (source: LinkSource, before: LinkTarget, after: LinkTarget): boolean =>
  linkStateOf(source, before) === ArticleLinkState.OK && linkStateOf(source, after) !== ArticleLinkState.OK;
