import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

const scalars: Readonly<Record<string, string>> = {
  ID: '"article_01h455vb4pex5vsknk084sn02q"',
  String: '"sample"',
  Int: '1',
  Float: '1.5',
  Boolean: 'false',
  DateTime: '"2030-01-01T00:00:00Z"',
  Cursor: '"abc.def"',
};

/** A harmless value for an input, as it is written in a document: what has to be there, and nothing more. */
export function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType as GraphQLInputType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return scalars[type.name] ?? '"sample"';
}

const needed = (argument: GraphQLArgument): boolean => isNonNullType(argument.type) || argument.name === 'first';

function sample(kind: string, field: GraphQLField<unknown, unknown>): string {
  const args = field.args.filter(needed).map((argument) => `${argument.name}: ${literal(argument.type)}`);
  const call = args.length ? `${field.name}(${args.join(', ')})` : field.name;
  return `${kind} { ${call}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`;
}

/** Without a one-time token this one is for those who are signed in; with one it is for everybody. */
const special: Readonly<Record<string, string>> = {
  passwordSet:
    'mutation { passwordSet(input: { token: "nonsense", newPassword: "a long enough password" }) { __typename } }',
};

/** The smallest document that uses a root field: required arguments get harmless values, `first` is 1. */
export function sampleOperations(schema: GraphQLSchema): Map<string, string> {
  const all = new Map<string, string>();
  for (const [kind, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const) {
    for (const field of Object.values(type?.getFields() ?? {}))
      all.set(field.name, special[field.name] ?? sample(kind, field));
  }
  return all;
}
