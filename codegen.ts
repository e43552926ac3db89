import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Typed documents for the console: one folder per desk, so that a desk's documents travel with the desk's own script
 * and never weigh on the first load.
 */
const desk = (documents: string): NonNullable<CodegenConfig['generates'][string]> => ({
  documents: [documents],
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    avoidOptionals: { field: true, inputValue: false },
    scalars: { DateTime: 'string', Cursor: 'string' },
    strictScalars: true,
    onlyOperationTypes: true,
  },
});

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  generates: {
    'web/src/gql/shell/': desk('web/src/{lib,app}/**/*.graphql'),
    'web/src/gql/agent/': desk('web/src/desks/agent/**/*.graphql'),
    'web/src/gql/feedback/': desk('web/src/desks/feedback/**/*.graphql'),
    'web/src/gql/team/': desk('web/src/desks/team/**/*.graphql'),
    'web/src/gql/knowledge/': desk('web/src/desks/knowledge/**/*.graphql'),
    'web/src/gql/notices/': desk('web/src/desks/notices/**/*.graphql'),
    'web/src/gql/admin/': desk('web/src/desks/admin/**/*.graphql'),
  },
  ignoreNoDocuments: true,
};

export default config;
