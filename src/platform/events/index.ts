export type { DomainEvent, NewEvent, PolicyFields, Push, PushPriority } from './event.js';
export { EventStore } from './event.store.js';
export type { NoticeLog } from './notice-log.store.js';
export {
  type NewNotice,
  type NoticeKind,
  type NoticeRecord,
  type NoticeText,
  noticeCounter,
  noticeKinds,
} from './notice.js';
export { Transactions, type Transaction } from './transaction.js';
export { EventHub, type Numbered, type NumberedSource } from './hub.js';
export { changeStreamWakeup } from './wakeup.js';
export { forCaller } from './call.js';
export { type Collected, type JudgedList, type ScanPace, type Span, collectJudged, judgedPage } from './judged-page.js';
export { type LiveList, type LivePace, LiveStream } from './live-stream.js';
