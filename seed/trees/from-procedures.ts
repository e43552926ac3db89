import type { TreeContent, TreeNode, TreeSource, TreeVariable } from '../../src/modules/trees/index.js';
import {
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
  completeNode,
  completeVariable,
  emptyTreeContent,
} from '../../src/modules/trees/index.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { type Names, variableNames } from './names.js';

// Procedures of agents as they stand in test/data/procedures-en: steps in their order, with buttons to press and branches in words.

interface Step {
  readonly type: string;
  readonly button: string;
  readonly text: string;
  readonly details: readonly string[];
}

export interface Procedure {
  readonly id: string;
  readonly flow: string;
  readonly flow_description: string;
  readonly title: string;
  readonly instructions: readonly string[];
  readonly steps: readonly Step[];
}

export interface ProcedureConversion {
  readonly content: TreeContent;
  readonly source: TreeSource;
}

const en = (text: string): { zhCN: string; en: string } => ({ zhCN: '', en: text });
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** One line of the source as Markdown: `>` begins a branch, `<or>` parts ways. */
const bullet = (text: string): string =>
  `- ${text
    .split(/\s*>\s+/)
    .join('\n  - ')
    .replace(/\s*<or>\s*/g, ' *or* ')}`;

const bodyOf = ({ text, details }: Step): string => [text, ...details.map(bullet)].filter(Boolean).join('\n');

/** Buttons behind which one thing is written down. */
const oneField: Readonly<Record<string, string>> = {
  'Pull up Account': 'Full name or account ID',
  'Record Reason': 'Reason',
  'Enter Details': 'Details',
  'Enter Detail': 'Detail',
  'Promo Code': 'Promo code',
  'Make Password': 'PIN number or answer to the security question',
};
const askedFor = [
  'Username',
  'Email Address',
  'Order ID',
  'Account ID',
  'Full Name',
  'Zip Code',
  'Phone Number',
  'Pin Number',
];
const aboutPersons = /name|email|phone|account|details|zip|pin/i;

class Guide {
  readonly names: Names = variableNames();
  readonly variables: TreeVariable[] = [];
  readonly nodes: TreeNode[] = [];
  #isLeft = false;

  constructor(readonly procedure: Procedure) {}

  run(): void {
    const { steps, instructions, title } = this.procedure;
    const intro = instructions.slice(0, -1).join('\n\n');
    if (intro) this.nodes.push(this.#info('begin', title, intro, 'step-1'));
    steps.forEach((step, at) => {
      this.nodes.push(this.#step(step, `step-${at + 1}`, at + 1 < steps.length ? `step-${at + 2}` : 'done'));
    });
    const last = instructions.at(-1) ?? '';
    const end = { kind: TreeNodeKind.OUTCOME, body: en(last) };
    this.nodes.push(completeNode({ ...end, key: 'done', title: en('Done'), outcome: { result: TreeResult.RESOLVED } }));
    if (this.#isLeft)
      this.nodes.push(
        completeNode({
          ...end,
          ...{ key: 'ended', title: en('Ended without a solution') },
          outcome: { result: TreeResult.UNRESOLVED },
        }),
      );
  }

  #info(key: string, title: string, body: string, to: string): TreeNode {
    return completeNode({
      key,
      kind: TreeNodeKind.INFO,
      title: en(short(title, 300)),
      body: en(short(body, 5_000)),
      to,
    });
  }

  #title({ button, text }: Step): string {
    return button === 'N/A' ? short(text, 120) : button;
  }

  #step(step: Step, key: string, next: string): TreeNode {
    const about = { key, title: en(this.#title(step)), body: en(short(bodyOf(step), 5_000)) };
    const members = step.details.flatMap((detail) => /^(\w+) members?\s*:\s*(?:>\s*)?(.*)$/s.exec(detail) ?? []);
    if (step.button === 'Membership Privileges' && members.length >= 6) return this.#level(about, step, next);
    if (/^Option \d/.test(step.text)) {
      const answers = [
        ['solved', 'It works now', 'done'],
        ['not-solved', 'It still does not work', next === 'done' ? this.#leave() : next],
      ] as const;
      return this.#question({ ...about, title: en(`${step.button}: did it help?`) }, answers);
    }
    if (step.button === 'End Conversation') {
      return this.#question({ ...about, title: en('Can it go on?') }, [
        ['goes-on', 'Yes: tell the customer, and go on', next],
        ['ends', 'No: apologise and explain', this.#leave()],
      ]);
    }
    const fields = this.#fields(step);
    return fields.length
      ? completeNode({ ...about, kind: TreeNodeKind.INPUT, fields, to: next })
      : completeNode({ ...about, kind: TreeNodeKind.INFO, to: next });
  }

  #leave(): string {
    this.#isLeft = true;
    return 'ended';
  }

  #question(
    about: Pick<TreeNode, 'key' | 'title' | 'body'>,
    answers: readonly (readonly [key: string, label: string, to: string])[],
  ): TreeNode {
    const choices = answers.map(([key, label, to]) => ({ key, label: en(label), to }));
    return completeNode({ ...about, kind: TreeNodeKind.QUESTION, choices });
  }

  #level(about: Pick<TreeNode, 'key' | 'title' | 'body'>, { details, text }: Step, next: string): TreeNode {
    const choices = details.flatMap((detail) => {
      const [, level = '', rest = ''] = /^(\w+) members?\s*:\s*(?:>\s*)?(.*)$/s.exec(detail) ?? [];
      if (!level) return [];
      const hint = en(short(rest.replace(/\s*<or>\s*/g, ' or ').replace(/\s*>\s*/g, ' → '), 500));
      return [{ key: level.toLowerCase(), label: en(`${level} member`), hint, to: next }];
    });
    return completeNode({ ...about, body: en(text), kind: TreeNodeKind.QUESTION, choices });
  }

  #fields({
    button,
    details,
    type,
  }: Step): { variable: string; label: { zhCN: string; en: string }; isRequired: boolean }[] {
    const one = oneField[button];
    if (one !== undefined) return [this.#field(one)];
    if (type !== 'kb query') return [];
    return askedFor
      .filter((name) => details.some((detail) => detail.toLowerCase().startsWith(name.toLowerCase())))
      .map((name) => this.#field(name));
  }

  #field(label: string): { variable: string; label: { zhCN: string; en: string }; isRequired: boolean } {
    const name = this.names.of(label);
    if (!this.variables.some((variable) => variable.name === name)) {
      this.variables.push(
        completeVariable({
          ...{ name, type: TreeValueType.STRING, origin: TreeVariableOrigin.INPUT, label: en(label) },
          isPersonal: aboutPersons.test(label),
        }),
      );
    }
    return { variable: name, label: en(label), isRequired: false };
  }
}

/** A procedure as a guided one: its steps in their order, with what is asked and written down on the way. */
export function fromProcedure(procedure: Procedure): ProcedureConversion {
  const guide = new Guide(procedure);
  guide.run();
  return {
    content: {
      ...emptyTreeContent,
      title: en(short(`${procedure.flow}: ${procedure.title}`, 200)),
      description: en(short(`${procedure.flow} (${procedure.flow_description})`, 1_000)),
      purpose: TreePurpose.TROUBLESHOOTING,
      locales: [Locale.EN],
      startKey: guide.nodes[0]?.key ?? null,
      variables: guide.variables,
      nodes: guide.nodes,
    },
    source: {
      system: 'abcd',
      externalId: procedure.id,
      attribution: 'ASAPP, Action-Based Conversations Dataset',
      licence: 'MIT',
    },
  };
}
