import type { Viewer } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';
import { followedId, followerId, type SearchEntry, type SearchSource } from '../../platform/search/source.js';
import type { FacetName, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import type { Article } from './article.js';
import { ArticleKind, ArticleState } from './article-enums.js';
import { contentOf } from './article-content.rules.js';
import { everyone, readsInternal, searchableTo } from './article.policy.js';
import { type ArticleStore, withoutTexts } from './article.store.js';
import type { CategoryTree } from './category.rules.js';
import type { CategoryStore } from './category.store.js';
import { sectionsOf } from './content/sections.js';
import { TextCache } from './content/text-cache.js';
import { foundByTitles, rootOf } from './translations/translation.rules.js';
import type { TranslationStore } from './translations/translation.store.js';
import { promoted } from './time/held.rules.js';
import { endless } from './time/validity.rules.js';

const articleIdOf = (did: string): string => followedId(did) ?? did;

/** How an article's live text looks to the index. It ends where the next one begins. */
export function searchEntryOf(article: Article, family: readonly Article[] = []): SearchEntry {
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
    translations: foundByTitles(article, family),
    codes: [...article.errorCodes, ...article.models],
    categories: article.categoryPath,
    policy: {
      audience: article.audience,
      tierRank: article.tierRank,
      teams: article.teams,
      lines: article.lines,
      state: article.state,
      effectiveFrom: article.effectiveFrom,
      effectiveTo: Math.min(article.effectiveTo, article.next?.effectiveFrom ?? endless),
    },
    riskRank: article.riskRank,
    updatedAt: article.updatedAt.getTime(),
    sections: sectionsOf(article),
  };
}

/** Product lines that are among both. */
const inBoth = (a: readonly string[], b: readonly string[]): string[] => {
  if (a.includes(everyone)) return [...b];
  return b.includes(everyone) ? [...a] : a.filter((id) => b.includes(id));
};

/**
 * The text that waits for its moment, as an entry of its own; null where none waits. It is for who may read it and the article as it is now:
 * a text that will open an article to others is not counted for those before, not even in a facet.
 */
function waitingEntryOf(article: Article, family: readonly Article[]): SearchEntry | null {
  const { next } = article;
  if (!next) return null;
  const entry = searchEntryOf({ ...article, ...contentOf(next), next: null }, family);
  const policy = { ...entry.policy, lines: inBoth(article.lines, next.lines) };
  return { ...entry, did: followerId(article._id), policy };
}

/** Where the index reads articles: what is published, nothing else. */
export class ArticleSearchSource implements SearchSource {
  readonly type = 'article';
  readonly collection = 'articles';

  constructor(
    private readonly store: ArticleStore,
    private readonly translations: Pick<TranslationStore, 'families'>,
  ) {}

  /** A text that waits for its moment is found beside the live one: when the moment comes, filters turn without any new index. */
  idsOf(id: string): readonly string[] {
    return [id, followerId(id)];
  }

  async entries(ids: readonly string[]): Promise<Map<string, SearchEntry>> {
    const found = await this.store.byIds([...new Set(ids.map(articleIdOf))]);
    const wanted = new Set(ids);
    const entries = new Map<string, SearchEntry>();
    const families = new Map<string, Article[]>();
    for (const member of await this.translations.families(found.map(rootOf)))
      families.set(rootOf(member), [...(families.get(rootOf(member)) ?? []), member]);
    for (const article of found) {
      if (article.state !== ArticleState.PUBLISHED) continue;
      const family = families.get(rootOf(article)) ?? [];
      for (const entry of [searchEntryOf(article, family), waitingEntryOf(article, family)])
        if (entry && wanted.has(entry.did)) entries.set(entry.did, entry);
    }
    return entries;
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

  rule(viewer: Viewer, now: Date): Rule {
    return searchableTo(viewer, now);
  }

  async hits(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const rule = searchableTo(viewer, this.store.now());
    const inside = readsInternal(viewer);
    const wanted = new Set(ids);
    const found = await this.store.visible([...new Set(ids.map(articleIdOf))], rule, withoutTexts);
    const shown = found.flatMap((article) => shownOf(article, wanted, inside));
    const texts = new Map<string, string>();
    const unread: string[] = [];
    for (const { did, article } of shown) {
      const text = snippetTexts.find(textKey(did, article, inside));
      if (text === undefined) unread.push(article._id);
      else texts.set(did, text);
    }
    // The long texts are read only of articles that were not shown lately; what is no longer to be seen has none by then.
    const whole = unread.length ? await this.store.visible(unread, rule, { draft: 0 }) : [];
    for (const { did, article } of whole.flatMap((one) => shownOf(one, wanted, inside))) {
      const key = textKey(did, article, inside);
      texts.set(
        did,
        snippetTexts.get(key, () => snippetText(article, inside)),
      );
    }
    const hits = new Map<string, SubjectHit>();
    for (const { did, article } of shown) {
      const text = texts.get(did);
      const document = found.find(({ _id }) => _id === article._id);
      if (text !== undefined && document) hits.set(did, hitOf(article, text, document));
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

const textKey = (did: string, { revision, version }: Article, inside: boolean): string =>
  `${did}:${revision}:${version ?? 0}:${String(inside)}`;

function snippetText(article: Article, inside: boolean): string {
  let text = '';
  for (const section of sectionsOf(article, snippetReach * 1.5)) {
    if (section.internal && !inside) continue;
    text += `${section.heading ? `${section.heading}\n` : ''}${section.text}\n`;
    if (text.length >= snippetReach) break;
  }
  return text.slice(0, snippetReach);
}

/** What is shown of an article under the wanted ids: its live text, and for insiders the one that waits for its moment. */
function shownOf(article: Article, wanted: ReadonlySet<string>, inside: boolean): { did: string; article: Article }[] {
  const shown: { did: string; article: Article }[] = [];
  const waiting = followerId(article._id);
  // One that waited and holds now is the article's own text, whichever of the two is asked for.
  if (wanted.has(article._id)) shown.push({ did: article._id, article });
  if (!wanted.has(waiting)) return shown;
  if (!article.next) shown.push({ did: waiting, article });
  else if (inside) shown.push({ did: waiting, article: promoted(article, article.next) });
  return shown;
}

function hitOf(article: Article, text: string, document: Article): SubjectHit {
  const { _id: id, code, kind, locale, title, say, version, effectiveFrom, effectiveTo } = article;
  const object = { ...document, bodyMarkdown: '', technicalCase: null };
  return { id, code, kind, locale, title, say, text, version, times: { effectiveFrom, effectiveTo }, object };
}
