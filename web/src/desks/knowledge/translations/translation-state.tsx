import { AlertTriangle, Check, CircleDashed, Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tag, type Tone } from '../../../components/tag';
import type { TranslationState } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';

const LOOKS = {
  CURRENT: { tone: 'good', icon: <Check size={12} aria-hidden="true" /> },
  SOURCE_CHANGED: { tone: 'warn', icon: <AlertTriangle size={12} aria-hidden="true" /> },
  MISSING: { tone: 'outline', icon: <CircleDashed size={12} aria-hidden="true" /> },
  DRAFT: { tone: 'info', icon: <Languages size={12} aria-hidden="true" /> },
  ARCHIVED: { tone: 'plain', icon: null },
} as const satisfies Record<TranslationState, { tone: Tone; icon: ReactNode }>;

/** How a translation stands to its source, with how far it is behind. */
export function TranslationStateTag({ state, behindBy }: { state: TranslationState; behindBy: number }) {
  const { t } = useWords();
  const { tone, icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`translations.state.${state}`)}
      {behindBy > 0 && ` · ${t('translations.behind', { count: behindBy })}`}
    </Tag>
  );
}
