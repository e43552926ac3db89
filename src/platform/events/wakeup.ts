import type { Connection } from 'mongoose';
import type { Log } from '../telemetry/log.js';
import type { Wakeup } from './hub.js';

/** Wakes on everything numbered that is inserted into a collection. Re-opens by itself: it carries no truth, so it needs no resume token. */
export function changeStreamWakeup(connection: Connection, log: Log, collection = 'events'): Wakeup {
  let stopped = false;
  let close: () => Promise<void> = () => Promise.resolve();
  let retry: NodeJS.Timeout | null = null;
  return {
    start(onChange) {
      const open = (): void => {
        if (stopped) return;
        const stream = connection
          .collection(collection)
          .watch([
            { $match: { operationType: 'insert', 'fullDocument.number': { $exists: true } } },
            { $project: { _id: 1 } },
          ]);
        close = () => stream.close().catch(() => undefined);
        stream.on('change', onChange);
        stream.on('error', (error) => {
          if (stopped) return;
          log.warn({ err: error }, 'event stream broke; opening it again');
          void close();
          retry = setTimeout(open, 500);
        });
      };
      open();
    },
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      await close();
    },
  };
}
