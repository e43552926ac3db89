import type { MadeWalk } from './random-walks.js';

/** The smallest value that at least so many percent do not exceed. */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  for (const [at, value] of sorted.entries()) if ((at + 1) * 100 >= percent * sorted.length) return value;
  return null;
}

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);

const stateOf = ({ document }: MadeWalk): string => String(document.state);

/** Figures of walks counted one by one, from what really happened in them. */
export function recount(walks: readonly MadeWalk[]) {
  const completed = walks.filter((walk) => stateOf(walk) === 'COMPLETED');
  const givenUp = walks.filter((walk) => ['ABANDONED', 'EXPIRED'].includes(stateOf(walk)));
  const lasted = ({ document }: MadeWalk): number =>
    (document.endedAt as Date).getTime() - (document.startedAt as Date).getTime();
  const resultOf = ({ document }: MadeWalk): string => (document.ending as { result: string }).result;
  const stays = walks.flatMap(({ truth }) => truth.stays);
  const answers = walks.flatMap(({ truth }) => truth.answers);
  const commands = walks.flatMap(({ truth }) => truth.commands);
  const nodeOf = (node: string) => {
    const own = stays.filter((stay) => stay.node === node);
    const dwell = own.flatMap(({ ms }) => (ms === null ? [] : [ms]));
    const exits = givenUp.filter(({ truth }) =>
      truth.stays.some((stay) => stay.node === node && stay.ended === 'stands'),
    );
    const taken = answers.filter((answer) => answer.node === node);
    return {
      entered: own.length,
      left: own.filter(({ ended }) => ended !== 'stands').length,
      turned: own.filter(({ ended }) => ended === 'turned').length,
      exits: exits.length,
      dwellCount: dwell.length,
      dwellP50: inSeconds(nearestRank(dwell, 50)),
      dwellP90: inSeconds(nearestRank(dwell, 90)),
      answers: taken.length,
      branch: (key: string): number => taken.filter(({ branch }) => branch === key).length,
    };
  };
  const paths = new Map<string, MadeWalk[]>();
  for (const walk of completed) {
    const path = walk.truth.path ?? '';
    paths.set(path, [...(paths.get(path) ?? []), walk]);
  }
  const replied = commands.filter(({ how }) => how === 'ok' || how === 'failed').map(({ ms }) => ms);
  return {
    starts: walks.length,
    agents: new Set(walks.map(({ document }) => document.startedById)).size,
    completed: completed.length,
    resolved: completed.filter((walk) => resultOf(walk) === 'RESOLVED').length,
    returned: completed.filter((walk) => resultOf(walk) === 'RETURN_OR_REPAIR').length,
    givenUp: givenUp.length,
    expired: walks.filter((walk) => stateOf(walk) === 'EXPIRED').length,
    averageStops: completed.length
      ? completed.reduce((sum, { truth }) => sum + truth.moves, 0) / completed.length
      : null,
    durationP50: inSeconds(nearestRank(completed.map(lasted), 50)),
    durationP90: inSeconds(nearestRank(completed.map(lasted), 90)),
    nodeOf,
    paths: [...paths].map(([path, list]) => ({
      path,
      count: list.length,
      p50: inSeconds(nearestRank(list.map(lasted), 50)),
      resolved: list.filter((walk) => resultOf(walk) === 'RESOLVED').length,
    })),
    commands: {
      sent: commands.length,
      failed: commands.filter(({ how }) => how === 'failed').length,
      timedOut: commands.filter(({ how }) => how === 'timedOut').length,
      ended: commands.filter(({ how }) => how !== 'waits').length,
      latencyP50: inSeconds(nearestRank(replied, 50)),
      latencyP90: inSeconds(nearestRank(replied, 90)),
    },
  };
}
