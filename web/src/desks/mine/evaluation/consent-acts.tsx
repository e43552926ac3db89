import { Button } from '../../../components/button';
import { OwnConsentDocument, type OwnStateFragment } from '../../../gql/mine/graphql';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import styles from '../overview/overview.module.css';
import { useWords } from '../shared/words';

type Asked = Pick<OwnStateFragment, 'id' | 'consent' | 'viewerCanConsent'>;

/** Yes or no to a call being an example; a yes can be taken back, a no can be changed. */
export function ConsentActs({ evaluation, onDone }: { evaluation: Asked; onDone?: () => void }) {
  const { t } = useWords();
  const tell = useTell();
  const change = useChange(OwnConsentDocument, (data) => data.evaluationConsent);
  const { id, consent, viewerCanConsent } = evaluation;
  if (!viewerCanConsent || consent === 'NONE') return null;
  const answer = async (isGiven: boolean): Promise<void> => {
    const outcome = await change.run({ id, input: { isGiven } });
    if (tell(outcome, t(isGiven ? 'consent.given' : 'consent.refused'))) onDone?.();
  };
  return (
    <div className={styles['acts']}>
      {consent !== 'GIVEN' && (
        <Button size="small" busy={change.busy} onClick={() => void answer(true)}>
          {t('consent.give')}
        </Button>
      )}
      {consent !== 'REFUSED' && (
        <Button size="small" busy={change.busy} onClick={() => void answer(false)}>
          {t(consent === 'GIVEN' ? 'consent.withdraw' : 'consent.refuse')}
        </Button>
      )}
    </div>
  );
}
