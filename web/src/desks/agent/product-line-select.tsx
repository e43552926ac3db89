import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Select } from '../../components/select';
import { AgentProductLinesDocument } from '../../gql/agent/graphql';
import { pickText } from '../../lib/languages';
import { connectionStore } from '../../lib/socket';
import { useLanguage } from '../../lib/use-language';

const NONE = 'none';

interface ProductLineSelectProps {
  /** Accessible name where no `Field` gives one. */
  label?: string | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** One of the product lines that the person works on, or none. */
export function ProductLineSelect({ label, value, onChange }: ProductLineSelectProps) {
  const { t } = useTranslation('agent');
  const language = useLanguage();
  const [{ data, error }, execute] = useQuery({ query: AgentProductLinesDocument });
  useEffect(
    () =>
      connectionStore.subscribe(() => {
        if (error && connectionStore.get().status === 'live') execute({ requestPolicy: 'network-only' });
      }),
    [error, execute],
  );
  const items = useMemo(() => {
    const own = new Set(data?.viewer?.user?.productLines.map(({ id }) => id));
    const lines = (data?.productLines ?? []).filter(({ id }) => own.size === 0 || own.has(id) || id === value);
    return [
      { value: NONE, label: t('call.noProductLine') },
      ...lines.map((line) => ({ value: line.id, label: pickText(line.name, language) })),
    ];
  }, [data, language, t, value]);
  return (
    <Select
      label={label}
      value={value ?? NONE}
      items={items}
      onChange={(next) => onChange(next === NONE ? null : next)}
    />
  );
}
