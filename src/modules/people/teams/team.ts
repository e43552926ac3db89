import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';

/** People who work together at one site; teams form a tree. */
@ObjectType({
  implements: Node,
  description: 'People who work together at one site. Teams form a tree: a supervisor’s team above the leads’ teams.',
})
export class Team extends Node {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, unique among teams.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;

  /** Shown as `site`. */
  siteId!: string;

  /** Shown as `parent`. */
  parentId!: string | null;

  /** Shown as `leads`. */
  leadIds!: string[];

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;
}
