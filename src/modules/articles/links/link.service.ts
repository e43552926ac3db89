import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { NewNotice } from '../../../platform/events/index.js';
import { Audience, type Viewer } from '../../../platform/auth/viewer.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { type Rule, isIn } from '../../../platform/rules/rules.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { keepsKnowledge } from '../article.policy.js';
import { type ArticleStore, withoutTexts } from '../article.store.js';
import type { LinkStore } from './link.store.js';
import {
  ArticleLinkState,
  type BrokenLinks,
  type LinkTarget,
  type LinkTargetKind,
  type ReferrerKind,
} from './link-target.js';
import { type LinkSource, breaks, linkStateOf, linkingTo, outerLinksIn, targetOf } from './links.rules.js';

/** Most dependants that an answer names. */
export const mostDependantsNamed = 50;
/** Most texts whose owners are told of one broken link. */
const mostTold = 500;

/** Who answers for an article: ids of people. */
export type OwnersOf = (article: Article) => Promise<readonly string[]>;

/** Which texts refer to which by code, and what becomes of that when one of them goes. */
export class LinkService {
  readonly #kinds: LinkTargetKind[] = [];
  readonly #referrers: ReferrerKind[] = [];

  constructor(
    private readonly articles: ArticleStore,
    private readonly store: LinkStore,
    private readonly ownersOf: OwnersOf,
  ) {}

  /** Lets a later room say what codes with its letters lead to; until then they are shown as they are and are neither right nor wrong. */
  register(kind: LinkTargetKind): void {
    this.#kinds.push(kind);
  }

  /** Lets a later room say what of theirs refers to articles: it is named, and told, when one goes. */
  registerReferrers(kind: ReferrerKind): void {
    this.#referrers.push(kind);
  }

