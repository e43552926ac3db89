import type { OwnDisputeFragment } from '../../../gql/mine/graphql';
import type { FormScoreFragment } from '../../../gql/quality/graphql';

/** Questions that were disputed before: they cannot be again, and they count to what may be disputed. */
export const disputedBefore = (disputes: readonly OwnDisputeFragment[]): ReadonlySet<string> =>
  new Set(
    disputes.flatMap(({ state, items }) =>
      items.flatMap(({ ref, decision }) => (state === 'WITHDRAWN' && decision === null ? [] : [ref])),
    ),
  );

/** Questions of the form that can be disputed now, those that were wrong first. */
export function disputable<Asked extends { question: { ref: string }; number: number }>(
  numbered: readonly Asked[],
  result: FormScoreFragment | null,
  before: ReadonlySet<string>,
): { asked: Asked; isWrong: boolean; isFatal: boolean }[] {
  return numbered
    .flatMap((asked) => {
      const { ref } = asked.question;
      const scored = result?.questions.find((one) => one.ref === ref);
      if (!scored || scored.state === 'SYSTEM_NA' || before.has(ref)) return [];
      return [{ asked, isWrong: scored.isError || scored.isFatal, isFatal: scored.isFatal }];
    })
    .sort(
      (one, other) =>
        Number(other.isFatal) - Number(one.isFatal) ||
        Number(other.isWrong) - Number(one.isWrong) ||
        one.asked.number - other.asked.number,
    );
}
