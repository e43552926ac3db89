import { andScopes, roles } from '../auth/access.js';
import { Role, Scope } from '../auth/viewer.js';
import type { Context } from '../graphql/context.js';
import { Access, Arg, Ctx, Mutation, Resolver } from '../graphql/decorators.js';
import { settle } from '../graphql/payload.js';
import { FileUploadCreateInput, FileUploadCreatePayload } from './file.inputs.js';
import type { FileService } from './file.service.js';

@Resolver()
export class FileResolver {
  constructor(private readonly service: FileService) {}

  @Mutation(() => FileUploadCreatePayload, {
    description:
      'Keeps a place for a file and gives an address for one PUT of its bytes; what they are is judged by their content. What is not used within a day is removed. For who may upload for the purpose (`FilePurpose`): KNOWLEDGE_EDITOR, QA_ANALYST, SUPERVISOR, MANAGER, ADMIN, and client keys with the scope calls:write or agenttime:write. Errors: NOT_ALLOWED, REQUIRED, OUT_OF_RANGE.',
  })
  @Access(
    andScopes(
      roles(Role.KNOWLEDGE_EDITOR, Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN),
      Scope.CALLS_WRITE,
      Scope.AGENTTIME_WRITE,
    ),
  )
  fileUploadCreate(
    @Ctx() context: Context,
    @Arg('input', () => FileUploadCreateInput, { description: 'The file.' }) input: FileUploadCreateInput,
  ): Promise<FileUploadCreatePayload> {
    return settle<FileUploadCreatePayload>(context, async () => ({
      upload: await this.service.createUpload(context.viewer, input),
    }));
  }
}
