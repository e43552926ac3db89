import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { Projection } from './article.store.js';
import { withoutTexts } from './article.store.js';

const longTexts = new Set([
  ...['bodyHtml', 'bodyMarkdown', 'technicalCase', 'isFound', 'isQuoteFound'],
  ...['attachments', 'linksTo', 'brokenLinks'],
]);

/** Whether a selection, through fragments and connections, asks for one of the fields. */
function asksFor(
  info: GraphQLResolveInfo,
  set: SelectionSetNode | undefined,
  names: ReadonlySet<string>,
  seen: Set<string>,
): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === 'Field')
      return names.has(selection.name.value) || asksFor(info, selection.selectionSet, names, seen);
    if (selection.kind === 'InlineFragment') return asksFor(info, selection.selectionSet, names, seen);
    const name = selection.name.value;
    if (seen.has(name)) return false;
    seen.add(name);
    return asksFor(info, info.fragments[name]?.selectionSet, names, seen);
  });
}

/** Whether a selection asks for one of the long texts. */
export const asksForTexts = (info: GraphQLResolveInfo): boolean =>
  info.fieldNodes.some((node) => asksFor(info, node.selectionSet, longTexts, new Set()));

/** What a list need not read: the long texts, unless somebody asks for one of them. */
export const listProjection = (info: GraphQLResolveInfo): Projection => (asksForTexts(info) ? {} : withoutTexts);