  /** What codes lead to, whoever asks: null for what does not exist; codes of kinds that nobody knows are left out. */
  async targets(codes: readonly string[]): Promise<Map<string, LinkTarget | null>> {
    const found = new Map<string, LinkTarget | null>();
    const known = codes.filter((code) => this.#isKnown(code));
    for (const code of known) found.set(code, null);
    for (const kind of this.#kinds) {
      const own = known.filter((code) => kind.letters.includes(code.charAt(0)));
      for (const [code, target] of own.length ? await kind.find(own) : []) found.set(code, target);
    }
    const ofArticles = known.filter((code) => !this.#kinds.some((kind) => kind.letters.includes(code.charAt(0))));
    const now = this.articles.now();
    for (const article of ofArticles.length ? await this.store.targets(ofArticles) : [])
      found.set(article.code, targetOf(article, now));
    return found;
  }

  /** Refuses to take an article out of use while others refer to it, unless that is meant: IN_USE, with the first of them. */
  async checkDependants(article: Article, confirmed: boolean): Promise<void> {
    if (confirmed) return;
    const texts = await this.store.countDependants(article);
    const counts = await Promise.all(this.#referrers.map((kind) => kind.count(article.code)));
    const count = counts.reduce((sum, each) => sum + each, texts);
    if (count === 0) return;
    const dependants = texts ? await this.store.dependants(article, mostDependantsNamed) : [];
    const others = await Promise.all(this.#referrers.map((kind) => kind.first(article.code, mostDependantsNamed)));
    throw new UserError(
      fault(
        UserErrorCode.IN_USE,
        `还有 ${count} 篇内容引用它，请确认。`,
        count === 1 ? 'One other text refers to it; confirm.' : `${count} other texts refer to it; confirm.`,
        'confirmDependants',
      ),
      { article, dependants, referrers: others.flat().slice(0, mostDependantsNamed) },
    );
  }

  /** How many articles refer to a code that is none of an article, and the first of them; whoever asks. */
  async textsReferringTo(code: string): Promise<{ count: number; first: Article[] }> {
    const target = { _id: '', code };
    const count = await this.store.countDependants(target);
    return { count, first: count ? await this.store.dependants(target, mostDependantsNamed) : [] };
  }

  /** A page of the articles that refer to a code and that somebody may see, last changed first; drafts too for who keeps the knowledge. */
  pageReferringTo(
    viewer: Viewer,
    code: string,
    request: PageRequest,
    withTexts: boolean,
  ): Promise<Connection<Article>> {
    const rule = linkingTo(viewer, this.articles.now());
    const linksTo = { code, draftsToo: keepsKnowledge(viewer) };
    const newestFirst = { field: 'UPDATED_AT', descending: true } as const;
    return this.articles.page(rule, { linksTo }, newestFirst, request, withTexts ? {} : withoutTexts);
  }

  /**
   * Notices about the links that a change of an article breaks: to the owners of each text that refers to it, and to its own. Hand them to the
   * transaction of the change; ask before it begins.
   */
  async brokenBy(before: Article, after: Article): Promise<NewNotice[]> {
    const now = this.articles.now();
    const [was, is] = [targetOf(before, now), targetOf(after, now)];
    if (was.standing !== 'LIVE') return [];
    const texts = await this.brokenTexts(before, was, is);
    const others = await Promise.all(
      this.#referrers.map((kind) =>
        kind.brokenBy(before.code, (reach) => breaks({ reach, isInternal: false }, was, is)),
      ),
    );
    const all = [texts, ...others];
    const codes = all.flatMap((each) => each.codes);
    return codes.length ? [...all.flatMap(({ notices }) => notices), await this.#toTarget(before, codes)] : [];
  }

  /** The published articles whose link to something a change of that breaks, and notices to who answers for them. */
  async brokenTexts(target: Pick<Article, '_id' | 'code'>, was: LinkTarget, is: LinkTarget): Promise<BrokenLinks> {
    const sources = (await this.store.dependants(target, mostTold)).filter(
      (source) => source.state === ArticleState.PUBLISHED && source.links.includes(target.code),
    );
    const outer = await this.#outerLinks(sources);
    const broken = sources.filter((source) => breaks(sourceOf(source, target.code, outer), was, is));
    const notices: NewNotice[] = [];
    for (const source of broken) notices.push(await this.#toSource(source, target.code));
    return { notices, codes: broken.map(({ code }) => code) };
  }

  /** The published articles that have a broken link, as a rule for a list. Reads all that have links; for those who keep the knowledge. */
  async withBrokenLinks(): Promise<Rule> {
    const ids: string[] = [];
    for await (const batch of this.store.linking()) {
      const targets = await this.targets([...new Set(batch.flatMap(({ links }) => links))]);
      const suspects = batch.filter((source) => this.#hasBroken(source, targets, new Map()));
      // Whether a link stands in an internal block shows in the text only: it is read where that may matter.
      const outer = await this.#outerLinks(suspects);
      ids.push(...suspects.filter((source) => this.#hasBroken(source, targets, outer)).map(({ _id }) => _id));
    }
    return isIn('_id', ids);
  }

  #hasBroken(
    source: Article,
    targets: ReadonlyMap<string, LinkTarget | null>,
    outer: ReadonlyMap<string, ReadonlySet<string>>,
  ): boolean {
    return source.links.some((code) => {
      const target = targets.get(code);
      return (
        target !== undefined && linkStateOf(sourceOf(source, code, outer), target ?? undefined) !== ArticleLinkState.OK
      );
    });
  }

  /** Links that outsiders see, of those articles that outsiders read. */
  async #outerLinks(sources: readonly Article[]): Promise<Map<string, ReadonlySet<string>>> {
    const ids = sources.filter(({ audience }) => audience !== Audience.INTERNAL).map(({ _id }) => _id);
    const texts = ids.length ? await this.articles.byIds(ids) : [];
    return new Map(texts.map((article) => [article._id, new Set(outerLinksIn(article))]));
  }

  #isKnown(code: string): boolean {
    return code.charAt(0) !== 'T' || this.#kinds.some((kind) => kind.letters.includes('T'));
  }

  async #toSource(source: Article, code: string): Promise<NewNotice> {
    return {
      to: await this.ownersOf(source),
      kind: 'LINK_BROKEN',
      subject: { type: 'article', id: source._id },
      code: source.code,
      title: source.title,
      text: {
        'zh-CN': `它引用的 ${code} 已不是所有读者都能打开。`,
        en: `Not everybody who reads it can open ${code} any more, to which it refers.`,
      },
    };
  }

  async #toTarget(target: Article, broken: readonly string[]): Promise<NewNotice> {
    const codes = broken.slice(0, 10);
    const more = broken.length - codes.length;
    return {
      to: await this.ownersOf(target),
      kind: 'LINK_BROKEN',
      subject: { type: 'article', id: target._id },
      code: target.code,
      title: target.title,
      text: {
        'zh-CN': `引用它的链接已失效：${codes.join('、')}${more > 0 ? `等 ${broken.length} 篇` : ''}。`,
        en: `Links to it are broken now: ${codes.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      },
    };
  }
}

const sourceOf = (source: Article, code: string, outer: ReadonlyMap<string, ReadonlySet<string>>): LinkSource => ({
  reach: source,
  isInternal: outer.get(source._id)?.has(code) === false,
});
