import type { Language } from '../../../lib/languages';

const COLUMNS = [
  'id',
  'title',
  'locale',
  'kind',
  'body',
  'say',
  'alternativeQuestions',
  'keywords',
  'models',
  'errorCodes',
  'environment',
  'category',
  'productLines',
  'effectiveFrom',
  'effectiveTo',
  'confidence',
  'verifyEveryDays',
  'owner',
  'draft',
];

/** One example in each language: what is left empty is not set. */
const EXAMPLES: Record<Language, Record<string, string>> = {
  'zh-CN': {
    id: 'FAQ-1',
    title: '滚筒洗衣机不脱水怎么办',
    locale: 'zh-CN',
    kind: 'FAQ',
    body: '1. 检查门是否关好。\n2. 清理排水过滤器。\n\n:::internal\n仍不脱水时转二线。\n:::',
    say: '请先检查机门是否关好。',
    alternativeQuestions: '衣服是湿的\n不甩干',
    keywords: '脱水|排水',
    effectiveFrom: '2026-12-01T00:00:00+08:00',
    verifyEveryDays: '180',
    draft: 'true',
  },
  en: {
    id: 'FAQ-1',
    title: 'The washer does not spin',
    locale: 'en',
    kind: 'FAQ',
    body: '1. Check that the door is closed.\n2. Clean the drain filter.\n\n:::internal\nStill no spin: hand over to tier two.\n:::',
    say: 'Please check first that the door is closed.',
    alternativeQuestions: 'The laundry is wet\nNo spinning',
    keywords: 'spin|drain',
    effectiveFrom: '2026-12-01T00:00:00+08:00',
    verifyEveryDays: '180',
    draft: 'true',
  },
};

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The table that somebody begins with: the columns, and an example as a draft. Excel needs the mark to see UTF-8. */
export const templateText = (language: Language): string => {
  const example = EXAMPLES[language];
  const rows = [COLUMNS, COLUMNS.map((name) => example[name] ?? '')];
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
};

/** By then every browser has taken the file. */
const TAKEN_AFTER_MS = 10_000;

/** Hands the table to the browser as a file. */
export function saveTemplate(language: Language, name: string): void {
  const address = URL.createObjectURL(new Blob([templateText(language)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_AFTER_MS);
}
