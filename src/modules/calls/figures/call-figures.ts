import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { FigureInterval, FigureMean, FigureRatio, FigureShare } from '../../../platform/graphql/figure.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ServiceLevelVariant } from './service-level.rules.js';

const share = (description: string) => Field(() => FigureShare, { description });
const mean = (description: string) => Field(() => FigureMean, { description });
const ratio = (description: string) => Field(() => FigureRatio, { description });
const count = (description: string) => Field(() => Int, { description });

registerEnumType(ServiceLevelVariant, {
  name: 'ServiceLevelVariant',
  description: 'How calls that gave up waiting are dealt with in the service level. In time: within the target.',
  valuesConfig: {
    ABANDONS_NEGATIVE: { description: 'Answered in time, of all that waited. The usual one.' },
    ANSWERED_ONLY: { description: 'Answered in time, of all answered. Misleading: those who gave up are left out.' },
    ABANDONS_POSITIVE: { description: 'Answered or given up in time, of all that waited.' },
    ABANDONS_IGNORED: { description: 'Answered in time, of all but those given up in time.' },
    SHORT_POSITIVE: { description: 'Answered in time or given up at once, of all that waited.' },
    SHORT_EXCLUDED: { description: 'Answered in time, of all but those given up at once.' },
  },
});

@ObjectType({ description: 'The service level in one variant.' })
export class ServiceLevelFigure {
  @Field(() => ServiceLevelVariant, { description: 'The variant.' })
  variant!: ServiceLevelVariant;

  @share('The service level, of calls for which a target is set.')
  share!: FigureShare;
}

@ObjectType({ description: 'What calls take, in seconds.' })
export class HandlingFigures {
  @mean('Talk, hold and after-call work of each call that somebody took: a leg of a chain counts by itself.')
  perLeg!: FigureMean;

  @mean('The same of each chain of transfers: its legs together, as far as the filter holds them.')
  perChain!: FigureMean;

  @mean('Talk of each leg.')
  talk!: FigureMean;

  @mean('Hold of each leg.')
  hold!: FigureMean;

  @mean('After-call work of each leg.')
  wrap!: FigureMean;
}

@ObjectType({ description: 'How agents’ time is used, from the days that the telephony reported.' })
export class AgentTimeFigures {
  @ratio('Occupancy: handling of handling and waiting. Several chats at a time are not known to it.')
  occupancy!: FigureRatio;

  @ratio('Utilisation, first definition: handling and waiting of logged-in time.')
  utilisationReady!: FigureRatio;

  @ratio('Utilisation, second definition: handling of logged-in time.')
  utilisationHandle!: FigureRatio;

  @count('Agents with a day.')
  agentCount!: number;

  @count('Days of agents.')
  dayCount!: number;
}

@ObjectType({
  description:
    'Whether matters were solved at the first contact: nobody of the same customer came again within a window after it ended. Legs of a chain are one contact.',
})
export class FirstContactFigures {
  @count('Hours of the window.')
  windowHours!: number;

  @Field(() => Boolean, { description: 'Whether only contacts of the same reason count as coming again.' })
  sameReason!: boolean;

  @Field(() => Boolean, { description: 'Whether tries that nobody answered count as coming again.' })
  abandonedCountsAsRepeat!: boolean;

  @Field(() => DateTimeScalar, { description: 'Contacts whose window was over by then were judged.' })
  asOf!: Date;

  @share(
    'Contacts after which nobody came again, of all judged ones; with the centre’s target where the 24-hour rule is asked for.',
  )
  resolution!: FigureShare;

  @share('Contacts after which somebody came again: the rest to `resolution`.')
  repeat!: FigureShare;

  @Field(() => FigureShare, {
    nullable: true,
    description:
      'As `resolution` without repeated contacts that could not be solved at first; null unless dispositions were named.',
  })
  net!: FigureShare | null;

  @count('Contacts whose window is still open; not judged.')
  pendingCount!: number;

  @count('Calls of which nobody knows whose they were; not judged.')
  withoutCustomerCount!: number;

  @share(
    'Another method, never to be mixed with the others: solved as the agents say, of calls where they said something.',
  )
  agentMarked!: FigureShare;
}

@ObjectType({ description: 'How often a mark was given.' })
export class SatisfactionCount {
  @count('The mark, 1 (bad) to 5 (good).')
  mark!: number;

  @count('How often.')
  count!: number;
}

@ObjectType({ description: 'What customers say, in marks of one to five.' })
export class SatisfactionFigures {
  @Field(() => [SatisfactionCount], { description: 'All five marks, the best first.' })
  counts!: SatisfactionCount[];

