import { registerEnumType } from '../../../platform/graphql/decorators.js';

/** How an intention to find something ended. */
export enum SearchIntentEnd {
  PAUSE = 'PAUSE',
  OPEN = 'OPEN',
  GAP = 'GAP',
  LEFT = 'LEFT',
}

/** What happened after a search. */
export enum SearchOutcomeAction {
  OPENED = 'OPENED',
  COPIED = 'COPIED',
  LINKED = 'LINKED',
  HELPFUL = 'HELPFUL',
  NOT_HELPFUL = 'NOT_HELPFUL',
  NO_ANSWER = 'NO_ANSWER',
}

/** Why words became a gap. */
export enum SearchGapCause {
  NO_RESULT = 'NO_RESULT',
  NOT_OPENED = 'NOT_OPENED',
  NO_GOOD_ANSWER = 'NO_GOOD_ANSWER',
}

/** Where a gap stands. */
export enum SearchGapState {
  OPEN = 'OPEN',
  DRAFTED = 'DRAFTED',
  CLOSED = 'CLOSED',
  DISMISSED = 'DISMISSED',
}

/** What a list of gaps is ordered by. */
export enum SearchGapOrder {
  COUNT = 'COUNT',
  LAST_REPORT = 'LAST_REPORT',
  TREND = 'TREND',
}

registerEnumType(SearchIntentEnd, {
  name: 'SearchIntentEnd',
  description: 'How an intention to find something ended.',
  valuesConfig: {
    PAUSE: { description: 'Typing paused while results were shown.' },
    OPEN: { description: 'A result was opened.' },
    GAP: { description: 'The words were reported as a knowledge gap.' },
    LEFT: { description: 'The person left or cleared the field.' },
  },
});
registerEnumType(SearchOutcomeAction, {
  name: 'SearchOutcomeAction',
  description: 'What happened after a search.',
  valuesConfig: {
    OPENED: { description: 'A result was opened.' },
    COPIED: { description: 'Something was copied out of an article.' },
    LINKED: { description: 'An article was linked to the call.' },
    HELPFUL: { description: 'The person said that an article helped. Takes the place of NOT_HELPFUL.' },
    NOT_HELPFUL: { description: 'The person said that an article did not help. Takes the place of HELPFUL.' },
    NO_ANSWER: { description: 'The person said that nothing answered.' },
  },
});
registerEnumType(SearchGapCause, {
  name: 'SearchGapCause',
  description: 'Why words became a knowledge gap.',
  valuesConfig: {
    NO_RESULT: { description: 'Nothing was found.' },
    NOT_OPENED: { description: 'Something was found (or the search was not ready to tell), none of it answered.' },
    NO_GOOD_ANSWER: { description: 'The search itself said that nothing found was likely to answer.' },
  },
});
registerEnumType(SearchGapState, {
  name: 'SearchGapState',
  description: 'Where a knowledge gap stands.',
  valuesConfig: {
    OPEN: { description: 'Waits for an editor.' },
    DRAFTED: { description: 'An article is being written for it; it closes by itself when that is published.' },
    CLOSED: { description: 'Answered: its article was published.' },
    DISMISSED: { description: 'Will not be answered. Further reports are counted, it stays dismissed.' },
  },
});
registerEnumType(SearchGapOrder, {
  name: 'SearchGapOrder',
  description: 'What a list of knowledge gaps is ordered by, largest or latest first.',
  valuesConfig: {
    COUNT: { description: 'How often it was reported.' },
    LAST_REPORT: { description: 'When it was reported last.' },
    TREND: { description: 'How much more it was reported in the last 7 days than in the 7 before.' },
  },
});
