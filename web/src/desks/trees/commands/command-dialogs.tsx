import { useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { TextInput } from '../../../components/text-input';
import {
  type CommandFragment,
  TreeCommandSaveDocument,
  TreeCommandSecretRenewDocument,
} from '../../../gql/trees/graphql';
import { copyText } from '../../../lib/copy-text';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { ActDialog } from '../../../components/act-dialog';
import { useWords } from '../shared/words';

/** The secret that signs what is sent: shown this once, and then nowhere. */
export function SecretDialog({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const { t, common } = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      kicker={<CodeLabel>{name}</CodeLabel>}
      title={t('commands.secretTitle')}
      description={t('commands.secretText')}
      footer={
        <>
          <Button
            onClick={() =>
              void copyText(secret).then((copied) =>
                showToast({
                  tone: copied ? 'good' : 'bad',
                  text: t(copied ? 'commands.copied' : 'commands.notCopied'),
                }),
              )
            }
          >
            {t('commands.copy')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {common('common.close')}
          </Button>
        </>
      }
    >
      <Field label={t('commands.secret')}>
        <TextInput readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
      </Field>
    </Dialog>
  );
}

interface SaveDialogProps {
  command: CommandFragment | null;
  onSecret: (name: string, secret: string) => void;
  onDone: () => void;
  onClose: () => void;
}

/** Sets up a command, or changes it. Its name cannot be changed: nodes name it. */
export function SaveDialog({ command, onSecret, onDone, onClose }: SaveDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(command?.name ?? '');
  const [zhCN, setZhCN] = useState(command?.label.zhCN ?? '');
  const [en, setEn] = useState(command?.label.en ?? '');
  const [url, setUrl] = useState(command?.url ?? '');
  const [isActive, setActive] = useState(command?.isActive ?? true);
  const idempotencyKey = useMemo(newKey, [name, zhCN, en, url, isActive]);
  const change = useChange(TreeCommandSaveDocument, (data) => data.treeCommandSave);
  const save = async (): Promise<void> => {
    const outcome = await change.run({
      input: {
        ...(command ? { id: command.id, expectedVersion: command.revision } : { idempotencyKey }),
        name: name.trim(),
        label: { zhCN: zhCN.trim(), en: en.trim() },
        url: url.trim(),
        isActive,
      },
    });
    if (outcome.kind !== 'done') return;
    if (outcome.payload.secret !== null) onSecret(name.trim(), outcome.payload.secret);
    else showToast({ tone: 'good', text: t('commands.saved', { name: name.trim() }) });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t(command ? 'commands.changeTitle' : 'commands.newTitle')}
      description={t('commands.saveText')}
      submit={t('commands.save')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['name', 'zhCN', 'en', 'url']} />
      <Field label={t('commands.name')} hint={t('commands.nameHint')} error={refusalOf(change.refusals, 'name')}>
        <TextInput
          value={name}
          disabled={command !== null}
          placeholder="crm.create-order"
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('commands.labelZh')} error={refusalOf(change.refusals, 'zhCN')}>
        <TextInput value={zhCN} maxLength={120} onChange={(event) => setZhCN(event.currentTarget.value)} />
      </Field>
      <Field label={t('commands.labelEn')} error={refusalOf(change.refusals, 'en')}>
        <TextInput value={en} maxLength={120} onChange={(event) => setEn(event.currentTarget.value)} />
      </Field>
      <Field label={t('commands.url')} hint={t('commands.urlHint')} error={refusalOf(change.refusals, 'url')}>
        <TextInput
          type="url"
          value={url}
          placeholder="https://"
          maxLength={500}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </Field>
      <Checkbox checked={isActive} onChange={setActive}>
        {t('commands.isActive')}
      </Checkbox>
    </FormDialog>
  );
}

export function RenewDialog({
  command,
  onSecret,
  onClose,
}: { command: CommandFragment } & Pick<SaveDialogProps, 'onSecret' | 'onClose'>) {
  const { t } = useWords();
  const change = useChange(TreeCommandSecretRenewDocument, (data) => data.treeCommandSecretRenew);
  return (
    <ActDialog
      title={t('commands.renewTitle', { name: command.name })}
      description={t('commands.renewText')}
      submit={t('commands.renew')}
      harms
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({ input: { id: command.id, expectedVersion: command.revision } });
        if (outcome.kind === 'done' && outcome.payload.secret !== null) onSecret(command.name, outcome.payload.secret);
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}
