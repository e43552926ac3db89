import { Field, InputType, Int, ObjectType } from '../graphql/decorators.js';
import { Payload } from '../graphql/payload.js';
import { FilePurpose, FileUpload } from './file.js';

@InputType({ description: 'A file that is about to be uploaded.' })
export class FileUploadCreateInput {
  @Field(() => FilePurpose, { description: 'What it is for.' })
  purpose!: FilePurpose;

  @Field(() => String, { description: 'Its name, for display; at most 200 characters are kept.' })
  name!: string;

  @Field(() => Int, { description: 'Its size in bytes, within the limit of the purpose.' })
  bytes!: number;
}

@ObjectType({ description: 'Outcome of `fileUploadCreate`.' })
export class FileUploadCreatePayload extends Payload {
  @Field(() => FileUpload, { nullable: true, description: 'Where to put the bytes; null when refused.' })
  upload?: FileUpload | null;
}
