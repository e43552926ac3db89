import type { Viewer } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import type { SearchEntry, SearchSource } from '../../platform/search/source.js';
import type { FacetName, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import type { Article } from './article.js';
import { ArticleKind, ArticleState } from './article-enums.js';
import { everyone, readsInternal, searchableTo } from './article.policy.js';
import { type ArticleStore, withoutTexts } from './article.store.js';
import type { CategoryTree } from './category.rules.js';
import type { CategoryStore } from './category.store.js';
import { sectionsOf } from './content/sections.js';
import { TextCache } from './content/text-cache.js';

/** How an article looks to the index. */
export function searchEntryOf(article: Article): SearchEntry {
  return {
    did: article._id,
    type: 'article',
    kind: article.kind,
    code: article.code,
    locale: article.locale,
    title: article.title,
    say: article.say,
    alts: article.alternativeQuestions,
    keywords: article.keywords,
    codes: [...article.errorCodes, ...article.models],
    categories: article.categoryPath,
    policy: {
      audience: article.audience,
      tierRank: article.tierRank,
      teams: article.teams,
      lines: article.lines,
      state: article.state,
    },
    updatedAt: article.updatedAt.getTime(),
    sections: sectionsOf(article),
  };
}

/** Where the index reads articles: what is published, nothing else. */
export class ArticleSearchSource implements SearchSource {
  readonly type = 'article';
  readonly collection = 'articles';

  constructor(private readonly store: ArticleStore) {}

  async entries(ids: readonly string[]): Promise<Map<string, SearchEntry>> {
    const found = await this.store.byIds(ids);
    return new Map(
      found
        .filter((article) => article.state === ArticleState.PUBLISHED)
        .map((article) => [article._id, searchEntryOf(article)]),
    );
  }

  allIds(): AsyncIterable<string[]> {
    return this.store.allIds();
  }
}

const kindNames: Readonly<Record<ArticleKind, { zhCN: string; en: string }>> = {
  [ArticleKind.FAQ]: { zhCN: '常见问题', en: 'FAQ' },
  [ArticleKind.PRODUCT]: { zhCN: '商品知识', en: 'Product knowledge' },
  [ArticleKind.SYSTEM_OPERATION]: { zhCN: '系统操作', en: 'System operation' },
  [ArticleKind.BUSINESS_PROCESS]: { zhCN: '业务流程', en: 'Business process' },
  [ArticleKind.SCRIPT]: { zhCN: '话术', en: 'Script' },
  [ArticleKind.POLICY]: { zhCN: '政策', en: 'Policy' },
  [ArticleKind.ANNOUNCEMENT]: { zhCN: '公告', en: 'Announcement' },
  [ArticleKind.TECHNICAL_CASE]: { zhCN: '技术案例', en: 'Technical case' },
  [ArticleKind.SERVICE_STANDARD]: { zhCN: '服务标准', en: 'Service standard' },
};

const localeNames: Readonly<Record<string, { zhCN: string; en: string }>> = {
  'zh-CN': { zhCN: '中文', en: 'Chinese' },
  en: { zhCN: '英文', en: 'English' },
};

/** Names of product lines by id. */
export type LineNames = (
  ids: readonly string[],
) => Promise<readonly { _id: string; name: { zhCN: string; en: string } }[]>;

/** How old the names of categories beside a search may be, in ms. */
const treeFreshMs = 2_000;

/** Most characters of a text that a snippet is looked for in. */
const snippetReach = 20_000;

/** Articles as the search shows them: read as they are now, for who asks. */
export class ArticleSearchSubject implements SearchSubjectProvider {
  readonly type = 'article';
  #known: { at: number; tree: Promise<CategoryTree> } | null = null;

  constructor(
    private readonly store: ArticleStore,
    private readonly categories: CategoryStore,
    private readonly lineNames: LineNames,
  ) {}

  rule(viewer: Viewer): Rule {
    return searchableTo(viewer);
  }

  async hits(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const rule = searchableTo(viewer);
    const inside = readsInternal(viewer);
    const found = await this.store.visible(ids, rule, withoutTexts);
    const texts = new Map<string, string>();
    const unread: string[] = [];
    for (const { _id, revision } of found) {
      const text = snippetTexts.find(textKey(_id, revision, inside));
      if (text === undefined) unread.push(_id);
      else texts.set(_id, text);
    }
    // The long texts are read only of articles that were not shown lately; what is no longer to be seen has none by then.
    for (const article of unread.length ? await this.store.visible(unread, rule, { draft: 0 }) : []) {
      const key = textKey(article._id, article.revision, inside);
      texts.set(
        article._id,
        snippetTexts.get(key, () => snippetText(article, inside)),
      );
    }
    const hits = new Map<string, SubjectHit>();
    for (const article of found) {
      const text = texts.get(article._id);
      if (text !== undefined) hits.set(article._id, hitOf(article, text));
    }
    return hits;
  }

  async facetLabels(viewer: Viewer, field: FacetName, values: readonly string[]): Promise<Map<string, string>> {
    const inLanguage = (name: { zhCN: string; en: string }): string => (viewer.locale === 'en' ? name.en : name.zhCN);
    switch (field) {
      case 'kind':
        return new Map(
          Object.values(ArticleKind)
            .filter((kind) => values.includes(kind))
            .map((kind) => [kind, inLanguage(kindNames[kind])]),
        );
      case 'locale':
        return new Map(
          values.flatMap((value) => (localeNames[value] ? [[value, inLanguage(localeNames[value])] as const] : [])),
        );
      case 'categories': {
        const tree = await this.#tree();
        return new Map(
          values.flatMap((id) =>
            tree.get(id)
              ? [
                  [
                    id,
                    tree
                      .path(id)
                      .map((category) => inLanguage(category.name))
                      .join(' / '),
                  ] as const,
                ]
              : [],
          ),
        );
      }
      case 'lines': {
        const ids = values.filter((id) => id !== everyone);
        const named = ids.length ? await this.lineNames(ids) : [];
        return new Map(named.map((line) => [line._id, inLanguage(line.name)]));
      }
    }
  }

  /** The categories as they were at most two seconds ago: each search names the same few. */
  #tree(): Promise<CategoryTree> {
    const now = performance.now();
    if (this.#known && now - this.#known.at < treeFreshMs) return this.#known.tree;
    const tree = this.categories.tree();
    this.#known = { at: now, tree };
    // What failed is tried again by the next search.
    tree.catch(() => (this.#known = null));
    return tree;
  }
}

/** Plain texts of articles that were found lately, by article, revision and whether internal blocks are part of it. */
const snippetTexts = new TextCache(24_000_000);

const textKey = (id: string, revision: number, inside: boolean): string => `${id}:${revision}:${String(inside)}`;

function snippetText(article: Article, inside: boolean): string {
  let text = '';
  for (const section of sectionsOf(article, snippetReach * 1.5)) {
    if (section.internal && !inside) continue;
    text += `${section.heading ? `${section.heading}\n` : ''}${section.text}\n`;
    if (text.length >= snippetReach) break;
  }
  return text.slice(0, snippetReach);
}

function hitOf(article: Article, text: string): SubjectHit {
  const { _id: id, code, kind, locale, title, say } = article;
  return { id, code, kind, locale, title, say, text, object: { ...article, bodyMarkdown: '', technicalCase: null } };
}
