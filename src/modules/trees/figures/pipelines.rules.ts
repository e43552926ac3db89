import { type Stage, placeAt, quantiles, wholeWindow } from '../../../platform/rules/stages.js';
import { TreeResult } from '../tree-enums.js';
import { hidden } from '../walk/engine/words.rules.js';
import { type WalkFilter, walksMatch } from './walk-filter.rules.js';

const countIf = (condition: unknown): object => ({ $sum: { $cond: [condition, 1, 0] } });
const isState = (state: string): object => ({ $eq: ['$state', state] });

/** How many walks there are and how they ended. */
export const totalsPipeline = (filter: WalkFilter): Stage[] => [
  { $match: walksMatch(filter) },
  {
    $group: {
      _id: null,
      starts: { $sum: 1 },
      agents: { $addToSet: '$startedById' },
      completed: countIf(isState('COMPLETED')),
      abandoned: countIf(isState('ABANDONED')),
      expired: countIf(isState('EXPIRED')),
      stops: { $sum: { $cond: [isState('COMPLETED'), { $size: '$moves' }, 0] } },
      ...Object.fromEntries(
        Object.values(TreeResult).map((result) => [
          result,
          countIf({ $and: [isState('COMPLETED'), { $eq: ['$ending.result', result] }] }),
        ]),
      ),
    },
  },
  { $set: { agents: { $size: '$agents' } } },
];

const completed = (filter: WalkFilter): Stage => ({
  $match: { ...walksMatch(filter), state: 'COMPLETED', endedAt: { $type: 'date' } },
});
const lasted = { $subtract: ['$endedAt', '$startedAt'] };

/** How long completed walks took, start to end. */
export const durationsPipeline = (filter: WalkFilter): Stage[] => [
  completed(filter),
  { $project: { _id: 0, ms: lasted } },
  ...quantiles('ms', null),
];

/** Those entries of the record that fulfil a condition on `$$entry`, each as a document of its own with the named parts. */
const entriesOf = (condition: object, parts: Readonly<Record<string, unknown>>, kept: Stage = { _id: 0 }): Stage[] => [
  {
    $project: {
      ...kept,
      entry: {
        $map: {
          input: { $filter: { input: '$transcript', as: 'entry', cond: condition } },
          as: 'entry',
          in: parts,
        },
      },
    },
  },
  { $unwind: '$entry' },
];

const ofTree = (treeId: string): object => ({ $eq: ['$$entry.treeId', treeId] });

/** What of the record is counted at nodes. */
const counted = [
  ...['ENTERED', 'ANSWERED', 'AUTO', 'COMMAND_SENT', 'COMMAND_OK', 'COMMAND_FAILED', 'COMMAND_TIMED_OUT'],
  ...['BACK', 'CHANGED', 'JUMPED'],
];

/** How often each thing happened at each node of the tree, by the answer where there was one. */
export const stepsPipeline = (filter: WalkFilter): Stage[] => [
  { $match: walksMatch(filter) },
  { $unwind: '$transcript' },
  { $match: { 'transcript.treeId': filter.treeId, 'transcript.event': { $in: counted } } },
  {
    $group: {
      _id: {
        node: '$transcript.nodeKey',
        // A command whose reply was taken from before was not sent: no figure of it.
        event: { $cond: [{ $eq: ['$transcript.note', 'reused'] }, 'REUSED', '$transcript.event'] },
        choice: { $ifNull: ['$transcript.answer.choice', null] },
      },
      count: { $sum: 1 },
    },
  },
];

/** How long people stood at each node, in ms. */
export const dwellPipeline = (filter: WalkFilter): Stage[] => [
  { $match: walksMatch(filter) },
  ...entriesOf(
    {
      $and: [
        ofTree(filter.treeId),
        { $ne: [{ $ifNull: ['$$entry.nodeKey', null] }, null] },
        { $ne: [{ $ifNull: ['$$entry.dwellMs', null] }, null] },
      ],
    },
    { node: '$$entry.nodeKey', ms: '$$entry.dwellMs' },
  ),
  { $replaceWith: '$entry' },
  ...quantiles('ms', 'node'),
];

/** At which node of the tree walks stand, or stood when they ended, and whether they ended without an outcome. */
export const standingPipeline = (filter: WalkFilter): Stage[] => [
  { $match: walksMatch(filter) },
  {
    $group: {
      _id: {
        node: {
          $let: {
            vars: {
              own: {
                $filter: { input: '$frames', as: 'frame', cond: { $eq: ['$$frame.treeId', filter.treeId] } },
              },
            },
            in: { $last: '$$own.nodeKey' },
          },
        },
        isGivenUp: { $in: ['$state', ['ABANDONED', 'EXPIRED']] },
      },
      count: { $sum: 1 },
    },
  },
];

