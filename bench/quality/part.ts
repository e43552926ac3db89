/** What is wanted, and whether it holds. */
export interface Judged {
  readonly text: string;
  readonly holds: boolean;
}

/** One thing of quality that can be measured by itself. */
export interface Part {
  readonly name: string;
  /** Measures, says what it found, and judges it. `option` gives the word behind a word of the command line. */
  run(option: (name: string) => string | undefined): Promise<{ figures: unknown; judged: readonly Judged[] }>;
}
