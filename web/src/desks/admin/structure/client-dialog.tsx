import { useMemo, useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { ClientKeyCreateDocument, type Scope } from '../../../gql/admin/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { SecretDialog } from '../people/link-dialog';
import { FormDialog } from '../../../components/form-dialog';
import { Group } from '../shared/form-layout';
import { Refusals } from '../../../components/refusals';
import { useWords } from '../shared/words';
import styles from './client-dialog.module.css';

export const SCOPES = [
  ...(['KNOWLEDGE_READ', 'CALLS_WRITE', 'AGENTTIME_WRITE'] as const),
  ...(['MEASURES_WRITE', 'REPAIRS_WRITE', 'SURVEYS_WRITE'] as const),
] as const satisfies readonly Scope[];

interface ClientDialogProps {
  onClose: () => void;
  onDone: (id: string) => void;
}

/** A new application: its name and what it may do. Its key is shown once, afterwards. */
export function ClientDialog({ onClose, onDone }: ClientDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['KNOWLEDGE_READ']);
  const [made, setMade] = useState<{ id: string; key: string } | null>(null);
  const idempotencyKey = useMemo(newKey, [name, scopes.join()]);
  const change = useChange(ClientKeyCreateDocument, (data) => data.clientKeyCreate);
  const submit = async (): Promise<void> => {
    const outcome = await change.run({ input: { name, scopes: [...scopes], idempotencyKey } });
    if (outcome.kind !== 'done' || !outcome.payload.clientKey) return;
    const { clientKey, key } = outcome.payload;
    if (key === null) onDone(clientKey.id);
    else setMade({ id: clientKey.id, key });
  };
  if (made) {
    return (
      <SecretDialog
        title={t('clients.madeTitle', { name: name.trim() })}
        text={t('clients.madeText')}
        secret={made.key}
        onClose={() => onDone(made.id)}
      />
    );
  }
  return (
    <FormDialog
      title={t('clients.new')}
      description={t('clients.newText')}
      submit={t('clients.create')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals tellsConflict refusals={change.refusals} failure={change.failure} fields={['name', 'scopes']} />
      <Field label={t('clients.name')} error={refusalOf(change.refusals, 'name')}>
        <TextInput value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Group label={t('clients.scopes')} error={refusalOf(change.refusals, 'scopes')}>
        <div className={styles['scopes']}>
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              checked={scopes.includes(scope)}
              onChange={(isOn) => setScopes(SCOPES.filter((one) => (one === scope ? isOn : scopes.includes(one))))}
            >
              {t(`scopes.${scope}`)}
            </Checkbox>
          ))}
        </div>
      </Group>
    </FormDialog>
  );
}
