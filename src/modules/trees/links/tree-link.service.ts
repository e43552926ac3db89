import { type Articles, type Reach, widens } from '../../articles/index.js';
import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { NewNotice } from '../../../platform/events/index.js';
import type { Tree } from '../tree.js';
import type { TreeDependantsChecking } from '../tree-checking.js';
import type { TreeFollower } from '../tree-parts.service.js';
import { TreeState } from '../tree-enums.js';
import { titleOf } from '../tree.rules.js';
import type { Target } from '../validation/outside-facts.js';
import { knownTreeOf } from '../validation/validation.service.js';
import type { TreeLinkStore } from './tree-link.store.js';

/** Most dependants that an answer names. */
export const mostTreesNamed = 50;
/** Most trees whose owners are told of one broken link. */
const mostTold = 500;

type ArticleLinks = Articles['links'];
type TargetKind = Parameters<ArticleLinks['register']>[0];
type ReferrerKind = Parameters<ArticleLinks['registerReferrers']>[0];
type BrokenLinks = Awaited<ReturnType<ReferrerKind['brokenBy']>>;

/** Who answers for a tree: ids of people. */
export type TreeOwnersOf = (tree: Pick<Tree, 'ownerId' | 'ownerTeamId'>) => Promise<readonly string[]>;

/** A tree as what a code leads to. */
export function targetOfTree(tree: Tree): Target {
  const { standing, reach } = knownTreeOf(tree);
  return { code: tree.code, standing, reach, holds: true, articleId: null, mergedIntoId: null, policy: tree };
}

const isOpen = (target: Target, reach: Reach): boolean =>
  target.standing === 'LIVE' && !(target.reach && widens(target.reach, reach));

/** What trees refer to and what refers to them, and what becomes of that when one of them goes. */
export class TreeLinkService implements TargetKind, ReferrerKind, TreeDependantsChecking, TreeFollower {
  readonly letters = 'T';

  constructor(
    private readonly store: TreeLinkStore,
    private readonly articles: Pick<ArticleLinks, 'textsReferringTo' | 'brokenTexts'>,
    private readonly ownersOf: TreeOwnersOf,
  ) {}

  /** Trees as targets of links in texts. */
  async find(codes: readonly string[]): Promise<Map<string, Target>> {
    return new Map((await this.store.byCodes(codes)).map((tree) => [tree.code, targetOfTree(tree)]));
  }

  count(code: string): Promise<number> {
    return this.store.count(code, null);
  }

  async first(code: string, limit: number): Promise<{ id: string; code: string; title: Tree['title'] }[]> {
    return (await this.store.first(code, null, limit)).map((tree) => ({
      ...{ id: tree._id, code: tree.code, title: tree.title },
    }));
  }

  async brokenBy(code: string, breaks: (reach: Reach) => boolean): Promise<BrokenLinks> {
    const live = (await this.store.first(code, null, mostTold)).filter(
      (tree) => tree.state === TreeState.PUBLISHED && tree.links.includes(code),
    );
    const broken = live.filter((tree) => breaks(tree));
    const notices: NewNotice[] = [];
    for (const tree of broken) notices.push(await this.#toReferring(tree, code));
    return { notices, codes: broken.map((tree) => tree.code) };
  }

  /** Refuses to take a tree out of use while articles or other trees refer to it, unless that is meant: IN_USE, with the first of them. */
  async checkDependants(tree: Tree, confirmed: boolean): Promise<void> {
    if (confirmed) return;
    const [trees, texts] = await Promise.all([
      this.store.count(tree.code, tree._id),
      this.articles.textsReferringTo(tree.code),
    ]);
    if (trees + texts.count === 0) return;
    throw new UserError(
      fault(
        UserErrorCode.IN_USE,
        `还有 ${trees} 个流程、${texts.count} 篇文章引用它，请确认。`,
        `${trees} ${trees === 1 ? 'tree' : 'trees'} and ${texts.count} ${texts.count === 1 ? 'article' : 'articles'} refer to it; confirm.`,
        'confirmDependants',
      ),
      {
        tree,
        dependantTrees: trees ? await this.store.first(tree.code, tree._id, mostTreesNamed) : [],
        dependantArticles: texts.first,
      },
    );
  }

  /** Tells the owners of both sides when a change of a tree breaks links to it. */
  async changed({ before, after, transaction }: Parameters<TreeFollower['changed']>[0]): Promise<void> {
    const [was, is] = [targetOfTree(before), targetOfTree(after)];
    if (was.standing !== 'LIVE') return;
    const trees = await this.brokenBy(before.code, (reach) => isOpen(was, reach) && !isOpen(is, reach));
    const texts = await this.articles.brokenTexts(before, was, is);
    const codes = [...texts.codes, ...trees.codes].filter((code) => code !== before.code);
    if (!codes.length) return;
    for (const notice of [...texts.notices, ...trees.notices, await this.#toTarget(after, codes)])
      transaction.notify(notice);
  }

  async #toReferring(tree: Tree, code: string): Promise<NewNotice> {
    return {
      to: await this.ownersOf(tree),
      kind: 'LINK_BROKEN',
      subject: { type: 'tree', id: tree._id },
      code: tree.code,
      title: titleOf(tree),
      text: {
        'zh-CN': `它用到的 ${code} 已不是所有走这个流程的人都能打开。`,
        en: `Not everybody who walks it can open ${code} any more, which it uses.`,
      },
    };
  }

  async #toTarget(tree: Tree, broken: readonly string[]): Promise<NewNotice> {
    const more = broken.length - 10;
    const codes = broken.slice(0, 10);
    return {
      to: await this.ownersOf(tree),
      kind: 'LINK_BROKEN',
      subject: { type: 'tree', id: tree._id },
      code: tree.code,
      title: titleOf(tree),
      text: {
        'zh-CN': `用到它的内容已失效：${codes.join('、')}${more > 0 ? `等 ${broken.length} 处` : ''}。`,
        en: `What uses it is broken now: ${codes.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      },
    };
  }
}
