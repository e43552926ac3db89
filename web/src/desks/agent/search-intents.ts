/**
 * One intention to find something, from the first letter to what became of it: letters, corrections and narrowings belong
 * to it until something is opened, a gap is recorded, the field is left, or nothing is typed for a while and then much
 * later something else. Only what these rules say is sent; a letter never is.
 *
 * Plain logic without a browser: the clock, the timer and the sending are given.
 */

/** How an intention ended, for now. */
export type IntentEnd = 'PAUSE' | 'OPEN' | 'GAP' | 'LEFT';

/** What happened with an article that was found, or that none answered. */
export type OutcomeKind = 'OPENED' | 'COPIED' | 'LINKED' | 'HELPFUL' | 'NOT_HELPFUL' | 'NO_ANSWER';

export interface RecordedIntent {
  key: string;
  end: IntentEnd;
  /** The server's proof of what was shown. */
  receipt: string;
}

export interface RecordedOutcome {
  key: string;
  kind: OutcomeKind;
  /** The article; null when none answered. */
  articleId: string | null;
  /** Its place in the list, from 1; null when it was not opened from the list. */
  rank: number | null;
  /** Milliseconds from the list being shown to this. */
  afterMs: number;
}

export interface IntentPorts {
  now: () => number;
  newKey: () => string;
  /** Calls back once after so many milliseconds; returns what cancels it. */
  later: (ms: number, run: () => void) => () => void;
  record: (intent: RecordedIntent) => void;
  outcome: (outcome: RecordedOutcome) => void;
}

/** This long without a letter while results are shown is a pause: the person reads. */
export const PAUSE_MS = 1_200;

/** Who writes on within this time of a pause, without having opened anything, still looks for the same. */
export const REFINE_MS = 10_000;

/** Opened articles that later outcomes can still belong to. */
const OPENED_MAX = 50;

interface Shown {
  receipt: string;
  at: number;
}

interface Intent {
  key: string;
  /** Typed here, and not only found on the screen after a reload: only then can a pause or leaving end it. */
  isTyped: boolean;
  /** The last answer on the screen. */
  shown: Shown | null;
  /** Receipt that was recorded last. */
  recorded: string | null;
  pausedAt: number | null;
  /** Opened, left or given up: what is typed next is another intention. */
  isOver: boolean;
}

export class SearchIntents {
  private intent: Intent | null = null;
  private cancelPause: () => void = () => undefined;
  /** Which intention led to an article, so that a link or a "helpful" later on counts for it. */
  private readonly led = new Map<string, { key: string; shownAt: number; told: Set<OutcomeKind> }>();

  constructor(private readonly ports: IntentPorts) {}

  /** The text of the field has changed; a composition that is not finished does not count. */
  typed(query: string): void {
    this.cancelPause();
    if (query.trim() === '') {
      if (this.intent) this.intent.shown = null;
      return;
    }
    const { intent } = this;
    const isLate = intent?.pausedAt != null && this.ports.now() - intent.pausedAt > REFINE_MS;
    if (!intent || intent.isOver || isLate) this.intent = this.begin(true);
    else intent.isTyped = true;
  }

  /** An answer to the text of the field is on the screen. */
  shown(receipt: string): void {
    this.intent ??= this.begin(false);
    const { intent } = this;
    intent.shown = { receipt, at: this.ports.now() };
    this.cancelPause();
    if (!intent.isTyped || intent.isOver) return;
    this.cancelPause = this.ports.later(PAUSE_MS, () => {
      if (this.intent !== intent || intent.isOver) return;
      this.record(intent, 'PAUSE');
      intent.pausedAt = this.ports.now();
    });
  }

  /** A hit was opened; `rank` counts from 1. */
  opened(articleId: string, rank: number | null): void {
    const { intent } = this;
    if (!intent?.shown) return;
    this.end(intent, 'OPEN');
    this.led.delete(articleId);
    this.led.set(articleId, { key: intent.key, shownAt: intent.shown.at, told: new Set(['OPENED']) });
    const [oldest] = this.led.keys();
    if (this.led.size > OPENED_MAX && oldest !== undefined) this.led.delete(oldest);
    this.tell(intent.key, 'OPENED', articleId, rank, intent.shown.at);
  }

  /** None of what is shown answers. Gives the intention that the gap belongs to, or null when nothing was searched. */
  gap(): { key: string; receipt: string } | null {
    const { intent } = this;
    if (!intent?.shown) return null;
    this.end(intent, 'GAP');
    this.tell(intent.key, 'NO_ANSWER', null, null, intent.shown.at);
    return { key: intent.key, receipt: intent.shown.receipt };
  }

  /** The field or the page was left. */
  left(): void {
    const { intent } = this;
    if (!intent || intent.isOver || !intent.isTyped) return;
    this.end(intent, 'LEFT');
  }

  /** Something happened with an article; counts when it was found by a search of this desk, and once. */
  outcome(kind: OutcomeKind, articleId: string): void {
    const led = this.led.get(articleId);
    if (!led || led.told.has(kind)) return;
    // Another mind takes the place of the first one.
    if (kind === 'HELPFUL') led.told.delete('NOT_HELPFUL');
    if (kind === 'NOT_HELPFUL') led.told.delete('HELPFUL');
    led.told.add(kind);
    this.tell(led.key, kind, articleId, null, led.shownAt);
  }

  private begin(isTyped: boolean): Intent {
    return { key: this.ports.newKey(), isTyped, shown: null, recorded: null, pausedAt: null, isOver: false };
  }

  private end(intent: Intent, end: IntentEnd): void {
    this.cancelPause();
    this.record(intent, end);
    intent.isOver = true;
  }

  /** Sends an intention once for each answer that it ended on. */
  private record(intent: Intent, end: IntentEnd): void {
    if (!intent.shown || intent.recorded === intent.shown.receipt) return;
    intent.recorded = intent.shown.receipt;
    this.ports.record({ key: intent.key, end, receipt: intent.shown.receipt });
  }

  private tell(key: string, kind: OutcomeKind, articleId: string | null, rank: number | null, shownAt: number): void {
    this.ports.outcome({ key, kind, articleId, rank, afterMs: Math.max(0, this.ports.now() - shownAt) });
  }
}
