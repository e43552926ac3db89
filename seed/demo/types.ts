/**
 * Shapes of the demo centre's data files in this folder.
 *
 * Everything refers to everything else by `key`; the runner turns keys into ids. A key is stable: it may be
 * used by tests and must not be reused for another thing.
 */

/** A text in both languages of the console. */
export interface DemoText {
  zhCN: string;
  en: string;
}

/** Opening time of one weekday: 1 = Monday … 7 = Sunday, times as HH:MM in the site's time zone. */
export interface DemoHours {
  weekday: number;
  opensAt: string;
  closesAt: string;
}

export interface DemoSite {
  key: string;
  name: DemoText;
  kind: 'MAIN' | 'BRANCH' | 'RESERVE';
  timeZone: string;
  workingHours: DemoHours[];
  /** Days off, YYYY-MM-DD. */
  holidays: string[];
}

export interface DemoDepartment {
  key: string;
  name: DemoText;
  /** User keys of the named persons who answer for the department. */
  contacts: string[];
  /** User key. */
  deputy: string;
  workingHours: DemoHours[];
}

export interface DemoTeam {
  key: string;
  name: DemoText;
  /** Site key. */
  site: string;
  /** Team key of the supervisor's team above a lead's team; null at the top. Parents stand before children. */
  parent: string | null;
  /** User keys. */
  leads: string[];
}

export interface DemoTier {
  key: string;
  rank: number;
  name: DemoText;
}

export interface DemoProductLine {
  key: string;
  name: DemoText;
}

export interface DemoCategory {
  key: string;
  /** Category key; parents stand before children. */
  parent: string | null;
  name: DemoText;
  needsTwoPairsOfEyes: boolean;
  /** How many people have to approve a text here and below; left out, the category above says it. The same holds for the rest. */
  minimumApprovals?: number;
  verifyEveryDays?: number;
  /** Support tier key of those who may verify beside editors and owners. */
  verifierTier?: string;
  renewsByUse?: boolean;
}

export interface DemoClientKey {
  name: string;
  scopes: string[];
}

/** `centre.json` */
export interface DemoCentre {
  sites: DemoSite[];
  departments: DemoDepartment[];
  teams: DemoTeam[];
  supportTiers: DemoTier[];
  productLines: DemoProductLine[];
  categories: DemoCategory[];
  clientKeys: DemoClientKey[];
}

export type DemoRole =
  | 'AGENT'
  | 'KNOWLEDGE_EDITOR'
  | 'QA_ANALYST'
  | 'TRAINER'
  | 'COMPETITOR_ANALYST'
  | 'SUPERVISOR'
  | 'MANAGER'
  | 'DEPARTMENT_CONTACT'
  | 'ADMIN'
  | 'PARTNER'
  | 'CUSTOMER';

/** `people.json` is an array of these. */
export interface DemoPerson {
  /** Equal to the part of the e-mail address before the @. */
  key: string;
  email: string;
  name: string;
  nameEn: string;
  staffNumber: string | null;
  roles: DemoRole[];
  site: string | null;
  teams: string[];
  departments: string[];
  tier: string | null;
  /** Empty means all product lines. */
  productLines: string[];
  locale: 'zh-CN' | 'en';
  /** True for the people whose password is printed at the start; the others are there to be seen in lists. */
  isDemoLogin: boolean;
}

export type DemoArticleKind =
  | 'FAQ'
  | 'PRODUCT'
  | 'SYSTEM_OPERATION'
  | 'BUSINESS_PROCESS'
  | 'SCRIPT'
  | 'POLICY'
  | 'ANNOUNCEMENT'
  | 'TECHNICAL_CASE'
  | 'SERVICE_STANDARD';

export interface DemoTechnicalCase {
  problem: string;
  environment: string;
  cause: string;
  solution: string;
}

/** A version published before the live one, oldest first; what is absent equals the live version. */
export interface DemoArticleVersion {
  title?: string;
  say?: string;
  body: string;
  note: string;
  /** Published how many days ago. */
  daysAgo: number;
}

