import type { Transaction } from '../../../platform/events/index.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import type { ArticleChange, ArticleFollower } from '../article-going-live.service.js';
import { behindBy, rootOf } from './translation.rules.js';
import type { TranslationStore } from './translation.store.js';

/** Who is told about an article. */
export type OwnersOf = (article: Article) => Promise<readonly string[]>;

/**
 * Keeps a source and its translations in step with each other: which translations wait since the source changed, who is told of it, and
 * by which titles each of them is found. May be asked again for the same change: it looks at what is, not at what was.
 */
export class TranslationLinks implements ArticleFollower {
  constructor(
    private readonly store: TranslationStore,
    private readonly now: () => Date,
    private readonly ownersOf: OwnersOf,
  ) {}

  /** Follows a change of a source or a translation, inside its transaction and after it was written. */
  async changed({ before, after, transaction }: Omit<ArticleChange, 'viewer'>): Promise<void> {
    const roots = [...new Set([rootOf(before), rootOf(after)])];
    const found = await this.store.families(roots);
    const family = found.map((member) => (member._id === after._id ? { ...member, ...withoutText(after) } : member));
    const others = family.filter((member) => member._id !== after._id);
    if (!others.length) return;
    const now = this.now();
    await this.store.touch(
      others.map((member) => member._id),
      now,
    );
    const waiting = await this.store.waiting(family.map((member) => member._id));
    for (const member of family) {
      const source = family.find((one) => one._id === member.translationOf);
      const behind = source && source.state === ArticleState.PUBLISHED ? behindBy(source, member) : 0;
      const row = waiting.get(member._id);
      if (!source || behind === 0 || member.state === ArticleState.ARCHIVED) {
        if (row) await this.store.clearWaiting([member._id]);
        continue;
      }
      const sourceVersion = source.version ?? 0;
      // A translation that is still being written waits for nobody; its author is told once, with the change itself.
      const isNews =
        member.version === null
          ? after._id === source._id && before.version !== after.version
          : row?.sourceVersion !== sourceVersion;
      if (member.version !== null && isNews) {
        const { _id, locale } = member;
        await this.store.setWaiting({ _id, sourceId: source._id, locale, sourceVersion, since: row?.since ?? now });
      }
      if (isNews && after._id === source._id) await this.#tell(member, source, transaction);
    }
  }

  async #tell(translation: Article, source: Article, transaction: Transaction): Promise<void> {
    const to = await this.ownersOf(translation);
    if (!to.length) return;
    const version = source.version ?? 0;
    transaction.notify({
      to,
      kind: 'SOURCE_CHANGED',
      subject: { type: 'article', id: translation._id },
      code: translation.code,
      title: translation.title,
      text: {
        'zh-CN': `原文 ${source.code} 已更新到第 ${version} 版，请核对译文。`,
        en: `Its source ${source.code} has a new version ${version}; look whether the translation is still right.`,
      },
    });
  }
}

/** The fields of a change that families are told by; long texts are left where they are. */
const withoutText = ({ bodyMarkdown: _body, technicalCase: _parts, ...rest }: Article): Partial<Article> => rest;
