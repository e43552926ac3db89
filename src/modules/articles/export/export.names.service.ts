import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import type { Article } from '../article.js';
import type { Category } from '../category.js';
import type { CategoryTree } from '../category.rules.js';
import type { CategoryStore } from '../category.store.js';
import type { KnownArticles } from '../import/import-known.store.js';
import type { CentreNames } from '../import/import.names.service.js';
import { type ArticleNames, exportedLines } from '../import/row.format.js';

/** Whether somebody may read the e-mail of everybody; others find the ids of people in a file, which import reads as well. */
const readsAddresses = (viewer: Viewer): boolean => hasRole(viewer, Role.ADMIN, Role.MANAGER);

/** Names for the ids of articles, looked up once for a whole export. */
export class ExportNames {
  #lines: ReadonlyMap<string, string> | null = null;
  #teams: ReadonlyMap<string, string> | null = null;
  #tree: CategoryTree<Category> | null = null;
  readonly #owners = new Map<string, string | null>();

  constructor(
    private readonly centre: CentreNames,
    private readonly categories: CategoryStore,
    private readonly known: KnownArticles,
    private readonly viewer: Viewer,
  ) {}

  /** Names of each of the articles. */
  async of(articles: readonly Article[]): Promise<(article: Article) => ArticleNames> {
    this.#lines ??= new Map((await this.centre.lines()).map(({ _id, key }) => [_id, key]));
    this.#teams ??= new Map((await this.centre.teams()).map(({ _id, key }) => [_id, key]));
    this.#tree ??= await this.categories.tree();
    const [lines, teams, tree] = [this.#lines, this.#teams, this.#tree];
    for (const { ownerId } of articles) if (ownerId !== null) await this.#owner(ownerId);
    const sourceIds = new Set(articles.flatMap(({ translationOf }) => translationOf ?? []));
    const sources = await this.known.byIds([...sourceIds]);
    return (article) => ({
      category:
        tree
          .path(article.categoryId)
          .map(({ key }) => key)
          .join('/') || null,
      productLines: exportedLines(article).flatMap((id) => lines.get(id) ?? []),
      owner: article.ownerId === null ? null : (this.#owners.get(article.ownerId) ?? null),
      ownerTeam: article.ownerTeamId === null ? null : (teams.get(article.ownerTeamId) ?? null),
      translationOf: article.translationOf === null ? null : (sources.get(article.translationOf)?.code ?? null),
    });
  }

  async #owner(id: string): Promise<void> {
    if (this.#owners.has(id)) return;
    const isReadable = readsAddresses(this.viewer) || id === this.viewer.id;
    this.#owners.set(id, isReadable ? ((await this.centre.user(id))?.email ?? null) : id);
  }
}
