import { useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Segmented } from '../../../components/segmented';
import { TextArea } from '../../../components/text-area';
import {
  type Audience,
  type FeedPriority,
  type TreeFindingFieldsFragment,
  type TreeHeadFragment,
  TreePublishDocument,
} from '../../../gql/trees/graphql';
import { formatMoment } from '../../../lib/format';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { FindingsList } from '../shared/findings-list';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { AUDIENCES } from './audiences';
import { MomentField, tomorrowAt } from './moment-field';

type Push = FeedPriority | 'NONE';
const PUSHES = ['NONE', 'INFO', 'MUST_READ', 'STOP_WORK'] as const satisfies readonly Push[];
const FIELDS = ['priority', 'changeSummary', 'dueAt', 'audience', 'confirmWidening', 'publishAt'];

/** Makes the approved draft the live version: now or later, who is told and how urgently, and, only by a second, separate act, who else may walk it. */
export function PublishDialog({ tree, onClose }: { tree: TreeHeadFragment; onClose: () => void }) {
  const { t, common, text, language } = useWords();
  const [push, setPush] = useState<Push>('INFO');
  const [summary, setSummary] = useState(tree.draft?.note ?? '');
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const [audience, setAudience] = useState<Audience>(tree.audience);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [findings, setFindings] = useState<readonly TreeFindingFieldsFragment[]>([]);
  const publish = useChange(TreePublishDocument, (data) => data.treePublish);
  const mustAcknowledge = push === 'MUST_READ' || push === 'STOP_WORK';
  const widens = AUDIENCES.indexOf(audience) > AUDIENCES.indexOf(tree.audience);
  const lacksSummary = mustAcknowledge && summary.trim() === '';
  const lacksConsent = widens && !isConfirmed;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksSummary || lacksConsent || publish.busy) return;
    setFindings([]);
    const outcome = await publish.run({
      id: tree.id,
      input: {
        expectedVersion: tree.revision,
        ...(push === 'NONE' ? {} : { priority: push }),
        ...(summary.trim() ? { changeSummary: summary.trim() } : {}),
        ...(mustAcknowledge && dueAt !== null ? { dueAt } : {}),
        ...(publishAt === null ? {} : { publishAt: { instant: publishAt } }),
        ...(audience === tree.audience ? {} : { audience, confirmWidening: isConfirmed }),
      },
    });
    if (outcome.kind === 'refused') setFindings(outcome.payload.findings ?? []);
    if (outcome.kind !== 'done') return;
    const { entry, tree: after } = outcome.payload;
    const schedule = after?.draft?.schedule ?? null;
    const told = entry?.acknowledgement?.requiredCount;
    showToast({
      tone: 'good',
      text: schedule
        ? t('publish.scheduled', { code: tree.code, at: formatMoment(new Date(schedule.at), language) })
        : t('publish.done', { code: tree.code, version: after?.version }),
      detail:
        told !== undefined
          ? t('publish.mustConfirm', { count: told })
          : entry || schedule
            ? undefined
            : t('publish.silently'),
    });
    onClose();
  };
  const widening = refusalOf(publish.refusals, 'confirmWidening') ?? refusalOf(publish.refusals, 'audience');
  return (
    <FormDialog
      title={t('publish.title', { code: tree.code, number: tree.draft?.number })}
      description={
        tree.version === null
          ? t('publish.first', { title: text(tree.title) })
          : t('publish.replaces', { version: tree.version })
      }
      submit={t(publishAt === null ? 'publish.submit' : 'publish.submitLater')}
      busy={publish.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <Refusals refusals={publish.refusals} failure={publish.failure} fields={FIELDS} />
        {findings.length > 0 && (
          <Notice kind="error" title={t('publish.findings')}>
            <FindingsList findings={findings} />
          </Notice>
        )}
        <div>
          <p className={styles['label']}>{t('publish.priority')}</p>
          <Segmented
            label={t('publish.priority')}
            value={push}
            items={PUSHES.map((value) => ({
              value,
              label: value === 'NONE' ? t('publish.none') : common(`priorities.${value}`),
            }))}
            onChange={setPush}
          />
          <p className={styles['note']}>{t(`publish.explain.${push}`)}</p>
        </div>
        <Field
          label={t(mustAcknowledge ? 'publish.summaryRequired' : 'publish.summary')}
          hint={t('publish.summaryHint')}
          error={
            refusalOf(publish.refusals, 'changeSummary') ??
            (isTried && lacksSummary ? t('publish.summaryMissing') : null)
          }
        >
          <TextArea
            value={summary}
            rows={2}
            maxLength={500}
            onChange={(event) => setSummary(event.currentTarget.value)}
          />
        </Field>
        {mustAcknowledge && (
          <MomentField
            label={t('publish.dueAt')}
            hint={t('publish.dueHint')}
            value={dueAt}
            onChange={setDueAt}
            error={refusalOf(publish.refusals, 'dueAt')}
          />
        )}
        <div>
          <p className={styles['label']}>{t('publish.when')}</p>
          <Segmented
            label={t('publish.when')}
            value={publishAt === null ? 'NOW' : 'LATER'}
            items={[
              { value: 'NOW', label: t('publish.now') },
              { value: 'LATER', label: t('publish.later') },
            ]}
            onChange={(chosen) => setPublishAt(chosen === 'NOW' ? null : tomorrowAt(0))}
          />
          {publishAt !== null && (
            <MomentField
              label={t('publish.publishAt')}
              value={publishAt}
              onChange={(at) => at !== null && setPublishAt(at)}
              error={refusalOf(publish.refusals, 'publishAt')}
            />
          )}
        </div>
        <div>
          <p className={styles['label']}>{t('reach.audience')}</p>
          <Segmented
            label={t('reach.audience')}
            value={audience}
            items={AUDIENCES.map((value) => ({ value, label: t(`reach.audiences.${value}`) }))}
            onChange={setAudience}
          />
          <p className={styles['note']}>{t('reach.now', { audience: t(`reach.audiences.${tree.audience}`) })}</p>
          {widens && audience !== 'INTERNAL' && (
            <div className={styles['widening']}>
              <Checkbox checked={isConfirmed} onChange={setConfirmed}>
                {t(`reach.confirm.${audience}`)}
              </Checkbox>
              {isTried && lacksConsent && <p className={styles['error']}>{t('reach.confirmMissing')}</p>}
            </div>
          )}
          {widening !== null && <p className={styles['error']}>{widening}</p>}
        </div>
      </div>
    </FormDialog>
  );
}
