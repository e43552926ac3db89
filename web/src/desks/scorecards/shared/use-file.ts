import { useState } from 'react';
import { useClient } from 'urql';
import { CardExportDocument } from '../../../gql/scorecards/graphql';
import { showToast } from '../../../lib/toasts';
import { useWords } from './words';

/** Gives a scorecard as a file: a version, or without one the working copy. */
export function useExport(id: string) {
  const { t } = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const give = async (version: number | null): Promise<void> => {
    setBusy(true);
    const { data } = await client
      .query(CardExportDocument, { id, version }, { requestPolicy: 'network-only' })
      .toPromise();
    setBusy(false);
    const file = data?.scorecardExport;
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
  return { give, busy };
}
