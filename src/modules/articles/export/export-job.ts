import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ArticleListFilter } from '../article-list.js';

/** Form of an exported file. */
export enum ArticleExportFormat {
  JSON_LINES = 'JSON_LINES',
  CSV = 'CSV',
  MARKDOWN = 'MARKDOWN',
}

/** Where an export stands. */
export enum ExportJobState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(ArticleExportFormat, {
  name: 'ArticleExportFormat',
  description: 'Form of an exported file. Each can be imported again.',
  valuesConfig: {
    JSON_LINES: { description: 'One JSON object a line, packed with gzip; with attachments a zip that holds it.' },
    CSV: {
      description:
        'A table in UTF-8 with a byte order mark, one row an article; with attachments a zip that holds it. Cells that a spreadsheet would take for a formula begin with a quote.',
    },
    MARKDOWN: { description: 'A zip with one Markdown file an article, with front matter.' },
  },
});
registerEnumType(ExportJobState, {
  name: 'ExportJobState',
  description: 'Where an export stands.',
  valuesConfig: {
    WAITING: { description: 'Will begin soon.' },
    RUNNING: { description: 'At work; begins anew by itself after a restart.' },
    DONE: { description: 'Finished; its file is kept for a day.' },
    FAILED: { description: 'Could not be finished; `error` says why.' },
    CANCELLED: { description: 'Called off; there is no file.' },
  },
});

/** Which articles an export is about: these, or all of a list. */
export type ExportSelection = { readonly articleIds: readonly string[] } | { readonly filter: ArticleListFilter };

/** An export of articles into a file, done in the background. */
@ObjectType({
  implements: Node,
  description: 'An export of articles into a file, done in the background. Editors and administrators only.',
})
export class ExportJob extends Node {
  @Field(() => ExportJobState, { description: 'Where it stands.' })
  state!: ExportJobState;

  @Field(() => ArticleExportFormat, { description: 'Form of the file.' })
  format!: ArticleExportFormat;

  @Field(() => Boolean, { description: 'Whether pictures and files of the articles are in it.' })
  withAttachments!: boolean;

  @Field(() => Int, { description: 'Articles that go into the file.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Articles that are written; begins anew after a restart.' })
  doneCount!: number;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Float, { nullable: true, description: 'Size of the file in bytes; null until it is done.' })
  bytes!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the file is kept: a day; null until it is done.',
  })
  expiresAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be finished; null otherwise.' })
  error!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;

  startedById!: string;
  startedByName!: string;
  fileId!: string | null;
  selection!: ExportSelection;
}

/** Whether an export can still be called off. */
export const isOpen = ({ state }: Pick<ExportJob, 'state'>): boolean =>
  state === ExportJobState.WAITING || state === ExportJobState.RUNNING;
