import type { BoardFiguresQuery, BoardQuestionsQuery, MeanFragment } from '../../../gql/quality-figures/graphql';
import { formatNumber } from '../../../lib/format';
import { Defined, Variant } from '../shared/defined';
import styles from '../shared/figures.module.css';
import { NumberTile, ShareTile, SmallShareTile, useShareWords } from '../shared/share-tile';
import { useWords } from '../shared/words';
import type { Part } from '../shared/use-part';

interface HeadTilesProps {
  part: Part<BoardFiguresQuery>;
  /** Questions of the one form that everything counted was scored by; null where there are several. */
  questions: Part<BoardQuestionsQuery> | null;
}

const shown = (value: number | null): string => (value === null ? '—' : value.toFixed(1));

/** Accuracy that is never averaged away, and first-contact resolution. */
export function HeadTiles({ part, questions }: HeadTilesProps) {
  const { t, text } = useWords();
  const figures = part.data?.qualityFigures;
  const calls = part.data?.callFigures;
  if (!figures || !calls) return null;
  const customer = figures.families.find(({ measure }) => measure === 'CUSTOMER_CRITICAL');
  const worst = (questions?.data?.qualityByQuestion ?? [])
    .filter(({ question, errors }) => question?.family === 'CUSTOMER_CRITICAL' && errors.count > 0)
    .sort((one, other) => other.errors.count - one.errors.count)[0];
  return (
    <ul className={styles['tiles']} aria-label={t('head.label')} aria-busy={part.isLoading || undefined}>
      <ShareTile name={t('head.fatal')} share={figures.fatal.allMonitored} />
      {customer && (
        <ShareTile
          isPart
          name={t('head.customer')}
          share={customer.allMonitored}
          note={
            worst?.question
              ? t('head.mainReason', { question: text(worst.question.text), count: worst.errors.count })
              : undefined
          }
        />
      )}
      <ShareTile name={t('head.nonFatal')} share={figures.nonFatal.perOpportunity} />
      <ShareTile
        name={t('head.firstContact')}
        share={calls.firstContact.resolution}
        note={
          calls.firstContact.pendingCount > 0
            ? t('head.pending', { count: calls.firstContact.pendingCount })
            : undefined
        }
      />
    </ul>
  );
}

/** Scores with the critical accuracy beside them, what applies, and how soon agents hear of it. */
export function MoreTiles({ part }: { part: Part<BoardFiguresQuery> }) {
  const { t, language } = useWords();
  const words = useShareWords();
  const figures = part.data?.qualityFigures;
  if (!figures) return null;
  const { score, release } = figures;
  const mean = (name: string, value: MeanFragment) => (
    <NumberTile
      name={<Defined definition={value.definition}>{name}</Defined>}
      value={value.isTooFew && value.of > 0 ? t('figure.few') : shown(value.value)}
      note={
        <>
          <Variant definition={value.definition} /> {t('figure.meanOf', { of: formatNumber(value.of, language) })}{' '}
          {t('head.besideCritical', { critical: words.value(score.criticalAccuracy) })}
        </>
      }
    />
  );
  const family = (measure: 'BUSINESS_CRITICAL' | 'COMPLIANCE_CRITICAL') => {
    const accuracy = figures.families.find((one) => one.measure === measure);
    return (
      accuracy && (
        <SmallShareTile
          name={t('head.accuracyOf', { family: t(`measures.${measure}`) })}
          share={accuracy.allMonitored}
        />
      )
    );
  };
  return (
    <ul className={styles['smallTiles']} aria-label={t('head.moreLabel')} aria-busy={part.isLoading || undefined}>
      {family('BUSINESS_CRITICAL')}
      {family('COMPLIANCE_CRITICAL')}
      {mean(t('head.reported'), score.reported)}
      {mean(t('head.raw'), score.raw)}
      <SmallShareTile name={t('figure.na')} share={figures.na} />
      <NumberTile
        name={<Defined definition={release.hoursMean.definition}>{t('head.release')}</Defined>}
        value={release.hoursP50 === null ? '—' : t('head.hours', { hours: shown(release.hoursP50) })}
        note={
          release.hoursP50 === null
            ? t('head.noRelease')
            : t('head.releaseNote', { p90: shown(release.hoursP90), sameDay: words.value(release.sameDay) })
        }
      />
      <SmallShareTile name={t('head.overturn')} share={figures.overturn} />
    </ul>
  );
}
