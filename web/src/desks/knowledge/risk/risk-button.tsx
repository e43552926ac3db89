import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { IconButton } from '../../../components/icon-button';
import { ArticleRiskStateDocument } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import { RiskDialog } from './risk-dialog';

/** Opens the dialog that marks an article as a matter of harm; there only for who may. */
export function RiskButton({ id }: { id: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: ArticleRiskStateDocument, variables: { id } });
  const article = data?.article;
  if (!article?.viewerCanMarkRisk) return null;
  return (
    <>
      <IconButton
        label={t('risk.mark')}
        icon={<ShieldAlert size={16} strokeWidth={1.8} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      />
      {isOpen && <RiskDialog article={article} onClose={() => setOpen(false)} />}
    </>
  );
}
