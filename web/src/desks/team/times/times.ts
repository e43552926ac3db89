/** What an agent did on a day, in seconds. */
export interface Times {
  readonly loggedInSeconds: number;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  readonly wrapSeconds: number;
  readonly waitingSeconds: number;
}

const handling = ({ talkSeconds, holdSeconds, wrapSeconds }: Times): number => talkSeconds + holdSeconds + wrapSeconds;

/** Handling of handling and waiting; null where there was neither. */
export const occupancy = (times: Times): number | null => {
  const all = handling(times) + times.waitingSeconds;
  return all > 0 ? handling(times) / all : null;
};

/** Handling of the time logged in; null where nobody was. */
export const utilisation = (times: Times): number | null =>
  times.loggedInSeconds > 0 ? handling(times) / times.loggedInSeconds : null;
