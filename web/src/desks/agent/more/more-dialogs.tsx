import i18next from 'i18next';
import type { Outbox } from '../outbox';
import type { ReadArticle } from '../use-article-actions';
import type { More } from '../use-more';
import { CaseDialog } from './case-dialog';
import { FlagDialog } from './flag-dialog';
import { MineDialog } from './mine-dialog';

// The words come along, so that they are there when the connection is away.
void i18next.loadNamespaces('feedback');

interface MoreDialogsProps {
  more: More;
  reading: ReadArticle | null;
  /** What was searched last. */
  query: string;
  outbox: Outbox;
  onOpenArticle: (id: string) => void;
}

/** The dialog that is open of flags and cases. */
export function MoreDialogs({ more, reading, query, outbox, onOpenArticle }: MoreDialogsProps) {
  const { open, close } = more;
  const openArticle = (id: string): void => {
    close();
    onOpenArticle(id);
  };
  if (open?.what === 'flag')
    return (
      reading && (
        <FlagDialog reading={reading} selected={open.quote} panel={open.panel} outbox={outbox} onClose={close} />
      )
    );
  if (open?.what === 'case')
    return <CaseDialog query={query} outbox={outbox} onClose={close} onOpenArticle={openArticle} />;
  return open && <MineDialog onClose={close} onOpenArticle={openArticle} />;
}
