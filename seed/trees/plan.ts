/** How the centre keeps one of its trees. Ages count back from the moment of the seed, in days. */
export interface TreePlan {
  readonly code: string;
  /** File beside this one, with what is live. */
  readonly file: string;
  readonly audience?: 'INTERNAL' | 'PARTNER';
  readonly author: string;
  readonly reviewer: string;
  /** Published versions, oldest first; the last has the file’s content where it names no other. */
  readonly versions: readonly {
    readonly file?: string;
    /** A node whose help says something else in this version. */
    readonly help?: { readonly node: string; readonly zhCN: string; readonly en: string };
    readonly note: string;
    readonly daysAgo: number;
  }[];
  /** A working copy beside what is live. */
  readonly draft?: { readonly file: string; readonly hoursAgo: number; readonly note: string };
}

const once = (code: string, daysAgo: number, author = 'editor', reviewer = 'editor.two'): TreePlan => ({
  ...{ code, file: `${code}.json`, author, reviewer },
  versions: [{ note: '首次发布', daysAgo }],
});

/** The centre's own trees; what others call comes first. */
export const ownTrees: readonly TreePlan[] = [
  {
    ...once('T-015', 140),
    versions: [
      {
        help: { node: 'level', zhCN: '看四个脚是否踩实。', en: 'See whether all four feet are firm.' },
        note: '首次发布',
        daysAgo: 140,
      },
      { note: '先问口袋，再问放平', daysAgo: 35 },
    ],
  },
  {
    ...once('T-014', 0),
    versions: [
      { file: 'T-014.v1.json', note: '首次发布：三个问题', daysAgo: 150 },
      {
        file: 'T-014.v1.json',
        help: { node: 'hose', zhCN: '高度从地面量起。', en: 'Measured from the floor.' },
        note: '写明排水管高度怎么量',
        daysAgo: 132,
      },
      {
        file: 'T-014.v1.json',
        help: { node: 'hose', zhCN: '高度从地面量起；弯折也算。', en: 'Measured from the floor; a kink counts too.' },
        note: '弯折也算',
        daysAgo: 110,
      },
      {
        file: 'T-014.v5.json',
        help: { node: 'water', zhCN: '从机门玻璃看水位。', en: 'Look at the water through the door.' },
        note: '按代码分流，CRM 建工单，接入异响流程',
        daysAgo: 84,
      },
      { file: 'T-014.v5.json', note: '去掉重复说明', daysAgo: 66 },
      {
        file: 'T-014.v5.json',
        help: { node: 'restart', zhCN: '拔插头，不是只按电源键。', en: 'Unplug it; the power key is not enough.' },
        note: '断电要拔插头',
        daysAgo: 47,
      },
      {
        file: 'T-014.v5.json',
        help: {
          node: 'restart',
          zhCN: '拔插头 5 分钟，再重选程序。',
          en: 'Unplug for five minutes, then choose again.',
        },
        note: '写明断电多久',
        daysAgo: 30,
      },
      {
        help: { node: 'filter', zhCN: '先放浅盘接水。', en: 'Put a flat bowl under it first.' },
        note: '先看电源与水，增加过滤器与门锁',
        daysAgo: 19,
      },
      { note: '过滤器位置写清楚', daysAgo: 8 },
    ],
    draft: { file: 'T-014.draft.json', hoursAgo: 1, note: '精简成一页，去掉过滤器一步' },
  },
  {
    ...once('T-020', 120),
    versions: [
      {
        help: { node: 'nature', zhCN: '拿不准就选「其他」。', en: 'Choose “Other” where you are not sure.' },
        note: '首次发布：六类',
        daysAgo: 120,
      },
      { note: '结果带出责任部门', daysAgo: 41 },
    ],
  },
  { ...once('T-021', 75, 'editor.two', 'editor'), audience: 'PARTNER' },
  once('T-022', 58),
  once('T-023', 52, 'editor.two', 'editor'),
  once('T-024', 33),
];

/** Trees and procedures of others, as their converters make them; see README.md. */
export const othersTrees: readonly { readonly code: string; readonly file: string; readonly daysAgo: number }[] = [
  { code: 'T-101', file: 'towing-rules.json', daysAgo: 50 },
  { code: 'T-102', file: 'check-building-safety-costs.json', daysAgo: 50 },
  ...[
    ...['product-defect-initiate-refund', 'product-defect-refund-status', 'product-defect-return-due-to-size'],
    ...['order-issue-status-delivery-time', 'order-issue-manage-cancel', 'account-access-recover-password'],
    ...[
      'troubleshoot-site-search-not-working',
      'troubleshoot-site-website-too-slow',
      'manage-account-manage-change-address',
    ],
    ...[
      'purchase-dispute-promo-code-invalid',
      'shipping-issue-missing-item',
      'subscription-inquiry-manage-dispute-bill',
    ],
  ].map((name, at) => ({ code: `T-${111 + at}`, file: `${name}.json`, daysAgo: 45 })),
];
