import type {
  CardContentFragment,
  EditedCardFragment,
  QuestionType,
  ScorecardContentInput,
  ScorecardDraftUpdateInput,
} from '../../../../gql/scorecards/graphql';

/** What is built, with why. */
export interface Form extends CardContentFragment {
  readonly note: string;
}
export type Section = Form['sections'][number];
export type Question = Section['questions'][number];
export type Option = Question['options'][number];
export type Range = Question['ranges'][number];
export type Condition = NonNullable<Question['condition']>;
export type Teaching = NonNullable<Question['teaches']>;
export type Text = Question['text'];

/** The scorecard as it is on the server now. */
export interface Loaded {
  readonly head: EditedCardFragment;
  readonly form: Form;
}

export const FRAME_FIELDS = [
  'title',
  'subject',
  'mode',
  'naRule',
  'fatalEffect',
  'bonusCap',
  'bands',
  'passMark',
  'reviewWindowDays',
  'disputeLimit',
  'note',
] as const satisfies readonly (keyof Form)[];
export type FrameField = (typeof FRAME_FIELDS)[number];

export const noText: Text = { zhCN: '', en: '' };

/** How much a form may hold; the server says the same. */
export const LIMITS = {
  sections: 100,
  questions: 200,
  options: 20,
  ranges: 20,
  tests: 10,
  title: 200,
  sectionTitle: 100,
  text: 500,
  help: 2_000,
  label: 100,
  weight: 1_000,
  points: 1_000,
  scale: 100,
} as const;

/** Types whose answers can be asked for in a condition. */
export const ASKABLE: readonly QuestionType[] = ['YES_NO', 'SINGLE', 'MULTIPLE', 'SCALE'];

export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isSame(item, other[at]))
    );
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === theirs.size && mine.every(([key, value]) => isSame(value, theirs.get(key)));
}

export const questionsOf = ({ sections }: Pick<Form, 'sections'>): Question[] =>
  sections.flatMap(({ questions }) => questions);

export const questionOf = (form: Form, ref: string): Question | null =>
  questionsOf(form).find((question) => question.ref === ref) ?? null;

/** The answers of a question that a condition can ask for. */
export function answersOf({ type, options, scaleMin, scaleMax }: Question): { key: string; label: Text }[] {
  if (type !== 'SCALE') return options.map(({ key, label }) => ({ key, label }));
  const [least, most] = [scaleMin ?? 1, scaleMax ?? 5];
  return Array.from({ length: Math.max(0, Math.min(LIMITS.scale + 1, most - least + 1)) }, (_, at) => {
    const key = String(least + at);
    return { key, label: { zhCN: key, en: key } };
  });
}

/** What has to be sent to make `form` of `base`; null where they are the same. Sections go whole. */
export function changesOf(base: Form, form: Form): Omit<ScorecardDraftUpdateInput, 'expectedRevision'> | null {
  const content: Record<string, unknown> = {};
  for (const field of FRAME_FIELDS)
    if (field !== 'note' && !isSame(base[field], form[field])) content[field] = form[field];
  if (base.sections !== form.sections && !isSame(base.sections, form.sections)) content['sections'] = form.sections;
  const hasNote = base.note !== form.note;
  if (Object.keys(content).length === 0 && !hasNote) return null;
  return { content: content as ScorecardContentInput, ...(hasNote ? { note: form.note } : {}) };
}

/** The whole of it, as the try-out sends it. */
export function contentOf(form: Form): ScorecardContentInput {
  const { note: _, ...content } = form;
  return content;
}
