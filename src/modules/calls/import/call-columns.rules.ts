import { columnsNamed } from './columns.rules.js';
import { callFields } from './call-row.js';

/** Columns of a table of calls. */
export const callColumns = columnsNamed(
  callFields,
  {
    ...{ 编号: 'reference', 通话编号: 'reference', 队列: 'queue', 渠道: 'channel', 座席: 'agent', 工号: 'agent' },
    ...{ 团队: 'team', 站点: 'site', 产品线: 'productLine', 客户: 'customer', 客户编号: 'customer' },
    ...{ 客户级别: 'customerLevel', 进线时间: 'offeredAt', 接听时间: 'answeredAt', 放弃时间: 'abandonedAt' },
    ...{ 结束时间: 'endedAt', 首次响应时间: 'firstResponseAt', 保持秒数: 'holdSeconds', 事后处理秒数: 'wrapSeconds' },
    ...{
      转接自: 'transferOf',
      满意度: 'satisfaction',
      处理结果: 'disposition',
      问题树: 'reasonTree',
      问题节点: 'reasonNode',
    },
    ...{ 已解决: 'isSolved', 已核实: 'isVerified', 记录完整: 'isRecordComplete', 文章: 'articles', 流程: 'walks' },
    标签: 'tags',
  },
  ['reference', 'queue', 'offeredAt'],
);
