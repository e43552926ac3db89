import type { AuditEventsQueryVariables } from '../../../gql/admin/graphql';
import type { DeskSearch } from '../../../lib/use-desk-path';
import { oneOf, textOf } from '../../../lib/address';

/** Kinds of things that events are about, as the API names them. */
export const SUBJECTS = [
  ...['article', 'article_flag', 'category', 'import_job', 'export_job', 'file'],
  ...['feed_entry', 'search_gap', 'search_learning'],
  ...['SearchSettings', 'SearchBestBet', 'SearchGoldenQuery', 'SearchGoldenRun', 'SearchIndex'],
  ...['user', 'session', 'team', 'site', 'department', 'line', 'tiers', 'client_key'],
] as const;

export const PERIODS = ['today', 'week', 'month', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** Which events are listed, as it stands in the address. */
export interface AuditSearch {
  actor: string | null;
  type: string | null;
  kind: string | null;
  subject: string | null;
  request: string | null;
  /** Null for all of the time. */
  period: Period | null;
  /** First and last day of a custom period, `YYYY-MM-DD` in the time of the person. */
  from: string | null;
  to: string | null;
  /** Also what programs do by themselves: that a sign-in goes on, that an entry or a notice was shown. */
  isWhole: boolean;
  at: string | null;
}

/** Events that nobody decided on. They are many, and hide the others. */
const ROUTINE = ['session.refreshed', 'feed.read', 'notices.read'];

const dayOf = (raw: unknown): string | null =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : null;

export const readAuditSearch = (search: DeskSearch): AuditSearch => ({
  actor: textOf(search['actor']),
  type: textOf(search['type']),
  kind: textOf(search['kind']),
  subject: textOf(search['subject']),
  // An id of digits only comes out of the address as a number.
  request: search['request'] === undefined ? null : String(search['request']),
  period: oneOf(PERIODS, search['period']),
  from: dayOf(search['from']),
  to: dayOf(search['to']),
  isWhole: search['whole'] === true,
  at: textOf(search['at']),
});

export const writeAuditSearch = ({ isWhole, ...search }: AuditSearch): DeskSearch => ({
  ...Object.fromEntries(Object.entries(search).map(([key, value]) => [key, value ?? undefined])),
  whole: isWhole || undefined,
});

export const NO_FILTERS: AuditSearch = {
  actor: null,
  type: null,
  kind: null,
  subject: null,
  request: null,
  period: null,
  from: null,
  to: null,
  isWhole: false,
  at: null,
};

export const isFiltered = (search: AuditSearch): boolean =>
  Object.entries(search).some(([key, value]) => key !== 'at' && key !== 'isWhole' && value !== null);

const DAY_MS = 86_400_000;
const startOf = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate());

/** The span of a period: whole days in the time of the person, so that the same question has the same answer for a day. */
export function spanOf({ period, from, to }: AuditSearch, now: Date): { from?: string; to?: string } {
  const since = (days: number): { from: string } => ({
    from: startOf(new Date(now.getTime() - days * DAY_MS)).toISOString(),
  });
  switch (period) {
    case null:
      return {};
    case 'today':
      return since(0);
    case 'week':
      return since(7);
    case 'month':
      return since(30);
    case 'custom': {
      const end = to === null ? null : new Date(`${to}T00:00:00`);
      // The last day belongs to the period.
      end?.setDate(end.getDate() + 1);
      return {
        ...(from === null ? {} : { from: new Date(`${from}T00:00:00`).toISOString() }),
        ...(end === null ? {} : { to: end.toISOString() }),
      };
    }
  }
}

export function auditVariables(search: AuditSearch, first: number): Omit<AuditEventsQueryVariables, 'after'> {
  const { actor, type, kind, subject, request, isWhole } = search;
  return {
    filter: {
      ...(actor === null ? {} : { actorId: actor }),
      // Who asks for one type, one thing or one request wants all of it.
      ...(type !== null || subject !== null || request !== null || isWhole ? {} : { exceptTypes: ROUTINE }),
      ...(type === null ? {} : { type }),
      ...(kind === null ? {} : { subjectType: kind }),
      ...(subject === null ? {} : { subjectId: subject }),
      ...(request === null ? {} : { requestId: request.slice(0, 200) }),
      ...spanOf(search, new Date()),
    },
    first,
  };
}
