import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { ScorecardContent, ScorecardQuestion, ScorecardSection, ScorecardTeaching } from './scorecard-content.js';
import { scorecardLimits as limits } from './scorecard-limits.js';
import { questionsOf } from './scorecard-content.rules.js';

// Limits and forms of what somebody builds: what may not even be stored. Whether the form makes sense is the check's matter.

type Path = readonly string[];

const name = /^[A-Za-z][A-Za-z0-9-]{0,31}$/;

const nameFaults = (text: string, path: Path): Fault[] =>
  name.test(text)
    ? []
    : [
        fault(
          UserErrorCode.INVALID,
          '须以字母开头，仅含字母、数字和“-”，最多 32 个字符。',
          'It begins with a letter and holds letters, digits and “-”, at most 32.',
          ...path,
        ),
      ];

const tooLong = (text: string, limit: number, path: Path): Fault[] =>
  text.length > limit
    ? [fault(UserErrorCode.TOO_LONG, `最多 ${limit} 个字符。`, `At most ${limit} characters.`, ...path)]
    : [];

const textFaults = (text: LocalizedText, limit: number, path: Path): Fault[] => [
  ...tooLong(text.zhCN, limit, [...path, 'zhCN']),
  ...tooLong(text.en, limit, [...path, 'en']),
];

const countFaults = (count: number, limit: number, path: Path): Fault[] =>
  count > limit ? [fault(UserErrorCode.TOO_MANY, `最多 ${limit} 项。`, `At most ${limit} items.`, ...path)] : [];

function between(value: number | null, least: number, most: number, path: Path): Fault[] {
  if (value === null || (Number.isFinite(value) && value >= least && value <= most)) return [];
  return [
    fault(
      UserErrorCode.OUT_OF_RANGE,
      `应在 ${least} 到 ${most} 之间。`,
      `It lies between ${least} and ${most}.`,
      ...path,
    ),
  ];
}

/** Everything that is wrong with the form of a content; paths as in `ScorecardContentInput`. */
export function scorecardShapeFaults(content: ScorecardContent): Fault[] {
  const { title, bands, passMark, sections } = content;
  return [
    ...(title.zhCN || title.en ? [] : [fault(UserErrorCode.REQUIRED, '请填写名称。', 'A title is needed.', 'title')]),
    ...textFaults(title, limits.title, ['title']),
    ...between(bands?.needsImprovementMax ?? null, 0, 100, ['bands', 'needsImprovementMax']),
    ...between(bands?.exceedsMin ?? null, 0, 100, ['bands', 'exceedsMin']),
    ...between(passMark, 0, 100, ['passMark']),
    ...between(content.reviewWindowDays, 0, limits.reviewWindowDays, ['reviewWindowDays']),
    ...between(content.disputeLimit, 0, limits.disputeLimit, ['disputeLimit']),
    ...countFaults(sections.length, limits.sections, ['sections']),
    ...questionCountFaults(content),
    ...sections.flatMap((section, at) => sectionFaults(section, ['sections', String(at)])),
  ];
}

const questionCountFaults = (content: ScorecardContent): Fault[] =>
  questionsOf(content).length > limits.questions
    ? [
        fault(
          UserErrorCode.TOO_MANY,
          `一张评分卡最多 ${limits.questions} 道题。`,
          `A scorecard has at most ${limits.questions} questions.`,
          'sections',
        ),
      ]
    : [];

const sectionFaults = (section: ScorecardSection, path: Path): Fault[] => [
  ...nameFaults(section.ref, [...path, 'ref']),
  ...textFaults(section.title, limits.sectionTitle, [...path, 'title']),
  ...between(section.weight, -limits.weight, limits.weight, [...path, 'weight']),
  ...section.questions.flatMap((question, at) => questionFaults(question, [...path, 'questions', String(at)])),
];

const questionFaults = (question: ScorecardQuestion, path: Path): Fault[] => [
  ...nameFaults(question.ref, [...path, 'ref']),
  ...textFaults(question.text, limits.text, [...path, 'text']),
  ...textFaults(question.help, limits.help, [...path, 'help']),
  // What is negative is told by the check, with all that it means for the sum.
  ...between(question.weight, -limits.weight, limits.weight, [...path, 'weight']),
  ...between(question.scaleMin, -limits.scale, limits.scale, [...path, 'scaleMin']),
  ...between(question.scaleMax, -limits.scale, limits.scale, [...path, 'scaleMax']),
  ...between(question.errorBelow, -limits.scale, limits.scale, [...path, 'errorBelow']),
  ...countFaults(question.options.length, limits.options, [...path, 'options']),
  ...question.options.flatMap((option, at) => [
    ...nameFaults(option.key, [...path, 'options', String(at), 'key']),
    ...textFaults(option.label, limits.label, [...path, 'options', String(at), 'label']),
    ...between(option.score, 0, limits.points, [...path, 'options', String(at), 'score']),
  ]),
  ...countFaults(question.ranges.length, limits.ranges, [...path, 'ranges']),
  ...question.ranges.flatMap((range, at) => [
    ...between(range.min, -limits.number, limits.number, [...path, 'ranges', String(at), 'min']),
    ...between(range.max, -limits.number, limits.number, [...path, 'ranges', String(at), 'max']),
    ...between(range.score, 0, limits.points, [...path, 'ranges', String(at), 'score']),
  ]),
  ...conditionFaults(question, [...path, 'condition', 'tests']),
  ...(question.teaches ? teachingFaults(question.teaches, [...path, 'teaches']) : []),
];

function conditionFaults({ condition }: ScorecardQuestion, path: Path): Fault[] {
  if (!condition) return [];
  const { tests } = condition;
  if (!tests.length)
    return [fault(UserErrorCode.REQUIRED, '请至少写一个条件。', 'At least one test is needed.', ...path)];
  return [
    ...countFaults(tests.length, limits.tests, path),
    ...tests.flatMap((test, at) => [
      ...nameFaults(test.ref, [...path, String(at), 'ref']),
      ...(test.in.length
        ? []
        : [
            fault(
              UserErrorCode.REQUIRED,
              '请至少选一个答案。',
              'At least one answer is needed.',
              ...[...path, String(at), 'in'],
            ),
          ]),
      ...countFaults(test.in.length, limits.scale + 1, [...path, String(at), 'in']),
      ...test.in.flatMap((key, place) => tooLong(key, 32, [...path, String(at), 'in', String(place)])),
    ]),
  ];
}

function teachingFaults({ articleCode, anchor, treeCode, nodeKey }: ScorecardTeaching, path: Path): Fault[] {
  const wrong = (zh: string, en: string, part: string): Fault[] => [
    fault(UserErrorCode.INVALID, zh, en, ...path, part),
  ];
  return [
    ...(articleCode !== null && treeCode !== null
      ? wrong('文章和流程只能选一个。', 'Name an article or a tree, not both.', 'treeCode')
      : []),
    ...(anchor !== null && articleCode === null
      ? wrong('先填文章编号。', 'A heading needs the code of an article.', 'anchor')
      : []),
    ...(nodeKey !== null && treeCode === null
      ? wrong('先填流程编号。', 'A node needs the code of a tree.', 'nodeKey')
      : []),
    ...tooLong(articleCode ?? '', 40, [...path, 'articleCode']),
    ...tooLong(anchor ?? '', 200, [...path, 'anchor']),
    ...tooLong(treeCode ?? '', 40, [...path, 'treeCode']),
    ...tooLong(nodeKey ?? '', 80, [...path, 'nodeKey']),
  ];
}
