/** What the demo centre's agents looked for: queries as they type them while a caller waits. Codes are those of the data files. */
export interface SearchTopic {
  /** The article that answers. */
  readonly code: string;
  /** How often it is asked, against the others. */
  readonly weight: number;
  readonly line: string | null;
  readonly queries: readonly string[];
}

/** Callers' words that nothing answered, by how often they were reported. */
export interface GapTopic {
  readonly locale: 'zh-CN' | 'en';
  readonly line: string | null;
  readonly cause: 'NO_RESULT' | 'NOT_OPENED' | 'NO_GOOD_ANSWER';
  readonly words: readonly (readonly [string, number])[];
  /** Whose gap it is, by e-mail; null: nobody's. */
  readonly claimedBy: string | null;
  /** The article that is being written for it. */
  readonly code: string | null;
}

const washing = 'washing-machines';
const topic = (code: string, weight: number, line: string | null, ...queries: string[]): SearchTopic => ({
  code,
  weight,
  line,
  queries,
});

export const chineseTopics: readonly SearchTopic[] = [
  topic('K-2031', 10, washing, '不脱水', '洗衣机不脱水', '衣服甩不干', '脱水不转', '洗完衣服还是湿的'),
  topic('K-1188', 9, washing, 'E21', '洗衣机 E21', 'E21 排水超时', '不排水', 'e21 一直闪'),
  topic('K-957', 4, washing, '波轮 脱水晃', '脱水跳', '甩干咣咣响'),
  topic('K-1240', 4, washing, 'E40', '洗衣机门打不开', '门锁住了'),
  topic('K-1245', 3, washing, '洗衣机有味', '门封发黑', '霉味怎么洗'),
  topic('K-1248', 4, washing, 'E10', '不进水', '洗衣机进水慢'),
  topic('K-1902', 7, washing, '门封召回', '召回批次', '洗衣机召回怎么查'),
  topic('K-1310', 6, 'refrigerators', '冰箱不制冷', '冷藏不冷', '冰箱不凉'),
  topic('K-1313', 3, 'refrigerators', '冷藏结冰', '冰箱底部有水'),
  topic('K-1316', 3, 'refrigerators', '冰箱声音大', '冰箱响'),
  topic('K-1402', 5, 'air-conditioners', '空调不制冷', '空调只吹风', '空调不凉'),
  topic('K-1405', 4, 'air-conditioners', '内机滴水', '空调漏水'),
  topic('K-1408', 4, 'air-conditioners', 'E6', '空调 E6', '空调代码 E6'),
  topic('P-035', 4, 'air-conditioners', '装空调收费', '铜管多少钱一米', '空调辅材'),
  topic('K-1504', 4, 'tv', '电视无信号', '电视没信号'),
  topic('K-620', 4, 'tv', '电视升级后没声音', '有画面没声音'),
  topic('K-1510', 3, 'tv', '电视连不上 wifi', '电视搜不到无线'),
  topic('K-1477', 3, 'computers', '0x7B', '蓝屏 0x7B', '电脑蓝屏'),
  topic('K-1480', 3, 'computers', '电脑卡', '开机慢'),
  topic('K-1602', 5, 'phones', 'eSIM 换机', 'eSIM 转移', 'esim怎么开'),
  topic('K-1605', 3, 'phones', '手机耗电快', '手机发热'),
  topic('K-1608', 2, 'phones', '手机进水'),
  topic('K-1611', 2, 'phones', '手机没信号', '通话断'),
  topic('P-030', 6, null, '三包', '保修多久', '几天可以退'),
  topic('P-031', 5, null, '上门费', '过保维修多少钱', '保外收费'),
  topic('P-032', 5, null, '七天无理由', '拆封能退吗', '退货'),
  topic('P-033', 4, washing, '排水泵 上门费', '换排水泵要钱吗'),
  topic('K-2050', 5, null, '发票怎么开', '电子发票', '发票抬头写错'),
  topic('B-401', 4, null, '投诉登记', '投诉分支'),
  topic('B-404', 2, null, '紧急回电'),
  topic('B-410', 5, null, '预约安装', '送到没人装', '什么时候来装'),
  topic('O-301', 4, null, '派单', '新建上门单'),
  topic('O-304', 3, null, '转专家', '转高级'),
  topic('O-307', 2, null, '合并档案', '客户两个档案'),
  topic('S-071', 3, null, '安抚', '客户骂人'),
  topic('S-072', 4, null, '再次来电 话术', '我刚打过电话'),
  topic('S-081', 4, null, '改约', '改约上门时间'),
  topic('V-504', 3, null, '信息核对', '核对两项'),
  topic('V-513', 3, null, '多久上门', '维修时限'),
  topic('N-701', 9, null, '当日上门', '华东仓 暂停派单', '今天能上门吗'),
  topic('N-704', 6, null, '双十一延保', '延保活动'),
  topic('G-2104', 4, 'refrigerators', 'BCD-520W', '520W 多宽', '十字门'),
  topic('G-2113', 3, 'service', '延保保什么', '意外保'),
  topic('K-2055', 3, null, '维修网点', '网点地址'),
];

