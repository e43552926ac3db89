import { ArrowRightLeft, Star, UserRoundCheck } from 'lucide-react';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { HeardCallFragment, CallsOfCustomerQuery } from '../../../gql/quality/graphql';
import styles from './call-head.module.css';
import { useWords } from './words';

export type OtherCall = NonNullable<CallsOfCustomerQuery['callsOfCustomer']>[number];

const DAY_MS = 24 * 3_600_000;

/** Whether the customer came again within a day after a call ended. */
export const cameAgain = (call: { id: string; endedAt: string }, others: readonly OtherCall[]): boolean =>
  others.some(({ id, offeredAt }) => {
    const after = Date.parse(offeredAt) - Date.parse(call.endedAt);
    return id !== call.id && after >= 0 && after <= DAY_MS;
  });

/** How content the customer was, 1 to 5; low marks stand out. */
export function SatisfactionTag({ value }: { value: number }) {
  const { t } = useWords();
  return (
    <Tag tone={value <= 2 ? 'warn' : value >= 4 ? 'good' : 'plain'} icon={<Star size={12} aria-hidden="true" />}>
      {t('call.satisfactionOf', { value })}
    </Tag>
  );
}

/** The facts of a call in one row: which, whose, when, how it went. */
export function CallLine({ call, others }: { call: HeardCallFragment; others: readonly OtherCall[] }) {
  const { t, person, text, span } = useWords();
  const { agent, team, customerLevel } = call;
  return (
    <span className={styles['line']}>
      <CodeLabel>{call.reference}</CodeLabel>
      <strong>{person(agent)}</strong>
      <span className={styles['quiet']}>
        {[agent?.tier && text(agent.tier.name), team && text(team.name)].filter(Boolean).join(' · ')}
      </span>
      <Tag>
        <DateTime at={call.offeredAt} as="moment" /> · {span(call.talkSeconds)}
      </Tag>
      {call.satisfaction !== null && <SatisfactionTag value={call.satisfaction} />}
      {cameAgain(call, others) && (
        <Tag tone="bad" icon={<ArrowRightLeft size={12} aria-hidden="true" />}>
          {t('call.cameAgain')}
        </Tag>
      )}
      {customerLevel && (
        <Tag tone="info" icon={<UserRoundCheck size={12} aria-hidden="true" />}>
          {text(customerLevel.name)}
        </Tag>
      )}
      {call.holdSeconds > 0 && <Tag tone="outline">{t('call.holdOf', { span: span(call.holdSeconds) })}</Tag>}
    </span>
  );
}
