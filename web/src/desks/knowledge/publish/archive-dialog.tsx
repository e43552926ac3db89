import { useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { ArticleArchiveDocument, type ArticleHeadFragment } from '../../../gql/knowledge/graphql';
import styles from '../editor/files.module.css';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { RetireTranslations } from '../translations/retire-translations';
import { ActDialog } from '../../../components/act-dialog';

interface Dependant {
  id: string;
  code: string;
  title: string;
}

/** Takes an article out of use. Where others refer to it, it shows them and asks once more. */
export function ArchiveDialog({ article, onClose }: { article: ArticleHeadFragment; onClose: () => void }) {
  const { t } = useWords();
  const archive = useChange(ArticleArchiveDocument, (data) => data.articleArchive);
  const [dependants, setDependants] = useState<readonly Dependant[]>([]);
  const [isConfirmed, setConfirmed] = useState(false);
  const [withTranslations, setWithTranslations] = useState<boolean | null>(null);
  const isAsked = dependants.length > 0;
  const send = async (reason: string): Promise<boolean> => {
    const input = { expectedVersion: article.revision, reason, confirmDependants: isConfirmed, withTranslations };
    const outcome = await archive.run({ id: article.id, input });
    if (outcome.kind === 'refused') setDependants(outcome.payload.dependants ?? []);
    return outcome.kind === 'done';
  };
  return (
    <ActDialog
      title={t('archive.title', { code: article.code })}
      description={t('archive.text')}
      submit={t('actions.archive')}
      reason={{ label: t('archive.reason'), missing: t('archive.reasonMissing') }}
      harms
      change={archive}
      onSubmit={send}
      onClose={onClose}
    >
      <RetireTranslations id={article.id} value={withTranslations} onChange={setWithTranslations} />
      {isAsked && (
        <>
          <p>{t('files.dependants', { count: dependants.length })}</p>
          <ul className={styles['dependants']}>
            {dependants.map((one) => (
              <li key={one.id}>
                <a href={`/knowledge/articles/${one.id}`} target="_blank" rel="noreferrer">
                  <CodeLabel>{one.code}</CodeLabel> {one.title}
                </a>
              </li>
            ))}
          </ul>
          <Checkbox checked={isConfirmed} onChange={setConfirmed}>
            {t('files.confirmDependants')}
          </Checkbox>
        </>
      )}
    </ActDialog>
  );
}
