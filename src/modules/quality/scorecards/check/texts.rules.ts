import type { LocalizedText } from '../../../../platform/graphql/localized.js';
import type { ScorecardQuestion } from '../scorecard-content.js';
import { ScorecardFindingCode as Code } from './finding.js';
import { type Report, type Words, sectionName } from './report.js';

/** A text that people see. */
interface Shown {
  readonly ref: string | null;
  readonly place: string;
  readonly name: Words;
  readonly text: LocalizedText;
  readonly isNeeded: boolean;
}

/** Texts that are missing, and answers that read the same. */
export function checkTexts(report: Report): void {
  const { title, sections } = report.content;
  checkText(report, { ref: null, place: 'title', name: ['名称', 'The title'], text: title, isNeeded: true });
  for (const section of sections) {
    const { ref } = section;
    const name = sectionName(section);
    checkText(report, {
      ref,
      place: 'title',
      text: section.title,
      isNeeded: true,
      name: [`${name[0]}的标题`, `The title of ${name[1]}`],
    });
    for (const question of section.questions) {
      for (const shown of shownOf(report, question)) checkText(report, shown);
      checkLabels(report, question);
    }
  }
}

function shownOf(report: Report, question: ScorecardQuestion): Shown[] {
  const { ref, text, help, options } = question;
  const name = report.nameOf(question);
  return [
    { ref, place: 'text', text, isNeeded: true, name: [`${name[0]}的题目`, `The text of ${name[1]}`] },
    { ref, place: 'help', text: help, isNeeded: false, name: [`${name[0]}的说明`, `The help of ${name[1]}`] },
    ...options.map(({ key, label }): Shown => ({
      ...{ ref, place: `option:${key}`, text: label, isNeeded: true },
      name: [`${name[0]}的选项“${key}”`, `The option “${key}” of ${name[1]}`],
    })),
  ];
}

function checkText(report: Report, { ref, place, name, text, isNeeded }: Shown): void {
  const missing = [...(text.zhCN ? [] : ['zh']), ...(text.en ? [] : ['en'])];
  if (!missing.length || (missing.length === 2 && !isNeeded)) return;
  const isEmpty = missing.length === 2;
  const isChinese = missing[0] === 'zh';
  report.add(Code.MISSING_TRANSLATION, {
    ...{ ref, place, isWarning: !isEmpty },
    message: isEmpty
      ? [`${name[0]}没有文字。`, `${name[1]} is empty.`]
      : isChinese
        ? [`${name[0]}缺中文。`, `${name[1]} has no Chinese.`]
        : [`${name[0]}缺英文。`, `${name[1]} has no English.`],
    mend: isEmpty
      ? ['至少用一种语言写上。', 'Write it in one language at least.']
      : isChinese
        ? ['补上中文。', 'Write it in Chinese too.']
        : ['补上英文。', 'Write it in English too.'],
  });
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

function checkLabels(report: Report, question: ScorecardQuestion): void {
  const told = new Set<string>();
  for (const language of ['zhCN', 'en'] as const) {
    const seen = new Map<string, string>();
    for (const { key, label } of question.options) {
      const text = folded(label[language]);
      const before = seen.get(text);
      if (text !== '' && before !== undefined && before !== key && !told.has(key)) {
        told.add(key);
        const name = report.nameOf(question);
        report.add(Code.DUPLICATE_OPTION, {
          ...{ ref: question.ref, place: `option:${key}`, isWarning: true },
          message: [
            `${name[0]}有两个选项写法相同：“${label[language]}”。`,
            `Two options of ${name[1]} read the same: “${label[language]}”.`,
          ],
          mend: ['改写其中一个。', 'Word one of them differently.'],
        });
      }
      seen.set(text, key);
    }
  }
}
