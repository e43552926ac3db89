export * from './app-error.js';
export * from './user-error.js';
