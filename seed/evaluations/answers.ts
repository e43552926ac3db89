import { QuestionType, type ScorecardContent, compileForm, scoreForm } from '../../src/modules/quality/index.js';

type Question = ScorecardContent['sections'][number]['questions'][number];
export type Answer = Extract<Parameters<typeof scoreForm>[1], readonly unknown[]>[number];

const nothing = { options: [] as string[], number: null, text: null, isNa: false };

/** Questions of a form in their order. */
export const questionsOf = (content: ScorecardContent): Question[] =>
  content.sections.flatMap(({ questions }) => questions);

/** A right answer, or a wrong one; `roll` decides how wrong. */
function answerTo(question: Question, isWrong: boolean, roll: () => number): Answer {
  const { ref, type } = question;
  switch (type) {
    case QuestionType.YES_NO:
    case QuestionType.SINGLE:
      return { ...nothing, ref, options: [chosen(question, isWrong, roll)] };
    case QuestionType.MULTIPLE:
      return { ...nothing, ref, options: severalOf(question, isWrong) };
    case QuestionType.SCALE: {
      const { scaleMin, scaleMax, errorBelow } = question;
      const most = scaleMax ?? 5;
      const least = errorBelow ?? most;
      const number = isWrong
        ? Math.max(scaleMin ?? 0, least - 1)
        : Math.max(least, most - Math.floor(roll() ** 1.4 * 3));
      return { ...nothing, ref, number };
    }
    case QuestionType.NUMERIC: {
      const ranges = [...question.ranges].sort((a, b) => b.score - a.score);
      const range = isWrong ? ranges.at(-1) : ranges[0];
      const { min = 0, max = 0 } = range ?? {};
      return { ...nothing, ref, number: Math.round(min + (Math.min(max, min + 60) - min) * roll()) };
    }
    case QuestionType.TEXT:
      return { ...nothing, ref, text: '整体不错，继续保持。' };
  }
}

function chosen({ options }: Question, isWrong: boolean, roll: () => number): string {
  const ordered = [...options].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const [best, ...worse] = ordered;
  // Mostly what is nearly right.
  const wrong = worse[roll() < 0.7 ? 0 : worse.length - 1];
  return (isWrong ? wrong : best)?.key ?? '';
}

function severalOf({ options }: Question, isWrong: boolean): string[] {
  const bad = options.filter(({ isError }) => isError === true);
  const good = options.filter(({ isError, score }) => isError !== true && (score ?? 0) > 0);
  if (!isWrong) return good.map(({ key }) => key);
  return bad.length ? [bad[0]?.key ?? ''] : good.slice(0, -1).map(({ key }) => key);
}

/** Answers to all questions that are asked: wrong where `isWrong` says so, N/A where `isNa` does. */
export function answersTo(
  content: ScorecardContent,
  roll: () => number,
  isWrong: (question: Question) => boolean,
  isNa: (question: Question) => boolean,
): Answer[] {
  const form = compileForm(content);
  const byRef = new Map(questionsOf(content).map((question) => [question.ref, question]));
  const answers: Answer[] = [];
  for (;;) {
    const { open } = scoreForm(form, answers);
    if (!open.length) return answers;
    for (const ref of open) {
      const question = byRef.get(ref);
      if (!question) continue;
      const wrong = isWrong(question);
      const skips = !wrong && question.naAllowed && isNa(question);
      answers.push(skips ? { ...nothing, ref, isNa: true } : answerTo(question, wrong, roll));
    }
  }
}
