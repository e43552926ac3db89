/** A case that is being written. */
export interface CaseText {
  title: string;
  problem: string;
  environment: string;
  cause: string;
  solution: string;
  /** The caller's words, one a line. */
  questions: string;
  productLineId: string | null;
}

export const CASE_PARTS = ['problem', 'environment', 'cause', 'solution'] as const;

const storageKey = (personId: string): string => `caregraph.case.${personId}`;

/** What this person has begun to write in this browser; null for nothing. */
export function rememberedCase(personId: string): CaseText | null {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(personId)) ?? 'null') as Partial<CaseText> | null;
    if (stored === null || typeof stored.title !== 'string') return null;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      title: stored.title,
      problem: text(stored.problem),
      environment: text(stored.environment),
      cause: text(stored.cause),
      solution: text(stored.solution),
      questions: text(stored.questions),
      productLineId: typeof stored.productLineId === 'string' ? stored.productLineId : null,
    };
  } catch {
    return null;
  }
}

/** Keeps what is written, so that a call that comes in between loses nothing; null forgets it. */
export function rememberCase(personId: string, text: CaseText | null): void {
  if (text) localStorage.setItem(storageKey(personId), JSON.stringify(text));
  else localStorage.removeItem(storageKey(personId));
}

/** The lines of the caller's words. */
export const questionsOf = (text: Pick<CaseText, 'questions'>): string[] =>
  text.questions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
