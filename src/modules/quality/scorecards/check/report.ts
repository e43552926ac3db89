import type { LocalizedText } from '../../../../platform/graphql/localized.js';
import type { ScorecardContent, ScorecardQuestion, ScorecardSection } from '../scorecard-content.js';
import { questionsOf } from '../scorecard-content.rules.js';
import { type ScorecardFinding, type ScorecardFindingCode, ScorecardFindingSeverity } from './finding.js';

/** The same in Chinese and in English. */
export type Words = readonly [zh: string, en: string];

/** Most findings that one check tells. */
const mostFindings = 200;

const textOf = ([zhCN, en]: Words): LocalizedText => ({ zhCN, en });

/** What a finding says. */
interface Told {
  readonly ref?: string | null;
  readonly place?: string | null;
  readonly message: Words;
  readonly mend: Words;
  readonly isWarning?: boolean;
}

/** One check of one form: what is looked at, and what was found. */
export class Report {
  readonly questions: readonly ScorecardQuestion[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #found: ScorecardFinding[] = [];

  constructor(readonly content: ScorecardContent) {
    this.questions = questionsOf(content);
    this.#numbers = new Map(this.questions.map(({ ref }, at) => [ref, at + 1]));
  }

  add(code: ScorecardFindingCode, { ref = null, place = null, message, mend, isWarning = false }: Told): void {
    this.#found.push({
      ...{ code, ref, place, message: textOf(message), mend: textOf(mend) },
      severity: isWarning ? ScorecardFindingSeverity.WARNING : ScorecardFindingSeverity.ERROR,
    });
  }

  /** What people call a question: its number and ref. */
  nameOf({ ref }: Pick<ScorecardQuestion, 'ref'>): Words {
    const number = this.#numbers.get(ref) ?? 0;
    return [`第 ${number} 题（${ref}）`, `Question ${number} (${ref})`];
  }

  /** Errors first, then in the order in which they were found. */
  findings(): ScorecardFinding[] {
    const isError = ({ severity }: ScorecardFinding): boolean => severity === ScorecardFindingSeverity.ERROR;
    return [...this.#found.filter(isError), ...this.#found.filter((one) => !isError(one))].slice(0, mostFindings);
  }
}

export const sectionName = ({ ref, title }: ScorecardSection): Words => [
  `“${title.zhCN || title.en || ref}”一节`,
  `Section “${title.en || title.zhCN || ref}”`,
];
