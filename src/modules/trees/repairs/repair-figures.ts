import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { TreeShare } from '../figures/tree-share.js';

const noFault = Field(() => TreeShare, { description: 'Devices without a fault, of all that were looked at.' });

@ObjectType({ description: 'Devices that walks of one version of a tree sent in.' })
export class RepairVersionFigures {
  /** Shown as `tree`. */
  treeId!: string;

  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @noFault
  noFault!: TreeShare;
}

@ObjectType({ description: 'Devices of one product line.' })
export class RepairLineFigures {
  /** Shown as `productLine`. */
  lineId!: string | null;

  @noFault
  noFault!: TreeShare;
}

@ObjectType({ description: 'Devices that one service point looked at.' })
export class RepairServicePointFigures {
  @Field(() => String, { nullable: true, description: 'Name of the service point; null where none was named.' })
  servicePoint!: string | null;

  @noFault
  noFault!: TreeShare;
}

@ObjectType({
  description:
    'What was found on devices that were sent in during a period: the share without a fault is what triage before a return brings down. A finding belongs to the walk of the same call that ended RETURN_OR_REPAIR, the last one.',
})
export class RepairFigures {
  @Field(() => DateTimeScalar, { description: 'First moment of the period.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'The moment that ends it; not part of it.' })
  to!: Date;

  @noFault
  noFault!: TreeShare;

  @Field(() => Int, {
    description:
      'Devices that no walk sent in. Counted in the total, product lines and service points for who sees all walks; for others 0, and they count nowhere.',
  })
  unmatchedCount!: number;

  @Field(() => [RepairVersionFigures], {
    description: 'By tree and version, trees that you may see; most devices first.',
  })
  byVersion!: RepairVersionFigures[];

  @Field(() => [RepairLineFigures], {
    description:
      'By product line: that of the finding, else that of the walk where it has one only; most devices first.',
  })
  byProductLine!: RepairLineFigures[];

  @Field(() => [RepairServicePointFigures], { description: 'By service point, most devices first.' })
  byServicePoint!: RepairServicePointFigures[];
}
