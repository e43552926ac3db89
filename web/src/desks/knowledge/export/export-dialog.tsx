import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { Dialog } from '../../../components/dialog';
import { Segmented } from '../../../components/segmented';
import { type ArticleExportFormat, ArticleExportDocument, type ArticleFilter } from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import styles from './export.module.css';

/** Most articles that can be named one by one. */
const MOST_NAMED = 1_000;
const FORMATS = ['MARKDOWN', 'CSV', 'JSON_LINES'] as const satisfies readonly ArticleExportFormat[];

interface ExportDialogProps {
  /** Ids of the chosen articles; none stands for the whole list. */
  chosen: readonly string[];
  filter: ArticleFilter;
  /** How many articles the list has. */
  total: number;
  onClose: () => void;
}

/** What is to be exported, and in which form. The export goes on by itself; its file is in the list of exports. */
export function ExportDialog({ chosen, filter, total, onClose }: ExportDialogProps) {
  const { t, common, language } = useWords();
  const { go } = useKnowledgePath();
  const [format, setFormat] = useState<ArticleExportFormat>('MARKDOWN');
  const [withAttachments, setWithAttachments] = useState(true);
  const [scope, setScope] = useState<'chosen' | 'list'>(chosen.length > 0 ? 'chosen' : 'list');
  const change = useChange(ArticleExportDocument, (data) => data.articleExport);
  const idempotencyKey = useMemo(newKey, [format, withAttachments, scope]);
  const isTooMany = scope === 'chosen' && chosen.length > MOST_NAMED;
  const run = async (): Promise<void> => {
    if (change.busy || isTooMany) return;
    const what = scope === 'chosen' ? { articleIds: [...chosen] } : { filter };
    const outcome = await change.run({ input: { format, withAttachments, ...what, idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.job) go('export');
  };
  useSubmitKey(() => void run(), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title')}
      description={t('export.description')}
      footer={
        <>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="primary"
            keyCap="Ctrl ↵"
            icon={<Download size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={change.busy}
            disabled={isTooMany}
            onClick={() => void run()}
          >
            {t('export.start')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={[]} />
        {chosen.length > 0 ? (
          <div>
            <p className={styles['label']}>{t('export.what')}</p>
            <Segmented
              label={t('export.what')}
              value={scope}
              items={[
                { value: 'chosen', label: t('export.chosen', { shown: formatNumber(chosen.length, language) }) },
                { value: 'list', label: t('export.list', { shown: formatNumber(total, language) }) },
              ]}
              onChange={setScope}
            />
            {isTooMany && <p className={styles['error']}>{t('export.tooMany')}</p>}
          </div>
        ) : (
          <p>{t('export.wholeList', { shown: formatNumber(total, language) })}</p>
        )}
        <div>
          <p className={styles['label']}>{t('export.format')}</p>
          <Segmented
            label={t('export.format')}
            value={format}
            items={FORMATS.map((value) => ({ value, label: t(`export.formats.${value}`) }))}
            onChange={setFormat}
          />
          <p className={styles['quiet']}>{t(`export.hints.${format}`)}</p>
        </div>
        <div>
          <Checkbox checked={withAttachments} onChange={setWithAttachments}>
            {t('export.withAttachments')}
          </Checkbox>
          <p className={styles['quiet']}>{t(withAttachments ? 'export.withHint' : 'export.withoutHint')}</p>
        </div>
        <p className={styles['quiet']}>{t('export.whichText')}</p>
      </div>
    </Dialog>
  );
}
