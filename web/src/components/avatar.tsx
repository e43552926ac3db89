import { classes } from '../lib/classes';
import styles from './avatar.module.css';

/** The sign of a person: the last character of a Chinese name, the first of any other. */
export function Avatar({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) {
  const isHan = /\p{Script=Han}/u.test(name);
  const sign = isHan ? [...name].at(-1) : [...name.trim()].at(0)?.toUpperCase();
  return (
    <span className={classes(styles['avatar'], size === 'large' && styles['large'])} aria-hidden="true">
      {sign}
    </span>
  );
}
