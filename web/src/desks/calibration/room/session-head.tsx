import { EyeOff, Gavel } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeLabel } from '../../../components/code-label';
import { Tag } from '../../../components/tag';
import type { SessionWholeFragment } from '../../../gql/calibration/graphql';
import pages from '../shared/pages.module.css';
import { useWords } from '../shared/words';

/** What a session is: its name, its expert, its call and form, who has handed in; and that nothing of it counts for the agent. */
export function SessionHead({ session, children }: { session: SessionWholeFragment; children?: ReactNode }) {
  const { t, person } = useWords();
  const { submittedCount: done, participantCount: of, hasExpertSubmitted, call, scorecard, scorecardVersion } = session;
  const isAll = done === of && hasExpertSubmitted;
  return (
    <div className={pages['head']}>
      <h1>{session.title}</h1>
      <Tag tone="vio" icon={<Gavel size={12} aria-hidden="true" />}>
        {t(hasExpertSubmitted ? 'room.expertTag' : 'room.expertWaits', { name: person(session.expert) })}
      </Tag>
      <Tag>
        {call && <CodeLabel>{call.reference}</CodeLabel>}
        {scorecard &&
          ` · ${t('room.cardVersion', { code: scorecard.code, version: scorecardVersion?.version ?? '—' })}`}
      </Tag>
      <Tag tone={isAll ? 'good' : 'warn'} icon={<EyeOff size={12} aria-hidden="true" />}>
        {t(isAll ? 'room.allIn' : 'room.someIn', { done, of })}
      </Tag>
      <Tag>{t('room.notLive')}</Tag>
      <span className={pages['end']}>{children}</span>
    </div>
  );
}
