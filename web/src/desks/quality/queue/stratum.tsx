import { Dices, Layers } from 'lucide-react';
import { Tag } from '../../../components/tag';
import { useWords } from '../shared/words';

/** Key of the calls that fall into no stratum of their own. */
const REST = 'rest';

/** Why a call was drawn: at random, or by a stratum of the plan. */
export function Stratum({ name, isReplacement }: { name: string; isReplacement: boolean }) {
  const { t } = useWords();
  const Icon = name === REST ? Dices : Layers;
  return (
    <>
      <Tag icon={<Icon size={12} aria-hidden="true" />}>{name === REST ? t('queue.random') : name}</Tag>{' '}
      {isReplacement && <Tag tone="outline">{t('queue.replacement')}</Tag>}
    </>
  );
}
