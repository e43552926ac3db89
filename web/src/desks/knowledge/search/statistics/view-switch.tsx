import { Segmented } from '../../../../components/segmented';
import { useKnowledgePath, useMayWrite } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';

/** Between the figures and the lists behind them; who may not see the lists sees no switch. */
export function ViewSwitch({ view }: { view: 'figures' | 'lists' }) {
  const { s } = useSearchWords();
  const { go } = useKnowledgePath();
  if (!useMayWrite()) return null;
  return (
    <Segmented
      label={s('statistics.views.label')}
      value={view}
      items={[
        { value: 'figures', label: s('statistics.views.figures') },
        { value: 'lists', label: s('statistics.views.lists') },
      ]}
      onChange={(next) => go(next === 'figures' ? 'search' : 'search/lists')}
    />
  );
}
