import { CircleCheck, CircleX, Clock, type LucideIcon, PencilLine, ShieldAlert, TriangleAlert } from 'lucide-react';
import { Tag, type Tone } from '../../../components/tag';
import type { FlagFragment } from '../../../gql/knowledge/graphql';
import { formatFull } from '../../../lib/format';
import { useNow } from '../../../lib/use-now';
import { useFlagWords } from './flag-words';

const STATES: Record<FlagFragment['state'], [Tone, LucideIcon]> = {
  OPEN: ['warn', Clock],
  ACCEPTED: ['info', PencilLine],
  MENDED: ['good', CircleCheck],
  DECLINED: ['plain', CircleX],
};

export const isUnanswered = ({ state }: Pick<FlagFragment, 'state'>): boolean =>
  state === 'OPEN' || state === 'ACCEPTED';

export function FlagStateTag({ flag }: { flag: Pick<FlagFragment, 'state'> }) {
  const { f } = useFlagWords();
  const [tone, Icon] = STATES[flag.state];
  return (
    <Tag tone={tone} icon={<Icon size={13} strokeWidth={1.8} aria-hidden="true" />}>
      {f(`states.${flag.state}`)}
    </Tag>
  );
}

/** Harm first, then what is wrong. */
export function FlagKindTags({ flag }: { flag: Pick<FlagFragment, 'kind' | 'riskRank'> }) {
  const { f } = useFlagWords();
  return (
    <>
      {flag.riskRank === 2 && (
        <Tag tone="bad" icon={<ShieldAlert size={13} strokeWidth={1.8} aria-hidden="true" />}>
          {f('desk.risk2')}
        </Tag>
      )}
      {flag.riskRank === 1 && (
        <Tag tone="warn" icon={<TriangleAlert size={13} strokeWidth={1.8} aria-hidden="true" />}>
          {f('desk.risk1')}
        </Tag>
      )}
      <Tag>{f(`kinds.${flag.kind}`)}</Tag>
    </>
  );
}

/** How much time is left for the answer; keeps itself current. */
export function FlagClock({ flag }: { flag: Pick<FlagFragment, 'state' | 'dueAt'> }) {
  const { clock, language } = useFlagWords();
  const now = useNow(30_000);
  if (!isUnanswered(flag)) return null;
  const { isLate, text } = clock(flag.dueAt, now);
  return (
    <Tag
      tone={isLate ? 'bad' : 'plain'}
      title={formatFull(new Date(flag.dueAt), language)}
      icon={<Clock size={13} strokeWidth={1.8} aria-hidden="true" />}
    >
      {text}
    </Tag>
  );
}
