import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { TreePurpose } from '../tree-enums.js';
import { Tree } from '../tree.js';
import { TreeFileFinding, TreeFileFormat } from './tree-file.js';

@InputType({ description: 'What is said of a new tree beside its file.' })
export class TreeImportOptions {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Title, at most 200 characters; a language that is left empty is taken from the file.',
  })
  title?: LocalizedTextInput | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'Language of texts in a chart, and of what has no text in a table; yours where left out.',
  })
  locale?: Locale | null;

  @Field(() => TreePurpose, {
    nullable: true,
    description: 'What it is for; as the file says, TROUBLESHOOTING where it does not.',
  })
  purpose?: TreePurpose | null;
}

@InputType({ description: 'What is imported, and where to.' })
export class TreeImportInput {
  @Field(() => ID, {
    description: 'Your upload with the purpose TREE_IMPORT: UTF-8, plain or gzip, at most 16 MB and 5,000 nodes.',
  })
  fileId!: string;

  @Field(() => TreeFileFormat, { description: 'How it is written.' })
  format!: TreeFileFormat;

  @Field(() => ID, {
    nullable: true,
    description:
      'The tree whose working copy is replaced; null: a new tree. A chart or a table leaves what it does not show as it was, where a node keeps its key.',
  })
  treeId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `treeId`: the revision that you saw.' })
  expectedVersion?: number | null;

  @Field(() => TreeImportOptions, { nullable: true, description: 'For a new tree, and the language of texts.' })
  options?: TreeImportOptions | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only look at the file, store nothing. Default false.' })
  isDryRun?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `treeImport`. With an error among the findings nothing was imported.' })
export class TreeImportPayload extends Payload {
  @Field(() => Tree, {
    nullable: true,
    description: 'The tree; null when refused and when the file was only looked at.',
  })
  tree?: Tree | null;

  @Field(() => [TreeFileFinding], {
    nullable: true,
    description: 'What was found in the file, in its order, at most 100; null where it was not read.',
  })
  findings?: TreeFileFinding[] | null;

  @Field(() => Int, { nullable: true, description: 'How many nodes were read; null where it was not read.' })
  nodeCount?: number | null;
}

@ObjectType({ description: 'A tree as a file.' })
export class TreeExportFile {
  @Field(() => String, { description: 'What the file is called, e.g. `T-14-v9.json`.' })
  filename!: string;

  @Field(() => String, { description: 'Its content type.' })
  contentType!: string;

  @Field(() => String, { description: 'What stands in it.' })
  text!: string;
}
