import type { TreeContent } from '../../src/modules/trees/index.js';

const both = (en: string): { zhCN: string; en: string } => ({ zhCN: `${en}中`, en });

/** Questions of the drawing; a walk answers them one after the other. */
export const questionCount = 40;
/** Answers of each question. */
export const answers = ['yes', 'no', 'unsure'] as const;

const parts = {
  ...{ body: both('Look at the panel, then ask.'), say: both('May I ask you something?'), alternativeQuestions: [] },
  ...{ article: null, to: null, variable: null, choices: [], fields: [], rules: [], command: null, subtree: null },
  ...{ outcome: null, position: null },
};

/** A row of questions, each answer leading to the next one, and an outcome. */
export const benchTree = (): TreeContent =>
  ({
    ...{ title: both('Bench'), description: null, purpose: 'TROUBLESHOOTING', locales: ['EN', 'ZH_CN'] },
    ...{ alternativeQuestions: [], categoryId: null, lines: ['*'], startKey: 'q0' },
    variables: Array.from({ length: 10 }, (_, at) => ({
      ...{ name: `v${at}`, type: 'STRING', origin: 'INPUT', label: both(`Value ${at}`), options: [] },
      ...{ defaultValue: null, isPersonal: false },
    })),
    nodes: [
      ...Array.from({ length: questionCount }, (_, at) => ({
        ...{ ...parts, key: `q${at}`, kind: 'QUESTION', title: both(`Question ${at}: what do you see?`) },
        variable: `v${at % 10}`,
        choices: answers.map((key) => ({
          ...{ key, label: both(key), hint: null, scores: [] },
          to: at + 1 < questionCount ? `q${at + 1}` : 'end',
        })),
      })),
      {
        ...{ ...parts, key: 'end', kind: 'OUTCOME', title: both('Solved') },
        outcome: {
          ...{ result: 'RESOLVED', disposition: 'OK', departmentId: null, departmentRules: [], tierId: null },
          ...{ handoverTemplate: null, checks: [] },
        },
      },
    ],
    // The enums stand inside of the room; as text they are the same.
  }) as unknown as TreeContent;
