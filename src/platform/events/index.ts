export type { DomainEvent, NewEvent, PolicyFields, Push, PushPriority } from './event.js';
export { EventStore } from './event.store.js';
export { Transactions, type Transaction } from './transaction.js';
export { EventHub } from './hub.js';
export { changeStreamWakeup } from './wakeup.js';
export { forCaller } from './call.js';
