import type { ScorecardContent, ScorecardQuestion, ScorecardTeaching } from '../scorecard-content.js';
import { questionsOf } from '../scorecard-content.rules.js';
import { findingsOf } from './check.rules.js';
import type { ScorecardFinding } from './finding.js';
import type { TeachingFacts, TeachingStanding } from './teaching.rules.js';

/** How a code stands, whoever asks. */
export interface TaughtThing {
  readonly standing: 'LIVE' | 'GONE' | 'NOT_YET' | 'MERGED';
  readonly articleId: string | null;
}

/** A part of the live text of an article. */
export interface TaughtSection {
  readonly heading: string | null;
  readonly text: string;
  readonly internal: boolean;
}

/** What scorecards ask of the rooms of articles and trees; whoever asks, because the check is the same for everybody. */
export interface TeachingSources {
  /** What codes of articles and trees lead to; null or absent: nothing. */
  targets(codes: readonly string[]): Promise<ReadonlyMap<string, TaughtThing | null>>;
  /** Live texts of articles by id, cut at their headings. */
  sections(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly TaughtSection[]>>;
  /** Whether a text has a place of this name. */
  hasPlace(sections: readonly TaughtSection[], anchor: string): boolean;
  /** Keys of the nodes of live versions of trees, by code; a tree without one is left out. */
  nodeKeys(treeCodes: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

/** The check of a scorecard, with what it refers to. */
export class ScorecardCheckService {
  constructor(private readonly sources: TeachingSources) {}

  /** Everything that is found, errors first. */
  async of(content: ScorecardContent): Promise<ScorecardFinding[]> {
    return findingsOf(content, await this.#facts(questionsOf(content)));
  }

  async #facts(questions: readonly ScorecardQuestion[]): Promise<TeachingFacts> {
    const taught = questions.flatMap(({ ref, teaches }) => (teaches ? [{ ref, teaches }] : []));
    if (!taught.length) return new Map();
    const codes = [...new Set(taught.map(({ teaches }) => codeOf(teaches)))];
    const trees = [...new Set(taught.flatMap(({ teaches }) => (teaches.nodeKey !== null ? codeOf(teaches) : [])))];
    const [targets, nodes] = await Promise.all([
      this.sources.targets(codes),
      trees.length ? this.sources.nodeKeys(trees) : new Map<string, ReadonlySet<string>>(),
    ]);
    const ids = taught.flatMap(({ teaches }) => {
      const target = targets.get(codeOf(teaches));
      return teaches.anchor !== null && target?.articleId && target.standing === 'LIVE' ? [target.articleId] : [];
    });
    const sections = ids.length ? await this.sources.sections(ids) : new Map<string, readonly TaughtSection[]>();
    return new Map(
      taught.map(({ ref, teaches }) => [ref, this.#standingOf(teaches, targets.get(codeOf(teaches)), sections, nodes)]),
    );
  }

  #standingOf(
    teaches: ScorecardTeaching,
    target: TaughtThing | null | undefined,
    sections: ReadonlyMap<string, readonly TaughtSection[]>,
    nodes: ReadonlyMap<string, ReadonlySet<string>>,
  ): TeachingStanding {
    const { treeCode, anchor, nodeKey } = teaches;
    // Articles and trees share one row of codes: one of the other kind is not what was meant.
    if (!target || (treeCode !== null) !== (target.articleId === null)) return 'MISSING';
    if (target.standing !== 'LIVE') return 'NOT_LIVE';
    if (nodeKey !== null && !nodes.get(codeOf(teaches))?.has(nodeKey)) return 'NO_NODE';
    const text = target.articleId === null ? undefined : sections.get(target.articleId);
    return anchor !== null && text && !this.sources.hasPlace(text, anchor) ? 'NO_PLACE' : 'LIVE';
  }
}

const codeOf = ({ articleCode, treeCode }: ScorecardTeaching): string => articleCode ?? treeCode ?? '';
