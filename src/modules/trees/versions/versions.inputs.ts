import { Field, InputType, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Tree } from '../tree.js';

/** A drawing of a tree that is not asked for by its number. */
export enum TreeTextChoice {
  LIVE = 'LIVE',
  DRAFT = 'DRAFT',
}

registerEnumType(TreeTextChoice, {
  name: 'TreeTextChoice',
  description: 'A drawing of a tree that is not asked for by its number.',
  valuesConfig: {
    LIVE: { description: 'The drawing that is walked now.' },
    DRAFT: { description: 'The working copy; editors and administrators only.' },
  },
});

@InputType({ description: 'Which drawing of a tree is meant: exactly one of the two.' })
export class TreeTextInput {
  @Field(() => Int, { nullable: true, description: 'Number of a published version.' })
  version?: number | null;

  @Field(() => TreeTextChoice, { nullable: true, description: 'The live drawing or the working copy.' })
  text?: TreeTextChoice | null;
}

@InputType({ description: 'Bringing an earlier drawing back as a working copy.' })
export class TreeVersionRestoreInput {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where another working copy is there and is to be thrown away for it.',
  })
  replaceDraft?: boolean | null;
}

@ObjectType({ description: 'Outcome of `treeVersionRestore`.' })
export class TreeVersionRestorePayload extends Payload {
  @Field(() => Tree, {
    nullable: true,
    description: 'The tree as it is now; null where it does not exist or you may not see it.',
  })
  tree?: Tree | null;
}
