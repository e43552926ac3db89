import { Field } from '../../../components/field';
import { TextArea } from '../../../components/text-area';
import { useWords } from '../shared/words';
import { CASE_PARTS, type Content } from './content';
import type { DraftState } from './draft-session';
import styles from './editor.module.css';

/** The four parts of a technical case. */
export function CaseFields({
  state,
  readOnly,
  onEdit,
}: {
  state: DraftState;
  readOnly: boolean;
  onEdit: (changes: Partial<Content>) => void;
}) {
  const { t } = useWords();
  const { technicalCase } = state.content;
  return (
    <div className={styles['case']} data-field="technicalCase">
      {CASE_PARTS.map((part, at) => (
        <Field key={part} label={t(`fields.case.${part}`)} error={at === 0 ? state.errors.technicalCase : undefined}>
          <TextArea
            rows={part === 'environment' ? 2 : 4}
            value={technicalCase[part]}
            readOnly={readOnly}
            onChange={(event) => onEdit({ technicalCase: { ...technicalCase, [part]: event.currentTarget.value } })}
          />
        </Field>
      ))}
    </div>
  );
}
