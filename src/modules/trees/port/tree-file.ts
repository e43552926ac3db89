import type { Text } from '../../../platform/errors/index.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeSource } from '../tree.js';

/** How a tree is written in a file. */
export enum TreeFileFormat {
  JSON = 'JSON',
  MERMAID = 'MERMAID',
  CSV = 'CSV',
}

registerEnumType(TreeFileFormat, {
  name: 'TreeFileFormat',
  description: 'How a tree is written in a file.',
  valuesConfig: {
    JSON: { description: 'CareGraph’s own format, whole: what is exported and imported again is equal.' },
    MERMAID: { description: 'A Mermaid flowchart: keys, kinds, titles, labels and edges, in one language.' },
    CSV: { description: 'A table of edges with the titles of nodes in both languages, for spreadsheets.' },
  },
});

/** What may be wrong with a file. */
export enum TreeFileFindingCode {
  WRONG_ENCODING = 'WRONG_ENCODING',
  TOO_LONG = 'TOO_LONG',
  TOO_DEEP = 'TOO_DEEP',
  TOO_MANY = 'TOO_MANY',
  EMPTY = 'EMPTY',
  NOT_THE_FORMAT = 'NOT_THE_FORMAT',
  WRONG_VERSION = 'WRONG_VERSION',
  SYNTAX = 'SYNTAX',
  UNKNOWN_FIELD = 'UNKNOWN_FIELD',
  MISSING_FIELD = 'MISSING_FIELD',
  WRONG_TYPE = 'WRONG_TYPE',
  UNKNOWN_KIND = 'UNKNOWN_KIND',
  UNKNOWN_VALUE = 'UNKNOWN_VALUE',
  BAD_VALUE = 'BAD_VALUE',
  PART_NOT_OF_KIND = 'PART_NOT_OF_KIND',
  DUPLICATE_FIELD = 'DUPLICATE_FIELD',
  DUPLICATE_KEY = 'DUPLICATE_KEY',
  DANGLING_EDGE = 'DANGLING_EDGE',
  BAD_EXPRESSION = 'BAD_EXPRESSION',
  UNKNOWN_REFERENCE = 'UNKNOWN_REFERENCE',
  IGNORED = 'IGNORED',
  MORE = 'MORE',
}

registerEnumType(TreeFileFindingCode, {
  name: 'TreeFileFindingCode',
  description: 'What may be wrong with the file of a tree.',
  valuesConfig: {
    WRONG_ENCODING: { description: 'It is not UTF-8.' },
    TOO_LONG: { description: 'The file, or a text in it, is longer than it may be.' },
    TOO_DEEP: { description: 'Things lie in each other more than 32 deep.' },
    TOO_MANY: { description: 'More of something than there may be.' },
    EMPTY: { description: 'There is nothing in it.' },
    NOT_THE_FORMAT: { description: 'It is something else than the format that was named.' },
    WRONG_VERSION: { description: 'It is written in a version of the format that is not known here.' },
    SYNTAX: { description: 'It cannot be read from here on.' },
    UNKNOWN_FIELD: { description: 'A field or column that is not known here.' },
    MISSING_FIELD: { description: 'Something that has to be there is missing.' },
    WRONG_TYPE: { description: 'A value of another type than is expected.' },
    UNKNOWN_KIND: { description: 'There is no such kind of node.' },
    UNKNOWN_VALUE: { description: 'A word that is none of those that may stand here.' },
    BAD_VALUE: { description: 'A key, name or number that does not have the form that it must have.' },
    PART_NOT_OF_KIND: { description: 'A node of this kind has no such part.' },
    DUPLICATE_FIELD: { description: 'The same field stands twice in one object.' },
    DUPLICATE_KEY: { description: 'Two nodes, answers, values or variables have the same key.' },
    DANGLING_EDGE: { description: 'It leads to a node that is not in the file.' },
    BAD_EXPRESSION: { description: 'A condition or expression that cannot be read or whose types do not fit.' },
    UNKNOWN_REFERENCE: {
      description: 'A category, product line, department, tier, article, tree or command that is not known here.',
    },
    IGNORED: { description: 'A part of the file that is left out.' },
    MORE: { description: 'There are more findings than are named.' },
  },
});

@ObjectType({ description: 'One thing about the file of a tree.' })
export class TreeFileFinding {
  @Field(() => TreeFileFindingCode, { description: 'What it is; stable, for programs.' })
  code!: TreeFileFindingCode;

  @Field(() => Boolean, { description: 'Whether it keeps the file out; false: only a hint.' })
  isError!: boolean;

  @Field(() => Int, { nullable: true, description: 'Line in the file, from 1; null where it is about the whole.' })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: 'Character in the line, from 1.' })
  column!: number | null;

  @Field(() => String, { nullable: true, description: 'Key of the node that it is about.' })
  nodeKey!: string | null;

  @Field(() => String, { nullable: true, description: 'Place in the file, e.g. `tree.nodes[3].choices[0].to`.' })
  path!: string | null;

  /** One sentence; the API shows that of the reader's language. */
  text!: Text;
}

/** A place in a file. */
export interface FilePlace {
  readonly line: number | null;
  readonly column: number | null;
}

/** Names of parts from the outside in, as in `TreeContent`: `nodes`, 3, `choices`, 0, `to`. */
export type ContentPath = readonly (string | number)[];

/**
 * What was read from a file. In the content, names stand where ids will: keys of departments and tiers, a path of category keys, keys of
 * product lines.
 */
export interface TreeFile {
  readonly content: TreeContent;
  readonly source: TreeSource | null;
  /** Where a part of the content stands in the file. */
  readonly placeOf: (path: ContentPath) => FilePlace;
  /** How the part is called in the file; null where it has no name there. */
  readonly nameOf: (path: ContentPath) => string | null;
}

/** Limits of files. */
export const fileLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 32,
  findings: 100,
  /** Objects and lists of JSON, edges of a chart, rows of a table: far more than a tree of 8 MB can have. */
  containers: 400_000,
  edges: 200_000,
  /** Findings after which nobody looks further. */
  patience: 1_000,
} as const;
