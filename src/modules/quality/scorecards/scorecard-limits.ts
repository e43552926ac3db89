/** How much a scorecard may hold. */
export const scorecardLimits = {
  sections: 100,
  questions: 200,
  options: 20,
  ranges: 20,
  tests: 10,
  /** Characters. */
  title: 200,
  sectionTitle: 100,
  text: 500,
  help: 2_000,
  label: 100,
  /** Largest weight and most points of an answer. */
  weight: 1_000,
  points: 1_000,
  /** Widest scale: its ends. */
  scale: 100,
  /** Largest number in a range, either way. */
  number: 1_000_000_000,
  /** Characters of an answer in words. */
  answer: 2_000,
  reviewWindowDays: 60,
  disputeLimit: 200,
} as const;
