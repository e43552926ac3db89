import { Field } from '@base-ui/react/field';
import type { ComponentPropsWithRef } from 'react';
import { classes } from '../lib/classes';
import styles from './text-input.module.css';

interface TextInputProps extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'size' | 'value' | 'defaultValue'> {
  value?: string | undefined;
  size?: 'normal' | 'large' | undefined;
}

/** One line of text. Inside a `Field` it takes its label and error; alone it needs `aria-label`. */
export function TextInput({ size = 'normal', ...rest }: TextInputProps) {
  return <Field.Control {...rest} className={classes(styles['input'], size === 'large' && styles['large'])} />;
}
