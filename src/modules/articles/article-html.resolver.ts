import { Audience } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import type { ArticleSource } from './article.js';
import { type ArticleLoaders, ArticleReader } from './article.loaders.js';
import { docLinksOf, hasFilePlaces, linkDocs, linkFiles, renderArticle, type Renderable } from './content/render.js';

/** Safe HTML of a text for the viewer, with its pictures and with links to imported neighbours that they may read. */
export async function htmlFor(
  context: Context,
  loaders: ArticleLoaders,
  text: Renderable,
  source: ArticleSource | null,
  inside: boolean = context.viewer.audience === Audience.INTERNAL,
): Promise<string> {
  const html = withFiles(context, text, renderArticle(text, inside));
  const ids = docLinksOf(html);
  if (!ids.length) return html;
  const codes = new Map<string, string>();
  if (source) {
    const loader = context.loaders.get(loaders.codeBySource);
    const found = await Promise.all(
      ids.map(async (id) => [id, await loader.load(`${source.system}\u0000${id}`)] as const),
    );
    for (const [id, code] of found) if (code !== null) codes.set(id, code);
  }
  return linkDocs(html, codes);
}

/** The HTML with pictures and files at the viewer's own addresses. */
export function withFiles(context: Context, text: Renderable, html: string): string {
  if (!hasFilePlaces(html)) return html;
  const reader = context.service(ArticleReader);
  return linkFiles(html, text.attachments ?? [], (fileId) => reader.addressOf(context.viewer, fileId));
}
