import { useTranslation } from 'react-i18next';
import { ChoiceField } from './choice-field';

/** How urgently readers are told of what goes live. */
const PUSHES = ['NONE', 'INFO', 'MUST_READ', 'STOP_WORK'] as const;
export type Push = (typeof PUSHES)[number];

/** Whether its readers must confirm that they have read it. */
export const mustConfirm = (push: Push): boolean => push === 'MUST_READ' || push === 'STOP_WORK';

interface PushFieldProps {
  value: Push;
  onChange: (push: Push) => void;
  words: { label: string; none: string; explain: (push: Push) => string };
}

export function PushField({ value, onChange, words }: PushFieldProps) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={words.label}
      value={value}
      items={PUSHES.map((push) => ({ value: push, label: push === 'NONE' ? words.none : t(`priorities.${push}`) }))}
      onChange={onChange}
      note={words.explain(value)}
    />
  );
}
