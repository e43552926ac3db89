import { Dices, Pencil } from 'lucide-react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import { Notice } from '../../../components/notice';
import { Tag } from '../../../components/tag';
import { PlanOfDocument, PlanSamplesDocument } from '../../../gql/calibration/graphql';
import { oneOf, textOf } from '../../../lib/address';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { useQualityPath } from '../../quality/shared/use-quality';
import { Frame } from '../shared/frame';
import { Loaded } from '../shared/loaded';
import pages from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { DrawnList } from './drawn-list';
import { PlanDialog } from './plan-dialog';
import { PlanFacts } from './plan-facts';
import { usePlanWords } from './plan-words';
import { RunDialog } from './run-dialog';
import { SampleCard } from './sample-card';
import styles from './sampling.module.css';
import { SpanText } from './span-text';

const PAGE = 10;

/** A plan: what it draws, every draw with its seed and weights, and who scores the calls. */
export function PlanPage({ id }: { id: string }) {
  const { t, text, language } = useWords();
  const { go, search } = useQualityPath();
  const say = usePlanWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: PlanOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const plan = data?.samplingPlan ?? null;
  const samples = usePages(PlanSamplesDocument, { planId: id, first: PAGE }, (answer) => answer.samples);
  const chosen = textOf(search['draw']);
  const sample = samples.rows.find((one) => one.id === chosen) ?? samples.rows[0] ?? null;
  const asks = oneOf(['edit', 'run'] as const, search['ask']);
  const path = `sampling/${id}`;
  const turn = (next: { draw?: string; ask?: string }): void =>
    go(path, { ...(chosen === null ? {} : { draw: chosen }), ...next }, { replace: next.ask === undefined });
  const edit = plan?.viewerCanEdit ? (): void => turn({ ask: 'edit' }) : undefined;
  const run = plan?.viewerCanEdit && plan.scorecard ? (): void => turn({ ask: 'run' }) : undefined;
  const back = (): void => go('sampling');
  useHotkeys({ e: edit, r: run, Escape: back });
  useEffect(() => {
    document.title = plan ? text(plan.name) : t('sampling.title');
  }, [plan, text, t]);
  const number = (value: number): string => formatNumber(value, language);
  return (
    <Frame
      title={t('sampling.title')}
      hints={[
        { keys: 'J K', label: t('sampling.draws') },
        ...(edit ? [{ keys: 'E', label: t('sampling.edit'), run: edit }] : []),
        ...(run ? [{ keys: 'R', label: t('sampling.run'), run }] : []),
        { keys: 'Esc', label: t('hints.back'), run: back },
      ]}
    >
      <Loaded
        isThere={plan !== null}
        fetching={fetching}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      />
      {plan && (
        <>
          <div className={pages['head']}>
            <h1>{text(plan.name)}</h1>
            {plan.isDefault && <Tag tone="brand">{t('sampling.isDefault')}</Tag>}
            <Tag tone={plan.isActive ? 'good' : 'outline'}>{t(plan.isActive ? 'sampling.isOn' : 'sampling.isOff')}</Tag>
            <span className={pages['quiet']}>{say.size(plan)}</span>
            <span className={pages['end']}>
              {edit && (
                <Button icon={<Pencil size={13} aria-hidden="true" />} keyCap="E" onClick={edit}>
                  {t('sampling.edit')}
                </Button>
              )}
              {run && (
                <Button variant="primary" icon={<Dices size={14} aria-hidden="true" />} keyCap="R" onClick={run}>
                  {t('sampling.run')}
                </Button>
              )}
            </span>
          </div>
          {!plan.scorecard && (
            <div className={pages['notices']}>
              <Notice
                kind="conflict"
                title={t('sampling.noCardTitle')}
                actions={
                  edit && (
                    <Button size="small" onClick={edit}>
                      {t('sampling.edit')}
                    </Button>
                  )
                }
              >
                {t('sampling.noCardText')}
              </Notice>
            </div>
          )}
          <div className={styles['columns']}>
            <div
              className={styles['main']}
              data-panel="draws"
              tabIndex={0}
              role="region"
              aria-label={t('sampling.draws')}
            >
              <ListTable
                list={samples}
                label={t('sampling.draws')}
                title={t('sampling.draws')}
                onChoose={(row) => turn({ draw: row.id })}
                onOpen={(row) => turn({ draw: row.id })}
                columns={[
                  {
                    key: 'at',
                    header: t('sampling.drawnAt'),
                    cell: (row) => (
                      <span className={pages['tags']}>
                        <DateTime at={row.drawnAt} as="moment" />
                        {row.id === sample?.id && <Tag tone="brand">{t('sampling.shownBelow')}</Tag>}
                      </span>
                    ),
                  },
                  {
                    key: 'days',
                    header: t('sampling.ofDays'),
                    width: '210px',
                    cell: (row) => <SpanText from={row.from} to={row.to} />,
                  },
                  {
                    key: 'frame',
                    header: t('sampling.sums.frameCount'),
                    align: 'end',
                    width: '80px',
                    cell: (row) => number(row.frameCount),
                  },
                  {
                    key: 'drawn',
                    header: t('sampling.sums.drawnCount'),
                    align: 'end',
                    width: '80px',
                    cell: (row) => number(row.drawnCount),
                  },
                  {
                    key: 'done',
                    header: t('sampling.sums.doneCount'),
                    align: 'end',
                    width: '80px',
                    cell: (row) => number(row.doneCount),
                  },
                  { key: 'seed', header: t('sampling.seed'), align: 'end', width: '120px', cell: (row) => row.seed },
                ]}
                empty={
                  <Empty
                    title={t('sampling.noDraws')}
                    actions={
                      run && (
                        <Button icon={<Dices size={14} aria-hidden="true" />} onClick={run}>
                          {t('sampling.run')}
                        </Button>
                      )
                    }
                  >
                    {t('sampling.noDrawsText')}
                  </Empty>
                }
              />
              {sample && <SampleCard sample={sample} plan={plan} />}
              {sample && <DrawnList key={sample.id} plan={plan} sampleId={sample.id} />}
            </div>
            <aside className={styles['side']} data-panel="plan" tabIndex={0} aria-label={t('sampling.plan')}>
              <PlanFacts plan={plan} />
            </aside>
          </div>
          {asks === 'edit' && edit && <PlanDialog plan={plan} onDone={() => turn({})} onClose={() => turn({})} />}
          {asks === 'run' && run && (
            <RunDialog
              plan={plan}
              onDone={(draw) => {
                samples.reload();
                turn({ draw });
              }}
              onClose={() => turn({})}
            />
          )}
        </>
      )}
    </Frame>
  );
}
