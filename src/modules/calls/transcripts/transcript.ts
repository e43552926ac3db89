import type { Language } from '../../../platform/errors/index.js';
import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Who speaks. */
export enum Speaker {
  AGENT = 'AGENT',
  CUSTOMER = 'CUSTOMER',
}

registerEnumType(Speaker, {
  name: 'Speaker',
  description: 'Who speaks in a transcript.',
  valuesConfig: {
    AGENT: { description: 'The agent.' },
    CUSTOMER: { description: 'The customer.' },
  },
});

/** What somebody says at one go. */
@ObjectType({ description: 'What somebody says at one go.' })
export class TranscriptTurn {
  @Field(() => Speaker, { description: 'Who speaks.' })
  speaker!: Speaker;

  @Field(() => Float, {
    description: 'When it begins, in seconds from the beginning of the recording; of a chat or mail, from its own.',
  })
  second!: number;

  @Field(() => String, { description: 'What is said.' })
  text!: string;
}

/** A part of a text. */
@ObjectType({ description: 'A part of the text of a turn, to be marked.' })
export class TranscriptMark {
  @Field(() => Int, { description: 'First position, in UTF-16 code units of the text.' })
  start!: number;

  @Field(() => Int, { description: 'Length in UTF-16 code units.' })
  length!: number;
}

/** What was said in a call. */
@ObjectType({ description: 'What was said in a call, by turns. Read by those who may hear the call.' })
export class Transcript {
  /** Id of the call. */
  _id!: string;

  /** Queue and end of the call: it stays as long as a recording. */
  queue!: string;
  callEndedAt!: Date;

  /** Language, as texts carry it; shown as `locale`. */
  language!: Language;

  @Field(() => [TranscriptTurn], { description: 'Turns in the order of time, at most 5,000.' })
  turns!: TranscriptTurn[];

  @Field(() => Int, {
    description: 'How many unhappy words stand on the customer’s turns, by the list of its language.',
  })
  unhappyWords!: number;

  @Field(() => DateTimeScalar, { description: 'When it was set last.' })
  updatedAt!: Date;
}

/** Words by which unhappy customers are found. */
@ObjectType({
  description:
    'Words by which unhappy customers are found in transcripts of one language. Set by QA_ANALYST and ADMIN.',
})
export class UnhappyWordList {
  @Field(() => Locale, { description: 'Language.' })
  locale!: Locale;

  @Field(() => [String], { description: 'Words and phrases, in the order in which they were given.' })
  words!: string[];

  @Field(() => Boolean, {
    description: 'Whether it is the list that the product brings along: nobody set another one.',
  })
  isUsual!: boolean;

  @Field(() => Int, { description: 'Counts changes, from 0; give it back as `expectedVersion`.' })
  revision!: number;
}
