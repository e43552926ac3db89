import { Trash2 } from 'lucide-react';
import { Button } from '../../../components/button';
import { useWords } from '../shared/words';

interface EditButtonsProps {
  edit: () => void;
  remove: () => void;
  hasRemove?: boolean;
}

/** What a panel of the structure offers. */
export function EditButtons({ edit, remove, hasRemove = false }: EditButtonsProps) {
  const { t } = useWords();
  return (
    <>
      <Button keyCap="E" onClick={edit}>
        {t('list.edit')}
      </Button>
      {hasRemove && (
        <Button variant="danger" icon={<Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />} onClick={remove}>
          {t('list.remove')}
        </Button>
      )}
    </>
  );
}
