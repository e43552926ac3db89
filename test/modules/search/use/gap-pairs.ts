import { readFileSync } from 'node:fs';
import { fold, units } from '../../../../src/platform/search/analysis.js';

/** Idf over the demo centre's articles: what the question index gives in life. */
export function demoWeights(): (unit: string) => number {
  const counts = new Map<string, number>();
  let all = 0;
  for (const name of ['articles-zh.jsonl', 'articles-en.jsonl']) {
    const path = new URL(`../../../../../seed/demo/${name}`, import.meta.url);
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const { title, body, alternativeQuestions } = JSON.parse(line) as {
        title: string;
        body: string;
        alternativeQuestions: string[];
      };
      all += 1;
      for (const unit of new Set(units(fold([title, body, ...alternativeQuestions].join('\n')))))
        counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
  }
  return (unit) => {
    const count = counts.get(unit) ?? 0;
    return Math.log(1 + (all - count + 0.5) / (count + 0.5));
  };
}

/** Wordings of one question. */
export const alike: readonly (readonly [string, string])[] = [
  ['旧机没拉走能先装吗', '旧机器没拉走可以先装新的吗'],
  ['旧机没拉走能先装吗', '旧机还没拉走，能不能先装新机'],
  ['eSIM 怎么转到新手机', 'esim转新手机'],
  ['eSIM 怎么转到新手机', '换新手机 eSIM 怎么转'],
  ['eSIM 怎么转到新手机', 'ESIM转到新手机上怎么弄'],
  ['E62', 'E62 怎么办'],
  ['E62', '屏幕显示 E62'],
  ['屏幕显示 E62', '显示屏上显示E62是什么意思'],
  ['以旧换新尾款怎么补', '以旧换新的尾款要怎么补'],
  ['以旧换新尾款怎么补', '以舊換新尾款怎麼補'],
  ['补贴多久到账', '补贴到账时间'],
  ['补贴多久到账', '补贴要多久才能到账'],
  ['冰箱有异味怎么去', '怎么去冰箱异味'],
  ['电视投屏声音不同步', '投屏到电视声音不同步怎么办'],
  ['空调外机滴水', '空调外机一直滴水'],
  ['发票抬头能改吗', '发票的抬头可以改吗'],
  ['move eSIM to a new phone', 'how do I move my eSIM to the new phone'],
  ['move eSIM to a new phone', 'transfer esim to new phone'],
  ['dryer smells of burning', 'my dryer smells like burning'],
  ['can I keep my old fridge until the new one is installed', 'keep old fridge until new one installed'],
  ['warranty for second hand washer', 'is there a warranty on a second-hand washer'],
  ['E62 on the display', 'display shows E62'],
  ['refund for trade-in balance', 'when is the trade-in balance refunded'],
];

/** Neighbours: they share words, the questions are others. */
export const unlike: readonly (readonly [string, string])[] = [
  ['洗完衣服还滴水', '甩不干怎么办'],
  ['洗衣机不脱水怎么办', '洗衣机不进水怎么办'],
  ['洗衣机漏水', '洗衣机噪音大'],
  ['E21 怎么清除', 'E62 怎么清除'],
  ['冰箱不制冷', '空调不制冷'],
  ['电视没有声音', '电视没有信号'],
  ['手机充不进电', '手机开不了机'],
  ['怎么申请发票', '怎么申请退款'],
  ['怎么预约安装', '怎么取消预约'],
  ['以旧换新尾款怎么补', '以旧换新怎么预约'],
  ['以旧换新尾款怎么补', '旧机没拉走能先装吗'],
  ['eSIM 怎么转到新手机', '新手机怎么传照片'],
  ['补贴多久到账', '退款多久到账'],
  ['空调外机滴水', '空调外机噪音'],
  ['延保可以退吗', '延保怎么买'],
  ['dryer smells of burning', 'dryer makes a loud noise'],
  ['how to cancel my installation', 'how to book an installation'],
  ['washer does not spin', 'washer does not drain'],
  ['move eSIM to a new phone', 'move photos to a new phone'],
  ['E21 on the display', 'E62 on the display'],
  ['how do I reset the router', 'how do I reset the password'],
];
