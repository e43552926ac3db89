import { ShieldAlert, TriangleAlert } from 'lucide-react';
import { Tag, type Tone } from '../../../components/tag';
import type { ReviewNature } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';

const TONES: Record<ReviewNature, Tone> = {
  SAFETY: 'bad',
  BUSINESS_RISK: 'warn',
  OUTSIDE: 'warn',
  SUBSTANTIAL: 'warn',
  FROM_CASE: 'plain',
  TRANSLATION: 'plain',
  MINOR: 'plain',
};

/** What a submitted change is, in one word; risks with their sign. */
export function NatureTag({ nature }: { nature: ReviewNature }) {
  const { t } = useWords();
  const Icon = nature === 'SAFETY' ? ShieldAlert : nature === 'BUSINESS_RISK' ? TriangleAlert : null;
  return (
    <Tag
      tone={TONES[nature]}
      title={t(`review.natureText.${nature}`)}
      icon={Icon && <Icon size={13} strokeWidth={1.8} aria-hidden="true" />}
    >
      {t(`review.nature.${nature}`)}
    </Tag>
  );
}
