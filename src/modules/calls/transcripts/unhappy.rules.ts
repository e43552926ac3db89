import type { Language } from '../../../platform/errors/index.js';

/** Most words of a list, and longest word, in characters. */
export const mostWords = 500;
export const longestWord = 40;

/** What the product brings along. */
export const usualWords: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    ...[
      '不满意',
      '不满',
      '投诉',
      '生气',
      '气死',
      '太差',
      '差劲',
      '太慢',
      '失望',
      '骗人',
      '欺骗',
      '忽悠',
      '敷衍',
      '推卸',
    ],
    ...['踢皮球', '受不了', '忍无可忍', '不耐烦', '没完没了', '荒唐', '离谱', '垃圾', '没人管', '不负责任', '态度不好'],
    ...[
      '态度差',
      '等了很久',
      '等了这么久',
      '退货退款',
      '曝光',
      '消协',
      '消费者协会',
      '12315',
      '工信部',
      '律师',
      '起诉',
      '赔偿',
    ],
  ],
  en: [
    ...[
      'unhappy',
      'complain',
      'complaint',
      'complaining',
      'unacceptable',
      'ridiculous',
      'terrible',
      'awful',
      'horrible',
    ],
    ...[
      'frustrated',
      'frustrating',
      'angry',
      'furious',
      'upset',
      'annoyed',
      'annoying',
      'disappointed',
      'disappointing',
    ],
    ...[
      'useless',
      'waste of time',
      'fed up',
      'worst',
      'rude',
      'scam',
      'lied',
      'lying',
      'nobody helps',
      'not good enough',
    ],
    ...[
      'how many times',
      'still waiting',
      'never again',
      'lawyer',
      'sue',
      'compensation',
      'speak to a manager',
      'supervisor',
    ],
  ],
};

/** Finds words of a list in a text. */
export type UnhappyFinder = (text: string) => { start: number; length: number }[];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** Chinese has no gaps between words: its words are found inside others. */
const isChinese = /\p{Script=Han}/u;

/** Compiles a list. Words of an alphabet are found as whole words, whatever their case; of two that begin together the longer one. */
export function finderOf(words: readonly string[]): UnhappyFinder {
  const parts = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const text = escaped(word).replaceAll(/\s+/g, String.raw`\s+`);
      return isChinese.test(word) ? text : String.raw`(?<![\p{L}\p{N}])${text}(?![\p{L}\p{N}])`;
    });
  if (parts.length === 0) return () => [];
  const pattern = new RegExp(parts.join('|'), 'giu');
  return (text) => [...text.matchAll(pattern)].map((found) => ({ start: found.index, length: found[0].length }));
}

/** Unhappy words on the customer's turns. */
export const countUnhappy = (
  turns: readonly { readonly speaker: string; readonly text: string }[],
  find: UnhappyFinder,
): number => turns.reduce((sum, { speaker, text }) => sum + (speaker === 'CUSTOMER' ? find(text).length : 0), 0);
