import { Field, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';

/** A picture or file of a text, as the API shows it to one viewer. */
@ObjectType('ArticleAttachment', { description: 'A picture or file of an article.' })
export class AttachmentView {
  @Field(() => ID, {
    description:
      'Id of the file. In Markdown a picture is `![what it shows](file:<id>)` and a file is `[words](file:<id>)`.',
  })
  fileId!: string;

  @Field(() => String, { description: 'Name for display, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Media type, as the content itself shows it.' })
  contentType!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number;

  @Field(() => Int, { nullable: true, description: 'Width in pixels; null for what is no picture.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels; null for what is no picture.' })
  height!: number | null;

  @Field(() => String, {
    description:
      'What a picture shows, for those who cannot see it, at most 300 characters; empty while nobody wrote it.',
  })
  alt!: string;

  @Field(() => String, {
    description:
      'Address for you alone, on this server; works for 30 to 60 minutes, and only while you may read a text that has the file.',
  })
  url!: string;

  @Field(() => Boolean, { description: 'Whether the text names it, as a picture or as a link.' })
  isUsed!: boolean;
}
