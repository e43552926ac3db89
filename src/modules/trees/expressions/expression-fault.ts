import type { LocalizedText } from '../../../platform/graphql/localized.js';

/** Why an expression is not accepted. */
export type ExpressionFaultCode = 'SYNTAX' | 'UNKNOWN_NAME' | 'TYPE' | 'FORBIDDEN';

/** What is wrong with the text of an expression. */
export interface ExpressionProblem {
  readonly code: ExpressionFaultCode;
  readonly message: LocalizedText;
  /** Where, in characters from 0; null where it is wrong as a whole. */
  readonly at: number | null;
}

/** An expression could not be evaluated: it is wrong, a variable that it reads has no value, or the outcome is none. */
export class ExpressionFault extends Error {
  constructor(readonly text: LocalizedText) {
    super(text.en);
    this.name = 'ExpressionFault';
  }
}
