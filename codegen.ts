import type { CodegenConfig } from '@graphql-codegen/cli';

const config = {
  enumsAsTypes: true,
  useTypeImports: true,
  avoidOptionals: { field: true, inputValue: false },
  inputMaybeValue: 'T | null | undefined',
  scalars: { DateTime: 'string', Cursor: 'string' },
  strictScalars: true,
  onlyOperationTypes: true,
};

const untouched = { add: { content: '/* eslint-disable */' } };

/**
 * Typed documents for the console: one file per desk, so that a desk's documents travel with the desk's own script
 * and never weigh on the first load. Inputs and enums of the schema are types only, stand once for all desks and are
 * handed on by each.
 */
const desk = (documents: string): NonNullable<CodegenConfig['generates'][string]> => ({
  documents: [documents],
  plugins: [
    untouched,
    { add: { content: "import type * as Types from '../schema';\nexport type * from '../schema';" } },
    'typescript-operations',
    'typed-document-node',
  ],
  config: { ...config, namespacedImportName: 'Types', inlineFragmentTypes: 'combine' },
});

export default {
  schema: 'schema/schema.graphql',
  generates: {
    'web/src/gql/schema.ts': { plugins: [untouched, 'typescript'], config },
    'web/src/gql/shell/graphql.ts': desk('web/src/{lib,app}/**/*.graphql'),
    'web/src/gql/agent/graphql.ts': desk('web/src/desks/agent/**/*.graphql'),
    'web/src/gql/feedback/graphql.ts': desk('web/src/desks/feedback/**/*.graphql'),
    'web/src/gql/team/graphql.ts': desk('web/src/desks/team/**/*.graphql'),
    'web/src/gql/knowledge/graphql.ts': desk('web/src/desks/knowledge/**/*.graphql'),
    'web/src/gql/notices/graphql.ts': desk('web/src/desks/notices/**/*.graphql'),
    'web/src/gql/trees/graphql.ts': desk('web/src/desks/trees/**/*.graphql'),
    'web/src/gql/walks/graphql.ts': desk('web/src/desks/walks/**/*.graphql'),
    'web/src/gql/calibration/graphql.ts': desk('web/src/desks/calibration/**/*.graphql'),
    'web/src/gql/coaching/graphql.ts': desk('web/src/desks/coaching/**/*.graphql'),
    'web/src/gql/mine/graphql.ts': desk('web/src/desks/mine/**/*.graphql'),
    'web/src/gql/quality/graphql.ts': desk('web/src/desks/quality/**/*.graphql'),
    'web/src/gql/quality-figures/graphql.ts': desk('web/src/desks/quality-figures/**/*.graphql'),
    'web/src/gql/scorecards/graphql.ts': desk('web/src/desks/scorecards/**/*.graphql'),
    'web/src/gql/admin/graphql.ts': desk('web/src/desks/admin/**/*.graphql'),
  },
  ignoreNoDocuments: true,
} satisfies CodegenConfig;
