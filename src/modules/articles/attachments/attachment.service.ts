import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { FileService, StoredFile } from '../../../platform/files/index.js';
import { loadForChange, replaceOrConflict } from '../article.access.js';
import type { Article, ArticleContent } from '../article.js';
import { type ArticleParts, articleEvent, placed } from '../article-draft.service.js';
import { checkContent, requiredText, shortText } from '../article-content.rules.js';
import { keepsKnowledge, mayReadVersion, readsInternal, visibleTo } from '../article.policy.js';
import { draftContent, edited } from '../article.rules.js';
import {
  attachmentLimits,
  attachmentOf,
  outerFileRefsIn,
  withAttachment,
  withAttachmentChanged,
  withoutAttachment,
} from './attachment.rules.js';
import type { AttachmentStore } from './attachment.store.js';

/** Purposes of the files that articles have. */
export const articleFilePurposes = ['ARTICLE_IMAGE', 'ARTICLE_FILE'] as const;

/** What this service needs of the files. */
export type AttachmentFiles = Pick<FileService, 'readable' | 'link' | 'keep' | 'linked' | 'release'>;

const sweepBatch = 200;

/** Pictures and files of articles: they are part of the text, so each change is one of the working copy. */
export class AttachmentService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly store: AttachmentStore,
    private readonly files: AttachmentFiles,
  ) {}

  /**
   * Puts a finished upload, or a file of another article, into the working copy; opens one where there is none.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, FILE_REFUSED, DUPLICATE, TOO_MANY, TOO_LONG, KEY_REUSED.
   */
  async add(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; fileId: string; alt?: string | null; idempotencyKey?: string | null },
  ): Promise<Article> {
    const alt = shortText(input.alt, attachmentLimits.alt, 'alt') ?? '';
    const { idempotency } = this.parts.foundation;
    const request = { id, ...input };
    await idempotency.once(viewer, 'articleAttachmentAdd', input.idempotencyKey, request, async (remember) => {
      const before = await this.#load(viewer, id, input.expectedVersion);
      const file = await this.#usable(viewer, input.fileId);
      const content = withAttachment(draftContent(before), attachmentOf(file, alt));
      const more = { fileId: file._id, fileName: file.name, bytes: file.bytes };
      await this.#save(viewer, 'article.attachment-added', before, content, more, async () => {
        if (file.state === 'LINKED') await this.files.keep(file._id);
        else await this.files.link(viewer, file._id, file.purpose, id);
        await remember(id);
      });
      return id;
    });
    const [article] = await this.parts.store.byIds([id]);
    if (!article) throw new Error('An article that was just changed is gone.');
    return article;
  }

  /** Changes name or alternative text. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async update(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; fileId: string; name?: string | null; alt?: string | null },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const change = {
      ...(input.name === undefined ? {} : { name: requiredText(input.name, attachmentLimits.name, 'name') }),
      ...(input.alt === undefined ? {} : { alt: shortText(input.alt, attachmentLimits.alt, 'alt') ?? '' }),
    };
    const content = withAttachmentChanged(draftContent(before), input.fileId, change);
    return this.#save(viewer, 'article.attachment-changed', before, content, {
      fileId: input.fileId,
      changed: Object.keys(change),
    });
  }

  /** Takes a file out of the working copy. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, IN_USE. */
  async remove(viewer: Viewer, id: string, input: { expectedVersion: number; fileId: string }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const content = withoutAttachment(draftContent(before), input.fileId);
    return this.#save(viewer, 'article.attachment-removed', before, content, { fileId: input.fileId });
  }

  /**
   * Whether somebody may read a file that hangs on articles: who keeps the knowledge always; who is inside while they may read a text that has
   * it; outsiders while a text that is live for them names it outside of internal blocks.
   */
  async mayRead(viewer: Viewer, file: StoredFile): Promise<boolean> {
    if (keepsKnowledge(viewer)) return (await this.store.used([file._id])).has(file._id);
    const { store } = this.parts;
    const now = store.now();
    const rule = visibleTo(viewer, now);
    const live = (await store.visible(await this.store.articlesWith(file._id), rule)).filter((article) =>
      article.attachments.some(({ fileId }) => fileId === file._id),
    );
    if (!readsInternal(viewer)) return live.some((article) => outerFileRefsIn(article).has(file._id));
    if (live.length) return true;
    const versions = await this.store.versionsWith(file._id);
    const articles = await store.visible([...new Set(versions.map(({ articleId }) => articleId))], rule);
    const byId = new Map(articles.map((article) => [article._id, article]));
    return versions.some((version) => {
      const article = byId.get(version.articleId);
      return article !== undefined && mayReadVersion(viewer, article, version, now);
    });
  }

  /** Lets go of files that no text has had for a day: drafts that were thrown away, pictures that were taken out. Returns how many. */
  async sweep(): Promise<number> {
    let released = 0;
    for (let after = ''; ;) {
      const files = await this.files.linked(articleFilePurposes, after, sweepBatch);
      const last = files.at(-1);
      if (!last) return released;
      const used = await this.store.used(files.map(({ _id }) => _id));
      const unused = files.filter(({ _id }) => !used.has(_id)).map(({ _id }) => _id);
      if (unused.length) await this.files.release(unused);
      released += unused.length;
      after = last._id;
    }
  }

  async #usable(viewer: Viewer, fileId: string): Promise<StoredFile> {
    const file = await this.files.readable(viewer, fileId);
    if (file && articleFilePurposes.some((purpose) => purpose === file.purpose)) return file;
    throw new UserError(
      fault(
        UserErrorCode.FILE_REFUSED,
        '找不到文件，或文件尚未上传完成、已被拒绝。',
        'There is no such file, or it is not uploaded, or was refused.',
        'fileId',
      ),
    );
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  async #save(
    viewer: Viewer,
    type: string,
    before: Article,
    content: ArticleContent,
    more: Record<string, unknown>,
    also: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Article> {
    const { foundation, store, categories } = this.parts;
    const act = { by: viewer.id, at: foundation.clock.now() };
    const next = placed(edited(before, content, undefined, act), await categories.tree());
    checkContent(content);
    return foundation.transactions.run(async (transaction) => {
      await also();
      const after = await replaceOrConflict(store, before, next);
      transaction.append(articleEvent(viewer, type, before, after, more));
      return after;
    });
  }
}
