import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Checkbox } from '../../../components/checkbox';
import { FlagsOfArticleDocument } from '../../../gql/knowledge/graphql';
import { useKnowledgePath } from '../shared/use-knowledge';
import { FlagClock, FlagKindTags } from './flag-marks';
import { useFlagWords } from './flag-words';
import styles from './flags.module.css';

interface MendsFieldProps {
  articleId: string;
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

/** In the publish dialog: which open flags the new version mends. Draws nothing where there are none. */
export function MendsField({ articleId, value, onChange }: MendsFieldProps) {
  const { f } = useFlagWords();
  const { search } = useKnowledgePath();
  const [{ data }] = useQuery({
    query: FlagsOfArticleDocument,
    variables: { id: articleId },
    requestPolicy: 'cache-and-network',
  });
  const flags = data?.article?.flags ?? [];
  const atHand = flags.find(({ id }) => id === search['flag'])?.id;
  // The flag for which the editor was opened is meant.
  useEffect(() => {
    if (atHand !== undefined) onChange([atHand]);
    // Once, when it is known.
  }, [atHand]);
  if (flags.length === 0) return null;
  return (
    <fieldset>
      <legend>{f('desk.mends')}</legend>
      <div className={styles['mends']}>
        {flags.map((flag) => (
          <Checkbox
            key={flag.id}
            checked={value.includes(flag.id)}
            onChange={(isOn) => onChange(isOn ? [...value, flag.id] : value.filter((id) => id !== flag.id))}
          >
            <span className={styles['what']}>
              <span className={styles['row']}>
                <FlagKindTags flag={flag} />
                <FlagClock flag={flag} />
              </span>
              {flag.quote !== '' ? <q>{flag.quote}</q> : <span>{flag.comment}</span>}
            </span>
          </Checkbox>
        ))}
      </div>
      <p className={styles['quiet']}>{f('desk.mendsHint')}</p>
    </fieldset>
  );
}
