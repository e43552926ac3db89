import type { Viewer } from '../src/platform/auth/viewer.js';
import { UserError, UserErrorCode } from '../src/platform/errors/index.js';
import { Locale } from '../src/platform/graphql/enums.js';

interface Synonym {
  locale: Locale;
  words: string[];
  means: string[];
  isMutual: boolean;
}

interface Standing {
  readonly revision: number;
  readonly changes: readonly unknown[];
}

/** What of the running product is planted into. */
export interface TuningPlace {
  readonly search: {
    readonly tuning: {
      readonly settings: {
        overview(viewer: Viewer): Promise<Standing>;
        update(
          viewer: Viewer,
          input: { expectedVersion: number; synonyms: Synonym[]; frameWords: { locale: Locale; word: string }[] },
        ): Promise<Standing>;
        publish(
          viewer: Viewer,
          input: { expectedVersion: number; note: string; acceptWorse: boolean },
        ): Promise<unknown>;
      };
      readonly bets: {
        create(
          viewer: Viewer,
          input: {
            articleId: string;
            phrases: string[];
            match: string;
            locale?: Locale | null;
            from?: Date | null;
            until?: Date | null;
            note: string;
            order: number;
            idempotencyKey?: string | null;
          },
        ): Promise<unknown>;
      };
      readonly golden: {
        create(
          viewer: Viewer,
          input: { query: string; locale: Locale; expectedIds: string[]; maxRank: number; note: string },
        ): Promise<unknown>;
      };
    };
  };
  readonly articles: { readonly planting: { byCode(code: string): Promise<{ _id: string } | null> } };
  readonly foundation: { readonly clock: { now(): Date } };
}

type Row = readonly [words: string, means: string, kind?: 'mutual'];

/** Callers' words in Chinese, and what the articles say; words of one side are parted by strokes. */
const chinese: readonly Row[] = [
  ['甩干 | 甩水', '脱水'],
  ['退钱', '退款 | 退货'],
  ['移动电话', '手机'],
  ['冷气 | 冷气机', '空调'],
  ['无线网 | wifi', '无线网络'],
  ['质保', '三包 | 保修'],
  ['延长保修 | 延长质保', '延保'],
  ['死机', '蓝屏'],
  ['伴音', '声音'],
  ['雪柜', '冰箱'],
  ['开票', '发票'],
  ['换时间 | 改期', '改约'],
  ['发臭 | 臭味', '霉味'],
  ['渗水', '漏水 | 滴水'],
  ['师傅', '工程师', 'mutual'],
];

const english: readonly Row[] = [
  ['telly | television', 'TV'],
  ['fridge', 'refrigerator', 'mutual'],
  ['aircon | AC', 'air conditioner'],
  ['mobile | cell phone', 'phone'],
  ['laptop | PC', 'computer', 'mutual'],
  ['washing machine', 'washer', 'mutual'],
  ['money back', 'refund | return'],
  ['warranty', 'guarantee', 'mutual'],
  ['repairman | engineer', 'technician'],
  ['mold', 'mould', 'mutual'],
  ['reschedule | postpone', 'moving a visit'],
];

const frames: readonly (readonly [Locale, string])[] = [
  [Locale.ZH_CN, '麻烦'],
  [Locale.ZH_CN, '你好'],
  [Locale.EN, 'kindly'],
];

const parts = (side: string): string[] => side.split('|').map((word) => word.trim());

const synonyms = [
  ...chinese.map((row) => ({ locale: Locale.ZH_CN, row })),
  ...english.map((row) => ({ locale: Locale.EN, row })),
].map(({ locale, row: [words, means, kind] }) => ({
  locale,
  words: parts(words),
  means: parts(means),
  isMutual: kind === 'mutual',
}));

interface Bet {
  readonly code: string;
  readonly phrases: string;
  readonly match: 'EXACT' | 'CONTAINS';
  readonly locale: Locale;
  /** Days from the seed; absent: at once, or without end. */
  readonly fromDay?: number;
  readonly untilDay?: number;
  readonly note: string;
}

const bets: readonly Bet[] = [
  {
    code: 'K-1902',
    phrases: '召回 | 门封召回',
    match: 'CONTAINS',
    locale: Locale.ZH_CN,
    note: '召回期间一律先看这篇。',
  },
  { code: 'K-6902', phrases: 'recall', match: 'CONTAINS', locale: Locale.EN, note: 'First for every recall call.' },
  {
    code: 'N-701',
    phrases: '当日上门 | 停派',
    match: 'CONTAINS',
    locale: Locale.ZH_CN,
    untilDay: 14,
    note: '华东仓恢复后撤下。',
  },
  { code: 'K-2050', phrases: '发票', match: 'EXACT', locale: Locale.ZH_CN, note: '只搜「发票」时多半是要开票。' },
  {
    code: 'G-2113',
    phrases: '延保',
    match: 'CONTAINS',
    locale: Locale.ZH_CN,
    fromDay: 6,
    note: '元旦延保活动开始后置顶。',
  },
  {
    code: 'N-5704',
    phrases: 'double eleven | extended warranty offer',
    match: 'CONTAINS',
    locale: Locale.EN,
    fromDay: -30,
    untilDay: -1,
    note: 'Over since the promotion ended.',
  },
];

