import type { ScorecardQuestion } from '../scorecard-content.js';
import { QuestionType } from '../scorecard-enums.js';
import { ScorecardFindingCode as Code } from './finding.js';
import type { Report, Words } from './report.js';

/** Answers by which a condition may ask for a question; null where it has none to choose. */
function answersOf(question: ScorecardQuestion): readonly string[] | null {
  switch (question.type) {
    case QuestionType.YES_NO:
    case QuestionType.SINGLE:
    case QuestionType.MULTIPLE:
      return question.options.map(({ key }) => key);
    case QuestionType.SCALE: {
      const { scaleMin: least, scaleMax: most } = question;
      if (least === null || most === null || most < least) return [];
      return Array.from({ length: most - least + 1 }, (_, at) => String(least + at));
    }
    case QuestionType.NUMERIC:
    case QuestionType.TEXT:
      return null;
  }
}

/** What the conditions of a form ask for. */
export function checkConditions(report: Report): void {
  const places = new Map<string, number>();
  report.questions.forEach(({ ref }, at) => places.has(ref) || places.set(ref, at));
  const isSound = report.questions.map((question, at) => checkCondition(report, question, at, places));
  const ways: (Way[] | null)[] = [];
  report.questions.forEach((question, at) => {
    const found = isSound[at] ? waysTo(report, question, places, ways) : [anyWay];
    ways.push(found);
    if (found?.length === 0) tellUnreachable(report, question);
  });
}

/** Whether a condition asks only for what is there and comes earlier. */
function checkCondition(
  report: Report,
  question: ScorecardQuestion,
  at: number,
  places: ReadonlyMap<string, number>,
): boolean {
  const tell = (code: Code, message: Words, mend: Words): false => {
    const name = report.nameOf(question);
    report.add(code, {
      ...{ ref: question.ref, place: 'condition', mend },
      message: [`${name[0]}的条件${message[0]}`, `The condition of ${name[1]} ${message[1]}`],
    });
    return false;
  };
  return (question.condition?.tests ?? []).reduce((isSound, test) => {
    const place = places.get(test.ref);
    const asked = place === undefined ? undefined : report.questions[place];
    if (place === undefined || !asked)
      return tell(
        Code.CONDITION_UNKNOWN,
        [`问到“${test.ref}”，但没有这道题。`, `asks for “${test.ref}”, which is no question.`],
        ['换一道在它之前的题。', 'Choose a question that comes before it.'],
      );
    if (place >= at)
      return waitsFor(report, asked, question.ref, places)
        ? tell(
            Code.CONDITION_LOOP,
            [`与“${test.ref}”互相等待，两题都不会出现。`, `and “${test.ref}” wait for each other.`],
            [
              '去掉其中一个条件；条件只能看前面的题。',
              'Take one condition out; conditions look at earlier questions only.',
            ],
          )
        : tell(
            Code.CONDITION_ON_LATER,
            [`问到后面的“${test.ref}”。`, `asks for “${test.ref}”, which comes later.`],
            ['把那道题移到前面，或换一道前面的题。', 'Move that question before it, or choose an earlier one.'],
          );
    const offered = answersOf(asked);
    const unknown = test.in.filter((key) => !offered?.includes(key));
    if (!unknown.length) return isSound;
    return tell(
      Code.CONDITION_UNKNOWN,
      offered === null
        ? [`问到“${test.ref}”，但那道题没有可选的答案。`, `asks for “${test.ref}”, which has no answers to choose.`]
        : [
            `问到“${test.ref}”的“${unknown.join('、')}”，但没有这个答案。`,
            `asks for “${unknown.join(', ')}” of “${test.ref}”, which it does not offer.`,
          ],
      ['换一个那道题有的答案。', 'Choose an answer that the question has.'],
    );
  }, true);
}

/** Whether a question waits, directly or through others, for the one of this ref. */
function waitsFor(report: Report, from: ScorecardQuestion, ref: string, places: ReadonlyMap<string, number>): boolean {
  const seen = new Set<string>();
  const open: ScorecardQuestion[] = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.ref === ref) return true;
    if (seen.has(next.ref)) continue;
    seen.add(next.ref);
    for (const test of next.condition?.tests ?? []) {
      const asked = report.questions[places.get(test.ref) ?? -1];
      if (asked) open.push(asked);
    }
  }
  return false;
}

/** What has to be answered for a question to be asked: the answers that will do, for each question that decides (of a MULTIPLE for each test). */
type Way = ReadonlyMap<string, readonly string[]>;

const anyWay: Way = new Map();

/** So many ways are followed; of a question with more it is not told whether it is ever asked. */
const mostWays = 16;

/**
 * The ways on which a question is asked, by those of the questions before it; none: it never is. Null: too many to tell.
 * Several answers of a MULTIPLE go together, so its tests never exclude each other.
 */
function waysTo(
  report: Report,
  { condition }: ScorecardQuestion,
  places: ReadonlyMap<string, number>,
  before: readonly (Way[] | null)[],
): Way[] | null {
  if (!condition) return [anyWay];
  const parts = condition.tests.map((test) => {
    const place = places.get(test.ref) ?? -1;
    const isMultiple = report.questions[place]?.type === QuestionType.MULTIPLE;
    const ways = before[place] ?? null;
    return together(ways, [new Map([[isMultiple ? `${test.ref}:${test.in.join()}` : test.ref, test.in]])]);
  });
  if (condition.isAll) return parts.reduce(together, [anyWay]);
  const all = parts.flatMap((part) => part ?? []);
  return parts.includes(null) || all.length > mostWays ? null : all;
}

/** Every pair of ways that do not exclude each other; null where they are too many. */
function together(some: readonly Way[] | null, others: readonly Way[] | null): Way[] | null {
  if (!some || !others) return null;
  const found: Way[] = [];
  for (const one of some)
    for (const other of others) {
      const way = joined(one, other);
      if (way && found.push(way) > mostWays) return null;
    }
  return found;
}

function joined(one: Way, other: Way): Way | null {
  const way = new Map(one);
  for (const [ref, keys] of other) {
    const known = way.get(ref);
    const left = known ? known.filter((key) => keys.includes(key)) : keys;
    if (!left.length) return null;
    way.set(ref, left);
  }
  return way;
}

function tellUnreachable(report: Report, question: ScorecardQuestion): void {
  const name = report.nameOf(question);
  report.add(Code.UNREACHABLE_QUESTION, {
    ...{ ref: question.ref, place: 'condition' },
    message: [
      `${name[0]}的条件互相矛盾，永远不会出现。`,
      `No answers fulfil the condition of ${name[1]}: it is never asked.`,
    ],
    mend: ['放宽条件，或删掉这道题。', 'Loosen the condition, or delete the question.'],
  });
}
