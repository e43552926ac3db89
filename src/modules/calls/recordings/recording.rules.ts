import type { Text } from '../../../platform/errors/index.js';

/** Milliseconds of a day. */
const dayMs = 86_400_000;

/** When the sound of a recording is to go: so many days after the end of its call. */
export const deleteAtOf = (callEndedAt: Date, retentionDays: number): Date =>
  new Date(callEndedAt.getTime() + retentionDays * dayMs);

/** Longest address that a recording is fetched from, in characters. */
export const longestUrl = 2_000;

/** What is said of a recording that could not be taken. */
export const refusals = {
  NOT_AUDIO: {
    'zh-CN': '不是可识别的录音：仅支持 WAV（PCM、A-law、mu-law）、MP3、FLAC 和 Ogg Opus。',
    en: 'This is no recording: WAV (PCM, a-law, mu-law), MP3, FLAC and Ogg Opus are taken.',
  },
  TOO_MANY_CHANNELS: { 'zh-CN': '录音最多两个声道。', en: 'A recording has one or two channels.' },
  CUT_OFF: { 'zh-CN': '录音不完整：结尾缺失。', en: 'The recording is cut off: its end is missing.' },
  TOO_LONG: { 'zh-CN': '录音最长两小时。', en: 'A recording has at most two hours.' },
  TOO_LARGE: { 'zh-CN': '录音最大 200 MB。', en: 'A recording has at most 200 MB.' },
  BROKEN: { 'zh-CN': '录音已损坏，无法读取。', en: 'The recording is damaged and cannot be read.' },
  TOO_COSTLY: {
    'zh-CN': '录音无法在限定的时间和内存内读取。',
    en: 'The recording cannot be read within the time and memory that it may take.',
  },
  GONE: { 'zh-CN': '录音文件已不存在。', en: 'The file of the recording is gone.' },
  NOT_FETCHED: { 'zh-CN': '地址没有返回录音。', en: 'The address did not give a recording.' },
  INSIDE: { 'zh-CN': '地址指向内部网络，未获取。', en: 'The address leads inside: nothing was fetched.' },
  SERVER: { 'zh-CN': '服务器未能处理此录音。', en: 'The server could not take this recording.' },
} as const satisfies Readonly<Record<string, Text>>;

export type RefusalCode = keyof typeof refusals;

export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
