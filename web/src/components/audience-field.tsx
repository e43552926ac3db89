import type { ReactNode } from 'react';
import { AUDIENCES, type Audience } from '../lib/reach';
import { ChoiceField } from './choice-field';

interface AudienceFieldProps {
  label: string;
  value: Audience;
  nameOf: (audience: Audience) => string;
  onChange: (audience: Audience) => void;
  note?: ReactNode;
  children?: ReactNode;
}

/** For whom something is, from the narrowest audience to the widest. */
export function AudienceField({ nameOf, ...field }: AudienceFieldProps) {
  return <ChoiceField {...field} items={AUDIENCES.map((value) => ({ value, label: nameOf(value) }))} />;
}
