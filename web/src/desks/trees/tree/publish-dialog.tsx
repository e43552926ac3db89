import { useState } from 'react';
import { AudienceField } from '../../../components/audience-field';
import { ChoiceField } from '../../../components/choice-field';
import { Consent } from '../../../components/consent';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Notice } from '../../../components/notice';
import { mustConfirm, type Push, PushField } from '../../../components/push-field';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { type TreeFindingFieldsFragment, type TreeHeadFragment, TreePublishDocument } from '../../../gql/trees/graphql';
import { atHour } from '../../../lib/at-hour';
import { formatMoment } from '../../../lib/format';
import { refusalOf } from '../../../lib/outcome';
import { AUDIENCES, type Audience } from '../../../lib/reach';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { FindingsList } from '../shared/findings-list';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

const FIELDS = ['priority', 'changeSummary', 'dueAt', 'audience', 'confirmWidening', 'publishAt'];

/** Makes the approved draft the live version: now or later, who is told and how urgently, and, only by a second, separate act, who else may walk it. */
export function PublishDialog({ tree, onClose }: { tree: TreeHeadFragment; onClose: () => void }) {
  const { t, text, language } = useWords();
  const [push, setPush] = useState<Push>('INFO');
  const [summary, setSummary] = useState(tree.draft?.note ?? '');
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const [audience, setAudience] = useState<Audience>(tree.audience);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [findings, setFindings] = useState<readonly TreeFindingFieldsFragment[]>([]);
  const publish = useChange(TreePublishDocument, (data) => data.treePublish);
  const mustAcknowledge = mustConfirm(push);
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
        <PushField
          value={push}
          onChange={setPush}
          words={{
            label: t('publish.priority'),
            none: t('publish.none'),
            explain: (value) => t(`publish.explain.${value}`),
          }}
        />
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
            isAhead
            onChange={setDueAt}
            error={refusalOf(publish.refusals, 'dueAt')}
          />
        )}
        <ChoiceField
          label={t('publish.when')}
          value={publishAt === null ? 'NOW' : 'LATER'}
          items={[
            { value: 'NOW', label: t('publish.now') },
            { value: 'LATER', label: t('publish.later') },
          ]}
          onChange={(chosen) => setPublishAt(chosen === 'NOW' ? null : atHour(1, 0).toISOString())}
        >
          {publishAt !== null && (
            <MomentField
              label={t('publish.publishAt')}
              value={publishAt}
              isAhead
              onChange={(at) => at !== null && setPublishAt(at)}
              error={refusalOf(publish.refusals, 'publishAt')}
            />
          )}
        </ChoiceField>
        <AudienceField
          label={t('reach.audience')}
          value={audience}
          nameOf={(value) => t(`reach.audiences.${value}`)}
          onChange={setAudience}
          note={t('reach.now', { audience: t(`reach.audiences.${tree.audience}`) })}
        >
          {widens && audience !== 'INTERNAL' && (
            <Consent
              checked={isConfirmed}
              onChange={setConfirmed}
              label={t(`reach.confirm.${audience}`)}
              errors={[isTried && lacksConsent ? t('reach.confirmMissing') : null]}
            />
          )}
          {widening !== null && <p className={styles['error']}>{widening}</p>}
        </AudienceField>
      </div>
    </FormDialog>
  );
}
