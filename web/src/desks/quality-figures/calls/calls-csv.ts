import type { CallBoardQuery } from '../../../gql/quality-figures/graphql';
import { type CsvRow, meanRow, numberRow, ratioRow, shareRow } from '../shared/csv';

/** Everything that the board of calls shows, row by row, with definitions, intervals and n. */
export function callRows(figures: CallBoardQuery['callFigures']): CsvRow[] {
  const { handling, firstContact, satisfaction, agentTime } = figures;
  return [
    numberRow('calls', '', 'calls', figures.callCount, null),
    numberRow('calls', '', 'offered', figures.offeredCount, null),
    numberRow('calls', '', 'answered', figures.answeredCount, null),
    numberRow('calls', '', 'abandoned', figures.abandonedCount, null),
    ...figures.serviceLevel.map(({ share }) => shareRow('calls', '', 'service level', share)),
    shareRow('calls', '', 'abandonment', figures.abandonment),
    shareRow('calls', '', 'abandonment without short', figures.abandonmentWithoutShort),
    meanRow('calls', '', 'speed of answer, seconds', figures.averageSpeedOfAnswer),
    shareRow('calls', '', 'first response in time', figures.firstResponse),
    meanRow('calls', '', 'handling, seconds', handling.perLeg),
    meanRow('calls', '', 'handling, seconds', handling.perChain),
    meanRow('calls', '', 'talk, seconds', handling.talk),
    meanRow('calls', '', 'hold, seconds', handling.hold),
    meanRow('calls', '', 'after-call work, seconds', handling.wrap),
    ...(agentTime
      ? [
          ratioRow('time', '', 'occupancy', agentTime.occupancy),
          ratioRow('time', '', 'utilisation', agentTime.utilisationReady),
          ratioRow('time', '', 'utilisation', agentTime.utilisationHandle),
        ]
      : []),
    shareRow('calls', '', 'first-contact resolution', firstContact.resolution),
    shareRow('calls', '', 'repeat', firstContact.repeat),
    shareRow('calls', '', 'solved as agents say', firstContact.agentMarked),
    meanRow('satisfaction', '', 'mean mark', satisfaction.mean),
    shareRow('satisfaction', '', 'satisfaction', satisfaction.top),
    shareRow('satisfaction', '', 'satisfaction', satisfaction.topTwo),
    shareRow('satisfaction', '', 'satisfaction', satisfaction.bottom),
    shareRow('satisfaction', '', 'satisfaction', satisfaction.bottomTwo),
    shareRow('satisfaction', '', 'response', satisfaction.response),
    shareRow('calls', '', 'record complete', figures.recordComplete),
    shareRow('calls', '', 'customer verified', figures.verified),
  ];
}
