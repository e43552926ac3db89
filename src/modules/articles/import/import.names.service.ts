import { Audience, type Viewer } from '../../../platform/auth/viewer.js';
import { isId } from '../../../platform/ids/ids.js';
import { asPolicyList } from '../article-content.rules.js';
import { ArticleConfidence } from '../article-enums.js';
import { readsInternal } from '../article.policy.js';
import type { Category } from '../category.js';
import type { CategoryTree } from '../category.rules.js';
import type { CategoryStore } from '../category.store.js';
import type { ImportOptions } from './import-job.js';
import { audienceFor } from './import.made.js';
import type { Resolved } from './import.plan.js';
import { publishes } from './import.plan.js';
import type { KnownArticles } from './import-known.store.js';
import { type BadRow, type ReadRow, badRow } from './import.row.js';

interface Keyed {
  readonly _id: string;
  readonly key: string;
}

/** What an import and an export ask about the centre: names for ids, ids for names. */
export interface CentreNames {
  lines(): Promise<readonly Keyed[]>;
  teams(): Promise<readonly Keyed[]>;
  /** By e-mail in lower case. */
  userByEmail(email: string): Promise<{ readonly _id: string } | null>;
  user(id: string): Promise<{ readonly email: string | null } | null>;
  /** The viewers of active people; others are missing. */
  viewersOf(ids: readonly string[]): Promise<readonly Viewer[]>;
}

/** Articles of a file by the code that they had where it was written, with the key of the row that brings them. */
export type CodesOfFile = ReadonlyMap<
  string,
  { readonly rowKey: string; readonly locale: string; readonly isTranslation: boolean }
>;

/** The names that the rows of one batch use, looked up at once. */
interface Looked {
  readonly tree: CategoryTree<Category>;
  readonly lines: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  /** Null for nobody who could answer for articles: one answer for unknown people, closed accounts and outsiders. */
  readonly owners: ReadonlyMap<string, string | null>;
  readonly sources: Awaited<ReturnType<KnownArticles['byCodes']>>;
  readonly translations: Awaited<ReturnType<KnownArticles['translationsOf']>>;
}

const idsByKey = (things: readonly Keyed[]): ReadonlyMap<string, string> =>
  new Map(things.map(({ _id, key }) => [key, _id]));

const distinct = (rows: readonly ReadRow[], of: (row: ReadRow) => string | null | undefined): string[] => [
  ...new Set(rows.map(of).filter((name) => name !== null && name !== undefined)),
];

/** Finds what the names of rows stand for: categories, product lines, people, teams, articles. */
export class RowNames {
  constructor(
    private readonly centre: CentreNames,
    private readonly categories: CategoryStore,
    private readonly known: KnownArticles,
  ) {}

  /** Gives a function that resolves each of the rows, or says what is wrong with it. */
  async open(
    rows: readonly ReadRow[],
    options: ImportOptions,
    codes: CodesOfFile,
  ): Promise<(row: ReadRow, known: { readonly _id: string } | null) => Resolved | BadRow> {
    const sources = await this.known.byCodes(distinct(rows, (row) => row.named.translationOf));
    const looked: Looked = {
      tree: await this.categories.tree(),
      lines: rows.some((row) => row.named.productLines?.length) ? idsByKey(await this.centre.lines()) : new Map(),
      teams: rows.some((row) => row.named.ownerTeam) ? idsByKey(await this.centre.teams()) : new Map(),
      owners: await this.#owners(distinct(rows, (row) => row.named.owner)),
      sources,
      translations: await this.known.translationsOf([...sources.values()].map(({ _id }) => _id)),
    };
    return (row, known) => resolve(row, known, looked, options, codes);
  }

  /** People by e-mail, or by id: an export gives ids to who may not read addresses. */
  async #owners(names: readonly string[]): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>();
    for (const name of names) {
      const id = isId(name) ? name : ((await this.centre.userByEmail(name))?._id ?? null);
      const [viewer] = id === null ? [] : await this.centre.viewersOf([id]);
      found.set(name, viewer && readsInternal(viewer) ? viewer.id : null);
    }
    return found;
  }
}

