import { Field } from '@base-ui/react/field';
import type { ComponentPropsWithRef } from 'react';
import styles from './text-area.module.css';

interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'value' | 'defaultValue'> {
  value?: string | undefined;
}

/** Height of a line, and of what is above and below the lines, in pixels. */
const LINE = 20;
const EDGES = 14;

/** Several lines of text; begins with `rows` lines and grows with what is written, as far as its panel allows. */
export function TextArea({ rows = 3, value, ...rest }: TextAreaProps) {
  // What sizes itself by its content takes no notice of `rows`.
  const style = { minHeight: rows * LINE + EDGES };
  return (
    <Field.Control value={value} render={<textarea rows={rows} {...rest} />} className={styles['area']} style={style} />
  );
}
