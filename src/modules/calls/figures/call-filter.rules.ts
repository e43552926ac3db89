import { badInput } from '../../../platform/errors/index.js';
import { faultOf } from '../../../platform/rules/days.js';
import { type Rule, all, isIn, toMongo } from '../../../platform/rules/rules.js';

/** Which calls somebody asks about; what is null or left out does not restrict. */
export interface CallQuestion {
  readonly fromDay: string;
  readonly toDay: string;
  readonly siteId?: string | null;
  readonly teamId?: string | null;
  readonly agentId?: string | null;
  readonly queue?: string | null;
  readonly lineId?: string | null;
  readonly channel?: string | null;
  readonly customerLevel?: string | null;
}

/** The calls that count: which ones, offered from one moment on and before another. */
export interface CallFilter {
  readonly rule: Rule;
  readonly from: Date;
  readonly to: Date;
  /** Whose days the days are. */
  readonly timeZone: string;
}

/** Conditions of the database. */
export type Match = Readonly<Record<string, unknown>>;

/** Throws BAD_USER_INPUT for a bad period. */
export function checkCallQuestion({ fromDay, toDay }: CallQuestion): void {
  const fault = faultOf({ from: fromDay, to: toDay });
  if (fault !== null) throw badInput(fault);
}

const given = (field: string, value: string | null | undefined): Rule[] =>
  value === null || value === undefined ? [] : [isIn(field, [value])];

/** Conditions on people and places: those that days of agents have too. */
export const peopleRule = ({ siteId, teamId, agentId }: CallQuestion, scope: Rule): Rule =>
  all(scope, ...given('siteId', siteId), ...given('teamIds', teamId), ...given('agentId', agentId));

/** All conditions of a question on calls but its period. */
export const callRule = (question: CallQuestion, scope: Rule): Rule =>
  all(
    peopleRule(question, scope),
    ...given('queue', question.queue),
    ...given('lineId', question.lineId),
    ...given('channel', question.channel),
    ...given('customerLevel', question.customerLevel),
  );

/** Whether a question asks for calls of a kind, for which the time of agents is not known by itself. */
export const asksForKind = ({ queue, lineId, channel, customerLevel }: CallQuestion): boolean =>
  [queue, lineId, channel, customerLevel].some((value) => value !== null && value !== undefined);

/** The calls of a filter. */
export const callsMatch = ({ rule, from, to }: CallFilter): Match => ({
  offeredAt: { $gte: from, $lt: to },
  $and: [toMongo(rule)],
});

/** A rule as an expression on a call, for where a stage has to tell those that fulfil it from others. */
export function ruleExpression(rule: Rule): unknown {
  switch (rule.op) {
    case 'in': {
      const values = { $literal: [...rule.values] };
      return rule.field === 'teamIds'
        ? { $gt: [{ $size: { $setIntersection: ['$teamIds', values] } }, 0] }
        : { $in: [{ $ifNull: [`$${rule.field}`, null] }, values] };
    }
    case 'lte':
      return { $lte: [`$${rule.field}`, rule.value] };
    case 'gt':
      return { $gt: [`$${rule.field}`, rule.value] };
    case 'all':
      return { $and: rule.rules.map(ruleExpression) };
    case 'any':
      return { $or: rule.rules.map(ruleExpression) };
    case 'never':
      return { $literal: false };
  }
}
