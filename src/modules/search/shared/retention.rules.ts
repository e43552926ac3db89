/** How long it is kept what people looked for and reported, and the words of queries after they were last asked, in days. Counts stay. */
export const keptDays = 180;

const dayMs = 86_400_000;

/** What happened before this moment is forgotten. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - keptDays * dayMs);
