import { Download } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../../components/button';
import { Menu } from '../../../components/menu';
import { TreeExportDocument, type TreeFileFormat } from '../../../gql/trees/graphql';
import { toLocaleName } from '../../../lib/languages';
import { showToast } from '../../../lib/toasts';
import { useRights } from '../shared/use-rights';
import { useWords } from '../shared/words';

export const FORMATS = ['JSON', 'MERMAID', 'CSV'] as const satisfies readonly TreeFileFormat[];

interface ExportMenuProps {
  id: string;
  hasLive: boolean;
  hasDraft: boolean;
  /** One published version instead of the live one and the working copy. */
  version?: number | undefined;
}

/** Gives a drawing as a file: whole (JSON), as a chart (Mermaid) or as a table (CSV). Only for those who draw. */
export function ExportMenu({ id, hasLive, hasDraft, version }: ExportMenuProps) {
  const { t, language } = useWords();
  const { draws } = useRights();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const give = async (format: TreeFileFormat, isDraft: boolean): Promise<void> => {
    setBusy(true);
    const variables = { id, format, isDraft, version: version ?? null, locale: toLocaleName(language) };
    const { data } = await client.query(TreeExportDocument, variables, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    const file = data?.treeExport;
    if (!file) {
      showToast({ tone: 'bad', text: t('port.exportFailed') });
      return;
    }
    const address = URL.createObjectURL(new Blob([file.text], { type: file.contentType }));
    const link = document.createElement('a');
    link.href = address;
    link.download = file.filename;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const group = (isDraft: boolean, heading: string) => ({
    heading,
    items: FORMATS.map((format) => ({
      key: `${format}-${String(isDraft)}`,
      label: t(`port.formats.${format}`),
      run: () => void give(format, isDraft),
    })),
  });
  const groups = [
    ...(version !== undefined ? [group(false, t('port.exportVersion', { version }))] : []),
    ...(version === undefined && hasLive ? [group(false, t('port.exportLive'))] : []),
    ...(version === undefined && hasDraft ? [group(true, t('port.exportDraft'))] : []),
  ];
  if (groups.length === 0 || !draws) return null;
  return (
    <Menu
      trigger={
        <Button icon={<Download size={14} strokeWidth={1.8} aria-hidden="true" />} busy={busy}>
          {t('port.export')}
        </Button>
      }
      groups={groups}
    />
  );
}
