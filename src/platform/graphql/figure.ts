import {
  type Definition,
  FigureInterval,
  type FigureMeanValue,
  type FigureRatioValue,
  type FigureShareValue,
  type Weighted,
} from '../rules/figures.js';
import { TargetVerdict } from '../rules/share.js';
import { Field, Float, Int, ObjectType, registerEnumType } from './decorators.js';

export { FigureInterval };

registerEnumType(FigureInterval, {
  name: 'FigureInterval',
  description: 'How long the stretches of a series are.',
  valuesConfig: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week, from Monday to Sunday.' },
  },
});

registerEnumType(TargetVerdict, {
  name: 'TargetVerdict',
  description: 'Where a share stands to its target, judged by its 95 % interval.',
  valuesConfig: {
    BELOW: { description: 'The whole interval lies under the target.' },
    NOT_DISTINGUISHABLE: { description: 'The interval holds the target: the evidence does not tell.' },
    ABOVE: { description: 'The whole interval lies above the target.' },
  },
});

@ObjectType({
  description: 'How a figure was made. Compare only figures of the same definition, version and variant.',
})
export class FigureDefinition implements Definition {
  @Field(() => String, { description: 'Lasting name, e.g. `quality.accuracy.unit`.' })
  key!: string;

  @Field(() => Int, { description: 'Version of the definition, from 1.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Which variant of it; null where there is only one.' })
  variant!: string | null;
}

@ObjectType({
  description:
    'The same figure with each thing counted by its sampling weight: what is told of all, not of the sample.',
})
export class WeightedEstimate implements Weighted {
  @Field(() => Float, { description: 'The estimate, in the unit of the figure.' })
  value!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Its standard error, in the unit of the figure; null for a single thing.',
  })
  standardError!: number | null;

  @Field(() => Float, { description: 'So many things of equal weight would tell as much.' })
  effectiveCount!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval; null as `standardError`.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval; null as `standardError`.' })
  high!: number | null;
}

@ObjectType({
  description:
    'A share with what it was counted from, its interval, its target and what that means. Value and interval are null without evidence (`of` is 0).',
})
export class FigureShare implements FigureShareValue {
  @Field(() => FigureDefinition, { description: 'How it was made.' })
  definition!: FigureDefinition;

  @Field(() => Int, { description: 'How many it holds for.' })
  count!: number;

  @Field(() => Int, { description: 'Of how many.' })
  of!: number;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Wilson), 0 to 1.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Wilson), 0 to 1.' })
  high!: number | null;

  @Field(() => Boolean, { description: 'Whether it stands on too little evidence to be told without saying so.' })
  isTooFew!: boolean;

  @Field(() => Float, { nullable: true, description: 'What the centre wants, 0 to 1; null where nothing was set.' })
  target!: number | null;

  @Field(() => TargetVerdict, {
    nullable: true,
    description:
      'Where it stands to the target, the weighted estimate where there is one; null without a target or evidence.',
  })
  verdict!: TargetVerdict | null;

  @Field(() => WeightedEstimate, { nullable: true, description: 'The weighted estimate, where it was asked for.' })
  weighted!: WeightedEstimate | null;
}

@ObjectType({ description: 'A mean with what it was counted from; null without evidence (`of` is 0).' })
export class FigureMean implements FigureMeanValue {
  @Field(() => FigureDefinition, { description: 'How it was made.' })
  definition!: FigureDefinition;

  @Field(() => Float, { nullable: true, description: 'The mean, in the unit that the field names.' })
  value!: number | null;

  @Field(() => Int, { description: 'Of how many.' })
  of!: number;

  @Field(() => Float, { nullable: true, description: 'Standard deviation of the sample; null for fewer than two.' })
  standardDeviation!: number | null;

  @Field(() => Boolean, { description: 'Whether it stands on too little evidence to be told without saying so.' })
  isTooFew!: boolean;

  @Field(() => WeightedEstimate, { nullable: true, description: 'The weighted estimate, where it was asked for.' })
  weighted!: WeightedEstimate | null;
}

@ObjectType({ description: 'One sum over another that is no share of things counted, hence without an interval.' })
export class FigureRatio implements FigureRatioValue {
  @Field(() => FigureDefinition, { description: 'How it was made.' })
  definition!: FigureDefinition;

  @Field(() => Float, { nullable: true, description: 'The ratio; null where the lower sum is 0.' })
  value!: number | null;

  @Field(() => Float, { description: 'The upper sum.' })
  numerator!: number;

  @Field(() => Float, { description: 'The lower sum.' })
  denominator!: number;
}
