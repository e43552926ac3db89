import { Gauge, Tags } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { AnswerTargetFragment, CallQueueRowFragment } from '../../../gql/admin/graphql';
import { formatPercent } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useWords } from '../shared/words';
import { EditButtons } from '../structure/edit-buttons';
import { StructurePage } from '../structure/structure-page';
import { LevelsDialog } from './levels-dialog';
import { QueueDialog } from './queue-dialog';
import { inUnit } from './target-rows';
import { TargetsDialog } from './targets-dialog';
import { useCallSettings } from './use-call-settings';

/** Queues that calls come in by, the labels of customers, and how fast each of them wants an answer. */
export function QueuesPage() {
  const { t, text, number, language } = useWords();
  const settings = useCallSettings();
  const [open, setOpen] = useState<'targets' | 'levels' | null>(null);
  const targets = settings.isReady ? () => setOpen('targets') : undefined;
  const levels = settings.isReady ? () => setOpen('levels') : undefined;
  useHotkeys({ t: targets, l: levels });
  const columns: Column<CallQueueRowFragment>[] = [
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{text(name)}</strong> },
    {
      key: 'channel',
      header: t('queues.channel'),
      width: '110px',
      cell: ({ channel }) => t(`queues.channels.${channel}`),
    },
    {
      key: 'retention',
      header: t('queues.retention'),
      width: '150px',
      cell: ({ retentionDays }) => t('queues.days', { n: number(retentionDays) }),
    },
    {
      key: 'state',
      header: t('queues.state'),
      width: '90px',
      cell: ({ isActive }) => (
        <Tag tone={isActive ? 'good' : 'plain'}>{t(isActive ? 'queues.inUse' : 'queues.outOfUse')}</Tag>
      ),
    },
    { key: 'key', header: t('form.key'), width: '160px', cell: ({ key }) => <CodeLabel>{key}</CodeLabel> },
  ];
  const said = ({ seconds, share }: AnswerTargetFragment): string => {
    const { amount, unit } = inUnit(seconds);
    const time = t(`queues.times.${unit}`, { n: number(amount) });
    return share === null
      ? t('queues.targets.saidWhole', { time })
      : t('queues.targets.said', { time, share: formatPercent(share, language) });
  };
  const levelName = (key: string | undefined): string => {
    const level = settings.callLevels.find((one) => one.key === key);
    return level ? text(level.name) : t('queues.targets.everyLevel');
  };
  const close = (): void => setOpen(null);
  const done = (): void => {
    setOpen(null);
    settings.reload();
  };
  return (
    <>
      <StructurePage
        tab="queues"
        source={settings}
        rows={settings.callQueues}
        columns={columns}
        newLabel={t('queues.new')}
        wordsOf={({ key, name, channel }) => [key, name.zhCN, name.en, t(`queues.channels.${channel}`)]}
        hints={[
          { keys: 'T', label: t('queues.targets.open'), run: targets },
          { keys: 'L', label: t('queues.levels.open'), run: levels },
        ]}
        tools={
          <>
            <Button
              keyCap="T"
              icon={<Gauge size={14} strokeWidth={1.8} aria-hidden="true" />}
              disabled={!settings.isReady}
              onClick={targets}
            >
              {t('queues.targets.open')}
            </Button>
            <Button
              keyCap="L"
              icon={<Tags size={14} strokeWidth={1.8} aria-hidden="true" />}
              disabled={!settings.isReady}
              onClick={levels}
            >
              {t('queues.levels.open')}
            </Button>
          </>
        }
        detail={(queue, acts) => {
          const own = settings.callTargets.filter(({ channel }) => channel === queue.channel);
          return (
            <DetailPanel
              label={t('queues.detail')}
              title={text(queue.name)}
              sub={queue.key}
              tags={
                <Tag tone={queue.isActive ? 'good' : 'plain'}>
                  {t(queue.isActive ? 'queues.inUse' : 'queues.outOfUse')}
                </Tag>
              }
              actions={<EditButtons {...acts} />}
            >
              <DetailSection title={t('queues.about')}>
                <Facts
                  rows={[
                    { label: t('form.nameZh'), value: queue.name.zhCN },
                    { label: t('form.nameEn'), value: queue.name.en },
                    { label: t('queues.channel'), value: t(`queues.channels.${queue.channel}`) },
                    { label: t('queues.retention'), value: t('queues.days', { n: number(queue.retentionDays) }) },
                  ]}
                />
              </DetailSection>
              <DetailSection title={t('queues.targets.ofChannel', { channel: t(`queues.channels.${queue.channel}`) })}>
                {own.length === 0 ? (
                  <p>{t('queues.targets.noneOfChannel')}</p>
                ) : (
                  <Facts rows={own.map((one) => ({ label: levelName(one.level?.key), value: said(one) }))} />
                )}
              </DetailSection>
              <p>{t('queues.note')}</p>
            </DetailPanel>
          );
        }}
        form={(queue, closeForm, doneForm) => <QueueDialog queue={queue} onClose={closeForm} onDone={doneForm} />}
      />
      {open === 'targets' && <TargetsDialog settings={settings} onClose={close} onDone={done} />}
      {open === 'levels' && <LevelsDialog settings={settings} onClose={close} onDone={done} />}
    </>
  );
}
