import { Forbidden } from '../../../../components/forbidden';
import { BestBetsPage } from '../bets/best-bets-page';
import { GoldenPage } from '../golden/golden-page';
import { DeskPage } from '../../shared/desk-page';
import { SynonymsPage } from './synonyms-page';
import { VersionsPage } from './versions-page';

/** `tuning` and its views: how the search understands words, what is pinned, what is expected, what was live when. */
export function TuningRoute({ view }: { view: string | undefined }) {
  switch (view) {
    case undefined:
      return <SynonymsPage />;
    case 'bets':
      return <BestBetsPage />;
    case 'golden':
      return <GoldenPage />;
    case 'versions':
      return <VersionsPage />;
    default:
      return (
        <DeskPage tab="tuning" hints={[]}>
          <Forbidden />
        </DeskPage>
      );
  }
}
