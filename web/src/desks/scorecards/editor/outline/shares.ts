import type { Form, Question, Section } from '../session/content';

/** How much of the whole score hangs on each section and question if everything applies, 0 to 1, by ref. */
export interface Shares {
  readonly sections: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<string, number>;
}

const isScored = (section: Section, question: Question): boolean =>
  !section.isExcluded && !question.isExcluded && !question.isBonus && question.type !== 'TEXT';

/** The most points that an answer gives. */
function pointsOf({ type, options, ranges, scaleMax }: Question): number {
  if (type === 'SCALE') return scaleMax ?? 5;
  if (type === 'NUMERIC') return Math.max(0, ...ranges.map(({ score }) => score));
  const scores = options.map(({ score }) => score ?? 0);
  return type === 'MULTIPLE' ? scores.reduce((sum, score) => sum + score, 0) : Math.max(0, ...scores);
}

function weightOf(form: Form, section: Section, question: Question): number {
  const inSection = section.questions.filter((one) => isScored(section, one)).length;
  switch (form.mode) {
    case 'QUESTION_WEIGHT':
      return question.weight;
    case 'SECTION_WEIGHT':
      return section.weight / inSection;
    case 'EQUAL_SECTION':
      return 1 / inSection;
    case 'GROUP_POINTS':
      return section.weight * pointsOf(question);
    case 'POINTS':
      return pointsOf(question);
  }
}

export function sharesOf(form: Form): Shares {
  const weights = new Map<string, number>();
  const sections = new Map<string, number>();
  let all = 0;
  for (const section of form.sections) {
    let sum = 0;
    for (const question of section.questions) {
      const weight = isScored(section, question) ? Math.max(0, weightOf(form, section, question)) : 0;
      weights.set(question.ref, weight);
      sum += weight;
    }
    sections.set(section.ref, sum);
    all += sum;
  }
  const share = (map: Map<string, number>): Map<string, number> =>
    new Map([...map].map(([ref, weight]) => [ref, all > 0 ? weight / all : 0]));
  return { sections: share(sections), questions: share(weights) };
}
