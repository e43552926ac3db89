import { useQuery } from 'urql';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { SiteOfViewerDocument } from '../../../gql/knowledge/graphql';
import { momentOnWall, wallClock } from '../../../lib/wall-clock';
import { useWords } from '../shared/words';
import type { Content } from './content';
import type { DraftState } from './draft-session';
import styles from './files.module.css';

interface TimesFieldsProps {
  state: DraftState;
  readOnly: boolean;
  onEdit: (changes: Partial<Content>) => void;
}

const FIELDS = ['effectiveFrom', 'effectiveTo'] as const;

/** From when and until when the text holds, by the clock of the viewer's site. */
export function TimesFields({ state, readOnly, onEdit }: TimesFieldsProps) {
  const { t, text } = useWords();
  const [{ data }] = useQuery({ query: SiteOfViewerDocument });
  const site = data?.viewer?.user?.site ?? null;
  const zone = site?.timeZone;
  return (
    <div className={styles['times']}>
      {FIELDS.map((field) => {
        const value = state.content[field];
        return (
          <div key={field} data-field={field}>
            <Field label={t(`fields.${field}`)} hint={t(`fields.${field}Hint`)} error={state.errors[field]}>
              <TextInput
                type="datetime-local"
                readOnly={readOnly}
                value={value === null ? '' : wallClock(new Date(value), zone)}
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  onEdit({ [field]: typed === '' ? null : momentOnWall(typed, zone).toISOString() });
                }}
              />
            </Field>
          </div>
        );
      })}
      <p className={styles['none']}>
        {site ? t('moment.zone', { site: text(site.name), zone: site.timeZone }) : t('moment.ownZone')}
      </p>
    </div>
  );
}
