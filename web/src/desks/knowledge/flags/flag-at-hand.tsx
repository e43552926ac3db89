import { useQuery } from 'urql';
import { Notice } from '../../../components/notice';
import { FlagPlaceDocument } from '../../../gql/knowledge/graphql';
import { useKnowledgePath } from '../shared/use-knowledge';
import { FlagClock, FlagKindTags, isUnanswered } from './flag-marks';
import { useFlagWords } from './flag-words';
import styles from './flags.module.css';

/** In the editor: the flag for which it was opened (`?flag=`), until it is answered. */
export function FlagAtHand() {
  const { f, person } = useFlagWords();
  const { search } = useKnowledgePath();
  const id = typeof search['flag'] === 'string' ? search['flag'] : '';
  const [{ data }] = useQuery({ query: FlagPlaceDocument, variables: { id }, pause: id === '' });
  const flag = data?.articleFlag;
  if (!flag || !isUnanswered(flag)) return null;
  return (
    <Notice kind="info" title={f('desk.atHand')}>
      <span className={styles['hand']}>
        <span className={styles['row']}>
          <FlagKindTags flag={flag} />
          <FlagClock flag={flag} />
          <span className={styles['quiet']}>{person(flag.raisedBy)}</span>
        </span>
        {flag.quote !== '' && <q>{flag.quote}</q>}
        {flag.comment !== null && <span>{flag.comment}</span>}
        <span className={styles['quiet']}>{f('desk.atHandText')}</span>
      </span>
    </Notice>
  );
}
