import { DateTime } from '../../../components/date-time';

/** The days of a draw; one that ends at midnight ends with the day before. */
export function SpanText({ from, to }: { from: string; to: string }) {
  const last = new Date(Date.parse(to) - 1);
  const isOneDay = Date.parse(to) - Date.parse(from) <= 86_400_000;
  return (
    <span>
      <DateTime at={from} as="day" />
      {!isOneDay && (
        <>
          {' – '}
          <DateTime at={last} as="day" />
        </>
      )}
    </span>
  );
}