  @share('Satisfied: marks 4 and 5.')
  topTwo!: FigureShare;

  @share('Very satisfied: mark 5.')
  top!: FigureShare;

  @share('Dissatisfied: marks 1 and 2. Can rise together with the satisfied.')
  bottomTwo!: FigureShare;

  @share('Very dissatisfied: mark 1.')
  bottom!: FigureShare;

  @Field(() => Float, { nullable: true, description: 'Satisfied less dissatisfied, -1 to 1; null without marks.' })
  net!: number | null;

  @mean('Mean mark, 1 to 5.')
  mean!: FigureMean;

  @share('Marks of all calls that somebody took: how many spoke at all.')
  response!: FigureShare;
}

@ObjectType({ description: 'Calls of a day or a week.' })
export class CallFiguresPoint {
  @Field(() => String, { description: 'The day, or the Monday of the week, `YYYY-MM-DD`.' })
  start!: string;

  @count('Calls that waited for somebody.')
  offeredCount!: number;

  @share('Service level, ABANDONS_NEGATIVE.')
  serviceLevel!: FigureShare;

  @share('Given up waiting.')
  abandonment!: FigureShare;

  @mean('Seconds until somebody took it, mean; without a channel in the filter that of telephone, chat and counter.')
  averageSpeedOfAnswer!: FigureMean;

  @mean('Seconds that a leg took, mean.')
  handling!: FigureMean;

  @share('Satisfied customers (marks 4 and 5).')
  satisfaction!: FigureShare;

  @share('First-contact resolution by the same rule as `firstContact`.')
  resolution!: FigureShare;
}

@ObjectType({ description: 'Calls day by day or week by week.' })
export class CallFiguresSeries {
  @Field(() => FigureInterval, { description: 'How long each stretch is.' })
  interval!: FigureInterval;

  @Field(() => [CallFiguresPoint], { description: 'All stretches of the period in order, those without calls too.' })
  points!: CallFiguresPoint[];

  @share('Service level of all together, ABANDONS_NEGATIVE: stretches weigh by their calls.')
  serviceLevel!: FigureShare;

  @Field(() => Float, {
    nullable: true,
    description:
      'Plain mean of the stretches’ service levels, for comparison with reports that show it; a quiet day weighs as much as a busy one.',
  })
  meanOfIntervals!: number | null;
}

/** What is asked of the database when somebody wants it, and once only. */
export interface CallReading {
  handling(): Promise<HandlingFigures>;
  agentTime(): Promise<AgentTimeFigures | null>;
  firstContact(): Promise<FirstContactFigures>;
  series(interval: FigureInterval): Promise<CallFiguresSeries>;
}

@ObjectType({
  description:
    'Figures of calls that were offered in a period, of those that you may see. Shares are 0 to 1; each says how it was made.',
})
export class CallFigures {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD`.' })
  fromDay!: string;

  @Field(() => String, { description: 'Last day, included.' })
  toDay!: string;

  @Field(() => String, {
    description: 'Time zone of the days: of the site that was asked for, otherwise of your own; UTC without one.',
  })
  timeZone!: string;

  @count('Calls, legs of chains by themselves.')
  callCount!: number;

  @count('Of these, those that waited for somebody: answered or given up.')
  offeredCount!: number;

  @count('Taken by somebody.')
  answeredCount!: number;

  @count('Given up waiting.')
  abandonedCount!: number;

  @count('Given up at once: within `shortSeconds`.')
  shortAbandonedCount!: number;

  @count('Who gives up within so many seconds gave up at once.')
  shortSeconds!: number;

  @Field(() => [ServiceLevelFigure], { description: 'All six variants, the usual one first.' })
  serviceLevel!: ServiceLevelFigure[];

  @share('Given up waiting, of all that waited.')
  abandonment!: FigureShare;

  @share('The same without those given up at once.')
  abandonmentWithoutShort!: FigureShare;

  @mean(
    'Seconds until somebody took it, mean of calls that were taken; says nothing of those who gave up. Without a channel in the filter that of telephone, chat and counter.',
  )
  averageSpeedOfAnswer!: FigureMean;

  @Field(() => SatisfactionFigures, { description: 'What customers say.' })
  satisfaction!: SatisfactionFigures;

  @share(
    'First answer within the target of channel and level, of all that were not given up; those still in time are left out.',
  )
  firstResponse!: FigureShare;

  @share('Records that are complete, of those that were looked at.')
  recordComplete!: FigureShare;

  @share('Calls whose customer was verified, of those where something was said.')
  verified!: FigureShare;

  reading!: CallReading;
}
