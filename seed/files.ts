import { readFile } from 'node:fs/promises';
import type { Container } from '../src/app/container.js';
import type { Article, ContentChange } from '../src/modules/articles/index.js';
import type { Viewer } from '../src/platform/auth/viewer.js';
import { drainFilterPicture, recallSheet } from './drawing.js';

type Attachment = NonNullable<ContentChange['attachments']>[number];

/** Stored files of the demo, by key, as an article has them. */
export type StoredFiles = ReadonlyMap<string, Attachment>;

interface DemoFile {
  readonly key: string;
  readonly purpose: 'ARTICLE_IMAGE' | 'ARTICLE_FILE';
  readonly name: string;
  readonly alt: string;
  readonly bytes: (folder: string) => Buffer | Promise<Buffer>;
}

/** Our own drawings and tables, so that nothing in the demo belongs to somebody else. */
const demoFiles: readonly DemoFile[] = [
  {
    ...{ key: 'drain-filter', purpose: 'ARTICLE_IMAGE', name: '排水过滤器.png' },
    alt: '洗衣机正面，右下角的小门用橙色圈出，里面是排水过滤器',
    bytes: () => drainFilterPicture(),
  },
  {
    ...{ key: 'drain-filter-en', purpose: 'ARTICLE_IMAGE', name: 'drain-filter.png' },
    alt: 'Front of a washing machine; the small door at the bottom right, with the drain filter behind it, is ringed in orange',
    bytes: () => drainFilterPicture(),
  },
  {
    ...{ key: 'error-codes', purpose: 'ARTICLE_FILE', name: '空调代码表.csv', alt: '' },
    bytes: (folder) => readFile(`${folder}demo/files/error-codes.csv`),
  },
  {
    ...{ key: 'recall-sheet', purpose: 'ARTICLE_FILE', name: '召回核对单 recall-check-sheet.pdf', alt: '' },
    bytes: () => recallSheet(),
  },
];

/** Stores the files. They wait a day for their articles, so a seed that was killed before leaves nothing behind. */
export async function storeFiles(container: Container, owner: Viewer, folder: string): Promise<StoredFiles> {
  const stored = new Map<string, Attachment>();
  for (const { key, purpose, name, alt, bytes } of demoFiles) {
    const content = await bytes(folder);
    const file = await container.files.service.store(
      owner,
      { purpose, name },
      (async function* () {
        yield content;
      })(),
    );
    const { _id: fileId, contentType, width, height } = file;
    stored.set(key, { fileId, name: file.name, contentType, bytes: file.bytes, width, height, alt });
  }
  return stored;
}

/** Ties the files to the articles that have them; may be repeated. */
export async function linkFiles(container: Container, owner: Viewer, articles: readonly Article[]): Promise<void> {
  const { service } = container.files;
  for (const article of articles)
    for (const { fileId, width } of article.attachments)
      await service.link(owner, fileId, width === null ? 'ARTICLE_FILE' : 'ARTICLE_IMAGE', article._id);
}
