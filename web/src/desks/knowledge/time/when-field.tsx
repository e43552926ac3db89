import { useQuery } from 'urql';
import { ChoiceField } from '../../../components/choice-field';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { SiteOfViewerDocument } from '../../../gql/knowledge/graphql';
import { momentOnWall, wallClock } from '../../../lib/wall-clock';
import styles from '../publish/dialogs.module.css';
import { useWords } from '../shared/words';

interface WhenFieldProps {
  /** A point in time (ISO); null for at once. */
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | null;
}

const DAY = 86_400_000;

/** Whether it goes live at once or by itself at a moment, by the clock of the viewer's site. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const { t, text } = useWords();
  const [{ data }] = useQuery({ query: SiteOfViewerDocument });
  const site = data?.viewer?.user?.site ?? null;
  const zone = site?.timeZone;
  const midnight = (): string => {
    const tomorrow = wallClock(new Date(Date.now() + DAY), zone).slice(0, 10);
    return momentOnWall(`${tomorrow}T00:00`, zone).toISOString();
  };
  return (
    <ChoiceField
      label={t('times.when')}
      value={value === null ? 'NOW' : 'LATER'}
      items={[
        { value: 'NOW', label: t('times.now') },
        { value: 'LATER', label: t('times.later') },
      ]}
      onChange={(chosen) => onChange(chosen === 'NOW' ? null : midnight())}
    >
      {value !== null && (
        <div className={styles['due']}>
          <Field
            label={t('times.publishAt')}
            hint={site ? t('moment.zone', { site: text(site.name), zone: site.timeZone }) : t('moment.ownZone')}
            error={error}
          >
            <TextInput
              type="datetime-local"
              value={wallClock(new Date(value), zone)}
              min={wallClock(new Date(), zone)}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                if (typed !== '') onChange(momentOnWall(typed, zone).toISOString());
              }}
            />
          </Field>
        </div>
      )}
    </ChoiceField>
  );
}
