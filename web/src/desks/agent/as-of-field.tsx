import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { TextInput } from '../../components/text-input';
import { AgentArticleAsOfDocument, AgentSiteDocument } from '../../gql/agent/graphql';
import { wallClock } from '../../lib/wall-clock';
import styles from './versions-dialog.module.css';

type Answer = 'ARCHIVED' | 'NONE' | 'FAILED';

interface AsOfFieldProps {
  id: string;
  onRead: (number: number) => void;
}

/** What did it say on that call? A moment by the clock of the agent's site, and the version that was live then. */
export function AsOfField({ id, onRead }: AsOfFieldProps) {
  const { t } = useTranslation('agent');
  const client = useClient();
  const [{ data: known }] = useQuery({ query: AgentSiteDocument });
  const site = known?.viewer?.user?.site ?? null;
  const now = wallClock(new Date(), site?.timeZone);
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async (): Promise<void> => {
    if (isBusy || typed === '' || typed > now) return;
    setBusy(true);
    const at = site
      ? { instant: null, local: typed.slice(0, 16), siteId: site.id }
      : { instant: new Date(typed).toISOString(), local: null, siteId: null };
    const reply = await client
      .query(AgentArticleAsOfDocument, { id, at }, { requestPolicy: 'network-only' })
      .toPromise();
    setBusy(false);
    const asOf = reply.data?.articleAsOf ?? null;
    // A text that was not valid then was read all the same, so marked: it is shown.
    if (asOf?.version) onRead(asOf.version.number);
    else setAnswer(reply.error ? 'FAILED' : asOf?.standing === 'ARCHIVED' ? 'ARCHIVED' : 'NONE');
  };
  return (
    <form
      className={styles['asOf']}
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <Field
        label={t('asOf.label')}
        error={typed > now ? t('asOf.future') : answer === null ? null : t(`asOf.answers.${answer}`)}
      >
        <TextInput
          type="datetime-local"
          value={typed}
          max={now}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAnswer(null);
          }}
        />
      </Field>
      <Button type="submit" busy={isBusy} disabled={typed === '' || typed > now}>
        {t('asOf.look')}
      </Button>
    </form>
  );
}
