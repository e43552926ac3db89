import type { Text } from './user-error.js';

/** A file as a whole is of no use to who reads its rows. */
export class UnreadableFile extends Error {
  constructor(readonly text: Text) {
    super(text.en);
    this.name = 'UnreadableFile';
  }
}

/** The error in both languages. */
export const unreadable = (zh: string, en: string): UnreadableFile => new UnreadableFile({ 'zh-CN': zh, en });
