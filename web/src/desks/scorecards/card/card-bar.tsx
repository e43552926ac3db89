import { Archive, ArchiveRestore, Download, Ellipsis, FileUp, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Menu, type MenuItem } from '../../../components/menu';
import { TitleBar } from '../../../components/title-bar';
import type { Place } from '../../../components/version-columns';
import {
  CardArchiveDocument,
  CardDraftDiscardDocument,
  type CardHeadFragment,
  CardRestoreDocument,
} from '../../../gql/scorecards/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ImportDialog } from '../list/import-dialog';
import { StateTags } from '../shared/state-tags';
import { useCardsPath } from '../shared/use-cards';
import { useExport } from '../shared/use-file';
import { useWords } from '../shared/words';

type Asked = 'archive' | 'restore' | 'discard' | 'import' | null;

/** The bar over a scorecard: what it is, how it stands, what can be done with it. */
export function CardBar({ card, shown }: { card: CardHeadFragment; shown: Place | null }) {
  const { t, text } = useWords();
  const { go } = useCardsPath();
  const [asked, setAsked] = useState<Asked>(null);
  const { give, busy } = useExport(card.id);
  const icon = { size: 15, strokeWidth: 1.8, 'aria-hidden': true } as const;
  const more: MenuItem[] = [
    ...(card.viewerCanEdit
      ? [{ key: 'import', label: t('port.replace'), icon: <FileUp {...icon} />, run: () => setAsked('import') }]
      : []),
    ...(card.viewerCanEdit && card.draft
      ? [{ key: 'discard', label: t('discard.submit'), icon: <Trash2 {...icon} />, run: () => setAsked('discard') }]
      : []),
    ...(card.viewerCanArchive
      ? [{ key: 'archive', label: t('archive.submit'), icon: <Archive {...icon} />, run: () => setAsked('archive') }]
      : []),
    ...(card.viewerCanRestore
      ? [
          {
            key: 'restore',
            label: t('restore.submit'),
            icon: <ArchiveRestore {...icon} />,
            run: () => setAsked('restore'),
          },
        ]
      : []),
  ];
  const close = (): void => setAsked(null);
  return (
    <>
      <TitleBar
        code={card.code}
        title={text(card.title)}
        untitled={t('editor.untitled')}
        about={<StateTags card={card} />}
      >
        {shown !== null && (
          <Button
            icon={<Download {...icon} size={14} />}
            busy={busy}
            onClick={() => void give(shown === 'draft' ? null : shown)}
          >
            {t('port.export')}
          </Button>
        )}
        {card.viewerCanEdit && (
          <Button
            variant="primary"
            icon={<Pencil {...icon} size={14} />}
            keyCap="E"
            onClick={() => go(`${card.id}/edit`)}
          >
            {t('card.edit')}
          </Button>
        )}
        {more.length > 0 && (
          <Menu
            trigger={<IconButton label={t('card.more')} icon={<Ellipsis {...icon} />} />}
            groups={[{ items: more }]}
          />
        )}
      </TitleBar>
      {asked === 'archive' && <ArchiveDialog card={card} onClose={close} />}
      {asked === 'restore' && <RestoreDialog card={card} onClose={close} />}
      {asked === 'discard' && <DiscardDialog card={card} onClose={close} />}
      {asked === 'import' && (
        <ImportDialog
          into={{ id: card.id, code: card.code, revision: card.revision }}
          onDone={(id) => {
            close();
            go(`${id}/edit`);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface AskProps {
  card: CardHeadFragment;
  onClose: () => void;
}

function ArchiveDialog({ card, onClose }: AskProps) {
  const { t } = useWords();
  const change = useChange(CardArchiveDocument, (data) => data.scorecardArchive);
  return (
    <ActDialog
      title={t('archive.title', { code: card.code })}
      description={t('archive.text')}
      submit={t('archive.submit')}
      reason={{ label: t('archive.reason'), missing: t('archive.reasonMissing'), most: 500 }}
      harms
      change={change}
      onSubmit={async (reason) => {
        const outcome = await change.run({ id: card.id, input: { expectedRevision: card.revision, reason } });
        if (outcome.kind === 'done') showToast({ tone: 'good', text: t('archive.done', { code: card.code }) });
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}

function RestoreDialog({ card, onClose }: AskProps) {
  const { t } = useWords();
  const change = useChange(CardRestoreDocument, (data) => data.scorecardRestore);
  return (
    <ActDialog
      title={t('restore.title', { code: card.code })}
      description={t('restore.text')}
      submit={t('restore.submit')}
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({ id: card.id, input: { expectedRevision: card.revision } });
        if (outcome.kind === 'done') showToast({ tone: 'good', text: t('restore.done', { code: card.code }) });
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}

function DiscardDialog({ card, onClose }: AskProps) {
  const { t } = useWords();
  const { go } = useCardsPath();
  const change = useChange(CardDraftDiscardDocument, (data) => data.scorecardDraftDiscard);
  return (
    <ActDialog
      title={t('discard.title', { number: card.draft?.number ?? 1 })}
      description={t(card.version === null ? 'discard.textNever' : 'discard.text')}
      submit={t('discard.submit')}
      harms
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({ id: card.id, input: { expectedRevision: card.revision } });
        if (outcome.kind !== 'done') return false;
        showToast({ tone: 'good', text: t('discard.done') });
        go(card.id, {}, { replace: true });
        return true;
      }}
      onClose={onClose}
    />
  );
}
