import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty';

/** What may not be seen, in the same words as what does not exist. */
export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Empty icon={Lock} title={t('states.forbiddenTitle')}>
      {t('states.forbiddenText')}
    </Empty>
  );
}
