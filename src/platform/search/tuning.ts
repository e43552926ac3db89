/** What knowledge staff set about how a search understands words. Texts are as people wrote them; they are folded where used. */
export interface SearchTuning {
  /** Number of the settings version; 0 = as delivered. */
  readonly version: number;
  readonly synonyms: readonly SearchSynonym[];
  /** Words that frame a question and weigh half, beside those that are delivered. */
  readonly frameWords: readonly string[];
  /** Words that are not searched at all, unless a query has nothing else. */
  readonly stopWords: readonly string[];
  /** Whether questions that were confirmed by use raise the documents they led to. */
  readonly isLearningOn: boolean;
}

/** Words or phrases that stand for one another. */
export interface SearchSynonym {
  /** Language of queries that it is used for. */
  readonly locale: 'zh-CN' | 'en';
  /** Whoever searches one of these … */
  readonly words: readonly string[];
  /** … finds these too. With `isMutual` also the other way round, and the words among each other. */
  readonly means: readonly string[];
  readonly isMutual: boolean;
}

/** Nothing set. */
export const noTuning: SearchTuning = { version: 0, synonyms: [], frameWords: [], stopWords: [], isLearningOn: true };
