import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  parseValue,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import { maxPageSize } from '../../src/platform/graphql/connection.js';
import { operationCost } from '../../src/platform/graphql/limits.js';
import { qualityPages } from './quality-pages.js';
import { literal } from './sample-operation.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const consoleSources = `${project}web/src/`;
const schema = buildSchema(readFileSync(`${project}schema/schema.graphql`, 'utf8'));

/** The documents of each script of the console: fragments know only those beside them. */
const rooms = ['lib', 'app', ...readdirSync(`${consoleSources}desks`).map((desk) => `desks/${desk}`)];

/**
 * Where the console keeps the size of the largest page that it asks for: a constant of a file. Operations of the same
 * name in two desks ask alike.
 */
const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CommandSearch: { first: 'app/command-palette-found.ts ARTICLES' },
  CommandPeople: { first: 'app/command-palette-found.ts PEOPLE' },
  AgentSearch: { first: 'desks/agent/use-agent-desk.ts MORE_HITS' },
  AgentSuggestions: { first: 'desks/agent/use-suggestions.ts SUGGESTIONS' },
  AgentVersions: { first: 'desks/agent/versions-dialog.tsx VERSIONS_SHOWN' },
  AgentInbox: {
    openFirst: 'desks/agent/use-inbox.ts OPEN_FIRST',
    recentFirst: 'desks/agent/use-inbox.ts RECENT_FIRST',
  },
  AgentMyFlags: { first: 'desks/agent/more/mine-dialog.tsx FIRST' },
  AgentMyCases: { first: 'desks/agent/more/mine-dialog.tsx FIRST' },
  AgentSimilar: { first: 'desks/agent/more/similar-list.tsx SHOWN' },
  WalkList: { first: 'desks/walks/list.ts FIRST' },
  WalkUsual: { first: 'desks/team/walks/walks-card.tsx FIRST' },
  WalkTreesOfArticle: { first: 'desks/agent/walk/walk-start.tsx FIRST' },
  WalkPeople: { first: 'desks/agent/walk/person-field.tsx FIRST' },
  TreeVersions: { first: 'desks/trees/versions/versions-page.tsx PAGE' },
  TreePeopleToOwn: { first: 'desks/trees/tree/owner-dialog.tsx PEOPLE' },
  TreesToReview: { first: 'desks/trees/review/queue-page.tsx PAGE' },
  TreesToVerify: { first: 'desks/trees/verification/due-page.tsx PAGE' },
  RepairJobs: { first: 'desks/trees/port/repairs-page.tsx PAGE' },
  RepairRows: { first: 'desks/trees/port/repair-job-page.tsx PAGE' },
  TreeStanding: { first: 'desks/trees/tree/dependants.tsx DEPENDANTS' },
  TreeList: { first: 'desks/trees/list/use-tree-list.ts PAGE' },
  TreeSearch: { first: 'desks/trees/list/use-tree-list.ts FOUND' },
  TreeFindArticles: { first: 'desks/trees/editor/form/article-field.tsx FIRST' },
  TreeSubtreeChoices: { first: 'desks/trees/editor/form/subtree-part.tsx FIRST' },
  TeamEntries: { first: 'desks/team/index.tsx ENTRIES_SHOWN' },
  TeamAcknowledgements: { first: 'desks/team/people-page.tsx PEOPLE_PER_PAGE' },
  ArticleComments: { first: 'desks/knowledge/comments/comments-panel.tsx PAGE' },
  ExportJobs: { first: 'desks/knowledge/export/export-page.tsx PAGE' },
  Flags: { first: 'desks/knowledge/flags/flags-page.tsx PAGE' },
  ImportJobs: { first: 'desks/knowledge/import/import-page.tsx PAGE' },
  ImportJobRows: { first: 'desks/knowledge/import/import-job-page.tsx PAGE' },
  Duplicates: { first: 'desks/knowledge/editor/duplicates-card.tsx SHOWN' },
  ReviewQueue: { first: 'desks/knowledge/todo/todo-page.tsx PAGE' },
  ArticleList: { first: 'desks/knowledge/articles/articles-page.tsx PAGE' },
  SourceChangedList: { first: 'desks/knowledge/translations/translations-page.tsx PAGE' },
  ArticlesToVerify: { first: 'desks/knowledge/verification/verification-page.tsx PAGE' },
  ArticleVersions: { first: 'desks/knowledge/versions/versions-page.tsx PAGE' },
  Gaps: { first: 'desks/knowledge/search/gaps/gaps-page.tsx PAGE' },
  GapTitles: { first: 'desks/knowledge/search/gaps/gap-dialogs.tsx OTHERS' },
  FindArticle: { first: 'desks/knowledge/search/shared/article-picker.tsx FIRST' },
  SearchRising: { first: 'desks/knowledge/search/statistics/rising.tsx FIRST' },
  Troubles: { first: 'desks/knowledge/search/lists/troubles-page.tsx FIRST' },
  SearchSettingsVersions: { first: 'desks/knowledge/search/tuning/use-settings.ts MOST_VERSIONS' },
  SearchSettingsPreview: { first: 'desks/knowledge/search/tuning/preview.tsx FIRST' },
  BrokenLinkList: { first: 'desks/knowledge/links/broken-links-page.tsx PAGE' },
  BestBets: { first: 'desks/knowledge/search/bets/best-bets-page.tsx PAGE' },
  GoldenQueries: { first: 'desks/knowledge/search/golden/golden-page.tsx PAGE' },
  GoldenRuns: { first: 'desks/knowledge/search/golden/golden-page.tsx RUNS' },
  NoticeList: { first: 'desks/notices/use-notice-list.ts PAGE' },
  AuditEvents: { first: 'desks/admin/audit/audit-page.tsx PAGE' },
  People: { first: 'desks/admin/people/people-page.tsx PAGE' },
  ...qualityPages,
};
/** Grows with what is left out of the list. */
const growing = new Set(['FindPerson']);

