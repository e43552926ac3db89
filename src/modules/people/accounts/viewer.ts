import { Audience, Role, Scope, type Viewer } from '../../../platform/auth/viewer.js';
import type { Language } from '../../../platform/errors/user-error.js';
import { Field, ID, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Desk } from './viewer.rules.js';

registerEnumType(Desk, {
  name: 'Desk',
  description: 'A part of the console.',
  valuesConfig: {
    AGENT: { description: 'Searching, reading, linking, acknowledging; for all staff.' },
    KNOWLEDGE: { description: 'Writing, reviewing and publishing knowledge.' },
    TREES: { description: 'Trees to walk; for who keeps the knowledge also drawing them. For all staff.' },
    QUALITY: {
      description:
        'Calls, scorecards, evaluations, calibration, coaching and their figures; for who checks quality or leads.',
    },
    MINE: { description: 'Own evaluations, disputes, talks and coaching; for agents.' },
    TEAM: { description: 'Who has read what; for who leads people.' },
    ADMIN: { description: 'People, teams, sites, departments, keys and the audit.' },
  },
});

/** The caller, as the API shows it. The object behind it is the platform's `Viewer`; other rooms add fields to this class. */
@ObjectType('Viewer', { description: 'The caller: a person, or a client application with its key.' })
export class ViewerView implements Pick<Viewer, 'id' | 'roles' | 'scopes' | 'audience' | 'locale'> {
  @Field(() => ID, { description: 'Id of the person or of the client key.' })
  id!: string;

  @Field(() => [Role], { description: 'What the person does; empty for a client application.' })
  roles!: readonly Role[];

  @Field(() => [Scope], { description: 'What a client application may do; empty for a person.' })
  scopes!: readonly Scope[];

  @Field(() => Audience, { description: 'How far inside the caller stands; decides which knowledge is readable.' })
  audience!: Audience;

  @Field(() => Locale, { description: 'Language in which the caller is addressed.' })
  locale!: Language;
}
