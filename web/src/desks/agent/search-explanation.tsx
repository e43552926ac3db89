import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag';
import { formatPercent } from '../../lib/format';
import { useLanguage } from '../../lib/use-language';
import styles from './search-explanation.module.css';
import type { SearchHit, SearchResult } from './use-search';

const figure = (value: number): string => value.toFixed(2);

/** How the words were understood and answered; for those who look after the search. */
export function QueryExplanation({ result }: { result: SearchResult }) {
  const { t } = useTranslation('agent');
  const language = useLanguage();
  const { explanation } = result;
  if (!explanation) return null;
  return (
    <section className={styles['query']} aria-label={t('explain.query')}>
      <p className={styles['facts']}>
        <span>{t(`explain.verdicts.${result.verdict}`)}</span>
        <span>
          {result.confidence == null
            ? t('explain.notJudged')
            : t('explain.confidence', { share: formatPercent(result.confidence, language) })}
        </span>
        <span>{t('explain.rounds', { count: explanation.rounds })}</span>
        <span>
          {explanation.settingsVersion === 0
            ? t('explain.asDelivered')
            : t('explain.settings', { version: explanation.settingsVersion })}
        </span>
        <span>
          {t('explain.times', { engine: explanation.engineMs.toFixed(1), score: explanation.scoreMs.toFixed(1) })}
        </span>
      </p>
      <ul className={styles['slots']}>
        {explanation.slots.map((slot) => (
          <li key={slot.unit}>
            <Tag tone={slot.isKnown ? 'plain' : 'warn'}>
              {slot.unit} {figure(slot.weight)}
              {!slot.isKnown && ` ${t('explain.unknown')}`}
            </Tag>
            {slot.alternatives.length > 0 && (
              <span className={styles['alternatives']}>
                {t('explain.alternatives', { words: slot.alternatives.join(t('explain.comma')) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {explanation.variants.length > 0 && (
        <p className={styles['facts']}>
          {t('explain.variants', { words: explanation.variants.join(t('explain.comma')) })}
        </p>
      )}
    </section>
  );
}

/** Why a hit stands where it stands: each feature, its weight and what it adds, the strongest first. */
export function HitExplanation({ explanation }: { explanation: NonNullable<SearchHit['explanation']> }) {
  const { t } = useTranslation('agent');
  const features = explanation.features
    .map((feature) => ({ ...feature, adds: feature.value * feature.weight }))
    .filter(({ adds }) => adds !== 0)
    .sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds));
  return (
    <div className={styles['hit']}>
      <p className={styles['facts']}>
        <span>{t('explain.score', { score: figure(explanation.score) })}</span>
        <span>{t('explain.foundBy', { ways: explanation.foundBy.join(t('explain.comma')) })}</span>
      </p>
      {explanation.bestWording !== null && (
        <p className={styles['facts']}>{t('explain.bestWording', { text: explanation.bestWording })}</p>
      )}
      <table className={styles['features']}>
        <thead>
          <tr>
            <th scope="col">{t('explain.feature')}</th>
            <th scope="col">{t('explain.value')}</th>
            <th scope="col">{t('explain.weight')}</th>
            <th scope="col">{t('explain.adds')}</th>
          </tr>
        </thead>
        <tbody>
          {features.map((feature) => (
            <tr key={feature.name}>
              <th scope="row">{feature.name}</th>
              <td>{figure(feature.value)}</td>
              <td>{figure(feature.weight)}</td>
              <td>{figure(feature.adds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
