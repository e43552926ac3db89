import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ArticleFilter } from '../article-list.inputs.js';
import { ArticleExportFormat, ExportJob } from './export-job.js';

export const ExportJobConnection = connectionOf('ExportJob', () => ExportJob).Connection;

@InputType({ description: 'Which articles are to be exported, and how. Exactly one of `articleIds` and `filter`.' })
export class ArticleExportInput {
  @Field(() => ArticleExportFormat, { description: 'Form of the file.' })
  format!: ArticleExportFormat;

  @Field(() => [ID], { nullable: true, description: 'These articles, 1 to 1,000.' })
  articleIds?: string[] | null;

  @Field(() => ArticleFilter, {
    nullable: true,
    description: 'All articles of this list, at most 20,000; an empty filter is all articles.',
  })
  filter?: ArticleFilter | null;

  @Field(() => Boolean, {
    description: 'True: pictures and files come along, so that the file can be imported elsewhere.',
  })
  withAttachments!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `articleExport`.' })
export class ArticleExportPayload extends Payload {
  @Field(() => ExportJob, { nullable: true, description: 'The export, waiting or at work; null when refused.' })
  job?: ExportJob | null;
}

@InputType({ description: 'The export that is to be called off.' })
export class ArticleExportCancelInput {
  @Field(() => ID, { description: 'Id of the export.' })
  id!: string;
}

@ObjectType({ description: 'Outcome of `articleExportCancel`.' })
export class ArticleExportCancelPayload extends Payload {
  @Field(() => ExportJob, { nullable: true, description: 'The export, called off; null when refused.' })
  job?: ExportJob | null;
}
