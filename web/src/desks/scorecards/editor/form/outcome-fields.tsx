import { Select } from '../../../../components/select';
import type { OptionFatal } from '../../../../gql/scorecards/graphql';
import { useWords } from '../../shared/words';
import { useEditing } from '../editing';

const FATALS = ['NONE', 'AS_FORM', 'ZERO_FORM', 'ZERO_SECTION', 'FLAG_ONLY'] as const;
const ERRORS = ['AUTO', 'YES', 'NO'] as const;

/** What choosing an answer means beside its points: whether it is an error, and whether it is fatal. */
export function OutcomeFields({
  label,
  isError,
  fatal,
  onChange,
}: {
  label: string;
  isError: boolean | null;
  fatal: OptionFatal | null;
  onChange: (changes: { isError: boolean | null } | { fatal: OptionFatal | null }) => void;
}) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  return (
    <>
      <Select
        label={t('form.of', { part: t('form.isError'), label })}
        // A fatal answer always is an error.
        disabled={readOnly || fatal !== null}
        value={fatal !== null ? 'YES' : isError === null ? 'AUTO' : isError ? 'YES' : 'NO'}
        items={ERRORS.map((value) => ({ value, label: t(`form.errors.${value}`) }))}
        onChange={(value) => onChange({ isError: value === 'AUTO' ? null : value === 'YES' })}
      />
      <Select
        label={t('form.of', { part: t('form.fatal'), label })}
        disabled={readOnly}
        value={fatal ?? 'NONE'}
        items={FATALS.map((value) => ({ value, label: t(`form.fatals.${value}`) }))}
        onChange={(value) => onChange({ fatal: value === 'NONE' ? null : value })}
      />
    </>
  );
}
