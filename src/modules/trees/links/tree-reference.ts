import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';

@ObjectType({ description: 'Where a tree refers to something.' })
export class TreeReference {
  @Field(() => String, {
    nullable: true,
    description: 'Key of the node that refers to it; null for the tree as a whole: its description, or its start.',
  })
  nodeKey!: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'Title of the node; null for the tree as a whole.' })
  title!: LocalizedText | null;

  @Field(() => String, { description: 'Where in the node, as `TreeFinding.place` says it.' })
  place!: string;
}
