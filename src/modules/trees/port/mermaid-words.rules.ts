import type { Language } from '../../../platform/errors/index.js';

// Words at the edges of nodes whose ways on have no texts of their own.

/** What an export writes. */
export const edgeWords: Readonly<Record<Language, { readonly [end in 'failure' | 'timeout' | 'otherwise']: string }>> =
  {
    'zh-CN': { failure: '失败', timeout: '超时', otherwise: '其他情况' },
    en: { failure: 'failure', timeout: 'time-out', otherwise: 'otherwise' },
  };

const ends: readonly (readonly [RegExp, 'failure' | 'timeout' | 'default'])[] = [
  [/^(?:失败|failure|failed)$/i, 'failure'],
  [/^(?:超时|time-?out|timed out)$/i, 'timeout'],
  [/^(?:其他情况|默认|otherwise|default)$/i, 'default'],
];

/** Which end of a LOGIC or ACTION node a word names; null where it names none. A QUESTION does not look at it. */
export const endOf = (label: string | null): 'failure' | 'timeout' | 'default' | null =>
  label === null ? null : (ends.find(([word]) => word.test(label.trim()))?.[1] ?? null);
