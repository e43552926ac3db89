import type { ReactNode } from 'react';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import { formatNumber, formatPercent } from '../../../lib/format';
import { toLanguage } from '../../../lib/languages';
import { ReviewRecords } from '../shared/review-records';
import { useWords } from '../shared/words';
import { VerifyCard } from '../verification/verify-card';
import styles from './article-facts.module.css';
import type { ReadArticle } from './read-article';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Chips({ title, values, lang }: { title: string; values: readonly string[]; lang: string }) {
  if (values.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles['chips']} lang={lang}>
        {values.map((value) => (
          <li key={value}>
            <Tag tone="outline">{value}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Usage below this many verdicts says nothing about the text. */
const ENOUGH = 10;

/** What is known about an article beside its text. */
export function ArticleFacts({ article }: { article: ReadArticle }) {
  const { t, common, language, text, path, person } = useWords();
  const lang = toLanguage(article.locale);
  const { usage, source } = article;
  const verdicts = usage.helpfulCount + usage.notHelpfulCount;
  return (
    <div className={styles['facts']}>
      {article.version !== null && <VerifyCard id={article.id} />}
      <section>
        <h2>{t('facts.reach')}</h2>
        <dl>
          <Fact label={t('publish.audience')}>
            <Tag tone={article.audience === 'INTERNAL' ? 'plain' : 'warn'}>{t(`audiences.${article.audience}`)}</Tag>
          </Fact>
          <Fact label={t('reach.tier')}>
            {article.minimumTier ? t('reach.fromTier', { tier: text(article.minimumTier.name) }) : t('reach.everyTier')}
          </Fact>
          <Fact label={t('reach.teams')}>
            {article.teams.length === 0
              ? t('facts.everyTeam')
              : article.teams.map(({ name }) => text(name)).join(t('list.comma'))}
          </Fact>
        </dl>
      </section>
      <section>
        <h2>{t('facts.about')}</h2>
        <dl>
          <Fact label={t('columns.kind')}>{common(`kinds.${article.kind}`)}</Fact>
          <Fact label={t('columns.locale')}>{common(`locales.${article.locale}`)}</Fact>
          <Fact label={t('fields.category')}>{article.category ? path(article.category) : '—'}</Fact>
          <Fact label={t('fields.lines')}>
            {article.productLines.length === 0
              ? t('facts.everyLine')
              : article.productLines.map(({ name }) => text(name)).join(t('list.comma'))}
          </Fact>
          {article.environment && <Fact label={t('fields.environment')}>{article.environment}</Fact>}
          {article.publishedAt !== null && (
            <Fact label={t('facts.published')}>
              <DateTime at={article.publishedAt} as="moment" /> {article.publishedBy && person(article.publishedBy)}
            </Fact>
          )}
          {article.changeSummary && <Fact label={t('facts.change')}>{article.changeSummary}</Fact>}
          <Fact label={t('columns.updated')}>
            <DateTime at={article.updatedAt} as="moment" />
          </Fact>
        </dl>
      </section>
      <section>
        <h2>{t('facts.use')}</h2>
        <dl>
          <Fact label={t('usage.links')}>{formatNumber(usage.linkCount, language)}</Fact>
          <Fact label={t('usage.helpful')}>
            {usage.helpfulShare === null ? '—' : formatPercent(usage.helpfulShare, language)}{' '}
            <span className={styles['quiet']}>
              {verdicts > 0 && verdicts < ENOUGH
                ? t('usage.few', { count: verdicts })
                : t('usage.n', { count: verdicts })}
            </span>
          </Fact>
        </dl>
      </section>
      <Chips title={t('fields.questions')} values={article.alternativeQuestions} lang={lang} />
      <Chips title={t('fields.keywords')} values={article.keywords} lang={lang} />
      <Chips title={t('fields.models')} values={article.models} lang={lang} />
      <Chips title={t('fields.codes')} values={article.errorCodes} lang={lang} />
      {article.draft && (
        <section>
          <h2>{t('reviews.title', { number: article.draft.number })}</h2>
          <ReviewRecords reviews={article.draft.reviews} />
        </section>
      )}
      {source && (
        <section>
          <h2>{t('facts.source')}</h2>
          <dl>
            <Fact label={t('facts.system')}>{source.system}</Fact>
            <Fact label={t('facts.externalId')}>{source.externalId}</Fact>
            {source.attribution && <Fact label={t('facts.attribution')}>{source.attribution}</Fact>}
            {source.licence && <Fact label={t('facts.licence')}>{source.licence}</Fact>}
            {source.url && /^https?:/.test(source.url) && URL.canParse(source.url) && (
              <Fact label={t('facts.link')}>
                <a href={source.url} target="_blank" rel="noreferrer noopener">
                  {new URL(source.url).host}
                </a>
              </Fact>
            )}
          </dl>
        </section>
      )}
    </div>
  );
}
