import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import {
  type EvaluationFilter,
  EvaluationsAnewDocument,
  type EvaluationsAnewQuery,
  type FatalEffect,
  type NaRule,
  type ScoringMode,
} from '../../../gql/quality/graphql';
import { FilterSelect } from '../shared/filter-select';
import styles from '../shared/list.module.css';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';

type Row = EvaluationsAnewQuery['evaluationWhatIf']['rows'][number];

const MODES = [
  'QUESTION_WEIGHT',
  'SECTION_WEIGHT',
  'EQUAL_SECTION',
  'GROUP_POINTS',
  'POINTS',
] as const satisfies readonly ScoringMode[];
const RULES = [
  'EXCLUDE',
  'PASS',
  'ZERO',
  'GROUP_MEAN',
  'FORM_MEAN',
  'POSSIBLE_MEAN',
] as const satisfies readonly NaRule[];
const EFFECTS = ['ZERO_FORM', 'ZERO_SECTION', 'FLAG_ONLY'] as const satisfies readonly FatalEffect[];
const ROWS = 50;

/** What the listed evaluations would score under other rules, beside what they score. Nothing is written. */
export function WhatIfDialog({ filter, onClose }: { filter: EvaluationFilter; onClose: () => void }) {
  const { t, common, person, score } = useWords();
  const { go } = useQualityPath();
  const [mode, setMode] = useState<ScoringMode | null>(null);
  const [naRule, setNaRule] = useState<NaRule | null>(null);
  const [fatalEffect, setFatalEffect] = useState<FatalEffect | null>(null);
  const isAsked = mode !== null || naRule !== null || fatalEffect !== null;
  const [{ data, error }, ask] = useQuery({
    query: EvaluationsAnewDocument,
    variables: { filter, mode, naRule, fatalEffect, first: ROWS },
    pause: !isAsked,
    requestPolicy: 'network-only',
  });
  const answer = isAsked ? (data?.evaluationWhatIf ?? null) : null;
  const outcome = (value: Row['outcome']) =>
    value === null ? '—' : <Tag tone={value === 'PASS' ? 'good' : 'bad'}>{t(`score.outcomes.${value}`)}</Tag>;
  const columns: Column<Row>[] = [
    {
      key: 'call',
      header: t('columns.call'),
      cell: ({ evaluation }) => (
        <CodeLabel>{evaluation?.callReference ?? evaluation?.subjectReference ?? '—'}</CodeLabel>
      ),
    },
    { key: 'agent', header: t('columns.agent'), cell: ({ evaluation }) => person(evaluation?.agent) },
    { key: 'raw', header: t('whatIf.raw'), align: 'end', cell: (row) => score(row.raw) },
    { key: 'newRaw', header: t('whatIf.newRaw'), align: 'end', cell: (row) => score(row.newRaw) },
    { key: 'reported', header: t('whatIf.reported'), align: 'end', cell: (row) => score(row.reported) },
    {
      key: 'newReported',
      header: t('whatIf.newReported'),
      align: 'end',
      cell: (row) => (row.isChanged ? <mark>{score(row.newReported)}</mark> : score(row.newReported)),
    },
    { key: 'outcome', header: t('whatIf.outcome'), cell: (row) => outcome(row.outcome) },
    { key: 'newOutcome', header: t('whatIf.newOutcome'), cell: (row) => outcome(row.newOutcome) },
  ];
  const sums: readonly (readonly [string, string])[] = answer
    ? [
        [t('whatIf.count'), String(answer.count)],
        [t('whatIf.changed'), String(answer.changedCount)],
        [t('whatIf.mean'), `${score(answer.meanReported)} → ${score(answer.newMeanReported)}`],
        [t('whatIf.passes'), `${answer.passCount} → ${answer.newPassCount}`],
      ]
    : [];
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('whatIf.title')}
      description={t('whatIf.text')}
      footer={<Button onClick={onClose}>{common('common.close')}</Button>}
    >
      <div className={styles['form']}>
        <div className={styles['tags']}>
          <FilterSelect
            label={t('whatIf.mode')}
            all={t('whatIf.sameMode')}
            value={mode}
            items={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
            onChange={setMode}
          />
          <FilterSelect
            label={t('whatIf.naRule')}
            all={t('whatIf.sameNaRule')}
            value={naRule}
            items={RULES.map((value) => ({ value, label: t(`naRules.${value}`) }))}
            onChange={setNaRule}
          />
          <FilterSelect
            label={t('whatIf.fatalEffect')}
            all={t('whatIf.sameFatalEffect')}
            value={fatalEffect}
            items={EFFECTS.map((value) => ({ value, label: t(`fatalEffects.${value}`) }))}
            onChange={setFatalEffect}
          />
        </div>
        {!isAsked && <Empty title={t('whatIf.chooseTitle')}>{t('whatIf.chooseText')}</Empty>}
        {error && isAsked && <ErrorState error={error} onRetry={ask} />}
        {isAsked && !answer && !error && <Skeleton rows={4} />}
        {answer && (
          <>
            <dl className={styles['sums']} aria-live="polite">
              {sums.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {answer.isCut && <p className={styles['quiet']}>{t('whatIf.isCut')}</p>}
            <div className={styles['what']} tabIndex={0} role="region" aria-label={t('whatIf.rows')}>
              <Table
                label={t('whatIf.rows')}
                columns={columns}
                rows={answer.rows}
                rowKey={(row) => row.evaluation?.id ?? ''}
                onOpen={({ evaluation }) => evaluation && go(`evaluate/${evaluation.id}`)}
              />
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
