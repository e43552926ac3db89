import { anonymous, Audience, Role, type Viewer } from '../../platform/auth/viewer.js';
import type { FacetName, SearchNarrowing, SearchSubjectProvider } from '../../platform/search/subject.js';
import { all, any, isIn, toMeili, type Rule } from '../../platform/rules/rules.js';

/** Index fields that results are counted by; the total is taken from the first. */
export const facetNames: readonly FacetName[] = ['kind', 'categories', 'lines', 'locale'];

/** The narrowing over the fields of an index row. An empty list matches nothing. */
export function ruleOfNarrowing({ kinds, locales, categoryId, lineIds }: SearchNarrowing): Rule {
  const rules: Rule[] = [];
  if (kinds) rules.push(isIn('kind', kinds));
  if (locales) rules.push(isIn('locale', locales));
  if (categoryId !== undefined) rules.push(isIn('categories', [categoryId]));
  if (lineIds) rules.push(isIn('lines', lineIds));
  return all(...rules);
}

const isNever = (rule: Rule): boolean => rule.op === 'never' || (rule.op === 'all' && rule.rules.some(isNever));

/** The engine's filter: what the viewer may find of any kind of document, narrowed; null when that is nothing at all. */
export function engineFilter(
  viewer: Viewer,
  subjects: readonly SearchSubjectProvider[],
  narrowing: SearchNarrowing,
  now: Date,
): string | null {
  const findable = subjects
    .map((subject) => all(isIn('type', [subject.type]), subject.rule(viewer, now)))
    .filter((rule) => !isNever(rule));
  const narrowed = ruleOfNarrowing(narrowing);
  if (findable.length === 0 || isNever(narrowed)) return null;
  return toMeili(all(any(...findable), narrowed));
}

/** Somebody who may find everything: for measuring, never for answering. */
export const insider: Viewer = {
  ...anonymous('zh-CN'),
  kind: 'person',
  id: 'insider',
  roles: [Role.ADMIN],
  audience: Audience.INTERNAL,
};