/** One line of `articles-zh.jsonl` or `articles-en.jsonl`. */
export interface DemoArticle {
  key: string;
  /** Equal for the two languages of one subject. */
  translationKey: string;
  kind: DemoArticleKind;
  locale: 'zh-CN' | 'en';
  /** Letter by kind and a number that no other article of any kind has. */
  code: string;
  title: string;
  /** What to say first, plain text, at most 300 characters. */
  say: string;
  /** Markdown with `:::internal` … `:::` blocks. */
  body: string;
  alternativeQuestions: string[];
  keywords: string[];
  /** Category key. */
  category: string;
  /** Product line keys; empty means all. */
  productLines: string[];
  environment: string | null;
  models: string[];
  errorCodes: string[];
  technicalCase: DemoTechnicalCase | null;
  audience: 'INTERNAL' | 'PARTNER' | 'PUBLIC';
  /** Support tier key; null means all tiers. */
  minimumTier: string | null;
  /** Team keys; empty means all teams. */
  teams: string[];
  /** User key of a knowledge editor. */
  author: string;
  versions: DemoArticleVersion[];
  state: 'PUBLISHED' | 'IN_REVIEW' | 'DRAFT';
  /** Published how many days ago; null unless published. */
  daysAgo: number | null;
  /** Sent to review how many hours ago; null unless in review. */
  submittedHoursAgo: number | null;
  /** How the live version was pushed; null means silently. */
  priority: 'INFO' | 'MUST_READ' | 'STOP_WORK' | null;
  /** Hours from the seed to the due time of a must-read; null otherwise. */
  dueInHours: number | null;
  /** What changed, as shown in the feed. */
  changeSummary: string | null;
  /** The author's note to the reviewer. */
  note: string | null;
}

/** A decision of the past. */
export interface DemoReview {
  outcome: 'APPROVED' | 'REJECTED';
  /** User key. */
  by: string;
  daysAgo: number;
  reason: string | null;
}

/** Midnight in Shanghai of: this month's first, next month's first, the next first of December, and the fourth of January behind that. */
export type DemoMoment = 'THIS_MONTH' | 'NEXT_MONTH' | 'DECEMBER' | 'JANUARY';

/** A version as `keeping.json` tells it: with those who wrote, decided and published. */
export interface DemoKeptVersion extends DemoArticleVersion {
  author: string;
  publisher: string;
  reviews?: DemoReview[];
}

/** How one article is kept: what `keeping.json` says beside the article's own line. Absent leaves it as the line says. */
export interface DemoKept {
  /** User key of who answers for it. */
  owner?: string;
  /** Key of the team behind. */
  ownerTeam?: string;
  confidence?: 'WORK_IN_PROGRESS' | 'NOT_VALIDATED' | 'VALIDATED';
  needsUpdate?: { reason: string; by: string; daysAgo: number };
  risk?: { kind: 'SAFETY' | 'BUSINESS_RISK'; reason: string; by: string; daysAgo: number };
  /** Earlier versions in the place of those of the line, oldest first. */
  versions?: DemoKeptVersion[];
  /** About the live version. */
  live?: { note?: string; publisher?: string; daysAgo?: number; reviews?: DemoReview[] };
  /** Version of the Chinese article that an English one follows; the live one where left out. */
  follows?: number;
  validFrom?: DemoMoment;
  validTo?: DemoMoment;
  /** Keys of files (`seed/files.ts`); `append` names them as `file:KEY`. */
  files?: string[];
  /** Markdown behind the body. */
  append?: string;
  /** The working copy, made of the live text. */
  draft?: {
    /** User key. */
    author: string;
    /** In review where left out. */
    state?: 'IN_REVIEW' | 'APPROVED';
    submittedHoursAgo: number;
    note: string;
    title?: string;
    /** What is put in the place of what, in the body. */
    changes?: [string, string][];
    reviews?: DemoReview[];
  };
}

/** `keeping.json`: by code of the article. */
export type DemoKeeping = Record<string, DemoKept>;
