import { type Form, FRAME_FIELDS, type FrameField, isSame, type Question, type Section } from './content';

type Head = Omit<Section, 'questions'>;

/** What both changed, each in another way. Null: it was taken out. */
export type Contested =
  | { readonly kind: 'field'; readonly key: FrameField }
  | { readonly kind: 'section'; readonly key: string; readonly mine: Head | null; readonly theirs: Head | null }
  | {
      readonly kind: 'question';
      readonly key: string;
      readonly mine: Question | null;
      readonly theirs: Question | null;
    };

interface Merge {
  readonly form: Form;
  readonly contested: readonly Contested[];
  /** How many places came from the other without a choice. */
  readonly taken: number;
}

const headOf = ({ ref, title, weight, isExcluded }: Section): Head => ({ ref, title, weight, isExcluded });
const headsOf = (form: Form): Map<string, Head> =>
  new Map(form.sections.map((section) => [section.ref, headOf(section)]));
const questionsBy = (form: Form): Map<string, Question> =>
  new Map(form.sections.flatMap(({ questions }) => questions.map((one) => [one.ref, one] as const)));
const orderOf = (form: Form): [string, string[]][] =>
  form.sections.map(({ ref, questions }) => [ref, questions.map((one) => one.ref)]);

interface Joined<Item> {
  readonly kept: Map<string, Item>;
  readonly contested: { key: string; mine: Item | null; theirs: Item | null }[];
  readonly taken: number;
}

/** Three-way, item by item; what both changed stays mine until it is chosen. */
function joined<Item>(base: Map<string, Item>, mine: Map<string, Item>, theirs: Map<string, Item>): Joined<Item> {
  const kept = new Map<string, Item>();
  const contested: Joined<Item>['contested'] = [];
  let taken = 0;
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const [was, my, their] = [base.get(key), mine.get(key), theirs.get(key)];
    let keep = my;
    if (!isSame(my, their) && !isSame(their, was)) {
      if (isSame(my, was)) {
        keep = their;
        taken += 1;
      } else contested.push({ key, mine: my ?? null, theirs: their ?? null });
    }
    if (keep !== undefined) kept.set(key, keep);
  }
  return { kept, contested, taken };
}

/** Puts what is kept in an order; what the order does not name stands where the other form has it. */
function arranged(
  order: [string, string[]][],
  other: [string, string[]][],
  heads: ReadonlyMap<string, Head>,
  questions: ReadonlyMap<string, Question>,
): Section[] {
  const places = new Map<string, string[]>();
  for (const [ref, refs] of order) if (heads.has(ref)) places.set(ref, [...refs]);
  const placed = new Set([...places.values()].flat());
  for (const [ref, refs] of other) {
    if (!places.has(ref) && heads.has(ref)) places.set(ref, []);
    const row = places.get(ref) ?? [...places.values()].at(-1);
    refs.forEach((question, at) => {
      if (placed.has(question) || !row) return;
      const before = at === 0 ? -1 : row.indexOf(refs[at - 1] ?? '');
      row.splice(before < 0 && at > 0 ? row.length : before + 1, 0, question);
      placed.add(question);
    });
  }
  return [...places].flatMap(([ref, refs]) => {
    const head = heads.get(ref);
    if (!head) return [];
    return [{ ...head, questions: refs.flatMap((question) => questions.get(question) ?? []) }];
  });
}

/** What two people made of one form, joined by question; what both changed is left to a choice. */
export function mergeForms(base: Form, mine: Form, theirs: Form): Merge {
  let form: Form = mine;
  let taken = 0;
  const contested: Contested[] = [];
  for (const field of FRAME_FIELDS) {
    const [was, my, their] = [base[field], mine[field], theirs[field]];
    if (isSame(my, their) || isSame(their, was)) continue;
    if (isSame(my, was)) {
      form = { ...form, [field]: their };
      taken += 1;
    } else contested.push({ kind: 'field', key: field });
  }
  const heads = joined(headsOf(base), headsOf(mine), headsOf(theirs));
  const questions = joined(questionsBy(base), questionsBy(mine), questionsBy(theirs));
  contested.push(
    ...heads.contested.map((one) => ({ kind: 'section' as const, ...one })),
    ...questions.contested.map((one) => ({ kind: 'question' as const, ...one })),
  );
  const [was, my, their] = [orderOf(base), orderOf(mine), orderOf(theirs)];
  const isMineMoved = !isSame(my, was);
  const sections = arranged(isMineMoved ? my : their, isMineMoved ? their : my, heads.kept, questions.kept);
  return { form: { ...form, sections }, contested, taken: taken + heads.taken + questions.taken };
}

/** The form with their side of what is named. */
export function withTheirs(form: Form, theirs: Form, chosen: readonly Contested[]): Form {
  let next = form;
  const heads = headsOf(form);
  const questions = questionsBy(form);
  for (const one of chosen) {
    if (one.kind === 'field') next = { ...next, [one.key]: theirs[one.key] };
    else if (one.kind === 'section') put(heads, one.key, one.theirs);
    else put(questions, one.key, one.theirs);
  }
  return { ...next, sections: arranged(orderOf(form), orderOf(theirs), heads, questions) };
}

function put<Item>(map: Map<string, Item>, key: string, item: Item | null): void {
  if (item === null) map.delete(key);
  else map.set(key, item);
}
