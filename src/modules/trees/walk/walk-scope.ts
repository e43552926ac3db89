import { registerEnumType } from '../../../platform/graphql/decorators.js';

/** Which walks. */
export enum TreeWalkScope {
  MINE = 'MINE',
  OFFERED = 'OFFERED',
  TEAM = 'TEAM',
}

registerEnumType(TreeWalkScope, {
  name: 'TreeWalkScope',
  description: 'Which walks.',
  valuesConfig: {
    MINE: { description: 'Those that you hold.' },
    OFFERED: { description: 'Those that are offered to you or to your support tier.' },
    TEAM: { description: 'Those of the teams that you lead (supervisors), or of your site (managers).' },
  },
});