const isPage = (name: string): boolean => /^first$|First$/.test(name);

function constant(place: string): number {
  const [path = '', name = ''] = place.split(' ');
  const found = new RegExp(`const ${name} = ([\\d_]+);`).exec(readFileSync(consoleSources + path, 'utf8'));
  if (!found?.[1]) throw new Error(`${path} has no constant ${name}: say where this page size stands now.`);
  return Number(found[1].replaceAll('_', ''));
}

function valueOf(operation: string, { variable, type, defaultValue }: VariableDefinitionNode): unknown {
  const name = variable.name.value;
  const input = typeFromAST(schema, type as never) as GraphQLInputType;
  if (defaultValue) return valueFromAST(defaultValue, input);
  if (isPage(name)) {
    if (growing.has(operation)) return maxPageSize;
    const place = pages[operation]?.[name];
    if (!place) throw new Error(`Say above where the console keeps the page size $${name} of ${operation}.`);
    return constant(place);
  }
  // What is asked for only when it is wanted counts.
  if (/Boolean/.test(String(input))) return true;
  return isNonNullType(input) ? valueFromAST(parseValue(literal(input)), input) : undefined;
}

interface Asked {
  readonly room: string;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

const documents = rooms.map((room): readonly [string, DefinitionNode[]] => [
  room,
  readdirSync(consoleSources + room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .flatMap((file) => parse(readFileSync(`${consoleSources}${room}/${file}`, 'utf8')).definitions),
]);
const shell = documents.filter(([room]) => !room.startsWith('desks/')).flatMap(([, definitions]) => definitions);

const asked = documents.flatMap(([room, own]): Asked[] => {
  const around = room.startsWith('desks/') ? own : shell;
  const fragments = around.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return own
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({
      room,
      operation,
      document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    }));
});

describe('what the console asks for', () => {
  it('is found', () => {
    expect(asked.length).toBeGreaterThan(100);
    // A page size that nobody asks for any more goes from the list.
    const names = asked.map(({ operation }) => operation.name?.value);
    expect(Object.keys(pages).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(
    asked.map(({ room, operation, document }) => [`${room} ${operation.name?.value}`, operation, document] as const),
  )('%s costs no more than one operation may', (_name, operation, document) => {
    const name = operation.name?.value ?? '';
    const variables = (operation.variableDefinitions ?? [])
      .map((definition) => [definition.variable.name.value, valueOf(name, definition)] as const)
      .filter(([, value]) => value !== undefined);
    // Throws over the limit and for variables that do not fit.
    expect(operationCost(schema, document, Object.fromEntries(variables), name)).toBeGreaterThanOrEqual(0);
  });
});
