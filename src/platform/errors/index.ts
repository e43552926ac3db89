export * from './app-error.js';
export * from './user-error.js';
export { UnreadableFile, unreadable } from './unreadable-file.js';
