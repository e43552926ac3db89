import { createContext, useContext } from 'react';
import type { CardFindingFragment } from '../../../gql/scorecards/graphql';
import type { Refusal } from '../../../lib/outcome';
import type { CardSession, SessionState } from './session/card-session';
import type { Form } from './session/content';

/** What every part of the builder needs. */
export interface Editing {
  readonly form: Form;
  readonly session: CardSession;
  readonly readOnly: boolean;
  readonly findings: readonly CardFindingFragment[];
  readonly refusals: Refused;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing outside the builder');
  return editing;
}

/** Sentences of the server about what it did not store, by question or section, by field of the form, and the rest. */
export interface Refused {
  readonly byRef: ReadonlyMap<string, readonly Refusal[]>;
  readonly byField: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

const NOTHING: Refused = { byRef: new Map(), byField: new Map(), others: [] };

/** Where each refusal belongs: the server names places by number, as they were sent. */
export function refusedOf({ refused }: SessionState): Refused {
  if (!refused) return NOTHING;
  const byRef = new Map<string, Refusal[]>();
  const byField = new Map<string, string>();
  const others: string[] = [];
  for (const refusal of refused.refusals) {
    const path = refusal.field ?? [];
    const at = path.indexOf('sections');
    const section = at < 0 ? undefined : refused.form.sections[Number(path[at + 1])];
    const question = path[at + 2] === 'questions' ? section?.questions[Number(path[at + 3])] : undefined;
    const ref = question?.ref ?? section?.ref;
    const field = path.findLast((part) => part !== 'input' && part !== 'content');
    if (ref !== undefined) byRef.set(ref, [...(byRef.get(ref) ?? []), refusal]);
    else if (field !== undefined && at < 0)
      byField.set(path.find((part) => part in refused.form) ?? field, refusal.message);
    else others.push(refusal.message);
  }
  return { byRef, byField, others };
}

/** Findings of questions and sections that are still there, by ref; the gravest first, as the server orders them. */
export function findingsBy(findings: readonly CardFindingFragment[]): ReadonlyMap<string, CardFindingFragment[]> {
  const by = new Map<string, CardFindingFragment[]>();
  for (const finding of findings)
    if (finding.ref !== null) by.set(finding.ref, [...(by.get(finding.ref) ?? []), finding]);
  return by;
}

type SayText = (text: { zhCN: string; en: string }) => string;

/** The sentence about a part of a question (`option:a1`, `condition`, …), or null. */
export function sentenceAt(
  findings: readonly CardFindingFragment[],
  ref: string | null,
  place: string,
  text: SayText,
): string | null {
  const found = findings.find((finding) => finding.ref === ref && finding.place === place);
  return found ? text(found.message) : null;
}

/** The sentence that hinders activation; what is only advice (a language that is missing) stands in the check and marks no field. */
export const errorAt = (
  findings: readonly CardFindingFragment[],
  ref: string | null,
  place: string,
  text: SayText,
): string | null =>
  sentenceAt(
    findings.filter(({ severity }) => severity === 'ERROR'),
    ref,
    place,
    text,
  );
