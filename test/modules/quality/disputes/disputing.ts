import type { Evaluation } from '../../../../src/modules/quality/evaluations/evaluation.js';
import { type EvaluatedCentre, type Payload } from '../evaluations/evaluated-centre.js';
import { greetWrong } from '../evaluations/evaluated-form.js';

type Row = Record<string, unknown>;

const selects = 'id revision state items { ref decision ruling answer { options } answerBefore { options } }';
const mutation = (field: string, args: string, given: string): string =>
  `mutation(${args}) { ${field}(${given}) { dispute { ${selects} } userErrors { code field } } }`;

export const greet = { ref: 'greet', reason: 'I did greet.' };
export const check = { ref: 'check', reason: 'Not asked for.' };
export const upheld = {
  ...{ ref: 'greet', decision: 'UPHELD', answer: { ref: 'greet', options: ['yes'] }, ruling: 'At 0:03.' },
};
export const rejected = { ref: 'check', decision: 'REJECTED', ruling: 'It is asked for.' };

/** What people do with disputes in a centre. */
export class Disputing {
  constructor(private readonly centre: EvaluatedCentre) {}

  /** An evaluation by ana of a call of a1, with a wrong greeting, just released. */
  async released(): Promise<Evaluation> {
    const [callId = ''] = await this.centre.calls(1);
    return this.centre.submitted('ana', callId, greetWrong);
  }

  open(who: string, evaluationId: string, items: Row[], more: Row = {}): Promise<Payload> {
    const source = mutation('disputeOpen', '$id: ID!, $input: DisputeOpenInput!', 'evaluationId: $id, input: $input');
    return this.centre.ask(who, 'disputeOpen', source, { id: evaluationId, input: { items, ...more } });
  }

  decide(who: string, id: string, items: Row[], more: Row = {}): Promise<Payload> {
    const source = mutation('disputeDecide', '$id: ID!, $input: DisputeDecideInput!', 'id: $id, input: $input');
    return this.centre.ask(who, 'disputeDecide', source, { id, input: { expectedRevision: 1, items, ...more } });
  }

  withdraw(who: string, id: string): Promise<Payload> {
    return this.centre.ask(who, 'disputeWithdraw', mutation('disputeWithdraw', '$id: ID!', 'id: $id'), { id });
  }
}
