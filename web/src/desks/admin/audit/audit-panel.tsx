import { useRouter } from '@tanstack/react-router';
import { ArrowUpRight, Copy } from 'lucide-react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { IconButton } from '../../../components/icon-button';
import type { AuditRowFragment } from '../../../gql/admin/graphql';
import { copyText } from '../../../lib/copy-text';
import { formatFull } from '../../../lib/format';
import { showToast } from '../../../lib/toasts';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useWords } from '../shared/words';
import styles from './audit-panel.module.css';
import { DifferenceTable } from './difference-table';
import { subjectPath } from './subject-path';
import { useEventWords } from './use-event-words';

/** What happened, in words; the API's own name where there are none. */
export function EventName({ type }: { type: string }) {
  const words = useEventWords();
  const name = words.type(type);
  return name === null ? <CodeLabel>{type}</CodeLabel> : <span title={type}>{name}</span>;
}

interface AuditPanelProps {
  event: AuditRowFragment;
  names: (id: string) => string | null;
  onSameSubject?: (() => void) | undefined;
  onSameActor?: (() => void) | undefined;
  onSameRequest?: (() => void) | undefined;
}

/** One event: what changed from what to what, by whom, in which request. */
export function AuditPanel({ event, names, onSameSubject, onSameActor, onSameRequest }: AuditPanelProps) {
  const { t, common, person, language } = useWords();
  const words = useEventWords();
  const router = useRouter();
  const path = subjectPath(event.subjectType, event.subjectId);
  const name = names(event.subjectId);
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) showToast({ tone: 'good', text: common('common.copyDone') });
  };
  return (
    <DetailPanel
      label={t('audit.detail')}
      title={<EventName type={event.type} />}
      sub={<CodeLabel>{event.type}</CodeLabel>}
      actions={
        <>
          {onSameSubject && (
            <Button size="small" keyCap="S" onClick={onSameSubject}>
              {t('audit.sameSubject')}
            </Button>
          )}
          {onSameActor && (
            <Button size="small" keyCap="A" onClick={onSameActor}>
              {t('audit.sameActor')}
            </Button>
          )}
          {onSameRequest && (
            <Button size="small" keyCap="Q" onClick={onSameRequest}>
              {t('audit.sameRequest')}
            </Button>
          )}
        </>
      }
    >
      <Facts
        rows={[
          {
            label: t('audit.columns.at'),
            value: <time dateTime={event.at}>{formatFull(new Date(event.at), language)}</time>,
          },
          {
            label: t('audit.columns.actor'),
            value: event.actor ? person(event.actor) : event.actorLabel || t('audit.nobody'),
          },
          {
            label: t('audit.columns.subject'),
            value: (
              <>
                {words.subject(event.subjectType)} {name}
                {event.subjectId !== event.subjectType && (
                  <span className={styles['id']}>
                    <CodeLabel>{event.subjectId}</CodeLabel>
                  </span>
                )}
                {path !== null && (
                  <Button
                    size="small"
                    variant="quiet"
                    icon={<ArrowUpRight size={13} aria-hidden="true" />}
                    onClick={() => router.history.push(path)}
                  >
                    {t('audit.openSubject')}
                  </Button>
                )}
              </>
            ),
          },
          {
            label: t('audit.columns.request'),
            value:
              event.requestId === null ? (
                t('audit.noRequest')
              ) : (
                <span className={styles['request']}>
                  <CodeLabel>{event.requestId}</CodeLabel>
                  <IconButton
                    label={t('audit.copyRequest')}
                    icon={<Copy size={13} aria-hidden="true" />}
                    onClick={() => void copy(event.requestId ?? '')}
                  />
                </span>
              ),
          },
        ]}
      />
      <DetailSection title={t('audit.changes')}>
        <DifferenceTable before={event.before} after={event.after} names={names} />
      </DetailSection>
    </DetailPanel>
  );
}
