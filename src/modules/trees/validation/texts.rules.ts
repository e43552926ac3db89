import type { Locale } from '../../../platform/graphql/enums.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName, type Words } from './findings.js';

const inLocale = (text: LocalizedText, locale: Locale): string => (locale === 'en' ? text.en : text.zhCN);
const localeName = (locale: Locale): Words => (locale === 'en' ? ['英文', 'English'] : ['中文', 'Chinese']);

/** A text that people see, and what it is called. */
interface Shown {
  readonly place: string;
  /** Asked for only where something is missing: a drawing has many texts. */
  readonly name: () => Words;
  readonly text: LocalizedText | null;
  /** Whether it has to be there in some language at least. */
  readonly isNeeded: boolean;
}

function shownOf(node: TreeNode): Shown[] {
  const shown: Shown[] = [];
  const add = (place: string, name: () => Words, text: LocalizedText | null | undefined, isNeeded = false): void => {
    shown.push({ place, name, text: text ?? null, isNeeded });
  };
  add('title', () => ['标题', 'the title'], node.title, node.kind !== TreeNodeKind.LOGIC);
  add('body', () => ['说明', 'the help'], node.body);
  add('say', () => ['话术', 'what to say'], node.say);
  if (node.kind === TreeNodeKind.QUESTION)
    for (const { key, label, hint } of node.choices) {
      add(`choice:${key}`, () => [`答案“${key}”`, `the answer “${key}”`], label, true);
      add(`choice:${key}`, () => [`答案“${key}”的提示`, `the hint of “${key}”`], hint);
    }
  if (node.kind === TreeNodeKind.INPUT)
    for (const { variable, label, hint } of node.fields) {
      add(`field:${variable}`, () => [`录入项“${variable}”`, `the field “${variable}”`], label, true);
      add(`field:${variable}`, () => [`录入项“${variable}”的提示`, `the hint of “${variable}”`], hint);
    }
  if (node.kind === TreeNodeKind.LOGIC)
    for (const [at, { label }] of node.rules.entries())
      add(`rule:${at + 1}`, () => [`第 ${at + 1} 条规则`, `rule ${at + 1}`], label);
  add('handover', () => ['交接模板', 'the hand-over text'], node.outcome?.handoverTemplate);
  return shown;
}

const isEmpty = (text: LocalizedText | null): boolean => !text || (text.zhCN === '' && text.en === '');

const some = (missing: readonly Shown[], language: 0 | 1): string =>
  missing
    .slice(0, 3)
    .map(({ name }) => name()[language])
    .join(language === 0 ? '、' : ', ') +
  (missing.length > 3 ? (language === 0 ? `等 ${missing.length} 处` : ` and ${missing.length - 3} more`) : '');

/** One finding for each language of a node, or of the tree, in which something is missing. */
function checkShown(check: Check, node: TreeNode | null, shown: readonly Shown[]): void {
  const nameOf = (): Words => (node ? nodeName(node) : ['流程', 'The tree']);
  const absent = shown.filter(({ text, isNeeded }) => isNeeded && isEmpty(text));
  if (absent[0]) {
    const name = nameOf();
    check.findings.add(TreeFindingCode.MISSING_TRANSLATION, {
      ...{ node, place: absent[0].place, severity: TreeFindingSeverity.ERROR },
      message: [`${name[0]}缺文字：${some(absent, 0)}。`, `${name[1]} has no text at all for ${some(absent, 1)}.`],
      mend: ['至少用一种语言写上。', 'Write it in one language at least.'],
    });
  }
  for (const locale of check.content.locales) {
    const missing = shown.filter(({ text }) => text && !isEmpty(text) && inLocale(text, locale) === '');
    if (!missing[0]) continue;
    const name = nameOf();
    const language = localeName(locale);
    check.findings.add(TreeFindingCode.MISSING_TRANSLATION, {
      ...{ node, place: missing[0].place },
      message: [
        `${name[0]}缺${language[0]}：${some(missing, 0)}。`,
        `${name[1]} lacks ${language[1]} for ${some(missing, 1)}.`,
      ],
      mend: [
        `补上${language[0]}，或不再用${language[0]}提供这个流程。`,
        `Translate it, or do not offer the tree in ${language[1]}.`,
      ],
    });
  }
}

