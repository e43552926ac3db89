import { Field } from '@base-ui/react/field';
import type { ComponentPropsWithRef } from 'react';
import styles from './text-area.module.css';

interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'value' | 'defaultValue'> {
  value?: string | undefined;
}

/** Several lines of text; grows with what is written, as far as its panel allows. */
export function TextArea({ rows = 3, value, ...rest }: TextAreaProps) {
  return <Field.Control value={value} render={<textarea rows={rows} {...rest} />} className={styles['area']} />;
}
