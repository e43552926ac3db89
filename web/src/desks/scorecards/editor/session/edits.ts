import type { QuestionType } from '../../../../gql/scorecards/graphql';
import { type Form, isSame, noText, type Option, type Question, questionsOf, type Section } from './content';

// Changes of a form; each gives a new one and leaves what did not change as it is, so that little is drawn again.

/** The first of `q1`, `q2`, … that is free. */
function freeName(prefix: string, taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

const questionRefs = (form: Form): ReadonlySet<string> => new Set(questionsOf(form).map(({ ref }) => ref));
const sectionRefs = (form: Form): ReadonlySet<string> => new Set(form.sections.map(({ ref }) => ref));

const mapSections = (form: Form, change: (section: Section) => Section): Form => ({
  ...form,
  sections: form.sections.map(change),
});

export const newOption = (options: readonly Option[]): Option => ({
  key: freeName('a', new Set(options.map(({ key }) => key))),
  label: noText,
  score: 0,
  isError: null,
  fatal: null,
});

const yesNo = (): Option[] => [
  { key: 'yes', label: { zhCN: '是', en: 'Yes' }, score: 1, isError: null, fatal: null },
  { key: 'no', label: { zhCN: '否', en: 'No' }, score: 0, isError: null, fatal: null },
];

const graded = (): Option[] => [
  { key: 'full', label: { zhCN: '做到', en: 'Done' }, score: 2, isError: null, fatal: null },
  { key: 'partly', label: { zhCN: '部分做到', en: 'Partly' }, score: 1, isError: null, fatal: null },
  { key: 'not', label: { zhCN: '没做到', en: 'Not done' }, score: 0, isError: null, fatal: null },
];

/** The parts of a question that its type uses, kept where the type before used them too; the others are emptied. */
export function partsOfType(question: Question, type: QuestionType): Partial<Question> {
  const { options } = question;
  const none = { type, options: [], ranges: [], scaleMin: null, scaleMax: null, errorBelow: null };
  switch (type) {
    case 'YES_NO':
      return { ...none, valueRule: 'MAX', options: options.length >= 2 ? options.slice(0, 2) : yesNo() };
    case 'SINGLE':
    case 'MULTIPLE':
      return { ...none, valueRule: 'MAX', options: options.length >= 2 ? options : graded() };
    case 'SCALE':
      return { ...none, valueRule: 'RANGE', scaleMin: 1, scaleMax: 5 };
    case 'NUMERIC':
      return {
        ...none,
        valueRule: 'MAX',
        ranges: [
          { min: 0, max: 30, score: 1, isError: null, fatal: null },
          { min: 31, max: 600, score: 0, isError: null, fatal: null },
        ],
      };
    case 'TEXT':
      return { ...none, valueRule: 'MAX' };
  }
}

function newQuestion(ref: string): Question {
  return {
    ref,
    text: noText,
    help: noText,
    type: 'YES_NO',
    weight: 1,
    isBonus: false,
    isExcluded: false,
    naAllowed: true,
    family: 'NON_CRITICAL',
    valueRule: 'MAX',
    options: yesNo(),
    ranges: [],
    scaleMin: null,
    scaleMax: null,
    errorBelow: null,
    condition: null,
    teaches: null,
    noteRequiredOnError: false,
  };
}

const withQuestionAt = (section: Section, at: number, question: Question): Section => ({
  ...section,
  questions: [...section.questions.slice(0, at), question, ...section.questions.slice(at)],
});

/** Where something is added: behind a question, at the end of a section, or at the end of all. */
export type Place = { question: string } | { section: string } | null;

function sectionAt(form: Form, place: Place): Section | null {
  const found = form.sections.find(({ ref, questions }) =>
    place === null
      ? false
      : 'section' in place
        ? ref === place.section
        : questions.some((question) => question.ref === place.question),
  );
  return found ?? form.sections.at(-1) ?? null;
}

/** Adds a section behind the one of the place; gives its ref too. */
export function addSection(form: Form, place: Place): [Form, string] {
  const ref = freeName('s', sectionRefs(form));
  const made: Section = { ref, title: noText, weight: 1, isExcluded: false, questions: [] };
  const here = sectionAt(form, place);
  const at = here ? form.sections.indexOf(here) + 1 : 0;
  return [{ ...form, sections: [...form.sections.slice(0, at), made, ...form.sections.slice(at)] }, ref];
}

/** Adds a question; a form without a section gets its first one. */
export function addQuestion(form: Form, place: Place): [Form, string] {
  const [whole] = form.sections.length === 0 ? addSection(form, null) : [form];
  const ref = freeName('q', questionRefs(whole));
  const home = sectionAt(whole, place);
  const behind =
    place !== null && 'question' in place ? home?.questions.findIndex((one) => one.ref === place.question) : -1;
  return [
    mapSections(whole, (section) =>
      section === home
        ? withQuestionAt(
            section,
            behind === undefined || behind < 0 ? section.questions.length : behind + 1,
            newQuestion(ref),
          )
        : section,
    ),
    ref,
  ];
}

/** A question once more, right behind it. */
export function duplicateQuestion(form: Form, ref: string): [Form, string] {
  const copy = freeName('q', questionRefs(form));
  return [
    mapSections(form, (section) => {
      const at = section.questions.findIndex((one) => one.ref === ref);
      const found = section.questions[at];
      return found ? withQuestionAt(section, at + 1, { ...found, ref: copy }) : section;
    }),
    copy,
  ];
}

export const removeQuestion = (form: Form, ref: string): Form =>
  mapSections(form, (section) =>
    section.questions.some((one) => one.ref === ref)
      ? { ...section, questions: section.questions.filter((one) => one.ref !== ref) }
      : section,
  );

export const removeSection = (form: Form, ref: string): Form => ({
  ...form,
  sections: form.sections.filter((section) => section.ref !== ref),
});

/** One place up or down; over the edge of its section into the next one. */
export function moveQuestion(form: Form, ref: string, step: -1 | 1): Form {
  const from = form.sections.findIndex(({ questions }) => questions.some((one) => one.ref === ref));
  const section = form.sections[from];
  const at = section?.questions.findIndex((one) => one.ref === ref) ?? -1;
  const question = section?.questions[at];
  if (!section || !question) return form;
  const rest = section.questions.filter((one) => one.ref !== ref);
  const next = at + step;
  if (next >= 0 && next <= rest.length) {
    const moved = withQuestionAt({ ...section, questions: rest }, next, question);
    return mapSections(form, (one) => (one === section ? moved : one));
  }
  const target = form.sections[from + step];
  if (!target) return form;
  return mapSections(form, (one) =>
    one === section
      ? { ...section, questions: rest }
      : one === target
        ? withQuestionAt(one, step === 1 ? 0 : one.questions.length, question)
        : one,
  );
}

export function moveSection(form: Form, ref: string, step: -1 | 1): Form {
  const from = form.sections.findIndex((section) => section.ref === ref);
  const to = from + step;
  const section = form.sections[from];
  if (!section || to < 0 || to >= form.sections.length) return form;
  const rest = form.sections.filter((one) => one !== section);
  return { ...form, sections: [...rest.slice(0, to), section, ...rest.slice(to)] };
}

export const editQuestion = (form: Form, ref: string, changes: Partial<Question>): Form =>
  mapSections(form, (section) =>
    section.questions.some((one) => one.ref === ref)
      ? { ...section, questions: section.questions.map((one) => (one.ref === ref ? { ...one, ...changes } : one)) }
      : section,
  );

export const editSection = (form: Form, ref: string, changes: Partial<Section>): Form =>
  mapSections(form, (section) => (section.ref === ref ? { ...section, ...changes } : section));

/** Another name for a question, in conditions too. The form as it is where the name is taken or no name. */
export function renameQuestion(form: Form, ref: string, next: string): Form {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(next) || questionRefs(form).has(next)) return form;
  return mapSections(form, (section) => ({
    ...section,
    questions: section.questions.map((question) => {
      const { condition } = question;
      const tests = condition?.tests.map((test) => (test.ref === ref ? { ...test, ref: next } : test));
      return {
        ...question,
        ref: question.ref === ref ? next : question.ref,
        condition: condition && tests && !isSame(tests, condition.tests) ? { ...condition, tests } : condition,
      };
    }),
  }));
}
