import { useState } from 'react';
import { useQuery } from 'urql';
import { Consent } from '../../../components/consent';
import { Skeleton } from '../../../components/skeleton';
import { TreeArchiveDocument, type TreeHeadFragment, TreeStandingDocument } from '../../../gql/trees/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../../../components/act-dialog';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { Dependants, DEPENDANTS } from './dependants';

/** Takes a tree out of use. What hangs on it is shown before, and asked about once more. */
export function ArchiveDialog({ tree, onClose }: { tree: TreeHeadFragment; onClose: () => void }) {
  const { t } = useWords();
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTried, setTried] = useState(false);
  const [{ data, fetching }] = useQuery({
    query: TreeStandingDocument,
    variables: { id: tree.id, first: DEPENDANTS },
    requestPolicy: 'cache-and-network',
  });
  const archive = useChange(TreeArchiveDocument, (payload) => payload.treeArchive);
  const standing = data?.tree ?? null;
  const count = standing ? standing.dependants.totalCount + standing.articlesLinkingHere.totalCount : 0;
  // What this person may not see may hang on it too: then only the server knows.
  const isAsked = count > 0 || archive.refusals.some(({ code }) => code === 'IN_USE');
  const submit = async (reason: string): Promise<boolean> => {
    setTried(true);
    if (isAsked && !isConfirmed) return false;
    const outcome = await archive.run({
      id: tree.id,
      input: { expectedVersion: tree.revision, reason, confirmDependants: isConfirmed },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('archive.done', { code: tree.code }) });
    return outcome.kind === 'done';
  };
  return (
    <ActDialog
      title={t('archive.title', { code: tree.code })}
      description={t('archive.text')}
      submit={t('acts.archive')}
      reason={{ label: t('archive.reason'), missing: t('archive.reasonMissing'), most: 500 }}
      harms
      change={archive}
      onSubmit={submit}
      onClose={onClose}
    >
      {fetching && !standing && <Skeleton rows={2} shape="text" />}
      {standing && count === 0 && <p className={styles['quiet']}>{t('archive.free')}</p>}
      {isAsked && (
        <Consent
          checked={isConfirmed}
          onChange={setConfirmed}
          label={t('archive.confirm')}
          errors={[isTried && !isConfirmed ? t('archive.confirmMissing') : null]}
        >
          {count > 0 && <p className={styles['label']}>{t('page.dependants')}</p>}
          {standing && <Dependants standing={standing} />}
        </Consent>
      )}
    </ActDialog>
  );
}
