import type { CallImportKind } from '../../../gql/quality/graphql';

const CALL_COLUMNS = [
  ...['reference', 'queue', 'channel', 'agent', 'customer', 'customerLevel', 'productLine', 'offeredAt', 'answeredAt'],
  ...['endedAt', 'abandonedAt', 'holdSeconds', 'wrapSeconds', 'transferOf', 'satisfaction', 'disposition', 'isSolved'],
  ...['isVerified', 'isRecordComplete', 'tags'],
];
const TIME_COLUMNS = [
  ...['agent', 'day', 'loggedInSeconds', 'talkSeconds', 'holdSeconds', 'wrapSeconds', 'waitingSeconds'],
];

/** A table as it may be brought in: the columns, and one row, with a queue that there is. */
export function exampleOf(kind: CallImportKind, queue: string): string {
  const row: Readonly<Record<string, string>> =
    kind === 'CALLS'
      ? {
          ...{ reference: 'C-0001', queue, channel: 'PHONE', agent: 'agent@example.com', customer: '13800000000' },
          ...{ offeredAt: '2026-01-05T09:00:00+08:00', answeredAt: '2026-01-05T09:00:12+08:00' },
          ...{ endedAt: '2026-01-05T09:04:30+08:00', holdSeconds: '0', wrapSeconds: '35', satisfaction: '5' },
        }
      : {
          ...{ agent: 'agent@example.com', day: '2026-01-05', loggedInSeconds: '28800', talkSeconds: '14400' },
          ...{ holdSeconds: '600', wrapSeconds: '3600', waitingSeconds: '7200' },
        };
  const columns = kind === 'CALLS' ? CALL_COLUMNS : TIME_COLUMNS;
  return `${columns.join(',')}\r\n${columns.map((column) => row[column] ?? '').join(',')}\r\n`;
}

/** Gives a text as a file; the mark at its beginning tells sheet programs that it is UTF-8. */
export function giveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
