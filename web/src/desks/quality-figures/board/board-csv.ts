import { type CsvRow, meanRow, numberRow, shareRow } from '../shared/csv';
import type { AccuracyFragment } from '../../../gql/quality-figures/graphql';
import type { BoardParts } from './use-board';

interface Names {
  person: (user: { name: string; nameEn: string } | null) => string;
  text: (text: { zhCN: string; en: string }) => string;
}

const accuracyRows = (part: string, of: string, accuracy: AccuracyFragment): CsvRow[] => [
  shareRow(part, of, `accuracy ${accuracy.measure} all monitored`, accuracy.allMonitored),
  shareRow(part, of, `accuracy ${accuracy.measure} where applied`, accuracy.whereApplied),
  shareRow(part, of, `accuracy ${accuracy.measure} per opportunity`, accuracy.perOpportunity),
];

/** Everything that the board shows, row by row, with definitions, intervals and n. */
export function boardRows(parts: BoardParts, { person, text }: Names): CsvRow[] {
  const figures = parts.figures.data?.qualityFigures;
  const calls = parts.figures.data?.callFigures;
  const chart = parts.weeks.data?.qualityByWeek;
  return [
    ...(figures
      ? [
          ...accuracyRows('all', '', figures.fatal),
          ...figures.families.flatMap((family) => accuracyRows('all', '', family)),
          meanRow('all', '', 'score reported', figures.score.reported),
          meanRow('all', '', 'score calculated', figures.score.raw),
          shareRow('all', '', 'not applicable', figures.na),
          meanRow('all', '', 'hours to release', figures.release.hoursMean),
          shareRow('all', '', 'released same day', figures.release.sameDay),
          shareRow('all', '', 'overturned', figures.overturn),
        ]
      : []),
    ...(calls ? [shareRow('all', '', 'first-contact resolution', calls.firstContact.resolution)] : []),
    ...(chart?.weeks.flatMap(({ week, of, share, lower, upper }) => [
      numberRow('week', week, `share with ${chart.measure}`, share, of),
      numberRow('week', week, 'lower limit', lower, of),
      numberRow('week', week, 'upper limit', upper, of),
    ]) ?? []),
    ...(parts.agents.data?.qualityByAgent ?? []).flatMap(({ agent, accuracy, nonFatal, na }) => [
      ...accuracyRows('agent', person(agent), accuracy),
      shareRow('agent', person(agent), 'non-fatal per opportunity', nonFatal.perOpportunity),
      shareRow('agent', person(agent), 'not applicable', na),
    ]),
    ...(parts.groups.data?.qualityByTeam ?? []).flatMap(({ team, accuracy, na }) => [
      ...accuracyRows('team', team ? text(team.name) : '', accuracy),
      shareRow('team', team ? text(team.name) : '', 'not applicable', na),
    ]),
    ...(parts.groups.data?.qualityByQueue ?? []).flatMap(({ queue, accuracy, na }) => [
      ...accuracyRows('queue', queue ?? '', accuracy),
      shareRow('queue', queue ?? '', 'not applicable', na),
    ]),
    ...(parts.evaluators.data?.qualityByEvaluator ?? []).flatMap(({ evaluator, accuracy, na }) => [
      ...accuracyRows('evaluator', person(evaluator), accuracy),
      shareRow('evaluator', person(evaluator), 'not applicable', na),
    ]),
    ...(parts.questions.data?.qualityByQuestion ?? []).flatMap(({ ref, question, errors, fatals, na }) => {
      const name = question ? `${ref} ${text(question.text)}` : ref;
      return [
        shareRow('question', name, 'errors', errors),
        shareRow('question', name, 'fatal', fatals),
        shareRow('question', name, 'not applicable', na),
      ];
    }),
  ];
}
