import { useQuery } from 'urql';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { type TreePageQuery, TreeStandingDocument } from '../../../gql/trees/graphql';
import { FindingsList } from '../shared/findings-list';
import styles from '../shared/pages.module.css';
import { ReviewRecords } from '../shared/review-records';
import { useRights } from '../shared/use-rights';
import { useWords } from '../shared/words';
import { Dependants, DEPENDANTS } from './dependants';
import { KeepingCard } from './keeping-card';

export type ShownTree = NonNullable<TreePageQuery['tree']>;

/** What hangs on the tree, and what the check says of what is live. */
function Standing({ tree, onGo }: { tree: ShownTree; onGo: (nodeKey: string) => void }) {
  const { t } = useWords();
  const { draws } = useRights();
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeStandingDocument,
    variables: { id: tree.id, first: DEPENDANTS },
    requestPolicy: 'cache-and-network',
  });
  const standing = data?.tree ?? null;
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!standing && fetching && <Skeleton rows={2} shape="text" />}
      {standing && draws && tree.version !== null && (
        <section>
          <h2>{t('page.findings')}</h2>
          <FindingsList findings={standing.findings} onGo={onGo} />
        </section>
      )}
      {standing && (
        <section>
          <h2>{t('page.dependants')}</h2>
          <Dependants standing={standing} />
        </section>
      )}
    </>
  );
}

/** What is known about a tree beside its drawing. */
export function TreeFacts({ tree, onGo }: { tree: ShownTree; onGo: (nodeKey: string) => void }) {
  const { t, common, text, person, path, list } = useWords();
  const description = tree.description ? text(tree.description) : '';
  return (
    <>
      {tree.version !== null && <KeepingCard tree={tree} />}
      <section>
        <h2>{t('page.reach')}</h2>
        <dl>
          <dt>{t('reach.audience')}</dt>
          <dd>
            <Tag tone={tree.audience === 'INTERNAL' ? 'plain' : 'warn'}>{t(`reach.audiences.${tree.audience}`)}</Tag>
          </dd>
          <dt>{t('reach.tier')}</dt>
          <dd>
            {tree.minimumTier ? t('reach.fromTier', { tier: text(tree.minimumTier.name) }) : t('reach.everyTier')}
          </dd>
          <dt>{t('reach.teams')}</dt>
          <dd>{tree.teams.length === 0 ? t('reach.everyTeam') : list(tree.teams.map(({ name }) => text(name)))}</dd>
        </dl>
      </section>
      <section>
        <h2>{t('page.about')}</h2>
        {description !== '' && <p className={styles['words']}>{description}</p>}
        <dl>
          <dt>{t('list.purpose')}</dt>
          <dd>{t(`purposes.${tree.purpose}`)}</dd>
          <dt>{t('list.nodes')}</dt>
          <dd>{tree.nodeCount}</dd>
          <dt>{t('list.locales')}</dt>
          <dd>{list(tree.locales.map((locale) => common(`locales.${locale}`)))}</dd>
          <dt>{t('properties.category')}</dt>
          <dd>{tree.category ? path(tree.category) : '—'}</dd>
          <dt>{t('list.line')}</dt>
          <dd>
            {tree.productLines.length === 0
              ? t('list.everyLine')
              : list(tree.productLines.map(({ name }) => text(name)))}
          </dd>
          {tree.publishedAt !== null && (
            <>
              <dt>{t('page.published')}</dt>
              <dd>
                <DateTime at={tree.publishedAt} as="moment" /> {tree.publishedBy && person(tree.publishedBy)}
              </dd>
            </>
          )}
          {tree.changeSummary && (
            <>
              <dt>{t('page.change')}</dt>
              <dd>{tree.changeSummary}</dd>
            </>
          )}
        </dl>
      </section>
      <Standing tree={tree} onGo={onGo} />
      {tree.draft && (
        <section>
          <h2>{t('review.records', { number: tree.draft.number })}</h2>
          <ReviewRecords reviews={tree.draft.reviews} />
        </section>
      )}
      {tree.source && (
        <section>
          <h2>{t('page.source')}</h2>
          <dl>
            <dt>{t('page.system')}</dt>
            <dd>{tree.source.system}</dd>
            <dt>{t('page.externalId')}</dt>
            <dd>{tree.source.externalId}</dd>
            {tree.source.attribution && (
              <>
                <dt>{t('page.attribution')}</dt>
                <dd>{tree.source.attribution}</dd>
              </>
            )}
            {tree.source.licence && (
              <>
                <dt>{t('page.licence')}</dt>
                <dd>{tree.source.licence}</dd>
              </>
            )}
          </dl>
        </section>
      )}
    </>
  );
}
