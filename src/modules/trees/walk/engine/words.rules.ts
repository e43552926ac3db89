import type { TreeNode, TreeValue, TreeValues, TreeVariable } from '../../tree-content.js';
import { TreeNodeKind, TreeValueType } from '../../tree-enums.js';
import type { WalkAnswer } from '../walk.js';
import { type EngineTree, held, wording } from './engine.js';

// How values are read by people, and how personal data are hidden.

/** Languages in which a walk is walked. */
export type WalkLanguage = 'zh-CN' | 'en';

/** What stands where personal data are not shown. */
export const hidden = '•••';

const phone = /^\+?[\d -]{8,24}$/;

/** Personal data as others see them: of a phone number the beginning and the end, of everything else nothing. */
export function masked(value: TreeValue): string {
  if (typeof value !== 'string' || !phone.test(value)) return hidden;
  const digits = value.replace(/\D/g, '');
  return digits.length >= 10 && digits.length <= 15 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : hidden;
}

const optionText = (variable: TreeVariable, value: string, language: WalkLanguage): string => {
  const option = variable.options.find((each) => each.value === value);
  return (option && wording(option.label, language)) || value;
};

/** A value as people read it: labels of options, yes and no; one line. */
export function readable(variable: TreeVariable | undefined, value: TreeValue, language: WalkLanguage): string {
  if (typeof value === 'boolean') return language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否';
  const one = (text: string): string =>
    (variable && isChosen(variable) ? optionText(variable, text, language) : text).replace(/\s+/g, ' ');
  if (typeof value === 'string') return one(value);
  if (typeof value === 'number') return String(value);
  return value.map(one).join(language === 'en' ? ', ' : '、');
}

const isChosen = ({ type }: TreeVariable): boolean => type === TreeValueType.ENUM || type === TreeValueType.ENUM_LIST;

/** A value as people read it, hidden where it is personal and not theirs. */
export const shown = (
  variable: TreeVariable | undefined,
  value: TreeValue,
  language: WalkLanguage,
  showsPersonal: boolean,
): string => (variable?.isPersonal && !showsPersonal ? masked(value) : readable(variable, value, language));

/** What people see of a variable; its name where it has no label. */
export const labelOf = (variable: TreeVariable, language: WalkLanguage): string =>
  wording(variable.label, language) || variable.name;

/** Values without personal data, for records. */
export function withoutPersonal(tree: EngineTree, values: TreeValues): TreeValues {
  const safe: Record<string, TreeValue> = {};
  for (const [name, value] of Object.entries(values))
    safe[name] = tree.variables.get(name)?.isPersonal ? masked(value) : value;
  return safe;
}

/** An answer without personal data, for records. The choice at a question about somebody’s person is hidden too. */
export function answerWithoutPersonal(tree: EngineTree, node: TreeNode, answer: WalkAnswer): WalkAnswer {
  const isPersonal = node.variable !== null && tree.variables.get(node.variable)?.isPersonal === true;
  return {
    choice: isPersonal && answer.choice !== null ? hidden : answer.choice,
    values: answer.values && withoutPersonal(tree, answer.values),
    branch: answer.branch,
  };
}

const place = /\{\{\s*([A-Za-z_]\w{0,63})\s*\}\}/g;

/** Signs by which a value could act as Markdown. */
const markdownSigns = /[\\`*_{}[\]()#+\-.!|<>~:]/g;

/** How a text is filled in. */
export interface Filling {
  readonly tree: EngineTree;
  readonly values: TreeValues;
  readonly language: WalkLanguage;
  readonly showsPersonal: boolean;
  /** Whether the text is Markdown: then values stand in it as plain words. */
  readonly isMarkdown?: boolean;
}

/** A text with the values of its variables; `…` where there is none yet. */
export function filled(text: string, filling: Filling): string {
  const { tree, values, language, showsPersonal } = filling;
  return text.replace(place, (whole, name: string) => {
    const variable = tree.variables.get(name);
    if (!variable) return whole;
    const value = held(values, name);
    if (value === undefined) return '…';
    const words = shown(variable, value, language, showsPersonal);
    return filling.isMarkdown ? words.replace(markdownSigns, '\\$&') : words;
  });
}

const branchWords = {
  'zh-CN': { SUCCESS: '成功', FAILURE: '被拒绝', TIMEOUT: '超时' },
  en: { SUCCESS: 'succeeded', FAILURE: 'was refused', TIMEOUT: 'timed out' },
} as const;

/** An answer as people read it; empty for what was only read. */
export function answerText(
  tree: EngineTree,
  node: TreeNode,
  answer: WalkAnswer,
  language: WalkLanguage,
  showsPersonal: boolean,
): string {
  const parts: string[] = [];
  if (answer.branch) parts.push(branchWords[language][answer.branch]);
  if (answer.choice !== null && node.kind === TreeNodeKind.QUESTION) {
    const isPersonal = node.variable !== null && tree.variables.get(node.variable)?.isPersonal === true;
    const choice = node.choices.find(({ key }) => key === answer.choice);
    parts.push(isPersonal && !showsPersonal ? hidden : choice ? wording(choice.label, language) : answer.choice);
  }
  for (const [name, value] of Object.entries(answer.values ?? {})) {
    const variable = tree.variables.get(name);
    const field = node.fields.find((each) => each.variable === name);
    const label = (field && wording(field.label, language)) || (variable ? labelOf(variable, language) : name);
    const words = shown(variable, value, language, showsPersonal);
    parts.push(node.kind === TreeNodeKind.INPUT && node.fields.length === 1 ? words : `${label}: ${words}`);
  }
  return parts.join(language === 'en' ? '; ' : '；');
}
