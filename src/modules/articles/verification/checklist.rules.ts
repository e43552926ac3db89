import { type Text, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { type ChecklistItem, type ContentCriterion, ContentCriterionKey } from './checklist.js';

type Key = `${ContentCriterionKey}`;

const words: Readonly<Record<Key, readonly [name: Text, hint: Text]>> = {
  NOT_DUPLICATE: [
    { 'zh-CN': '不与已有文章重复', en: 'Not a duplicate' },
    { 'zh-CN': '没有更早的文章说同一件事。', en: 'No earlier article says the same.' },
  ],
  COMPLETE: [
    { 'zh-CN': '各项齐全', en: 'Complete' },
    {
      'zh-CN': '问题、环境、原因、解决办法各写在该写的地方。',
      en: 'Problem, environment, cause and solution each stand where they belong.',
    },
  ],
  CLEAR: [
    { 'zh-CN': '清楚易懂', en: 'Clear' },
    { 'zh-CN': '不熟悉的人照着也能做完。', en: 'Somebody who does not know the matter can follow it.' },
  ],
  TITLE: [
    { 'zh-CN': '标题写明环境与问题', en: 'Title names environment and issue' },
    { 'zh-CN': '只看标题就知道是什么东西出了什么事。', en: 'The title alone says what went wrong with what.' },
  ],
  LINKS_VALID: [
    { 'zh-CN': '链接有效', en: 'Links valid' },
    { 'zh-CN': '每个链接都能打开，且受众都能看到。', en: 'Every link opens, for everybody who reads the article.' },
  ],
  METADATA: [
    { 'zh-CN': '分类与受众正确', en: 'Metadata right' },
    { 'zh-CN': '分类、产品线、受众、语言都对。', en: 'Category, product lines, audience and language are right.' },
  ],
  CALLER_WORDS: [
    { 'zh-CN': '保留来电者的说法', en: 'Wording of the callers kept' },
    { 'zh-CN': '来电者怎么问，文章里就找得到。', en: 'What callers say can be found in the article.' },
  ],
  ONE_PAGE: [
    { 'zh-CN': '约一页', en: 'About one page' },
    { 'zh-CN': '更多内容用链接。', en: 'More is linked, not added.' },
  ],
};

/** The criteria in their order. */
export const criterionKeys: readonly ContentCriterionKey[] = Object.values(ContentCriterionKey);

/** The criteria in words. */
export const criteria: readonly ContentCriterion[] = criterionKeys.map((key) => {
  const [name, hint] = words[key];
  return { key, name: { zhCN: name['zh-CN'], en: name.en }, hint: { zhCN: hint['zh-CN'], en: hint.en } };
});

/** Each criterion once, in order. Throws REQUIRED for a missing one, DUPLICATE for one that is given twice, INVALID where none applies. */
export function checkedItems(given: readonly { key: ContentCriterionKey; isMet?: boolean | null }[]): ChecklistItem[] {
  const byKey = new Map(given.map(({ key, isMet }) => [key, isMet ?? null]));
  if (byKey.size < given.length) {
    throw new UserError(fault(UserErrorCode.DUPLICATE, '同一条标准给了两次。', 'A criterion is given twice.', 'items'));
  }
  if (byKey.size < criterionKeys.length) {
    throw new UserError(
      fault(
        UserErrorCode.REQUIRED,
        '请逐条判断；不适用的请标为不适用。',
        'Judge each criterion; say where one does not apply.',
        'items',
      ),
    );
  }
  const items = criterionKeys.map((key) => ({ key, isMet: byKey.get(key) ?? null }));
  if (items.every(({ isMet }) => isMet === null)) {
    throw new UserError(
      fault(UserErrorCode.INVALID, '至少要有一条适用。', 'At least one criterion has to apply.', 'items'),
    );
  }
  return items;
}

/** Met among applicable. Equal weight: it is a help, not a measurement. */
export function scoreOf(items: readonly ChecklistItem[]): { met: number; applicable: number; score: number } {
  const met = items.filter(({ isMet }) => isMet === true).length;
  const applicable = items.filter(({ isMet }) => isMet !== null).length;
  return { met, applicable, score: applicable ? met / applicable : 0 };
}

export const shareOf = (met: number, applicable: number): number | null => (applicable ? met / applicable : null);
