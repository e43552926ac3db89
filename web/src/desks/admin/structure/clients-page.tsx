import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import type { Column } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { ClientKeyRevokeDocument, type ClientRowFragment, ClientsDocument } from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { useAdminPath } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { ClientDialog } from './client-dialog';
import { StructurePage } from './structure-page';

function State({ client }: { client: ClientRowFragment }) {
  const { t } = useWords();
  return client.revokedAt === null ? (
    <Tag tone="good">{t('clients.works')}</Tag>
  ) : (
    <Tag tone="warn">{t('clients.revoked')}</Tag>
  );
}

/** The applications that talk to the API by themselves. A key is shown once, when it is made. */
export function ClientsPage() {
  const { t, list } = useWords();
  const { go } = useAdminPath();
  const [{ data, error, fetching }, ask] = useQuery({ query: ClientsDocument, requestPolicy: 'cache-and-network' });
  const source = {
    isReady: data !== undefined,
    isLoading: fetching,
    error: error ?? null,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
  const columns: Column<ClientRowFragment>[] = [
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{name}</strong> },
    {
      key: 'key',
      header: t('clients.key'),
      width: '110px',
      cell: ({ lastFour }) => <CodeLabel>{`…${lastFour}`}</CodeLabel>,
    },
    {
      key: 'scopes',
      header: t('clients.scopes'),
      cell: ({ scopes }) => list(scopes.map((scope) => t(`scopes.${scope}`))),
    },
    {
      key: 'made',
      header: t('clients.createdAt'),
      width: '120px',
      cell: ({ createdAt }) => <DateTime at={createdAt} as="moment" />,
    },
    { key: 'state', header: t('people.columns.state'), width: '84px', cell: (client) => <State client={client} /> },
  ];
  return (
    <StructurePage
      tab="clients"
      source={source}
      rows={data?.clientKeys ?? []}
      columns={columns}
      newLabel={t('clients.new')}
      mayEdit={false}
      removeLabel={t('clients.revoke')}
      wordsOf={({ name, lastFour, scopes }) => [name, lastFour, ...scopes.map((scope) => t(`scopes.${scope}`))]}
      detail={(client, { remove }) => (
        <DetailPanel
          label={t('clients.detail')}
          title={client.name}
          sub={`…${client.lastFour}`}
          tags={<State client={client} />}
          actions={
            <>
              <Button onClick={() => go('audit', { actor: client.id })}>{t('people.itsAudit')}</Button>
              {client.revokedAt === null && (
                <Button variant="danger" onClick={remove}>
                  {t('clients.revoke')}
                </Button>
              )}
            </>
          }
        >
          <DetailSection title={t('clients.about')}>
            <Facts
              rows={[
                { label: t('clients.scopes'), value: list(client.scopes.map((scope) => t(`scopes.${scope}`))) },
                { label: t('clients.createdAt'), value: <DateTime at={client.createdAt} as="moment" /> },
                ...(client.revokedAt === null
                  ? []
                  : [{ label: t('clients.revokedAt'), value: <DateTime at={client.revokedAt} as="moment" /> }]),
              ]}
            />
          </DetailSection>
        </DetailPanel>
      )}
      form={(_, close, done) => <ClientDialog onClose={close} onDone={done} />}
      removal={(client, close, done) => <RevokeDialog client={client} onClose={close} onDone={done} />}
    />
  );
}

interface RevokeDialogProps {
  client: ClientRowFragment;
  onClose: () => void;
  onDone: () => void;
}

/** What is revoked stays so: the application needs a new key. */
function RevokeDialog({ client, onClose, onDone }: RevokeDialogProps) {
  const { t } = useWords();
  const change = useChange(ClientKeyRevokeDocument, (data) => data.clientKeyRevoke);
  const [isDone, setDone] = useState(false);
  const submit = async (): Promise<void> => {
    if (isDone || (await change.run({ id: client.id })).kind !== 'done') return;
    setDone(true);
    showToast({ tone: 'good', text: t('clients.revokedToast', { name: client.name }) });
    onDone();
  };
  return (
    <FormDialog
      title={t('clients.revokeTitle', { name: client.name })}
      description={t('clients.revokeText')}
      submit={t('clients.revoke')}
      busy={change.busy}
      harms
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals tellsConflict refusals={change.refusals} failure={change.failure} />
    </FormDialog>
  );
}
