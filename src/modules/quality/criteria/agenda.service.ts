import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { type QuestionCount, agendaOf, monthBounds } from './agenda.rules.js';
import type { AgendaStore } from './agenda.store.js';
import type { CriteriaOutside } from './criteria-needs.js';
import type { CriteriaAgendaItem, CriteriaMeeting } from './criteria.js';

/** What evaluators read differently, by question. */
function countDisagreements(
  items: Awaited<ReturnType<CriteriaOutside['calibrations']['disagreements']>>,
): QuestionCount[] {
  const counts = new Map<string, { scorecardId: string; ref: string; count: number; of: number }>();
  for (const { scorecardId, ref, marks } of items) {
    const key = `${scorecardId} ${ref}`;
    const own = counts.get(key) ?? { scorecardId, ref, count: 0, of: 0 };
    counts.set(key, own);
    own.count += marks.filter(({ isSame }) => isSame === false).length;
    own.of += marks.filter(({ isSame }) => isSame !== null).length;
  }
  return [...counts.values()];
}

/** Fills agendas. */
export class AgendaService {
  constructor(
    private readonly store: AgendaStore,
    private readonly outside: Pick<CriteriaOutside, 'calibrations' | 'scorecards'>,
  ) {}

  /** The agenda of a meeting: of the month before it; as it was when it was held. */
  async of(meeting: Pick<CriteriaMeeting, 'month' | 'storedAgenda'>): Promise<CriteriaAgendaItem[]> {
    if (meeting.storedAgenda) return meeting.storedAgenda;
    const { from, to } = monthBounds(meeting.month, 1);
    const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
    const [disagreements, proposals, overturned, notApplicable] = await Promise.all([
      this.outside.calibrations.disagreements(start, end),
      this.outside.calibrations.proposals(start, end),
      this.store.overturned(from, to),
      this.store.notApplicable(from, to),
    ]);
    const disagreement = countDisagreements(disagreements);
    const ids = new Set(
      [...disagreement, ...overturned, ...notApplicable, ...proposals].map(({ scorecardId }) => scorecardId),
    );
    const active = new Map<string, ScorecardContent>();
    for (const id of [...ids].sort()) {
      const version = await this.outside.scorecards.active(id);
      if (version) active.set(id, version.content);
    }
    return agendaOf(active, { disagreement, overturned, notApplicable, proposals });
  }
}
