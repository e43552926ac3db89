import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { WorkingHours } from '../shared/calendar.js';

/** What a site is for. */
export enum SiteKind {
  MAIN = 'MAIN',
  BRANCH = 'BRANCH',
  RESERVE = 'RESERVE',
}

registerEnumType(SiteKind, {
  name: 'SiteKind',
  description: 'What a site is for.',
  valuesConfig: {
    MAIN: { description: 'The main centre.' },
    BRANCH: { description: 'A branch centre.' },
    RESERVE: { description: 'A branch that takes over when the main centre fails.' },
  },
});

/** A place where people of the centre work. */
@ObjectType({ implements: Node, description: 'A place where people of the centre work.' })
export class Site extends Node {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, unique among sites.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedText;

  @Field(() => SiteKind, { description: 'What the site is for.' })
  kind!: SiteKind;

  @Field(() => String, { description: 'IANA time zone, e.g. `Asia/Shanghai`.' })
  timeZone!: string;

  @Field(() => [WorkingHours], { description: 'When the site works, in its own time, in order of the week.' })
  workingHours!: WorkingHours[];

  @Field(() => [String], { description: 'Days on which the site is closed, `YYYY-MM-DD`, in order.' })
  holidays!: string[];

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;
}
