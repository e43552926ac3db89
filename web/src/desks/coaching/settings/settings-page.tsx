import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { TextInput } from '../../../components/text-input';
import {
  CoachingRulesOfDocument,
  CoachingRulesSetDocument,
  type CoachingRulesFragment,
} from '../../../gql/coaching/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import styles from '../shared/coaching.module.css';
import { Frame } from '../shared/frame';
import { useCoachingPath, useCoachingRights, useWords } from '../shared/words';
import { newRule, RuleForm } from './rule-form';

/** When talks are due, and which errors that repeat open a session by themselves. */
function Settings({ settings }: { settings: CoachingRulesFragment }) {
  const { t } = useWords();
  const { go } = useCoachingPath();
  const { sets } = useCoachingRights();
  const [days, setDays] = useState(String(settings.talkWithinDays));
  const [rules, setRules] = useState(settings.rules);
  const change = useChange(CoachingRulesSetDocument, (data) => data.repeatRulesSet);
  const save = async (): Promise<void> => {
    if (!sets || change.busy) return;
    const outcome = await change.run({
      input: {
        expectedVersion: settings.revision,
        talkWithinDays: Number(days),
        rules: rules.map(({ key, name, families, isSameFamily, count, withinDays, restDays, isActive }) => ({
          ...{ key, name: { zhCN: name.zhCN, en: name.en }, families, isSameFamily },
          ...{ count, withinDays, restDays, isActive },
        })),
      },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('settings.done') });
  };
  useSubmitKey(() => void save(), { enabled: sets });
  return (
    <>
      <div className={styles['head']}>
        <h2>{t('settings.title')}</h2>
        {!sets && <span className={styles['quiet']}>{t('settings.readOnly')}</span>}
        <span className={styles['end']}>
          <Button onClick={() => go('')}>{t('back')}</Button>
          {sets && (
            <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void save()}>
              {t('settings.save')}
            </Button>
          )}
        </span>
      </div>
      <Refusals refusals={change.refusals} failure={change.failure} fields={['talkWithinDays', 'rules']} />
      <Card title={t('settings.talks')}>
        <div className={styles['narrow']}>
          <Field
            label={t('settings.talkWithinDays')}
            hint={t('settings.talkHint')}
            error={refusalOf(change.refusals, 'talkWithinDays')}
          >
            <TextInput
              type="number"
              min={1}
              max={30}
              readOnly={!sets}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
          </Field>
        </div>
      </Card>
      <Card
        title={t('settings.rules')}
        aside={t('settings.rulesHint')}
        tools={
          sets && (
            <Button
              size="small"
              icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={() => setRules([...rules, newRule(rules.map(({ key }) => key))])}
            >
              {t('settings.add')}
            </Button>
          )
        }
        padded={false}
      >
        {rules.length === 0 && <Empty title={t('settings.noneTitle')}>{t('settings.noneText')}</Empty>}
        {rules.map((rule, at) => (
          <RuleForm
            key={rule.key}
            rule={rule}
            isReadOnly={!sets}
            refusals={change.refusals.filter(({ field }) => field?.includes('rules') && field.includes(String(at)))}
            onChange={(next) => setRules(rules.map((one, place) => (place === at ? next : one)))}
            onRemove={() => setRules(rules.filter((_, place) => place !== at))}
          />
        ))}
      </Card>
    </>
  );
}

export function SettingsPage() {
  const { t } = useWords();
  const { sets } = useCoachingRights();
  const [{ data, error }, ask] = useQuery({ query: CoachingRulesOfDocument, requestPolicy: 'network-only' });
  return (
    <Frame title={t('settings.title')} hints={sets ? [{ keys: 'Ctrl ↵', label: t('settings.save') }] : []}>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && <Settings key={data.repeatRules.revision} settings={data.repeatRules} />}
    </Frame>
  );
}
