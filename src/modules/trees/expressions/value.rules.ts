import { type TreeValue, type TreeVariable } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeValueType } from '../tree-enums.js';

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a calendar day `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

const numberForm = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** A text as a number; null where it is none. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length > 40 || !numberForm.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/** A text as a value of a variable (`true`, `12.5`, `2026-01-31`, `a, b`); null where it does not fit. */
export function valueOfText(variable: Pick<TreeVariable, 'type' | 'options'>, text: string): TreeValue | null {
  const isOption = (value: string): boolean => variable.options.some((option) => option.value === value);
  switch (variable.type) {
    case TreeValueType.STRING:
      return text.length <= treeLimits.text ? text : null;
    case TreeValueType.NUMBER:
      return numberOf(text);
    case TreeValueType.BOOLEAN:
      return text === 'true' ? true : text === 'false' ? false : null;
    case TreeValueType.DATE:
      return isDay(text) ? text : null;
    case TreeValueType.ENUM:
      return isOption(text) ? text : null;
    case TreeValueType.ENUM_LIST: {
      // A value may hold a comma itself: the text as a whole is looked at first.
      if (text.trim() === '') return [];
      if (isOption(text)) return [text];
      const values = text.split(',').map((value) => value.trim());
      return new Set(values).size === values.length && values.every(isOption) ? values : null;
    }
  }
}

/** Whether a value fits a variable. */
export function fitsVariable(variable: Pick<TreeVariable, 'type' | 'options'>, value: TreeValue): boolean {
  switch (variable.type) {
    case TreeValueType.NUMBER:
      return typeof value === 'number' && Number.isFinite(value);
    case TreeValueType.BOOLEAN:
      return typeof value === 'boolean';
    case TreeValueType.ENUM_LIST:
      return (
        Array.isArray(value) &&
        new Set(value as readonly string[]).size === value.length &&
        (value as readonly string[]).every((each) => variable.options.some((option) => option.value === each))
      );
    case TreeValueType.STRING:
    case TreeValueType.DATE:
    case TreeValueType.ENUM:
      return typeof value === 'string' && valueOfText(variable, value) !== null;
  }
}
