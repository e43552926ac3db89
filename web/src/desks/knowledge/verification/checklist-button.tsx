import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ArticleChecklistDocument } from '../../../gql/knowledge/graphql';
import { formatPercent } from '../../../lib/format';
import { useWords } from '../shared/words';
import { ChecklistDialog } from './checklist-dialog';

/** How a version stands against the content standard; there for who may record or read that. */
export function ChecklistButton({ id, code, number }: { id: string; code: string; number: number }) {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: ArticleChecklistDocument, variables: { id, number } });
  const version = data?.article?.versionNumbered;
  if (!version || (!version.viewerCanRecordChecklist && !version.checklist)) return null;
  return (
    <>
      <Button
        size="small"
        icon={<ListChecks size={14} strokeWidth={1.8} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {version.checklist
          ? t('verification.checklistScore', { share: formatPercent(version.checklist.score, language) })
          : t('verification.checklist')}
      </Button>
      {isOpen && <ChecklistDialog id={id} code={code} number={number} onClose={() => setOpen(false)} />}
    </>
  );
}
