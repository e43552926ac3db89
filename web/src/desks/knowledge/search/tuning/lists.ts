import type {
  ListedWordFragment,
  SearchSynonymInput,
  SearchWordInput,
  SettingsFragment,
  SettingsVersionFragment,
  SynonymRowFragment,
} from '../../../../gql/knowledge/graphql';

export type SynonymRow = Pick<SynonymRowFragment, 'locale' | 'words' | 'means' | 'isMutual'>;
export type ListedWord = Pick<ListedWordFragment, 'locale' | 'word'>;

/** What knowledge staff set about how a search understands words. */
export interface Lists {
  synonyms: readonly SynonymRow[];
  frameWords: readonly ListedWord[];
  stopWords: readonly ListedWord[];
  isLearningOn: boolean;
}

export type WordList = 'frameWords' | 'stopWords';

/** The search as delivered. */
export const NOTHING_SET: Lists = { synonyms: [], frameWords: [], stopWords: [], isLearningOn: true };

export const liveLists = ({ live }: Pick<SettingsFragment, 'live'>): Lists => live ?? NOTHING_SET;

type Standing = Pick<SettingsFragment, 'live' | 'liveVersion' | 'goingLive'>;

/** Number of the version that shall answer: the one on its way, otherwise the live one. */
export const wantedVersion = ({ goingLive, liveVersion }: Standing): number => goingLive?.version ?? liveVersion;

/** What shall answer, which a draft begins from; null where the version on its way is not among `versions`. */
export function wantedLists(settings: Standing, versions: readonly SettingsVersionFragment[]): Lists | null {
  const wanted = wantedVersion(settings);
  if (wanted === settings.liveVersion) return liveLists(settings);
  return wanted === 0 ? NOTHING_SET : (versions.find(({ version }) => version === wanted) ?? null);
}

/** What is being prepared; what shall answer where nothing is. */
export const preparedLists = (
  settings: Standing & Pick<SettingsFragment, 'draft'>,
  versions: readonly SettingsVersionFragment[],
): Lists | null => settings.draft ?? wantedLists(settings, versions);

export const versionLists = (version: SettingsVersionFragment | null): Lists => version ?? NOTHING_SET;

/** A row by what it says: rows have no ids. */
export const keyOfSynonym = ({ locale, words, means, isMutual }: SynonymRow): string =>
  JSON.stringify([locale, isMutual, [...words], [...means]]);

export const keyOfWord = ({ locale, word }: ListedWord): string => `${locale}:${word}`;

/** Everything that stands for one another in a row that holds both ways. */
export const wordsTogether = ({ words, means }: SynonymRow): string[] => [...new Set([...words, ...means])];

/** The rows with one put in the place of another; at the end where `old` is null, gone where `next` is null. Null when `old` is not there any more. */
export function putSynonym(
  rows: readonly SynonymRow[],
  old: SynonymRow | null,
  next: SynonymRow | null,
): { rows: SynonymRow[]; index: number } | null {
  if (!old) return next ? { rows: [...rows, next], index: rows.length } : null;
  const index = rows.findIndex((row) => keyOfSynonym(row) === keyOfSynonym(old));
  if (index === -1) return null;
  return { rows: rows.flatMap((row, at) => (at === index ? (next ? [next] : []) : [row])), index };
}

// Exactly the fields that the API takes, whatever else a row carries.
export const synonymInput = ({ locale, words, means, isMutual }: SynonymRow): SearchSynonymInput => ({
  locale,
  words: [...words],
  means: [...means],
  isMutual,
});
export const wordInput = ({ locale, word }: ListedWord): SearchWordInput => ({ locale, word });

/** A row in one line: `A, B → C`, or `A ⇄ B`. */
export const synonymText = (row: SynonymRow, comma: string): string =>
  row.isMutual ? wordsTogether(row).join(' ⇄ ') : `${row.words.join(comma)} → ${row.means.join(comma)}`;

/** What two states differ in. */
export interface Change {
  part: 'synonyms' | WordList | 'learning';
  kind: 'added' | 'removed';
  text: string;
}

const differing = <Row>(
  part: Change['part'],
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  textOf: (row: Row) => string,
): Change[] => {
  const had = new Set(before.map(keyOf));
  const has = new Set(after.map(keyOf));
  return [
    ...before
      .filter((row) => !has.has(keyOf(row)))
      .map((row): Change => ({ part, kind: 'removed', text: textOf(row) })),
    ...after.filter((row) => !had.has(keyOf(row))).map((row): Change => ({ part, kind: 'added', text: textOf(row) })),
  ];
};

export function changesBetween(before: Lists, after: Lists, comma: string): Change[] {
  const word = ({ word: text }: ListedWord): string => text;
  return [
    ...differing('synonyms', before.synonyms, after.synonyms, keyOfSynonym, (row) => synonymText(row, comma)),
    ...differing('frameWords', before.frameWords, after.frameWords, keyOfWord, word),
    ...differing('stopWords', before.stopWords, after.stopWords, keyOfWord, word),
    ...(before.isLearningOn === after.isLearningOn
      ? []
      : [
          { part: 'learning' as const, kind: after.isLearningOn ? ('added' as const) : ('removed' as const), text: '' },
        ]),
  ];
}