function resolve(
  row: ReadRow,
  known: { readonly _id: string } | null,
  looked: Looked,
  options: ImportOptions,
  codes: CodesOfFile,
): Resolved | BadRow {
  const { named } = row;
  const bad = (field: string, zh: string, en: string): BadRow => badRow(row, row.externalId, field, zh, en);
  const resolved: { -readonly [Name in keyof Resolved]: Resolved[Name] } = {};
  if (named.category !== undefined) {
    const place = named.category === null ? [] : placeOf(looked.tree, named.category);
    if (place === null && row.isOwn) return bad('category', '没有这个分类。', 'There is no such category.');
    // Folders of other collections are categories only by chance, and never move what people have sorted.
    if (place !== null && (row.isOwn || known === null)) {
      resolved.categoryId = place.at(-1)?._id ?? null;
      resolved.categoryPath = place.map(({ _id }) => _id);
    }
  }
  if (named.productLines) {
    const ids = named.productLines.map((key) => looked.lines.get(key));
    const at = ids.indexOf(undefined);
    if (at !== -1) {
      const key = named.productLines[at] ?? '';
      return bad('productLines', `没有产品线“${key}”。`, `There is no product line “${key}”.`);
    }
    resolved.lines = asPolicyList(ids as string[]);
  }
  if (named.owner !== undefined) {
    const id = named.owner === null ? null : (looked.owners.get(named.owner) ?? null);
    if (named.owner !== null && id === null)
      return bad(
        'owner',
        '中心内没有使用此邮箱的在职人员。',
        'Nobody who is active inside the centre has this e-mail.',
      );
    resolved.ownerId = id;
  }
  if (named.ownerTeam !== undefined) {
    const id = named.ownerTeam === null ? null : (looked.teams.get(named.ownerTeam) ?? null);
    if (named.ownerTeam !== null && id === null) return bad('ownerTeam', '没有这个团队。', 'There is no such team.');
    resolved.ownerTeamId = id;
  }
  if (named.confidence === ArticleConfidence.WORK_IN_PROGRESS && publishes(row, options)) {
    if (!known && audienceFor(row, options) !== Audience.INTERNAL)
      return bad('confidence', '处理中的内容只能内部可见。', 'Work in progress is internal only.');
  }
  if (named.translationOf === undefined) return resolved;
  const source = named.translationOf === null ? null : sourceOf(row, known, looked, codes);
  if (source && 'text' in source) return source;
  return { ...resolved, translationOf: source };
}

/** The categories that a path of keys names, from the root down; null where there is no such path. */
function placeOf(tree: CategoryTree<Category>, path: string): readonly Category[] | null {
  const keys = path.split('/').map((key) => key.trim());
  const last = tree.all.find(({ key }) => key === keys.at(-1));
  const place = last ? tree.path(last._id) : [];
  return place.length === keys.length && place.every(({ key }, at) => key === keys[at]) ? place : null;
}

function sourceOf(
  row: ReadRow,
  known: { readonly _id: string } | null,
  looked: Looked,
  codes: CodesOfFile,
): NonNullable<Resolved['translationOf']> | BadRow {
  const bad = (zh: string, en: string): BadRow => badRow(row, row.externalId, 'translationOf', zh, en);
  const code = row.named.translationOf ?? '';
  const inFile = codes.get(code);
  const here = looked.sources.get(code);
  if (!inFile && !here)
    return bad('找不到原文，请把它排在译文之前。', 'There is no such article; its row has to come before this one.');
  if (code === row.code || (here && here._id === known?._id))
    return bad('条目不能是自己的译文。', 'An article is no translation of itself.');
  const about = inFile ?? { locale: here?.locale, isTranslation: (here?.translationOf ?? null) !== null };
  if (about.isTranslation) return bad('原文本身是译文。', 'The source is a translation itself.');
  if (about.locale === row.locale)
    return bad('译文与原文语言相同。', 'A translation has another language than its source.');
  if (inFile) return { rowKey: inFile.rowKey };
  const other = looked.translations.find(
    ({ translationOf, locale, _id }) => translationOf === here?._id && locale === row.locale && _id !== known?._id,
  );
  if (other) return bad(`原文已有译文 ${other.code}。`, `The source has the translation ${other.code} already.`);
  return { articleId: here?._id ?? '', version: here?.version ?? null };
}
