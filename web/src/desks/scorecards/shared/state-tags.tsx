import { Tag } from '../../../components/tag';
import type { CardHeadFragment } from '../../../gql/scorecards/graphql';
import { useWords } from './words';

/** Which version is in use, and whether somebody builds the next one. */
export function StateTags({ card }: { card: Pick<CardHeadFragment, 'state' | 'version' | 'draft'> }) {
  const { t } = useWords();
  return (
    <>
      {card.state === 'ARCHIVED' && <Tag>{t('states.ARCHIVED')}</Tag>}
      {card.state === 'ACTIVE' && card.version !== null && (
        <Tag tone="good">{t('card.inUse', { version: card.version })}</Tag>
      )}
      {card.state === 'DRAFT' && <Tag tone="outline">{t('card.neverInUse')}</Tag>}
      {card.draft && card.state !== 'ARCHIVED' && (
        <Tag tone="info">{t('card.draftNumbered', { number: card.draft.number })}</Tag>
      )}
    </>
  );
}
