import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import { Tag } from '../../../components/tag';
import { PlanListDocument } from '../../../gql/calibration/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { DeskPage } from '../../quality/shared/desk-page';
import { useQualityPath } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { PlanDialog } from './plan-dialog';
import { usePlanWords } from './plan-words';
import { SizeHelper } from './size-helper';

const PAGE = 50;

/** Plans by which calls are drawn for scoring; the default one takes a tenth at random. */
export function SamplingPage() {
  const { t, text, person } = useWords();
  const { go, search } = useQualityPath();
  const say = usePlanWords();
  const list = usePages(PlanListDocument, { first: PAGE }, (data) => data.samplingPlans);
  const make = (): void => go('sampling', { ask: 'new' });
  useHotkeys({ n: make });
  useEffect(() => {
    document.title = t('sampling.title');
  }, [t]);
  return (
    <DeskPage
      tab="sampling"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: 'N', label: t('sampling.new'), run: make },
      ]}
    >
      <div className={styles['bar']}>
        <span className={styles['quiet']}>{t('sampling.intro')}</span>
        <span className={styles['end']}>
          <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} keyCap="N" onClick={make}>
            {t('sampling.new')}
          </Button>
        </span>
      </div>
      <ListTable
        list={list}
        label={t('sampling.title')}
        onOpen={({ id }) => go(`sampling/${id}`)}
        columns={[
          {
            key: 'name',
            header: t('sampling.name'),
            cell: ({ name, isDefault, isActive }) => (
              <span className={styles['tags']}>
                <strong>{text(name)}</strong>
                {isDefault && <Tag tone="brand">{t('sampling.isDefault')}</Tag>}
                {!isActive && <Tag tone="outline">{t('sampling.isOff')}</Tag>}
              </span>
            ),
          },
          { key: 'size', header: t('sampling.amount'), width: '210px', cell: (plan) => say.size(plan) },
          {
            key: 'strata',
            header: t('sampling.strata'),
            width: '90px',
            align: 'end',
            cell: ({ strata }) => (strata.length > 0 ? strata.length : '—'),
          },
          {
            key: 'card',
            header: t('columns.card'),
            width: '180px',
            cell: ({ scorecard }) =>
              scorecard ? (
                <span>
                  <CodeLabel>{scorecard.code}</CodeLabel> {text(scorecard.title)}
                </span>
              ) : (
                <Tag tone="warn">{t('sampling.noCard')}</Tag>
              ),
          },
          {
            key: 'evaluators',
            header: t('sampling.evaluators'),
            width: '180px',
            cell: ({ evaluators }) =>
              evaluators.length === 0
                ? t('sampling.everyAnalyst')
                : evaluators.map((one) => person(one)).join(t('people.join')),
          },
          {
            key: 'last',
            header: t('sampling.lastDraw'),
            width: '210px',
            cell: ({ lastSample }) =>
              lastSample ? (
                <span>
                  <DateTime at={lastSample.drawnAt} as="moment" /> ·{' '}
                  {t('sampling.drawnOf', { drawn: lastSample.drawnCount, frame: lastSample.frameCount })}
                </span>
              ) : (
                '—'
              ),
          },
        ]}
        empty={
          <Empty
            title={t('sampling.none')}
            actions={
              <Button icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
                {t('sampling.new')}
              </Button>
            }
          >
            {t('sampling.noneText')}
          </Empty>
        }
      />
      <SizeHelper />
      {search['ask'] === 'new' && (
        <PlanDialog
          plan={null}
          onDone={(id) => go(`sampling/${id}`, {}, { replace: true })}
          onClose={() => go('sampling', {}, { replace: true })}
        />
      )}
    </DeskPage>
  );
}
