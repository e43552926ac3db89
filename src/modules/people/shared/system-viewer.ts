import { Audience, Role, type Viewer } from '../../../platform/auth/viewer.js';

/**
 * The product itself, where a service asks for a viewer: the seed, imports at the command line, the first start.
 * It never comes from a request, has no session, and may do what an ADMIN may.
 */
export const systemViewer: Viewer = {
  kind: 'person',
  id: 'system',
  sessionId: null,
  name: 'CareGraph',
  roles: [Role.ADMIN],
  scopes: [],
  audience: Audience.INTERNAL,
  siteId: null,
  teamIds: [],
  ledTeamIds: [],
  departmentIds: [],
  tierRank: 0,
  lineIds: [],
  locale: 'en',
};