/** Query, code of the expected article, worst place that passes. */
const goldenChinese: readonly (readonly [string, string, number?])[] = [
  ['洗衣机不脱水', 'K-2031', 1],
  ['衣服甩干不了', 'K-2031'],
  ['E21', 'K-1188'],
  ['洗衣机门打不开', 'K-1240'],
  ['洗衣机发霉', 'K-1245'],
  ['冰箱不制冷', 'K-1310', 1],
  ['冰箱噪音大', 'K-1316'],
  ['空调滴水', 'K-1405', 1],
  ['空调显示E6', 'K-1408'],
  ['电视无信号', 'K-1504', 1],
  ['电视更新后没声音', 'K-620', 1],
  ['手机进水', 'K-1608', 1],
  ['移动电话没信号', 'K-1611'],
  ['退钱', 'P-032'],
  ['发票怎么开', 'K-2050', 1],
  ['投诉怎么登记', 'B-401', 1],
  ['怎么派单', 'O-301'],
  ['改约上门', 'S-081'],
];
const goldenEnglish: readonly (readonly [string, string, number?])[] = [
  ['washer not spinning', 'K-7031', 1],
  ['fridge not cooling', 'K-6310', 1],
  ['telly no signal', 'K-6504'],
  ['tv no sound after update', 'K-5620', 1],
  ['tv cannot connect to wifi', 'K-6510'],
  ['blue screen 0x7B', 'K-6477'],
  ['move esim to new phone', 'K-6602', 1],
  ['phone fell into water', 'K-6608', 1],
  ['water drips from the indoor unit', 'K-6405'],
  ['how do i get an invoice', 'K-7050'],
  ['register a complaint', 'B-5401'],
  ['reschedule a visit', 'S-5081'],
];

/**
 * Plants the demo's search settings as version 1. First of all, before articles: the index that is built by them is then
 * still empty. Does nothing where settings were published before.
 */
export async function plantSearchSettings({ search }: Pick<TuningPlace, 'search'>, viewer: Viewer): Promise<void> {
  const { settings } = search.tuning;
  const now = await settings.overview(viewer);
  if (now.changes.length) return;
  const drafted = await settings.update(viewer, {
    expectedVersion: now.revision,
    synonyms,
    frameWords: frames.map(([locale, word]) => ({ locale, word })),
  });
  await settings.publish(viewer, {
    expectedVersion: drafted.revision,
    note: '示范中心的常用同义词 / Common synonyms of the demo centre',
    // There is nothing to be tried yet.
    acceptWorse: true,
  });
}

/** Plants best bets and golden queries on the demo's articles, and the settings where they are not there yet. A second call does nothing. */
export async function plantSearchTuning(place: TuningPlace, editorViewer: Viewer): Promise<void> {
  await plantSearchSettings(place, editorViewer);
  const { tuning } = place.search;
  const now = place.foundation.clock.now().getTime();
  const inDays = (days: number | undefined): Date | null =>
    days === undefined ? null : new Date(now + days * 86_400_000);
  const idOf = async (code: string): Promise<string> => {
    const article = await place.articles.planting.byCode(code);
    if (!article) throw new Error(`The demo's search refers to ${code}, which is not there.`);
    return article._id;
  };
  for (const [at, { code, phrases, match, locale, fromDay, untilDay, note }] of bets.entries()) {
    await once(async () => {
      await tuning.bets.create(editorViewer, {
        articleId: await idOf(code),
        phrases: parts(phrases),
        match,
        locale,
        from: inDays(fromDay),
        until: inDays(untilDay),
        note,
        order: (at + 1) * 10,
        idempotencyKey: `demo ${phrases}`,
      });
    });
  }
  const all = [
    ...goldenChinese.map((golden) => ({ locale: Locale.ZH_CN, golden })),
    ...goldenEnglish.map((golden) => ({ locale: Locale.EN, golden })),
  ];
  for (const { locale, golden } of all) {
    const [query, code, maxRank = 3] = golden;
    await once(async () => {
      await tuning.golden.create(editorViewer, { query, locale, expectedIds: [await idOf(code)], maxRank, note: '' });
    });
  }
}

/** Makes a thing unless an earlier try of the seed made it. */
async function once(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const known: readonly UserErrorCode[] = [UserErrorCode.DUPLICATE, UserErrorCode.KEY_REUSED];
    if (!(error instanceof UserError) || !error.faults.every(({ code }) => known.includes(code))) throw error;
  }
}
