import type { Role } from '../gql/shell/graphql';
import type { DESKS } from './start-page';

type DeskName = (typeof DESKS)[number]['desk'];

interface Place {
  key: string;
  desk: DeskName;
  path: string;
  /** Only with one of these roles; without it for everybody who has the desk. */
  roles?: readonly Role[];
}

const EDITORS: readonly Role[] = ['KNOWLEDGE_EDITOR', 'ADMIN'];
const EVALUATORS: readonly Role[] = ['QA_ANALYST', 'SUPERVISOR'];
const SAMPLERS: readonly Role[] = ['QA_ANALYST', 'SUPERVISOR', 'ADMIN'];

/** The pages of the desks. Each is offered only to those for whom the desk itself shows it. */
export const PLACES = [
  { key: 'todo', desk: 'KNOWLEDGE', path: '/knowledge', roles: EDITORS },
  { key: 'articles', desk: 'KNOWLEDGE', path: '/knowledge/articles' },
  { key: 'verification', desk: 'KNOWLEDGE', path: '/knowledge/verification' },
  { key: 'translations', desk: 'KNOWLEDGE', path: '/knowledge/translations', roles: EDITORS },
  { key: 'links', desk: 'KNOWLEDGE', path: '/knowledge/links', roles: EDITORS },
  { key: 'flags', desk: 'KNOWLEDGE', path: '/knowledge/flags' },
  { key: 'gaps', desk: 'KNOWLEDGE', path: '/knowledge/gaps', roles: EDITORS },
  { key: 'statistics', desk: 'KNOWLEDGE', path: '/knowledge/search' },
  { key: 'tuning', desk: 'KNOWLEDGE', path: '/knowledge/tuning', roles: EDITORS },
  { key: 'categories', desk: 'KNOWLEDGE', path: '/knowledge/categories', roles: EDITORS },
  { key: 'import', desk: 'KNOWLEDGE', path: '/knowledge/import', roles: EDITORS },
  { key: 'export', desk: 'KNOWLEDGE', path: '/knowledge/export', roles: EDITORS },
  { key: 'qualityQueue', desk: 'QUALITY', path: '/quality', roles: EVALUATORS },
  { key: 'evaluations', desk: 'QUALITY', path: '/quality/evaluations' },
  { key: 'calls', desk: 'QUALITY', path: '/quality/calls' },
  { key: 'callImport', desk: 'QUALITY', path: '/quality/import', roles: ['QA_ANALYST', 'MANAGER', 'ADMIN'] },
  { key: 'disputes', desk: 'QUALITY', path: '/quality/disputes', roles: ['QA_ANALYST', 'SUPERVISOR', 'MANAGER'] },
  { key: 'calibration', desk: 'QUALITY', path: '/quality/calibration', roles: EVALUATORS },
  { key: 'criteria', desk: 'QUALITY', path: '/quality/criteria', roles: SAMPLERS },
  { key: 'sampling', desk: 'QUALITY', path: '/quality/sampling', roles: SAMPLERS },
  { key: 'scorecards', desk: 'QUALITY', path: '/quality/scorecards' },
  { key: 'figures', desk: 'QUALITY', path: '/quality/figures' },
  {
    key: 'coaching',
    desk: 'QUALITY',
    path: '/quality/coaching',
    roles: ['QA_ANALYST', 'SUPERVISOR', 'MANAGER', 'ADMIN'],
  },
  { key: 'people', desk: 'ADMIN', path: '/admin' },
  { key: 'teams', desk: 'ADMIN', path: '/admin/teams' },
  { key: 'sites', desk: 'ADMIN', path: '/admin/sites' },
  { key: 'departments', desk: 'ADMIN', path: '/admin/departments' },
  { key: 'lines', desk: 'ADMIN', path: '/admin/lines' },
  { key: 'tiers', desk: 'ADMIN', path: '/admin/tiers' },
  { key: 'queues', desk: 'ADMIN', path: '/admin/queues' },
  { key: 'clients', desk: 'ADMIN', path: '/admin/clients' },
  { key: 'audit', desk: 'ADMIN', path: '/admin/audit' },
] as const satisfies readonly Place[];

/** What can be made from anywhere. */
export const CREATIONS = [
  { key: 'article', desk: 'KNOWLEDGE', path: '/knowledge/new', roles: EDITORS },
  { key: 'tree', desk: 'TREES', path: '/trees?new=true', roles: EDITORS },
  { key: 'person', desk: 'ADMIN', path: '/admin?new=true' },
  { key: 'team', desk: 'ADMIN', path: '/admin/teams?new=true' },
  { key: 'site', desk: 'ADMIN', path: '/admin/sites?new=true' },
  { key: 'department', desk: 'ADMIN', path: '/admin/departments?new=true' },
  { key: 'line', desk: 'ADMIN', path: '/admin/lines?new=true' },
  { key: 'queue', desk: 'ADMIN', path: '/admin/queues?new=true' },
  { key: 'client', desk: 'ADMIN', path: '/admin/clients?new=true' },
] as const satisfies readonly Place[];

/** Those of the places that this person finds. */
export const permitted = <One extends Place>(
  places: readonly One[],
  person: { desks: readonly string[]; roles: readonly Role[] },
): One[] =>
  places.filter(
    ({ desk, roles }) =>
      person.desks.includes(desk) && (roles === undefined || roles.some((role) => person.roles.includes(role))),
  );
