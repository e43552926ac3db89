import { Field, ID, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { TreeWalk } from './walk.js';

/** What a message about walks says. */
export enum TreeWalkMessageKind {
  READY = 'READY',
  CHANGED = 'CHANGED',
  LEFT = 'LEFT',
  HEARTBEAT = 'HEARTBEAT',
}

registerEnumType(TreeWalkMessageKind, {
  name: 'TreeWalkMessageKind',
  description: 'What a message about walks says.',
  valuesConfig: {
    READY: {
      description: 'The subscription stands: read the walks now. Comes again where something may have been missed.',
    },
    CHANGED: { description: 'A walk began, went on, or came into the scope.' },
    LEFT: { description: 'A walk is no longer in the scope, or no longer yours to see.' },
    HEARTBEAT: { description: 'The line is alive.' },
  },
});

@ObjectType({ description: 'One message about walks.' })
export class TreeWalkMessage {
  @Field(() => TreeWalkMessageKind, { description: 'What it says.' })
  kind!: TreeWalkMessageKind;

  @Field(() => ID, { nullable: true, description: 'CHANGED and LEFT: which walk.' })
  walkId!: string | null;

  @Field(() => TreeWalk, { nullable: true, description: 'CHANGED: the walk as it is now.' })
  walk!: TreeWalk | null;
}