/** Between the stops of a path, and between a stop and its answer: characters that no key has. */
export const pathMarks = { stop: '\u001e', answer: '\u001f' } as const;

const withoutPersonal = (personal: ReadonlySet<string>, answer: object): object =>
  personal.size ? { $cond: [{ $in: ['$$this.nodeKey', { $literal: [...personal] }] }, '', answer] } : answer;

/**
 * The complete paths that were walked most often, with how they ended and how long they took. Steps within sub-trees are left out, and
 * answers to questions about personal data.
 */
export const pathsPipeline = (filter: WalkFilter, first: number, personal: ReadonlySet<string>): Stage[] => [
  completed(filter),
  {
    $project: {
      _id: 0,
      ms: lasted,
      result: '$ending.result',
      path: {
        $concat: [
          {
            $reduce: {
              input: { $filter: { input: '$moves', as: 'move', cond: { $eq: ['$$move.treeId', filter.treeId] } } },
              initialValue: '',
              in: {
                $concat: [
                  '$$value',
                  '$$this.nodeKey',
                  pathMarks.answer,
                  withoutPersonal(personal, {
                    $ifNull: ['$$this.answer.choice', { $toLower: '$$this.answer.branch' }],
                  }),
                  pathMarks.stop,
                ],
              },
            },
          },
          { $cond: [{ $eq: ['$ending.treeId', filter.treeId] }, { $ifNull: ['$ending.nodeKey', ''] }, ''] },
        ],
      },
    },
  },
  {
    $setWindowFields: {
      partitionBy: '$path',
      sortBy: { ms: 1 },
      output: { place: { $documentNumber: {} }, of: { $count: {}, window: wholeWindow } },
    },
  },
  {
    $group: {
      _id: '$path',
      count: { $sum: 1 },
      p50: { $min: { $cond: [{ $gte: ['$place', placeAt(50)] }, '$ms', null] } },
      ...Object.fromEntries(Object.values(TreeResult).map((result) => [result, countIf({ $eq: ['$result', result] })])),
    },
  },
  { $sort: { count: -1, _id: 1 } },
  { $limit: first },
];

/** How long outside systems took to answer, good or bad, at each node, in ms. */
export const latencyPipeline = (filter: WalkFilter): Stage[] => [
  { $match: { ...walksMatch(filter), 'transcript.event': 'COMMAND_SENT' } },
  ...entriesOf(
    {
      $and: [
        ofTree(filter.treeId),
        { $in: ['$$entry.event', ['COMMAND_SENT', 'COMMAND_OK', 'COMMAND_FAILED', 'COMMAND_TIMED_OUT']] },
      ],
    },
    { seq: '$$entry.seq', at: '$$entry.at', node: '$$entry.nodeKey', event: '$$entry.event' },
    {},
  ),
  {
    $setWindowFields: {
      partitionBy: '$_id',
      sortBy: { 'entry.seq': 1 },
      output: {
        before: { $shift: { output: '$entry.event', by: -1 } },
        sentAt: { $shift: { output: '$entry.at', by: -1 } },
      },
    },
  },
  { $match: { 'entry.event': { $in: ['COMMAND_OK', 'COMMAND_FAILED'] }, before: 'COMMAND_SENT' } },
  { $project: { _id: 0, node: '$entry.node', ms: { $subtract: ['$entry.at', '$sentAt'] } } },
  ...quantiles('ms', 'node'),
];

/** Walks that tell how things usually go: the newest ones of a tree. */
const newest = (match: object, most: number): Stage[] => [
  { $match: match },
  { $sort: { startedAt: -1 } },
  { $limit: most },
];

/** How often each answer was given at each question of a tree, as a whole or as part of others. */
export const choicesPipeline = (treeId: string, since: Date, most: number): Stage[] => [
  ...newest({ 'pins.treeId': treeId, isPreview: false, startedAt: { $gte: since } }, most),
  ...entriesOf(
    {
      $and: [
        ofTree(treeId),
        { $eq: ['$$entry.event', 'ANSWERED'] },
        { $not: [{ $in: [{ $ifNull: ['$$entry.answer.choice', null] }, [null, hidden]] }] },
      ],
    },
    { node: '$$entry.nodeKey', choice: '$$entry.answer.choice' },
  ),
  { $group: { _id: { node: '$entry.node', choice: '$entry.choice' }, count: { $sum: 1 } } },
];

/** How long completed walks of a tree usually take. */
export const usualPipeline = (treeId: string, since: Date, most: number): Stage[] => [
  ...newest(
    { treeId, isPreview: false, startedAt: { $gte: since }, state: 'COMPLETED', endedAt: { $type: 'date' } },
    most,
  ),
  { $project: { _id: 0, ms: lasted } },
  ...quantiles('ms', null),
];
