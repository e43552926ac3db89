import { registerEnumType } from '../../../platform/graphql/decorators.js';

/** Why an evaluation was made. */
export enum EvaluationKind {
  STANDARD = 'STANDARD',
  SECOND = 'SECOND',
  SELF = 'SELF',
  PEER = 'PEER',
  CALIBRATION = 'CALIBRATION',
}

/** How an evaluation stands. */
export enum EvaluationState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RELEASED = 'RELEASED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
}

/** What the agent said to the call being shown to others as an example. */
export enum ExemplaryConsent {
  NONE = 'NONE',
  ASKED = 'ASKED',
  GIVEN = 'GIVEN',
  REFUSED = 'REFUSED',
}

/** What was said at a question. */
export enum EvaluationMarkKind {
  ERROR = 'ERROR',
  FATAL = 'FATAL',
  NA = 'NA',
  ANSWERED = 'ANSWERED',
}

/** Why a result was replaced. */
export enum RescoreCause {
  DISPUTE = 'DISPUTE',
  RESCORE = 'RESCORE',
}

/** When a submitted evaluation is released. */
export enum EvaluationRelease {
  NOW = 'NOW',
  AT = 'AT',
  LATER = 'LATER',
}

/** On which side of evaluations somebody asks for own ones. */
export enum EvaluationSide {
  WRITTEN = 'WRITTEN',
  ABOUT_ME = 'ABOUT_ME',
}

/** Order of lists of evaluations. */
export enum EvaluationOrder {
  NEWEST = 'NEWEST',
  OLDEST = 'OLDEST',
  LOWEST_SCORE = 'LOWEST_SCORE',
}

registerEnumType(EvaluationKind, {
  name: 'EvaluationKind',
  description: 'Why an evaluation was made.',
  valuesConfig: {
    STANDARD: { description: 'The evaluation of a call; one a call. Counts once it is released.' },
    SECOND: { description: 'By a second evaluator of the same call. Counts once it is released.' },
    SELF: { description: 'By the agent whose call it is; never counts.' },
    PEER: { description: 'By a colleague whom the lead chose; never counts.' },
    CALIBRATION: { description: 'In a calibration session; never counts, and only its evaluator sees it.' },
  },
});

registerEnumType(EvaluationState, {
  name: 'EvaluationState',
  description: 'How an evaluation stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written; only its evaluator reads it.' },
    SUBMITTED: { description: 'Finished, and not released. CALIBRATION ends here; SELF is released with it.' },
    RELEASED: { description: 'The agent reads it.' },
    ACKNOWLEDGED: { description: 'The agent has said to have read it.' },
  },
});

registerEnumType(ExemplaryConsent, {
  name: 'ExemplaryConsent',
  description: 'What the agent said to the call being shown to others as an example.',
  valuesConfig: {
    NONE: { description: 'Nobody asked.' },
    ASKED: { description: 'The agent is asked and has not answered.' },
    GIVEN: { description: 'The agent agreed; may be withdrawn at any time.' },
    REFUSED: { description: 'The agent refused, or withdrew the consent.' },
  },
});

registerEnumType(EvaluationMarkKind, {
  name: 'EvaluationMarkKind',
  description: 'What was said at a question that is scored.',
  valuesConfig: {
    ERROR: { description: 'An error; a fatal answer is one too.' },
    FATAL: { description: 'A fatal answer.' },
    NA: { description: 'The evaluator said that it does not apply.' },
    ANSWERED: { description: 'An answer that is not N/A: what shares of errors are of.' },
  },
});

registerEnumType(RescoreCause, {
  name: 'RescoreCause',
  description: 'Why a result was replaced.',
  valuesConfig: {
    DISPUTE: { description: 'A dispute was upheld.' },
    RESCORE: { description: 'The answers were corrected without a dispute.' },
  },
});

registerEnumType(EvaluationRelease, {
  name: 'EvaluationRelease',
  description: 'When a submitted evaluation is released to the agent.',
  valuesConfig: {
    NOW: { description: 'At once.' },
    AT: { description: 'At the moment of `releaseAt`, at most 45 days ahead.' },
    LATER: { description: 'Not before somebody says so (`evaluationRelease`).' },
  },
});

registerEnumType(EvaluationSide, {
  name: 'EvaluationSide',
  description: 'On which side of your evaluations you ask.',
  valuesConfig: {
    WRITTEN: { description: 'Those that you write or wrote.' },
    ABOUT_ME: { description: 'Those of your own calls that were released to you.' },
  },
});

registerEnumType(EvaluationOrder, {
  name: 'EvaluationOrder',
  description: 'Order of a list of evaluations.',
  valuesConfig: {
    NEWEST: { description: 'Those begun last first.' },
    OLDEST: { description: 'Those begun first first.' },
    LOWEST_SCORE: { description: 'The lowest reported score first; those without a score are left out.' },
  },
});
