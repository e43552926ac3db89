import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { NewEvent } from '../../../platform/events/index.js';
import type { Article } from '../article.js';
import { type Flag, type FlagKind, FlagState } from './flag.js';

// What is told of flags: to the audit trail, to whoever answers, and to whoever flagged.

/** An audit event about a flag; never a text. */
export const flagEvent = (viewer: Viewer, type: string, before: Flag | null, after: Flag): NewEvent => ({
  type,
  subject: { type: 'article_flag', id: after._id },
  actor: actorOf(viewer),
  ...(before ? { before: summary(before) } : {}),
  after: summary(after),
});

const summary = ({ articleId, kind, state, revision, takenById, pendingVersion, mendedInVersion }: Flag) => ({
  articleId,
  kind,
  state,
  revision,
  takenById,
  version: pendingVersion ?? mendedInVersion,
});

const kindWords: Readonly<Record<FlagKind, { 'zh-CN': string; en: string }>> = {
  WRONG: { 'zh-CN': '有错误', en: 'wrong' },
  OUTDATED: { 'zh-CN': '已过时', en: 'outdated' },
  UNCLEAR: { 'zh-CN': '表述不清', en: 'unclear' },
  INCOMPLETE: { 'zh-CN': '不完整', en: 'incomplete' },
  DANGEROUS: { 'zh-CN': '有危险', en: 'dangerous' },
  OTHER: { 'zh-CN': '其他问题', en: 'other' },
};

/** What whoever answers for the article is told. */
export const raisedText = (viewer: Viewer, flag: Flag): { 'zh-CN': string; en: string } => ({
  'zh-CN': `${viewer.name}：${kindWords[flag.kind]['zh-CN']}${flag.quote === '' ? '' : `——“${flag.quote}”`}`,
  en: `${viewer.name}: ${kindWords[flag.kind].en}${flag.quote === '' ? '' : ` – “${flag.quote}”`}`,
});

/** What whoever flagged is told. */
export function answeredNotice(flag: Flag, article: Pick<Article, '_id' | 'code' | 'title'>) {
  const words = flag.answer === null ? '' : flag.answer;
  const isMended = flag.state === FlagState.MENDED;
  const version = flag.mendedInVersion ?? 0;
  return {
    to: [flag.raisedById],
    kind: 'FLAG_ANSWERED',
    subject: { type: 'article', id: article._id },
    code: article.code,
    title: article.title,
    text: {
      'zh-CN': `${isMended ? `您的纠错已在第 ${version} 版中更正。` : '您的纠错未被采纳：'}${words}`,
      en: `${isMended ? `What you flagged is mended in version ${version}. ` : 'What you flagged was not changed: '}${words}`.trimEnd(),
    },
  } as const;
}
