import { Plus, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Select } from '../../../components/select';
import { TalkSumsDocument } from '../../../gql/coaching/graphql';
import { textOf } from '../../../lib/address';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useChoices } from '../../quality/shared/use-choices';
import styles from '../shared/coaching.module.css';
import { Frame } from '../shared/frame';
import { monthNow, monthsBack } from '../shared/month';
import { useCoachingPath, useCoachingRights, useWords } from '../shared/words';
import { SessionsCard } from './sessions-card';
import { TalksCard } from './talks-card';

const MONTHS = 6;
const EVERY = 'all';

/** How many talks of the month are held, and how many in time. */
function Sums({ month, team }: { month: string; team: string | null }) {
  const { t, language } = useWords();
  const [{ data }] = useQuery({
    query: TalkSumsDocument,
    variables: { filter: { month, ...(team ? { teamId: team } : {}) } },
    requestPolicy: 'cache-and-network',
  });
  const sums = data?.talkFigures;
  if (!sums) return null;
  const { due, held, heldInTime, late, shareInTime } = sums;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <Card padded={false}>
      <dl className={styles['sums']}>
        <div>
          <dt>{t('sums.inTime')}</dt>
          <dd>{shareInTime === null ? '—' : formatPercent(shareInTime, language)}</dd>
          <dd data-note>{t('sums.of', { n: number(heldInTime), of: number(held + late) })}</dd>
        </div>
        <div>
          <dt>{t('sums.held')}</dt>
          <dd>{number(held)}</dd>
        </div>
        <div>
          <dt>{t('sums.due')}</dt>
          <dd>{number(due)}</dd>
        </div>
        <div>
          <dt>{t('sums.late')}</dt>
          <dd data-bad={late > 0 || undefined}>{number(late)}</dd>
        </div>
      </dl>
    </Card>
  );
}

/** Talks of a month and coaching sessions: what is late and due stands first. */
export function ListPage() {
  const { t } = useWords();
  const { go, search } = useCoachingPath();
  const { coaches } = useCoachingRights();
  const choices = useChoices();
  const team = textOf(search['team']);
  const months = monthsBack(MONTHS);
  const month = months.find((one) => one === search['month']) ?? monthNow();
  const change = (next: { team?: string | null; month?: string }): void => {
    const wanted = { team, month, ...next };
    go(
      '',
      { team: wanted.team ?? undefined, month: wanted.month === monthNow() ? undefined : wanted.month },
      { replace: true },
    );
  };
  const open = coaches ? () => go('new') : undefined;
  useHotkeys({ c: open });
  // One walk through all three lists, as they stand one below the other.
  const [chosen, setChosen] = useState<string | null>(null);
  const [talks, setTalks] = useState<readonly string[]>([]);
  const [sessions, setSessions] = useState<readonly string[]>([]);
  useRowKeys({
    rows: [...talks, ...sessions],
    keyOf: (path) => path,
    selected: chosen,
    onSelect: setChosen,
    onOpen: (path) => go(path),
  });
  return (
    <Frame
      hints={[
        { keys: '↑ ↓', label: t('keys.choose') },
        { keys: '↵', label: t('keys.open') },
        ...(open ? [{ keys: 'C', label: t('session.open'), run: open }] : []),
      ]}
    >
      <div className={styles['head']}>
        <Select
          label={t('filters.month')}
          value={month}
          items={months.map((value) => ({ value, label: value }))}
          onChange={(next) => change({ month: next })}
        />
        <Select
          label={t('filters.team')}
          value={team ?? EVERY}
          items={[{ value: EVERY, label: t('filters.everyTeam') }, ...choices.teams]}
          onChange={(next) => change({ team: next === EVERY ? null : next })}
        />
        <span className={styles['end']}>
          <Button icon={<Settings2 size={14} strokeWidth={1.8} aria-hidden="true" />} onClick={() => go('settings')}>
            {t('settings.title')}
          </Button>
          {open && (
            <Button
              variant="primary"
              keyCap="C"
              icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={open}
            >
              {t('session.open')}
            </Button>
          )}
        </span>
      </div>
      <Sums month={month} team={team} />
      <TalksCard month={month} team={team} chosen={chosen} onChoose={setChosen} onRows={setTalks} />
      <SessionsCard team={team} chosen={chosen} onChoose={setChosen} onRows={setSessions} />
    </Frame>
  );
}
