import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { TreeCommand } from './command.js';

@InputType({ description: 'A command to an outside system: a new one, or a change of one.' })
export class TreeCommandSaveInput {
  @Field(() => ID, { nullable: true, description: 'The command to change; left out: a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `id`: the revision that you saw.' })
  expectedVersion?: number | null;

  @Field(() => String, {
    description:
      'As nodes name it: small letters, digits, `.`, `-`, `_`, beginning with a letter, at most 80 characters; unique. It cannot be changed later.',
  })
  name!: string;

  @Field(() => LocalizedTextInput, { description: 'What people see, at most 120 characters in each language.' })
  label!: LocalizedTextInput;

  @Field(() => String, {
    description:
      'Where it is sent, at most 500 characters: `https:` and a host that the configuration names in WEBHOOK_HOSTS; `http:` only for this machine.',
  })
  url!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sent; true when left out.' })
  isActive?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Whose secret is renewed.' })
export class TreeCommandSecretRenewInput {
  @Field(() => ID, { description: 'The command.' })
  id!: string;

  @Field(() => Int, { description: 'The revision that you saw.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of setting up a command.' })
export class TreeCommandPayload extends Payload {
  @Field(() => TreeCommand, {
    nullable: true,
    description: 'The command as it is now; null when refused, except for CONFLICT.',
  })
  command?: TreeCommand | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret that signs what is sent, shown only here: when the command is made, or its secret renewed. Null otherwise, and when an idempotent call is repeated.',
  })
  secret?: string | null;
}