const ofTree = (content: TreeContent): Shown[] => [
  { place: 'title', name: () => ['标题', 'the title'], text: content.title, isNeeded: true },
  { place: 'description', name: () => ['简介', 'the description'], text: content.description, isNeeded: false },
  ...content.variables.flatMap(({ name, label, options }): Shown[] => [
    {
      place: `variable:${name}`,
      name: () => [`变量“${name}”`, `the variable “${name}”`],
      text: label,
      isNeeded: false,
    },
    ...options.map((option): Shown => ({
      place: `variable:${name}`,
      name: () => [`变量“${name}”的值“${option.value}”`, `the value “${option.value}” of “${name}”`],
      text: option.label,
      isNeeded: false,
    })),
  ]),
];

const folded = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** Answers of one question that read the same in a language. */
function checkLabels({ content, findings }: Check, node: TreeNode): void {
  if (node.choices.length < 2) return;
  const told = new Set<string>();
  for (const locale of content.locales) {
    const seen = new Map<string, string>();
    for (const { key, label } of node.choices) {
      const text = folded(inLocale(label, locale));
      if (text === '') continue;
      const before = seen.get(text);
      if (before === undefined) seen.set(text, key);
      else if (before !== key && !told.has(key)) {
        told.add(key);
        const name = nodeName(node);
        findings.add(TreeFindingCode.DUPLICATE_LABEL, {
          ...{ node, place: `choice:${key}` },
          message: [
            `提问${name[0]}有两个答案写法相同：“${inLocale(label, locale)}”。`,
            `Two answers of ${name[1]} read the same: “${inLocale(label, locale)}”.`,
          ],
          mend: ['改写其中一个，让座席分得清。', 'Word one of them differently.'],
        });
      }
    }
  }
}

/** Whether nothing is missing in a text; most have everything, and nothing is made for them. */
function isWhole(text: LocalizedText | null | undefined, locales: readonly Locale[], isNeeded = false): boolean {
  if (!text || (text.zhCN === '' && text.en === '')) return !isNeeded;
  for (const locale of locales) if (inLocale(text, locale) === '') return false;
  return true;
}

/** Whether nothing is missing at a node: the same texts as `shownOf`. */
function isNodeWhole(node: TreeNode, locales: readonly Locale[]): boolean {
  if (!isWhole(node.title, locales, node.kind !== TreeNodeKind.LOGIC)) return false;
  if (!isWhole(node.body, locales) || !isWhole(node.say, locales)) return false;
  if (!isWhole(node.outcome?.handoverTemplate, locales)) return false;
  if (node.kind === TreeNodeKind.QUESTION)
    return node.choices.every(({ label, hint }) => isWhole(label, locales, true) && isWhole(hint, locales));
  if (node.kind === TreeNodeKind.INPUT)
    return node.fields.every(({ label, hint }) => isWhole(label, locales, true) && isWhole(hint, locales));
  return node.kind !== TreeNodeKind.LOGIC || node.rules.every(({ label }) => isWhole(label, locales));
}

/** Texts of the tree itself that are missing. */
export function checkOwnTexts(check: Check): void {
  checkShown(check, null, ofTree(check.content));
}

/** Texts of a node that are missing, or cannot be told apart. */
export function checkTexts(check: Check, node: TreeNode): void {
  if (!isNodeWhole(node, check.content.locales)) checkShown(check, node, shownOf(node));
  if (node.kind === TreeNodeKind.QUESTION) checkLabels(check, node);
}
