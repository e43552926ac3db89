import type { Fault } from '../errors/user-error.js';
import { UserError, UserErrorCode } from '../errors/user-error.js';
import type { Context } from './context.js';
import { Field, ObjectType } from './decorators.js';
import './enums.js';

/** One expected refusal inside a payload. */
@ObjectType('UserError', { description: 'Why a mutation was refused, in a way that a person can mend.' })
export class UserErrorView {
  @Field(() => UserErrorCode, { description: 'What kind of refusal it is; stable, for programs.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'One sentence in the caller’s language.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field that caused it, outermost first; null where no single field did.',
  })
  field?: string[] | null;
}

/** Base of every mutation's payload. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserErrorView], { description: 'Empty when the mutation took effect; otherwise nothing was changed.' })
  userErrors!: UserErrorView[];
}

const view = (context: Context, fault: Fault): UserErrorView => ({
  code: fault.code,
  message: fault.text[context.viewer.locale],
  field: fault.field ? [...fault.field] : null,
});

/**
 * Runs a mutation and turns an expected refusal into `userErrors`; everything else passes through and is formatted as a top-level error.
 * Loaded objects are forgotten after the write, so that the payload shows the new state.
 */
export async function settle<P extends Payload>(
  context: Context,
  make: () => Promise<Omit<P, 'userErrors'>>,
): Promise<P> {
  try {
    const made = await make();
    context.loaders.reset();
    return { ...made, userErrors: [] } as unknown as P;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.loaders.reset();
    return { ...error.current, userErrors: error.faults.map((fault) => view(context, fault)) } as unknown as P;
  }
}
