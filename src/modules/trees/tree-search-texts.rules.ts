import type { LocalizedText } from '../../platform/graphql/localized.js';
import type { SearchSection } from '../../platform/search/source.js';
import { sectionsOf } from '../articles/index.js';
import type { TreeNode } from './tree-content.js';
import { TreeNodeKind } from './tree-enums.js';

// What people may look for of a tree and its nodes, as plain text.

export type Language = 'zh-CN' | 'en';

/** Kinds of nodes that somebody meets while walking; the others decide by themselves and have nothing to be read. */
const metKinds: ReadonlySet<TreeNodeKind> = new Set([
  TreeNodeKind.QUESTION,
  TreeNodeKind.INPUT,
  TreeNodeKind.INFO,
  TreeNodeKind.ARTICLE,
  TreeNodeKind.SUBTREE,
  TreeNodeKind.OUTCOME,
]);

/** Places where the walk puts a value: to the search they are a gap. */
const plain = (text: string): string => text.replace(/\{\{[^{}]*\}\}/g, '…').trim();

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en');

/** A text in a language; '' where it has none. */
export const wordsIn = (text: LocalizedText | null, language: Language): string =>
  plain((language === 'en' ? text?.en : text?.zhCN) ?? '');

/** A text in a language, or in the other one where it has none. */
export const wordsFor = (text: LocalizedText | null, language: Language): string =>
  wordsIn(text, language) || wordsIn(text, otherLanguage(language));

/** Whether a node is found by itself. */
export const isFindable = (node: TreeNode): boolean => metKinds.has(node.kind) && wordsFor(node.title, 'zh-CN') !== '';

/** What a node says in one language beside its title and what is said to the customer: help, answers, fields. */
export function nodeSections(node: TreeNode, language: Language): SearchSection[] {
  const sections: SearchSection[] = [];
  const body = wordsIn(node.body, language);
  if (body !== '') sections.push(...sectionsOf({ bodyMarkdown: body, technicalCase: null, locale: language }));
  const lines = [...node.choices, ...node.fields].map(({ label, hint }) =>
    [wordsIn(label, language), wordsIn(hint, language)].filter(Boolean).join(' '),
  );
  const text = lines.filter(Boolean).join('\n');
  if (text !== '') sections.push({ heading: null, text, internal: false });
  return sections;
}

/** Sections with what stands under no heading put together, so that a short node is one passage. */
export function putTogether(sections: readonly SearchSection[]): SearchSection[] {
  const texts = (internal: boolean): string =>
    sections
      .filter((one) => one.heading === null && one.internal === internal)
      .map(({ text }) => text)
      .join('\n\n');
  return [
    ...sections.filter(({ heading }) => heading !== null),
    ...[false, true].map((internal) => ({ heading: null, text: texts(internal), internal })),
  ].filter(({ heading, text }) => heading !== null || text !== '');
}

/** Sections as one text, for who may read inside or not. */
export const textOf = (sections: readonly SearchSection[], inside: boolean): string =>
  sections
    .filter(({ internal }) => inside || !internal)
    .map(({ heading, text }) => (heading ? `${heading}\n${text}` : text))
    .join('\n');
