import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { TreeExportService } from './export.service.js';
import type { TreeImportService } from './import.service.js';
import { TreeExportFile, TreeImportInput, TreeImportPayload } from './port.inputs.js';
import { TreeFileFinding, TreeFileFormat } from './tree-file.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);

/** Trees from and as files. */
@Resolver(() => TreeFileFinding)
export class TreePortResolver {
  constructor(
    private readonly imports: TreeImportService,
    private readonly exports: TreeExportService,
  ) {}

  @Query(() => TreeExportFile, {
    nullable: true,
    description:
      'A tree as a file that can be imported again: a version, the working copy, or (without either) the live version, before the first publication the working copy. Null where it does not exist. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(editors)
  treeExport(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Id of the tree.' }) id: string,
    @Arg('format', () => TreeFileFormat, { description: 'How it is written.' }) format: TreeFileFormat,
    @Arg('version', () => Int, { nullable: true, description: 'Number of a version.' }) version?: number | null,
    @Arg('isDraft', () => Boolean, { nullable: true, description: 'True: the working copy. Default false.' })
    isDraft?: boolean | null,
    @Arg('locale', () => Locale, {
      nullable: true,
      description: 'Language of a chart; yours where left out. The other formats hold both.',
    })
    locale?: Locale | null,
  ): Promise<TreeExportFile | null> {
    return this.exports.give(viewer, {
      ...{ id, format, version: version ?? null, isDraft: isDraft ?? false },
      locale: locale ?? (viewer.locale as Locale),
    });
  }

  @Mutation(() => TreeImportPayload, {
    description:
      'Reads a tree from an uploaded file into a new tree (a draft that only the centre’s editors see) or in the place of a working copy. With an error anywhere in the file nothing is imported and all findings are named. Departments, tiers, categories and product lines go by key, articles and trees by code, commands by name. For KNOWLEDGE_EDITOR and ADMIN. Errors: FILE_REFUSED, INVALID, REQUIRED, NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, KEY_REUSED.',
  })
  @Access(editors)
  treeImport(
    @Ctx() context: Context,
    @Arg('input', () => TreeImportInput, { description: 'What is imported, and where to.' }) input: TreeImportInput,
  ): Promise<TreeImportPayload> {
    return settle<TreeImportPayload>(context, async () => {
      const { tree, findings, nodeCount } = await this.imports.take(context.viewer, input);
      return { tree, findings: [...findings], nodeCount };
    });
  }

  @FieldResolver(() => String, { description: 'What is wrong, in your language.' })
  message(@Root() { text }: TreeFileFinding, @Ctx() { viewer }: Context): string {
    return text[viewer.locale];
  }
}
