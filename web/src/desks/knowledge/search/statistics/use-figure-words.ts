import { useMemo } from 'react';
import { useSearchWords } from '../words';
import type { Value } from '../charts/scale';
import { courseOf, type Figure, FIGURES } from './figures';

export interface Written {
  value: string;
  unit: string | undefined;
  /** Both together, for a sentence. */
  text: string;
}

/** Figures as they are written, and what their course says. */
export function useFigureWords() {
  const { s, language, number } = useSearchWords();
  return useMemo(() => {
    const decimals = (value: number, most: number): string =>
      new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value);
    const write = (key: Figure, value: Value): Written => {
      if (value === null) return { value: '—', unit: undefined, text: '—' };
      switch (FIGURES[key].kind) {
        case 'count':
          return { value: number(value), unit: s('unit.times', { count: value }) || undefined, text: number(value) };
        case 'share': {
          const share = decimals(value * 100, 1);
          return { value: share, unit: '%', text: `${share}%` };
        }
        case 'seconds': {
          const seconds = decimals(value, 1);
          return { value: seconds, unit: s('unit.seconds'), text: s('unit.inSeconds', { seconds }) };
        }
        case 'number':
          return { value: decimals(value, 2), unit: undefined, text: decimals(value, 2) };
      }
    };
    /** A sentence about a figure and the period before. */
    const trend = (key: Figure, value: Value, before: Value): string => {
      const course = courseOf(value, before);
      const values = {
        name: s(`figures.names.${key}`),
        value: write(key, value).text,
        before: write(key, before).text,
      };
      if (value === null) return s('figures.trend.none', values);
      if (course === null) return s('figures.trend.alone', values);
      return s(course > 0 ? 'figures.trend.up' : course < 0 ? 'figures.trend.down' : 'figures.trend.same', values);
    };
    return { write, trend };
  }, [s, language, number]);
}
