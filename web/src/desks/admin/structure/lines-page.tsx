import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import { type LineRowFragment, ProductLineCreateDocument, ProductLineUpdateDocument } from '../../../gql/admin/graphql';
import { useChange } from '../../../lib/use-change';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { EditButtons } from './edit-buttons';
import { type KeyedForm, keyedOf, NO_NAME } from './keyed-fields';
import { StructurePage } from './structure-page';
import { StructureDialog } from './structure-dialog';
import { useStructureForm } from './use-structure-form';

/** The product lines. They are renamed, never deleted: articles and statistics keep them. */
export function LinesPage() {
  const { t, text } = useWords();
  const centre = useCentre();
  const columns: Column<LineRowFragment>[] = [
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{text(name)}</strong> },
    { key: 'zh', header: t('form.nameZh'), cell: ({ name }) => name.zhCN },
    { key: 'en', header: t('form.nameEn'), cell: ({ name }) => name.en },
    { key: 'key', header: t('form.key'), cell: ({ key }) => <CodeLabel>{key}</CodeLabel> },
  ];
  return (
    <StructurePage
      tab="lines"
      source={centre}
      rows={centre.productLines}
      columns={columns}
      newLabel={t('lines.new')}
      wordsOf={({ key, name }) => [key, name.zhCN, name.en]}
      detail={(line, acts) => (
        <DetailPanel
          label={t('lines.detail')}
          title={text(line.name)}
          sub={line.key}
          actions={<EditButtons {...acts} />}
        >
          <DetailSection title={t('lines.about')}>
            <Facts
              rows={[
                { label: t('form.nameZh'), value: line.name.zhCN },
                { label: t('form.nameEn'), value: line.name.en },
              ]}
            />
          </DetailSection>
          <p>{t('lines.stays')}</p>
        </DetailPanel>
      )}
      form={(line, close, done) => <LineDialog line={line} onClose={close} onDone={done} />}
    />
  );
}

interface LineDialogProps {
  line: LineRowFragment | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

function LineDialog({ line, onClose, onDone }: LineDialogProps) {
  const { t, text } = useWords();
  const made = useChange(ProductLineCreateDocument, (data) => data.productLineCreate);
  const changed = useChange(ProductLineUpdateDocument, (data) => data.productLineUpdate);
  const state = useStructureForm<LineRowFragment, KeyedForm>({
    row: line,
    start: NO_NAME,
    formOf: keyedOf,
    create: ({ key, zhCN, en }, idempotencyKey) => made.run({ input: { key, name: { zhCN, en }, idempotencyKey } }),
    update: ({ id }, { zhCN, en }, expectedVersion) =>
      changed.run({ id, input: { name: { zhCN, en }, expectedVersion } }),
    storedOf: (payload) => (payload as { productLine?: LineRowFragment | null }).productLine,
    done: onDone,
  });
  return (
    <StructureDialog
      title={line ? t('lines.editTitle', { name: text(line.name) }) : t('lines.new')}
      isNew={line === null}
      state={state}
      made={made}
      changed={changed}
      onClose={onClose}
    />
  );
}
