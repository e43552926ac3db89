import type { TreeNode, TreeRule, TreeValue, TreeVariable } from '../tree-content.js';
import { TreeNodeKind, TreeValueType } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName } from './findings.js';

/** So many combinations of values are tried for one node, and so many conditions evaluated for the whole tree; beyond that only what shows in the text is found. */
const mostCombinations = 4_096;
const mostEvaluations = 40_000;

/** Conditions that may still be evaluated for a tree. */
export interface EvaluationBudget {
  left: number;
}

export const fullBudget = (): EvaluationBudget => ({ left: mostEvaluations });

const noTime = new Date(0);
const clockWords = /\b(today|daysSince|yearsSince)\b/;
const sameWords = (when: string): string => when.trim().replace(/\s+/g, ' ');

/** All values of a variable where they can be counted. */
function valuesOf({ type, options }: TreeVariable): TreeValue[] | null {
  if (type === TreeValueType.BOOLEAN) return [true, false];
  if (type === TreeValueType.ENUM && options.length) return options.map(({ value }) => value);
  return null;
}

/** All combinations of the values of variables; null where they are too many or cannot be counted. */
function combinationsOf(variables: readonly TreeVariable[]): Record<string, TreeValue>[] | null {
  let all: Record<string, TreeValue>[] = [{}];
  for (const variable of variables) {
    const values = valuesOf(variable);
    if (!values || all.length * values.length > mostCombinations) return null;
    all = all.flatMap((each) => values.map((value) => ({ ...each, [variable.name]: value })));
  }
  return all;
}

type Verdict = 'NEVER_TRUE' | 'ALWAYS_BEFORE' | 'SAME_BEFORE' | 'DECIDED_BEFORE';

/** Which rules of one node never decide, and whether some rule always does. */
class Branches {
  readonly verdicts = new Map<number, Verdict>();
  /** Whether no case is left for the default. */
  isComplete = false;

  constructor(
    private readonly check: Check,
    private readonly rules: readonly TreeRule[],
    private readonly budget: EvaluationBudget,
  ) {
    this.#byText();
    if (!this.isComplete) this.#byValues();
  }

  #isTrue(when: string, values: Readonly<Record<string, TreeValue>>): boolean {
    this.budget.left -= 1;
    try {
      return this.check.expressions.evaluate(when, values, noTime) === true;
    } catch {
      return false;
    }
  }

  /** Rules without variables, and the same condition twice. */
  #byText(): void {
    const seen = new Set<string>();
    for (const [at, { when }] of this.rules.entries()) {
      if (this.isComplete) {
        this.verdicts.set(at, 'ALWAYS_BEFORE');
        continue;
      }
      const found = this.check.expressions.check(when);
      if (!found.ok || found.type !== 'BOOLEAN') continue;
      if (seen.has(sameWords(when))) this.verdicts.set(at, 'SAME_BEFORE');
      seen.add(sameWords(when));
      if (found.names.length || clockWords.test(when)) continue;
      if (this.#isTrue(when, {})) this.isComplete = true;
      else this.verdicts.set(at, 'NEVER_TRUE');
    }
  }

  /** Rules over variables whose values can be counted: all of them are tried. */
  #byValues(): void {
    const names = new Set<string>();
    for (const { when } of this.rules) {
      const found = this.check.expressions.check(when);
      if (!found.ok || found.type !== 'BOOLEAN' || clockWords.test(when)) return;
      for (const name of found.names) names.add(name);
    }
    const variables = [...names].flatMap((name) => this.check.variables.get(name) ?? []);
    const all = combinationsOf(variables);
    if (!all || all.length * this.rules.length > this.budget.left) return;
    let open = all;
    for (const [at, { when }] of this.rules.entries()) {
      if (this.verdicts.has(at)) continue;
      const left = open.filter((values) => !this.#isTrue(when, values));
      if (left.length === open.length)
        this.verdicts.set(at, all.some((values) => this.#isTrue(when, values)) ? 'DECIDED_BEFORE' : 'NEVER_TRUE');
      open = left;
    }
    this.isComplete = this.rules.length > 0 && open.length === 0;
  }
}

const words = {
  NEVER_TRUE: {
    message: ['永远不成立，走不到它的去向。', 'is never true.'],
    mend: ['改条件，或删掉这条规则。', 'Change the condition, or delete the rule.'],
  },
  ALWAYS_BEFORE: {
    message: ['轮不到：前面有一条规则总是成立。', 'never decides: a rule before it is always true.'],
    mend: ['把它移到前面，或删掉它。', 'Move it up, or delete it.'],
  },
  SAME_BEFORE: {
    message: ['和前面的一条规则条件相同，轮不到它。', 'never decides: a rule before it has the same condition.'],
    mend: ['改条件，或删掉其中一条。', 'Change the condition, or delete one of the two.'],
  },
  DECIDED_BEFORE: {
    message: [
      '轮不到：它成立时，前面的规则已经先成立了。',
      'never decides: whenever it is true, a rule before it is true already.',
    ],
    mend: ['把它移到前面，或删掉它。', 'Move it up, or delete it.'],
  },
} as const;

function checkLogic(check: Check, node: TreeNode, budget: EvaluationBudget): void {
  const { findings } = check;
  const branches = new Branches(check, node.rules, budget);
  if (!branches.verdicts.size && node.to !== null) return;
  const name = nodeName(node);
  for (const [at, verdict] of branches.verdicts) {
    const { message, mend } = words[verdict];
    findings.add(TreeFindingCode.BRANCH_SHADOWED, {
      ...{ node, place: `rule:${at + 1}` },
      message: [`${name[0]}的第 ${at + 1} 条规则${message[0]}`, `Rule ${at + 1} of ${name[1]} ${message[1]}`],
      mend,
    });
  }
  if (node.to !== null) return;
  findings.add(TreeFindingCode.NO_DEFAULT, {
    ...{ node, place: 'to' },
    // Where the rules cover every case the walk cannot stop there today; a new value would change that.
    ...(branches.isComplete ? { severity: TreeFindingSeverity.WARNING } : {}),
    message: branches.isComplete
      ? [
          `${name[0]}没有默认去向：以后多一种取值时会走不下去。`,
          `${name[1]} has no default: with a further value the walk would stop here.`,
        ]
      : [
          `${name[0]}没有默认去向：规则都不成立时走不下去。`,
          `${name[1]} has no default: the walk stops where no rule is true.`,
        ],
    mend: ['选规则都不成立时的去向。', 'Choose where it goes on when no rule is true.'],
  });
}

function checkAction({ findings }: Check, node: TreeNode): void {
  if (!node.command) return;
  const name = nodeName(node);
  const missing = [
    ['failureTo', node.command.failureTo, '失败', 'when the outside system refuses'] as const,
    ['timeoutTo', node.command.timeoutTo, '超时', 'when it does not answer in time'] as const,
  ].filter(([, to]) => to === null);
  for (const [place, , zhCN, en] of missing)
    findings.add(TreeFindingCode.NO_BRANCH_FOR_FAILURE, {
      ...{ node, place },
      message: [`动作${name[0]}没有“${zhCN}”的去向。`, `The action ${name[1]} does not say where it goes on ${en}.`],
      mend: ['接到人工处理的节点，例如转专家级。', 'Lead it to a node where a person goes on, e.g. an escalation.'],
    });
}

/** Rules that never decide, and ways that are missing. */
export function checkBranches(check: Check, node: TreeNode, budget: EvaluationBudget): void {
  if (node.kind === TreeNodeKind.LOGIC) checkLogic(check, node, budget);
  if (node.kind === TreeNodeKind.ACTION) checkAction(check, node);
}
