import { ErrorFamily } from '../../src/modules/quality/index.js';

/** What evaluators write about an error, by its family. */
const remarks: Readonly<Record<ErrorFamily, readonly string[]>> = {
  [ErrorFamily.CUSTOMER_CRITICAL]: [
    '三包期内免上门费（P-033），座席答“统一收”，客户多付 80 元。',
    '保修期说错：整机一年，主要部件三年，座席一律按一年答复。',
    '没有查到订单就说“不能退”，客户只好再打一次。',
    '维修时限答成七天，规定是三天内上门。',
  ],
  [ErrorFamily.BUSINESS_CRITICAL]: [
    '没有排查就派单，师傅上门后发现只是进水阀没打开。',
    '型号记录有误，配件要重新发一次。',
    '可以远程解决，却直接转到二线。',
  ],
  [ErrorFamily.COMPLIANCE_CRITICAL]: ['没有核实身份就报出了客户的地址。', '只核实了一项信息，要求两项。'],
  [ErrorFamily.NON_CRITICAL]: [
    '“您稍等”之后保持了 40 秒，没有说明原因和时长。',
    '客户说完后直接给方案，没有复述问题。',
    '结束时没有确认客户是否还有其他问题。',
    '语速偏快，客户两次请求重复。',
  ],
};

/** The mistake of the bad week. */
export const badWeekRemark = '三包期内免上门费（P-033 新版本），座席仍按旧规定答“收上门费”。';

const pick = <T>(list: readonly T[], roll: () => number): T => list[Math.floor(roll() * list.length)] as T;

export const remarkOn = (family: ErrorFamily, roll: () => number): string => pick(remarks[family], roll);

const praise = ['开场自然，语气让客户放松下来。', '排查步骤清楚，一次说明白。', '主动说明了下一步和时间。'];
export const praiseOf = (roll: () => number): string => pick(praise, roll);

const asides = [
  '这位座席本月第二次在费用上出错，谈话时提一下。',
  '录音里背景声很大，可能是耳机问题。',
  '和现行话术不一致，下次校准会讨论。',
];
export const asideOf = (roll: () => number): string => pick(asides, roll);

const acknowledgements = ['收到，会注意。', '明白了，谢谢。', '已重新看过 P-033。', '', '', ''];
export const acknowledgementOf = (roll: () => number): string | null => pick(acknowledgements, roll) || null;

export const disputeWords = {
  reasons: [
    '录音 0:05 我报了公司和姓名，声音比较小。',
    '当时系统里的规定还是旧版本，我是按旧版本答的。',
    '客户自己要求不用复述，我才跳过。',
    '这通不需要保持，应该是“不适用”。',
  ],
  upheld: '重听录音，座席说得对，改判。',
  rejected: '新版本当天已经生效，座席当天上午也打开过，维持原判。',
} as const;