export const englishTopics: readonly SearchTopic[] = [
  topic('K-7031', 6, washing, 'washer not spinning', 'clothes still wet', 'no spin'),
  topic('K-6188', 5, washing, 'E21', 'washer E21', 'does not drain'),
  topic('K-6902', 3, washing, 'door seal recall', 'recall batch'),
  topic('K-6310', 4, 'refrigerators', 'fridge not cooling', 'refrigerator warm'),
  topic('K-6405', 2, 'air-conditioners', 'ac dripping', 'indoor unit leaks'),
  topic('K-5620', 3, 'tv', 'tv no sound', 'no sound after update'),
  topic('K-6510', 2, 'tv', 'tv wifi', 'tv cannot connect'),
  topic('K-6602', 4, 'phones', 'move esim', 'esim new phone', 'transfer esim'),
  topic('P-5030', 3, null, 'guarantee', 'how long is the guarantee'),
  topic('P-5032', 4, null, '7 day return', 'return opened box'),
  topic('K-7050', 3, null, 'invoice', 'wrong name on invoice'),
  topic('B-5410', 3, null, 'book installation', 'when will you install'),
  topic('S-5076', 2, null, 'cannot understand caller', 'greeting in english'),
  topic('N-5701', 3, null, 'same day visit', 'no dispatch east'),
];

export const gapTopics: readonly GapTopic[] = [
  {
    locale: 'zh-CN',
    line: washing,
    cause: 'NOT_OPENED',
    words: [
      ['脱水没劲、甩不干', 13],
      ['洗完衣服还滴水', 11],
      ['甩不干怎么办', 8],
      ['脱水没劲', 6],
    ],
    claimedBy: 'editor@demo.example',
    code: null,
  },
  {
    locale: 'zh-CN',
    line: 'service',
    cause: 'NO_RESULT',
    words: [
      ['以旧换新尾款怎么补', 14],
      ['旧机没拉走能先装吗', 9],
      ['补贴到账时间', 5],
      ['旧机器没拉走可以先装新的吗', 3],
    ],
    claimedBy: 'editor.two@demo.example',
    code: 'B-416',
  },
  {
    locale: 'zh-CN',
    line: 'phones',
    cause: 'NO_GOOD_ANSWER',
    words: [
      ['旧手机坏了 eSIM 怎么换到新手机', 10],
      ['旧手机开不了机 eSIM 转不过去', 7],
      ['旧手机丢了 eSIM 怎么办', 5],
    ],
    claimedBy: null,
    code: null,
  },
  {
    locale: 'zh-CN',
    line: washing,
    cause: 'NO_RESULT',
    words: [
      ['E62', 8],
      ['屏幕显示 E62', 5],
      ['62 报警', 4],
    ],
    claimedBy: 'zhou.hang@demo.example',
    code: 'K-1195',
  },
  {
    locale: 'zh-CN',
    line: 'service',
    cause: 'NO_RESULT',
    words: [
      ['净水器滤芯多久换一次', 9],
      ['净水器滤芯在哪里买', 6],
      ['滤芯灯红了', 4],
    ],
    claimedBy: null,
    code: null,
  },
  {
    locale: 'zh-CN',
    line: 'air-conditioners',
    cause: 'NO_GOOD_ANSWER',
    words: [
      ['空调遥控器丢了能补配吗', 9],
      ['遥控器丢了去哪买', 7],
    ],
    claimedBy: null,
    code: null,
  },
  {
    locale: 'en',
    line: 'refrigerators',
    cause: 'NO_GOOD_ANSWER',
    words: [
      ['Can I keep my old fridge until the new one is installed', 12],
      ['keep old fridge until new one installed', 6],
      ['who takes the old fridge away', 3],
    ],
    claimedBy: null,
    code: null,
  },
  {
    locale: 'en',
    line: washing,
    cause: 'NO_RESULT',
    words: [
      ['Is a washer bought abroad covered in China', 9],
      ['warranty for washer bought abroad', 6],
    ],
    claimedBy: null,
    code: null,
  },
];

/** Queries that bring something, of which nothing is what was meant. */
export const vainQueries: readonly (readonly ['zh-CN' | 'en', string])[] = [
  ['zh-CN', '会员积分兑换'],
  ['zh-CN', '师傅电话多少'],
  ['zh-CN', '洗衣机搬家移机'],
  ['zh-CN', '电视挂墙收费'],
  ['zh-CN', '换新机的价保'],
  ['zh-CN', '冰箱门换方向'],
  ['en', 'loyalty points'],
  ['en', 'tv wall mount fee'],
];
