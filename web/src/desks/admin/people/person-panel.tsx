import { Ban, Check, History, KeyRound, LogOut, Monitor, Power, Terminal, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { RelativeTime } from '../../../components/relative-time';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { PersonDocument, type PersonDetailFragment } from '../../../gql/admin/graphql';
import { ConflictNotice } from '../shared/conflict-notice';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { Refusals } from '../../../components/refusals';
import { useAdminPath } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { DeactivateDialog } from './deactivate-dialog';
import { LinkDialog } from './link-dialog';
import { PersonDialog } from './person-dialog';
import styles from './person-panel.module.css';
import { PersonState } from './person-state';
import { rightsOf } from './rights';
import { usePersonActs } from './use-person-acts';

interface PersonPanelProps {
  id: string;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
  onChanged: () => void;
}

/** The chosen person: asked for by id, so that they are shown also when the list does not hold them. */
export function PersonPanel({ id, isEditing, onEdit, onChanged }: PersonPanelProps) {
  const { t } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: PersonDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  const person = data?.user;
  if (!person) {
    return (
      <DetailPanel label={t('people.detail')} title="">
        {error ? <ErrorState error={error} onRetry={reload} /> : fetching ? <Skeleton rows={6} /> : <Forbidden />}
      </DetailPanel>
    );
  }
  return (
    <>
      <Shown person={person} onEdit={() => onEdit(true)} onChanged={onChanged} onReload={reload} />
      {isEditing && (
        <PersonDialog
          person={person}
          onClose={() => onEdit(false)}
          onDone={() => {
            onEdit(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

interface ShownProps {
  person: PersonDetailFragment;
  onEdit: () => void;
  onChanged: () => void;
  onReload: () => void;
}

function Shown({ person, onEdit, onChanged, onReload }: ShownProps) {
  const { t, common, text, person: nameOf, list } = useWords();
  const { go } = useAdminPath();
  const acts = usePersonActs(person, onChanged);
  const [isLeaving, setLeaving] = useState(false);
  const { granted, denied } = rightsOf(person.roles);
  const names = (things: readonly { name: { zhCN: string; en: string } }[]): string =>
    list(things.map(({ name }) => text(name)));
  return (
    <DetailPanel
      label={t('people.detail')}
      mark={<Avatar name={nameOf(person)} size="large" />}
      title={nameOf(person)}
      sub={person.staffNumber ? <CodeLabel>{person.staffNumber}</CodeLabel> : person.nameEn}
      tags={<PersonState person={person} />}
      actions={
        <>
          <Button keyCap="E" onClick={onEdit}>
            {t('people.edit')}
          </Button>
          {person.isActive ? (
            <>
              <Button
                icon={<KeyRound size={14} strokeWidth={1.8} aria-hidden="true" />}
                busy={acts.busy}
                onClick={acts.makeLink}
              >
                {t('people.link.make')}
              </Button>
              <Button
                icon={<History size={14} strokeWidth={1.8} aria-hidden="true" />}
                onClick={() => go('audit', { actor: person.id })}
              >
                {t('people.itsAudit')}
              </Button>
              <Button
                variant="danger"
                icon={<Power size={14} strokeWidth={1.8} aria-hidden="true" />}
                onClick={() => setLeaving(true)}
              >
                {t('people.deactivate.open')}
              </Button>
            </>
          ) : (
            <>
              <Button
                icon={<History size={14} strokeWidth={1.8} aria-hidden="true" />}
                onClick={() => go('audit', { actor: person.id })}
              >
                {t('people.itsAudit')}
              </Button>
              <Button
                variant="primary"
                icon={<UserCheck size={14} strokeWidth={1.8} aria-hidden="true" />}
                busy={acts.busy}
                onClick={acts.reactivate}
              >
                {t('people.reactivate')}
              </Button>
            </>
          )}
        </>
      }
    >
      <ConflictNotice
        refusals={acts.refusals}
        onTake={() => {
          acts.reset();
          onReload();
        }}
      />
      <Refusals tellsConflict refusals={acts.refusals} failure={acts.failure} />
      <DetailSection title={t('people.scope')}>
        <Facts
          rows={[
            {
              label: t('people.columns.role'),
              value: (
                <span className={styles['tags']}>
                  {person.roles.map((role) => (
                    <Tag key={role} tone="brand">
                      {common(`roles.${role}`)}
                    </Tag>
                  ))}
                </span>
              ),
            },
            { label: t('people.columns.tier'), value: person.tier ? text(person.tier.name) : '—' },
            { label: t('people.columns.team'), value: names(person.teams) || '—' },
            { label: t('people.columns.site'), value: person.site ? text(person.site.name) : '—' },
            ...(person.departments.length > 0
              ? [{ label: t('people.columns.department'), value: names(person.departments) }]
              : []),
            { label: t('people.columns.lines'), value: names(person.productLines) || t('people.allLines') },
            { label: t('people.columns.locale'), value: common(`locales.${person.locale}`) },
            { label: t('people.columns.email'), value: person.email ?? '—' },
          ]}
        />
      </DetailSection>
      {person.isActive && (
        <DetailSection title={t('people.therefore')}>
          <ul className={styles['rights']}>
            {granted.map((right) => (
              <li key={right}>
                <Check size={15} strokeWidth={2} aria-label={t('people.may')} className={styles['may']} />
                {t(`people.rights.${right}`)}
              </li>
            ))}
            {denied.map((right) => (
              <li key={right} className={styles['denied']}>
                <Ban size={15} strokeWidth={1.8} aria-label={t('people.mayNot')} />
                {t(`people.rights.${right}`)}
              </li>
            ))}
          </ul>
        </DetailSection>
      )}
      <DetailSection title={t('people.signIns')}>
        {person.sessions.length === 0 ? (
          <p className={styles['quiet']}>{t('people.nowhere')}</p>
        ) : (
          <ul className={styles['sessions']}>
            {person.sessions.map((session) => (
              <li key={session.id}>
                {session.kind === 'COOKIE' ? (
                  <Monitor size={15} strokeWidth={1.8} aria-hidden="true" />
                ) : (
                  <Terminal size={15} strokeWidth={1.8} aria-hidden="true" />
                )}
                <span className={styles['where']}>
                  {t(`people.sessionKinds.${session.kind}`)}
                  {session.address && t('people.from', { address: session.address })}
                  <span className={styles['quiet']}>
                    {t('people.since')} <DateTime at={session.startedAt} as="moment" /> · {t('people.lastUsed')}{' '}
                    <RelativeTime at={session.lastUsedAt} />
                  </span>
                </span>
                {session.isCurrent ? (
                  <Tag>{t('people.thisOne')}</Tag>
                ) : (
                  <Button size="small" variant="quiet" busy={acts.busy} onClick={() => acts.endSession(session.id)}>
                    {t('people.endHere')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {person.sessions.some(({ isCurrent }) => !isCurrent) && !person.sessions.some(({ isCurrent }) => isCurrent) && (
          <p className={styles['endAll']}>
            <Button
              variant="danger"
              icon={<LogOut size={14} strokeWidth={1.8} aria-hidden="true" />}
              busy={acts.busy}
              onClick={acts.endAll}
            >
              {t('people.endAll')}
            </Button>
          </p>
        )}
      </DetailSection>
      {isLeaving && (
        <DeactivateDialog
          person={person}
          onClose={() => setLeaving(false)}
          onDone={() => {
            setLeaving(false);
            onChanged();
          }}
        />
      )}
      {acts.link !== null && <LinkDialog person={person} path={acts.link} onClose={acts.closeLink} />}
    </DetailPanel>
  );
}
