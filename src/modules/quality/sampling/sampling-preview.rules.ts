import type { FrameEntry, Pick } from './draw.rules.js';
import type { SamplingPreviewAgent } from './sampling-preview.js';

const countsBy = (agents: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of agents) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Agents of whom less than the least number would be drawn, fewest first: those who have calls, and those who have none. */
export function shortAgentsOf(
  least: number,
  agentIds: readonly string[],
  frame: readonly FrameEntry[],
  picks: readonly Pick[],
): SamplingPreviewAgent[] {
  if (least === 0) return [];
  const calls = countsBy(frame.map(({ agentId }) => agentId));
  const drawn = countsBy(picks.map(({ agentId }) => agentId));
  return [...new Set([...agentIds, ...calls.keys()])]
    .map((agentId) => ({ agentId, callCount: calls.get(agentId) ?? 0, drawnCount: drawn.get(agentId) ?? 0 }))
    .filter(({ drawnCount }) => drawnCount < least)
    .sort((a, b) => a.drawnCount - b.drawnCount || (a.agentId < b.agentId ? -1 : 1));
}
