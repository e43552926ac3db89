import { useState } from 'react';
import { useClient } from 'urql';
import { type SearchAnalyticsDimension, SearchCsvDocument } from '../../../../gql/knowledge/graphql';
import { showToast } from '../../../../lib/toasts';
import { useSearchWords } from '../words';
import { filterOf, type StatisticsSearch } from './statistics-search';

/** Excel takes a file for UTF-8 only when it begins with this mark. */
const MARK = '\uFEFF';
/** By then every browser has taken the file. */
const TAKEN_AFTER_MS = 10_000;

/** Hands a text to the browser as a file. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text.startsWith(MARK) ? text : MARK + text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_AFTER_MS);
}

/** Fetches the shown figures as CSV, row by row of what they are counted by. */
export function useCsv(view: StatisticsSearch) {
  const { s, common } = useSearchWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const download = (by: SearchAnalyticsDimension): void => {
    if (busy) return;
    setBusy(true);
    void client
      .query(SearchCsvDocument, { filter: filterOf(view), by }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        setBusy(false);
        const csv = data?.searchAnalytics?.csv;
        if (csv === undefined) {
          showToast({ tone: 'bad', text: s('csv.failed'), detail: common('refused.nothingChanged') });
          return;
        }
        const name = `${s('csv.file')}-${s(`statistics.dimensions.${by}`)}-${view.period.from}-${view.period.to}.csv`;
        saveFile(name, csv);
        showToast({ tone: 'good', text: s('csv.done', { name }) });
      });
  };
  return { download, busy };
}
