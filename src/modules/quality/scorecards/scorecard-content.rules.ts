import { createHash } from 'node:crypto';
import { normaliseCode } from '../../articles/index.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { AnswerGiven } from './form-result.js';
import type {
  ScorecardCondition,
  ScorecardContent,
  ScorecardOption,
  ScorecardQuestion,
  ScorecardSection,
  ScorecardTeaching,
} from './scorecard-content.js';
import type {
  AnswerInput,
  ScorecardContentInput,
  ScorecardQuestionInput,
  ScorecardSectionInput,
  ScorecardTeachingInput,
} from './scorecard-content.inputs.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from './scorecard-enums.js';

// What becomes of a form when somebody changes it. What is wrong with it stands in `scorecard-shape.rules.ts` and in the check.

/** A form of which nothing is built yet. */
export const emptyScorecardContent: ScorecardContent = {
  title: { zhCN: '', en: '' },
  subject: SubjectKind.CALL,
  mode: ScoringMode.SECTION_WEIGHT,
  naRule: NaRule.EXCLUDE,
  fatalEffect: FatalEffect.ZERO_FORM,
  bonusCap: true,
  bands: null,
  passMark: null,
  reviewWindowDays: 5,
  disputeLimit: 3,
  sections: [],
};

interface GivenText {
  readonly zhCN?: string | null;
  readonly en?: string | null;
}

const clean = (text: string | null | undefined): string =>
  (text ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
const oneLine = (text: string | null | undefined): string => clean(text).replace(/\s+/g, ' ');
const orNull = (text: string | null | undefined): string | null => oneLine(text) || null;
const line = (given: GivenText | null | undefined): LocalizedText => ({
  zhCN: oneLine(given?.zhCN),
  en: oneLine(given?.en),
});
const lines = (given: GivenText | null | undefined): LocalizedText => ({
  zhCN: clean(given?.zhCN),
  en: clean(given?.en),
});

/**
 * A code in the form it is stored, short numbers with the zeros that they are written with (`T-14` → `T-014`); what is none is kept as it
 * was written, for the check to point at.
 */
function codeAsStored(given: string | null | undefined): string | null {
  const written = orNull(given);
  const code = written === null ? null : normaliseCode(written.slice(0, 40));
  return code === null ? written : `${code.slice(0, 2)}${code.slice(2).padStart(3, '0')}`;
}

function teachingOf(given: ScorecardTeachingInput | null | undefined): ScorecardTeaching | null {
  if (!given) return null;
  const teaching: ScorecardTeaching = {
    articleCode: codeAsStored(given.articleCode),
    anchor: orNull(given.anchor),
    treeCode: codeAsStored(given.treeCode),
    nodeKey: orNull(given.nodeKey),
  };
  return Object.values(teaching).some((part) => part !== null) ? teaching : null;
}

const optionsOf = (given: ScorecardQuestionInput['options']): ScorecardOption[] =>
  (given ?? []).map(({ key, label, score, isError, fatal }) => ({
    ...{ key: oneLine(key), label: line(label), score: score ?? null, isError: isError ?? null, fatal: fatal ?? null },
  }));

const conditionOf = (given: ScorecardQuestionInput['condition']): ScorecardCondition | null =>
  given
    ? {
        isAll: given.isAll ?? true,
        tests: given.tests.map((test) => ({ ref: oneLine(test.ref), in: [...new Set(test.in.map(oneLine))] })),
      }
    : null;

/** A question as it is stored. Blanks are tidied; nothing is checked here. */
export function completeQuestion(given: ScorecardQuestionInput): ScorecardQuestion {
  const isScale = given.type === QuestionType.SCALE;
  return {
    ref: oneLine(given.ref),
    text: line(given.text),
    help: lines(given.help),
    type: given.type,
    weight: given.weight ?? 1,
    isBonus: given.isBonus ?? false,
    isExcluded: given.isExcluded ?? false,
    naAllowed: given.naAllowed ?? true,
    family: given.family ?? ErrorFamily.NON_CRITICAL,
    valueRule: given.valueRule ?? (isScale ? AnswerValueRule.RANGE : AnswerValueRule.MAX),
    options: optionsOf(given.options),
    ranges: (given.ranges ?? []).map(({ min, max, score, isError, fatal }) => ({
      ...{ min, max, score, isError: isError ?? null, fatal: fatal ?? null },
    })),
    scaleMin: given.scaleMin ?? (isScale ? 1 : null),
    scaleMax: given.scaleMax ?? (isScale ? 5 : null),
    errorBelow: given.errorBelow ?? null,
    condition: conditionOf(given.condition),
    teaches: teachingOf(given.teaches),
    noteRequiredOnError: given.noteRequiredOnError ?? false,
  };
}

const completeSection = (given: ScorecardSectionInput): ScorecardSection => ({
  ref: oneLine(given.ref),
  title: line(given.title),
  weight: given.weight ?? 1,
  isExcluded: given.isExcluded ?? false,
  questions: given.questions.map(completeQuestion),
});

/** The content after a change: a part that is left out stays as it is; null empties bands and pass mark and leaves the rest. */
export function applyScorecardChange(content: ScorecardContent, change: ScorecardContentInput): ScorecardContent {
  const { title, bands, passMark, sections } = change;
  return {
    title: title ? line(title) : content.title,
    subject: change.subject ?? content.subject,
    mode: change.mode ?? content.mode,
    naRule: change.naRule ?? content.naRule,
    fatalEffect: change.fatalEffect ?? content.fatalEffect,
    bonusCap: change.bonusCap ?? content.bonusCap,
    bands: bands === undefined ? content.bands : bands && { ...bands },
    passMark: passMark === undefined ? content.passMark : passMark,
    reviewWindowDays: change.reviewWindowDays ?? content.reviewWindowDays,
    disputeLimit: change.disputeLimit ?? content.disputeLimit,
    sections: sections ? sections.map(completeSection) : content.sections,
  };
}

/** An answer as it is stored; of N/A the rest stays, for the rules to refuse. */
export const completeAnswer = (given: AnswerInput): AnswerGiven => ({
  ref: given.ref,
  options: given.options ?? [],
  number: given.number ?? null,
  text: given.text ? clean(given.text) || null : null,
  isNa: given.isNa ?? false,
});

/** All questions of a form in their order. */
export const questionsOf = ({ sections }: ScorecardContent): ScorecardQuestion[] =>
  sections.flatMap(({ questions }) => questions);

/** JSON with the names of each object in one order, so that equal contents give equal text, however they were stored. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

/** SHA-256 of a content, in hexadecimal digits: equal means equal. */
export const scorecardChecksum = (content: ScorecardContent): string =>
  createHash('sha256').update(canonical(content)).digest('hex');
