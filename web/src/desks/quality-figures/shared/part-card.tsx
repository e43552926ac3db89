import type { ReactNode } from 'react';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import styles from './figures.module.css';
import type { Part } from './use-part';
import { useWords } from './words';

interface PartCardProps<Data> {
  title: ReactNode;
  aside?: ReactNode;
  tools?: ReactNode;
  part: Part<Data>;
  /** Whether there is nothing to show. */
  isEmpty: (data: Data) => boolean;
  /** Said where there is nothing; the usual words without it. */
  empty?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** A card of the board in whatever state it is: loading, failed (what was there stays), empty, or with figures. */
export function PartCard<Data>({ title, aside, tools, part, isEmpty, empty, children }: PartCardProps<Data>) {
  const { t } = useWords();
  const { data, error, isLoading, retry } = part;
  return (
    <Card title={title} aside={aside} tools={tools} padded={false}>
      <div aria-busy={isLoading || undefined}>
        {error && (
          <div className={styles['pad']}>
            <ErrorState error={error} onRetry={retry} keepsOld={data !== null} />
          </div>
        )}
        {data === null && !error && <Skeleton rows={4} />}
        {data !== null &&
          (isEmpty(data) ? (empty ?? <Empty title={t('empty.title')}>{t('empty.text')}</Empty>) : children(data))}
      </div>
    </Card>
  );
}
