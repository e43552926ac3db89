import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { WorkingHours } from '../shared/calendar.js';

/** A unit inside or outside the centre that answers what is sent to it. */
@ObjectType({
  implements: Node,
  description:
    'A unit of the centre or of the company (a product unit, R&D, production) that answers what is sent to it.',
})
export class Department extends Node {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, unique among departments.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;

  /** Shown as `contacts`. */
  contactIds!: string[];

  /** Shown as `deputy`. */
  deputyId!: string | null;

  @Field(() => [WorkingHours], { description: 'When it answers, in order of the week.' })
  workingHours!: WorkingHours[];

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;
}
