/** Names of definitions in the API, and the words that tell them: a key of the words may hold no point. */
export const DEFINITIONS = {
  'quality.accuracy.unit': 'accuracyUnit',
  'quality.accuracy.opportunity': 'accuracyOpportunity',
  'quality.score.mean': 'scoreMean',
  'quality.score.pooled': 'scorePooled',
  'quality.na': 'na',
  'quality.p-chart': 'pChart',
  'quality.question.error': 'questionError',
  'quality.question.fatal': 'questionFatal',
  'quality.question.na': 'questionNa',
  'quality.release.hours': 'releaseHours',
  'quality.release.same-day': 'releaseSameDay',
  'quality.overturn': 'overturn',
  'calls.service-level': 'serviceLevel',
  'calls.abandonment': 'abandonment',
  'calls.speed-of-answer': 'speedOfAnswer',
  'calls.first-response': 'firstResponse',
  'calls.record-complete': 'recordComplete',
  'calls.verified': 'verified',
  'calls.handling': 'handling',
  'calls.handling.talk': 'talk',
  'calls.handling.hold': 'hold',
  'calls.handling.wrap': 'wrap',
  'calls.solved': 'solved',
  'calls.occupancy': 'occupancy',
  'calls.utilisation': 'utilisation',
  'calls.first-contact-resolution': 'resolution',
  'calls.first-contact-resolution.net': 'resolutionNet',
  'calls.repeat': 'repeat',
  'calls.satisfaction': 'satisfaction',
  'calls.satisfaction.mean': 'satisfactionMean',
  'calls.satisfaction.response': 'satisfactionResponse',
} as const;

export interface Definition {
  key: string;
  variant: string | null;
  version: number;
}

export const wordOf = (key: string): (typeof DEFINITIONS)[keyof typeof DEFINITIONS] | null =>
  Object.entries(DEFINITIONS).find(([known]) => known === key)?.[1] ?? null;
