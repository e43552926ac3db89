// The one place from which other things take scoring.
export { type CompiledForm, compileForm } from './scoring/compiled-form.js';
export { type ScoringOverride, scoreForm } from './scoring/scoring.rules.js';
export { answerFaults } from './scoring/answers.rules.js';
export * from './scoring/score-arithmetic.rules.js';
