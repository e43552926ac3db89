import { Audience } from '../../../platform/auth/viewer.js';
import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ImportJob, ImportRow, ImportRowOutcome } from './import-job.js';

const jobPages = connectionOf('ImportJob', () => ImportJob);
const rowPages = connectionOf('ImportRow', () => ImportRow);

export const ImportJobConnection = jobPages.Connection;
export const ImportRowConnection = rowPages.Connection;

@ArgsType()
export class ImportRowsArgs extends PageArgs {
  @Field(() => [ImportRowOutcome], { nullable: true, description: 'Only rows with one of these outcomes.' })
  outcomes?: ImportRowOutcome[] | null;
}

@InputType({ description: 'What is to be imported, and how.' })
export class ArticleImportInput {
  @Field(() => ID, {
    description:
      'The uploaded file: JSON lines, a CSV table, Markdown with front matter or an HTML page, plain or gzip; or a zip with any of them and their pictures, at most 5,000 entries and 512 MB unpacked.',
  })
  fileId!: string;

  @Field(() => Boolean, { description: 'True: only say what would happen.' })
  isDryRun!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'System that the ids of the rows belong to: letters, digits and . _ -, at most 60 characters. Left out, each row’s own `source` counts.',
  })
  system?: string | null;

  @Field(() => Audience, {
    nullable: true,
    description:
      'Widest audience of new articles; INTERNAL unless said otherwise. A row that names a narrower one gets that. Known articles keep theirs.',
  })
  audience?: Audience | null;

  @Field(() => Boolean, {
    description: 'True: live at once, silently. False: as drafts. Rows that say `draft` stay drafts.',
  })
  publish!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Category of new articles whose row names none. Known ones keep theirs unless the row names one.',
  })
  categoryId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Product lines of new articles whose row names none, at most 100; empty for all.',
  })
  productLineIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `articleImport`.' })
export class ArticleImportPayload extends Payload {
  @Field(() => ImportJob, { nullable: true, description: 'The import, waiting or at work; null when refused.' })
  job?: ImportJob | null;
}
