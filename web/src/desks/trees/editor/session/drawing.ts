import type {
  Locale,
  TreeNodeKind,
  TreePurpose,
  TreeResult,
  TreeValueType,
  TreeVariableOrigin,
} from '../../../../gql/trees/graphql';

// The drawing as the editor holds it: never changed in place, so that what is the same object is the same text.

export interface Text {
  readonly zhCN: string;
  readonly en: string;
}

export interface Mapping {
  readonly target: string;
  readonly source: string;
}

export interface Choice {
  readonly key: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly to: string | null;
  readonly scores: readonly { readonly variable: string; readonly points: number }[];
}

export interface InputField {
  readonly variable: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly isRequired: boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly mask: string | null;
}

export interface Rule {
  readonly when: string;
  readonly label: Text | null;
  readonly to: string | null;
}

export interface CommandCall {
  readonly name: string;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly timeoutSeconds: number;
  readonly failureTo: string | null;
  readonly timeoutTo: string | null;
}

export interface SubtreeCall {
  readonly code: string;
  readonly version: number | null;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
}

export interface Outcome {
  readonly result: TreeResult;
  readonly disposition: string | null;
  readonly departmentId: string | null;
  readonly departmentRules: readonly { readonly when: string; readonly departmentId: string }[];
  readonly tierId: string | null;
  readonly handoverTemplate: Text | null;
  readonly checks: readonly string[];
}

export interface DrawnNode {
  readonly key: string;
  readonly kind: TreeNodeKind;
  readonly title: Text;
  readonly body: Text | null;
  readonly say: Text | null;
  readonly alternativeQuestions: readonly string[];
  readonly article: { readonly code: string; readonly anchor: string | null } | null;
  readonly to: string | null;
  readonly variable: string | null;
  readonly choices: readonly Choice[];
  readonly fields: readonly InputField[];
  readonly rules: readonly Rule[];
  readonly command: CommandCall | null;
  readonly subtree: SubtreeCall | null;
  readonly outcome: Outcome | null;
  readonly position: { readonly x: number; readonly y: number } | null;
}

export interface Variable {
  readonly name: string;
  readonly type: TreeValueType;
  readonly origin: TreeVariableOrigin;
  readonly label: Text;
  readonly options: readonly { readonly value: string; readonly label: Text }[];
  readonly defaultValue: string | null;
  readonly isPersonal: boolean;
}

/** What stands around the nodes. */
export interface Frame {
  readonly title: Text;
  readonly description: Text | null;
  readonly purpose: TreePurpose;
  readonly locales: readonly Locale[];
  readonly alternativeQuestions: readonly string[];
  readonly categoryId: string | null;
  /** Empty for all. */
  readonly productLineIds: readonly string[];
  readonly startKey: string | null;
  readonly variables: readonly Variable[];
  readonly note: string;
}

/** A whole drawing; nodes by key in the order of their numbers. */
export interface Drawing {
  readonly frame: Frame;
  readonly nodes: ReadonlyMap<string, DrawnNode>;
}

export type FrameField = keyof Frame;

export const FRAME_FIELDS = [
  'title',
  'description',
  'purpose',
  'locales',
  'alternativeQuestions',
  'categoryId',
  'productLineIds',
  'startKey',
  'variables',
  'note',
] as const satisfies readonly FrameField[];

export const noText: Text = { zhCN: '', en: '' };
