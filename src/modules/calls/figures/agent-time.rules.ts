import { type FigureRatioValue, defined, figureRatio } from '../../../platform/rules/figures.js';

/** Seconds of agents in sum. */
export interface AgentSeconds {
  readonly talk: number;
  readonly hold: number;
  readonly wrap: number;
  /** Ready and waiting for a call. */
  readonly waiting: number;
  /** Logged in, breaks and meetings included: the time that is paid, as far as the telephony knows it. */
  readonly loggedIn: number;
}

/** How agents' time is used. Two utilisations are in use: each says which it is. */
export interface AgentTimeValue {
  readonly occupancy: FigureRatioValue;
  readonly utilisationReady: FigureRatioValue;
  readonly utilisationHandle: FigureRatioValue;
}

/** Occupancy (handling of handling and waiting) and both utilisations (over logged-in time). */
export function agentTimeOf({ talk, hold, wrap, waiting, loggedIn }: AgentSeconds): AgentTimeValue {
  const handling = talk + hold + wrap;
  return {
    occupancy: figureRatio(defined('calls.occupancy'), handling, handling + waiting),
    utilisationReady: figureRatio(defined('calls.utilisation', 'HANDLING_AND_WAITING'), handling + waiting, loggedIn),
    utilisationHandle: figureRatio(defined('calls.utilisation', 'HANDLING'), handling, loggedIn),
  };
}
