import type { Articles } from '../../src/modules/articles/index.js';
import type { DemoMoment } from './types.js';

// Shapes of `life.json`: what people did about articles in the last days. People, articles and files by their keys.

type Raised = Parameters<Articles['flags']['raise']>[1];
type Commented = Parameters<Articles['comments']['add']>[1];
type Recorded = Parameters<Articles['verification']['checklists']['record']>[2];

/** Somebody, some hours before the seed. */
export interface DemoAct {
  by: string;
  hoursAgo: number;
}

/** A sentence that somebody found wrong, and what became of it. */
export interface DemoFlag extends DemoAct {
  key: string;
  code: string;
  kind: Raised['kind'];
  quote: string;
  comment: string;
  call: string | null;
  taken?: DemoAct;
  declined?: DemoAct & { answer: string };
}

/** A change of an article that went through review and was published. */
export interface DemoPublication {
  code: string;
  author: string;
  /** In their order; an hour lies between two steps, the publication is the last. */
  approvers: string[];
  reason: string;
  hoursAgo: number;
  note: string;
  changeSummary: string;
  changes: [string, string][];
  /** What is put in the place of what, in what to say first. */
  say?: [string, string];
  /** Keys of flags that it mends. */
  mends: string[];
  validFrom: DemoMoment | null;
}

/** A case that somebody handed in from a call. */
export interface DemoCase extends DemoAct {
  key: string;
  category: string;
  line: string;
  title: string;
  call: string;
  problem: string;
  environment: string;
  cause: string;
  solution: string;
  questions: string[];
  published?: DemoAct & { approver: string };
  rejected?: DemoAct & { reason: string };
}

/** People talking about a text; `@[key]` mentions somebody. */
export interface DemoThread {
  key: string;
  code: string;
  about: Commented['about'];
  quote: string | null;
  says: (DemoAct & { body: string })[];
  resolved?: DemoAct;
}

/** How the live version stands against the content standard. */
export interface DemoChecklist extends DemoAct {
  code: string;
  missed: Recorded['items'][number]['key'][];
  /** Criteria that do not apply. */
  without: Recorded['items'][number]['key'][];
  note: string | null;
}

/** `life.json` */
export interface DemoLife {
  flags: DemoFlag[];
  publications: DemoPublication[];
  cases: DemoCase[];
  threads: DemoThread[];
  checklists: DemoChecklist[];
}
