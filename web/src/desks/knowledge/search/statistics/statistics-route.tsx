import { Forbidden } from '../../../../components/forbidden';
import { DeskPage } from '../../shared/desk-page';
import { useMayWrite } from '../../shared/use-knowledge';
import { TroublesPage } from '../lists/troubles-page';
import { StatisticsPage } from './statistics-page';

/** `search` and its views: the figures, for all who lead people, and the lists of searches that went wrong, for editors. */
export function StatisticsRoute({ view }: { view: string | undefined }) {
  const mayWrite = useMayWrite();
  if (view === undefined) return <StatisticsPage />;
  if (view === 'lists' && mayWrite) return <TroublesPage />;
  return (
    <DeskPage tab="search" hints={[]}>
      <Forbidden />
    </DeskPage>
  );
}
