/* eslint-disable */
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A signed, opaque position in a list or in the feed, as the server gave it. At most 400 characters. */
  Cursor: { input: string; output: string; }
  /** A moment in ISO 8601 with a time zone, e.g. `2026-11-25T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
};

/** Which people of the list are wanted. */
export type AcknowledgementFilter = {
  /** true: who did acknowledge; false: who has not. */
  isAcknowledged?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only people of this team. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which days of agents. */
export type AgentDayFilter = {
  /** Only days of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** First day, `YYYY-MM-DD`. */
  from: Scalars['String']['input'];
  /** Only days of this team, or of one below it at that time. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Last day, `YYYY-MM-DD`; at most 400 days. */
  to: Scalars['String']['input'];
};

/** Agents’ times to be recorded. */
export type AgentTimeRecordInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 100 rows. Bad ones are named, the others go in. */
  rows: Array<AgentTimeRowInput>;
};

/** What one agent did on one day. */
export type AgentTimeRowInput = {
  /** Who: id, e-mail address or staff number. */
  agent: Scalars['String']['input'];
  /** The day, `YYYY-MM-DD`, in the time zone of the agent’s site. */
  day: Scalars['String']['input'];
  /** Seconds on hold, 0 to 90000. */
  holdSeconds: Scalars['Int']['input'];
  /** Seconds that the agent was logged in; not less than the other four together, 0 to 90000. */
  loggedInSeconds: Scalars['Int']['input'];
  /** Seconds of talk, 0 to 90000. */
  talkSeconds: Scalars['Int']['input'];
  /** Seconds of waiting for calls, 0 to 90000. */
  waitingSeconds: Scalars['Int']['input'];
  /** Seconds of work after calls, 0 to 90000. */
  wrapSeconds: Scalars['Int']['input'];
};

/** Which coefficient of agreement beyond chance is shown. */
export type AgreementCoefficient =
  /** AC1 of Gwet: also right where almost all answers are alike, as with fatal errors. */
  | 'AC1'
  /** Alpha of Krippendorff with the distance of numbers: being near counts for something. */
  | 'ALPHA';

/** Kinds of questions whose answers are compared together. */
export type AgreementKind =
  /** One or any of several options. */
  | 'CHOICE'
  /** A question that has a fatal answer, whatever its type. */
  | 'FATAL'
  /** A number on a scale or in ranges. */
  | 'SCALE'
  /** One of two options. */
  | 'YES_NO';

/** The answer to one question. */
export type AnswerInput = {
  /** Whether it does not apply; default false. */
  isNa?: InputMaybe<Scalars['Boolean']['input']>;
  /** SCALE and NUMERIC: the number. */
  number?: InputMaybe<Scalars['Float']['input']>;
  /** YES_NO and SINGLE one key; MULTIPLE any. Empty: none yet. */
  options?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ref of the question. */
  ref: Scalars['String']['input'];
  /** TEXT: the words, at most 2,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** How a question stands in one evaluation. */
export type AnswerState =
  /** Answered. */
  | 'ANSWERED'
  /** The evaluator said that it does not apply. */
  | 'MARKED_NA'
  /** Not answered yet; it counts nothing. */
  | 'OPEN'
  /** Its condition hides it; nobody’s judgement. */
  | 'SYSTEM_NA';

/** How the points of an answer become a value between 0 and 1; the modes by points use raw points instead. */
export type AnswerValueRule =
  /** Points of the answer divided by the most that an answer gives. */
  | 'MAX'
  /** Where the points lie between the least and the most: the least is 0. */
  | 'RANGE';

/** Approving the working copy. */
export type ArticleApproveInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** A remark, at most 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Taking an article out of use. */
export type ArticleArchiveInput = {
  /** True where other texts refer to it and that is meant; otherwise such an article is refused: IN_USE. */
  confirmDependants?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** What becomes of its published translations: true takes them out of use too, false leaves them. Needed where there are some. */
  withTranslations?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A picture or file that an article is to have. */
export type ArticleAttachmentAddInput = {
  /** What a picture shows, at most 300 characters. It may come later, but before the text is handed in. */
  alt?: InputMaybe<Scalars['String']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** An upload of yours for ARTICLE_IMAGE or ARTICLE_FILE, or a file that another article has which you may read. */
  fileId: Scalars['ID']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Taking a picture or file out of the working copy. */
export type ArticleAttachmentRemoveInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The file. */
  fileId: Scalars['ID']['input'];
};

/** Other words about a picture or file. */
export type ArticleAttachmentUpdateInput = {
  /** What a picture shows, at most 300 characters; null empties it, left out it stays. */
  alt?: InputMaybe<Scalars['String']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The file. */
  fileId: Scalars['ID']['input'];
  /** New name, 1 to 200 characters; left out it stays. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Who may read an article from now on. */
export type ArticleAudienceChangeInput = {
  /** How far inside one has to stand. */
  audience: Audience;
  /** True where more people will be able to read and that is meant. */
  confirmWidening?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Lowest support tier that reads it; null for all, left out it stays. */
  minimumTierId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Teams that read it, at most 100; empty for all. */
  teamIds: Array<Scalars['ID']['input']>;
};

/** A case from a call, as the start of an article. */
export type ArticleCaseSubmitInput = {
  /** The question in the caller’s own words: at most 50, each at most 200 characters. */
  alternativeQuestions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Reference of the call: letters, digits and . _ : -, at most 64 characters. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Category; the team that looks after it will own the article. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Why it happened: Markdown, 1 to 20,000 characters. */
  cause: Scalars['String']['input'];
  /** Where it happened (device, version, network): Markdown, 1 to 20,000 characters. */
  environment: Scalars['String']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Language of the text; yours when left out. */
  locale?: InputMaybe<Locale>;
  /** What the customer saw: Markdown, 1 to 20,000 characters. */
  problem: Scalars['String']['input'];
  /** Product lines, at most 100; empty or left out for all. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What solved it: Markdown, 1 to 20,000 characters. */
  solution: Scalars['String']['input'];
  /** Title, 1 to 250 characters. */
  title: Scalars['String']['input'];
};

/** How a version stands against the content standard. */
export type ArticleChecklistRecordInput = {
  /** Each criterion once; at least one has to apply. */
  items: Array<ChecklistItemInput>;
  /** What to add, at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Number of the version. */
  version: Scalars['Int']['input'];
};

/** A new comment. */
export type ArticleCommentAddInput = {
  /** Which text it is about; for an answer that of its thread. */
  about: CommentSubject;
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** Plain text, 1 to 2,000 characters. Mention somebody as `@[` with their id and `]`, at most 20 people. */
  body: Scalars['String']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The words that are meant, at most 300 characters; they have to occur in the text. */
  quote?: InputMaybe<Scalars['String']['input']>;
  /** The comment that this answers; answers stand below the thread’s first. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that you read, for LIVE; of no meaning for DRAFT and for an answer. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Deleting an own comment. */
export type ArticleCommentDeleteInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Opening a thread again. */
export type ArticleCommentReopenInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Closing a thread. */
export type ArticleCommentResolveInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Other words for an own comment. */
export type ArticleCommentUpdateInput = {
  /** Plain text, 1 to 2,000 characters, as in `ArticleCommentAddInput`. */
  body: Scalars['String']['input'];
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** How sure the centre is of a text. */
export type ArticleConfidence =
  /** There is an answer, not yet proven in use or by somebody who knows. */
  | 'NOT_VALIDATED'
  /** Proven. */
  | 'VALIDATED'
  /** No answer yet; internal only. */
  | 'WORK_IN_PROGRESS';

/** How sure the centre is of an article. */
export type ArticleConfidenceSetInput = {
  /** The new one; WORK_IN_PROGRESS for internal articles only. */
  confidence: ArticleConfidence;
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** What an article says. What is left out stays as it is; null empties it. */
export type ArticleContentInput = {
  /** The question in the callers’ own words: at most 50, each at most 200 characters. */
  alternativeQuestions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The text in Markdown, at most 600,000 characters. `:::internal` to `:::` stays inside the centre; `:::say`, `:::note`, `:::warning` are boxes; `[[K-2031]]` links to an article; `![what it shows](file:<id>)` shows an attached picture, `[words](file:<id>)` links to an attached file. At most 500 links, 200 pictures, 2,000 table rows, quotations 15 deep. */
  bodyMarkdown?: InputMaybe<Scalars['String']['input']>;
  /** Its category; null for none. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** From when it holds; null for since ever. Before it only internal viewers find and read it. */
  effectiveFrom?: InputMaybe<MomentInput>;
  /** Until when it holds; null for no end. After it only internal viewers find and read it. */
  effectiveTo?: InputMaybe<MomentInput>;
  /** Where it applies, at most 500 characters. */
  environment?: InputMaybe<Scalars['String']['input']>;
  /** Error codes: at most 100, each at most 40 characters. */
  errorCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keywords: at most 50, each at most 60 characters. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Models: at most 100, each at most 40 characters. */
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Product lines, at most 100; empty or null for all. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What to say first: plain text, at most 300 characters. */
  say?: InputMaybe<Scalars['String']['input']>;
  /** The parts of a technical case. */
  technicalCase?: InputMaybe<TechnicalCaseInput>;
  /** Title, 1 to 250 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** A new article. */
export type ArticleCreateInput = {
  /** What it says; at least a title. */
  content: ArticleContentInput;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What sort of knowledge; it decides the letter of the code and stays. */
  kind: ArticleKind;
  /** Language of the text; it stays. */
  locale: Locale;
  /** Note for reviewers, at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** Throwing the working copy away. */
export type ArticleDraftDiscardInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** A change of the working copy. */
export type ArticleDraftUpdateInput = {
  /** What changes. */
  content: ArticleContentInput;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Note for reviewers, at most 500 characters; left out it stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** Two articles that are not the same. */
export type ArticleDuplicateDismissInput = {
  /** One article. */
  articleId: Scalars['ID']['input'];
  /** The other. */
  otherId: Scalars['ID']['input'];
};

/** The export that is to be called off. */
export type ArticleExportCancelInput = {
  /** Id of the export. */
  id: Scalars['ID']['input'];
};

/** Form of an exported file. Each can be imported again. */
export type ArticleExportFormat =
  /** A table in UTF-8 with a byte order mark, one row an article; with attachments a zip that holds it. Cells that a spreadsheet would take for a formula begin with a quote. */
  | 'CSV'
  /** One JSON object a line, packed with gzip; with attachments a zip that holds it. */
  | 'JSON_LINES'
  /** A zip with one Markdown file an article, with front matter. */
  | 'MARKDOWN';

/** Which articles are to be exported, and how. Exactly one of `articleIds` and `filter`. */
export type ArticleExportInput = {
  /** These articles, 1 to 1,000. */
  articleIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** All articles of this list, at most 20,000; an empty filter is all articles. */
  filter?: InputMaybe<ArticleFilter>;
  /** Form of the file. */
  format: ArticleExportFormat;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: pictures and files come along, so that the file can be imported elsewhere. */
  withAttachments: Scalars['Boolean']['input'];
};

/** Whether a version helped. */
export type ArticleFeedbackGiveInput = {
  /** Whether it helped. */
  isHelpful: Scalars['Boolean']['input'];
  /** Why, at most 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The version that you read. */
  version: Scalars['Int']['input'];
};

/** What a list of articles is narrowed to; all given conditions hold at once. */
export type ArticleFilter = {
  /** True: only articles that you wrote in. */
  authoredByViewer?: InputMaybe<Scalars['Boolean']['input']>;
  /** In this category or below it. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Code begins so, e.g. `K-20`; at most 12 characters. */
  codePrefix?: InputMaybe<Scalars['String']['input']>;
  /** Any of these. Internal viewers only. */
  confidences?: InputMaybe<Array<ArticleConfidence>>;
  /** With a draft in any of these states. Finds nothing for who may not read drafts. */
  draftStates?: InputMaybe<Array<DraftState>>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<ArticleKind>>;
  /** In this language. */
  locale?: InputMaybe<Locale>;
  /** True: only articles that are marked as in need of an update. Internal viewers only. */
  needsUpdate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Owned by this person. Internal viewers only. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** With this team as owner or behind the owner. Internal viewers only. */
  ownerTeamId?: InputMaybe<Scalars['ID']['input']>;
  /** Made for this product line by name. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** With a mark of any of these kinds. Internal viewers only. */
  riskKinds?: InputMaybe<Array<RiskKind>>;
  /** Any of these states. */
  states?: InputMaybe<Array<ArticleState>>;
  /** Whether the live text holds. Internal viewers only. */
  validity?: InputMaybe<ArticleValidity>;
  /** How the verification stands. Internal viewers only. */
  verification?: InputMaybe<VerificationState>;
};

/** The answer to a flag. */
export type ArticleFlagAnswerInput = {
  /** What whoever flagged is told, 1 to 1,000 characters. */
  answer: Scalars['String']['input'];
  /** The `revision` of the flag that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** For MENDED: the published version that mends it, later than the one that was flagged. */
  mendedInVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Mended, or not changed. */
  outcome: ArticleFlagOutcome;
};

/** What somebody finds wrong with a text. */
export type ArticleFlagKind =
  /** Whoever follows it may come to harm; to be answered within 4 hours. */
  | 'DANGEROUS'
  /** Something is missing. */
  | 'INCOMPLETE'
  /** Something else; the comment says what. */
  | 'OTHER'
  /** It was true once. */
  | 'OUTDATED'
  /** One cannot tell what is meant. */
  | 'UNCLEAR'
  /** It is not true. */
  | 'WRONG';

/** How a flag is answered. */
export type ArticleFlagOutcome =
  /** Nothing is changed. */
  | 'DECLINED'
  /** Mended in a published version. */
  | 'MENDED';

/** Something wrong with a text. */
export type ArticleFlagRaiseInput = {
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** Reference of the call in which it was found: letters, digits and . _ : -, at most 64 characters. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** What is wrong, at most 1,000 characters; needed for OTHER and where nothing is pinned. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What is wrong. */
  kind: ArticleFlagKind;
  /** The pinned text, at most 500 characters; it has to stand in what you read of that version. Blanks and letter case do not matter. Left out: the whole article. */
  quote?: InputMaybe<Scalars['String']['input']>;
  /** The version that you read. */
  version: Scalars['Int']['input'];
};

/** Which flags a list holds. */
export type ArticleFlagScope =
  /** All flags, for KNOWLEDGE_EDITOR and ADMIN; for others the open and taken ones of articles that they may read. */
  | 'ALL'
  /** Open and taken flags of articles that you own, yourself or by your team, those that you took, and for editors those of articles without an owner. */
  | 'MINE_TO_ANSWER'
  /** Flags that you raised, newest first. */
  | 'RAISED_BY_ME';

/** Where a flag stands. */
export type ArticleFlagState =
  /** Somebody works on it, or its mended text waits for its moment. */
  | 'ACCEPTED'
  /** Nothing is changed; the answer says why. */
  | 'DECLINED'
  /** Mended in a version that holds. */
  | 'MENDED'
  /** Nobody has taken it yet. */
  | 'OPEN';

/** Taking a flag on. */
export type ArticleFlagTakeInput = {
  /** The `revision` of the flag that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** What is to be imported, and how. */
export type ArticleImportInput = {
  /** Widest audience of new articles; INTERNAL unless said otherwise. A row that names a narrower one gets that. Known articles keep theirs. */
  audience?: InputMaybe<Audience>;
  /** Category of new articles whose row names none. Known ones keep theirs unless the row names one. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** The uploaded file: JSON lines, a CSV table, Markdown with front matter or an HTML page, plain or gzip; or a zip with any of them and their pictures, at most 5,000 entries and 512 MB unpacked. */
  fileId: Scalars['ID']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: only say what would happen. */
  isDryRun: Scalars['Boolean']['input'];
  /** Product lines of new articles whose row names none, at most 100; empty for all. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: live at once, silently. False: as drafts. Rows that say `draft` stay drafts. */
  publish: Scalars['Boolean']['input'];
  /** System that the ids of the rows belong to: letters, digits and . _ -, at most 60 characters. Left out, each row’s own `source` counts. */
  system?: InputMaybe<Scalars['String']['input']>;
};

/** What sort of knowledge an article is. The first letter of its code tells the kind. */
export type ArticleKind =
  /** News that agents need. Codes N-…. */
  | 'ANNOUNCEMENT'
  /** How the business does something. Codes B-…. */
  | 'BUSINESS_PROCESS'
  /** A frequent question and its answer. Codes K-…. */
  | 'FAQ'
  /** A rule or a promotion with its terms. Codes P-…. */
  | 'POLICY'
  /** What a product is and can do. Codes G-…. */
  | 'PRODUCT'
  /** Words for a conversation. Codes S-…. */
  | 'SCRIPT'
  /** What good service is. Codes V-…. */
  | 'SERVICE_STANDARD'
  /** How a system is operated. Codes O-…. */
  | 'SYSTEM_OPERATION'
  /** Problem, environment, cause and solution of a case. Codes C-…. */
  | 'TECHNICAL_CASE';

/** How a link from a text to something else stands. */
export type ArticleLinkState =
  /** What it leads to was taken out of use. */
  | 'ARCHIVED'
  /** What it leads to was merged into another article. */
  | 'MERGED'
  /** There is nothing published of that code. */
  | 'MISSING'
  /** Some readers of the text may not read what it leads to. */
  | 'NARROWER_AUDIENCE'
  /** It leads to something published that every reader of the text may read. */
  | 'OK';

/** In which call a version served. */
export type ArticleLinkToCallInput = {
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** Reference of the call: letters, digits and . _ : -, at most 64 characters. */
  callReference: Scalars['String']['input'];
  /** The system of the reference, in the same form. */
  callSystem?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The version that you used. */
  version: Scalars['Int']['input'];
};

/** Which article takes which over. */
export type ArticleMergeInput = {
  /** True where fewer people may read the article that stays and that is meant. */
  confirmNarrower?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that you saw of the article that goes. */
  expectedFromVersion: Scalars['Int']['input'];
  /** The `revision` that you saw of the article that stays. */
  expectedIntoVersion: Scalars['Int']['input'];
  /** The article that goes. */
  fromId: Scalars['ID']['input'];
  /** The article that stays: published, in the same language. */
  intoId: Scalars['ID']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Whether title, alternative questions and keywords go into the draft of the article that stays, as many as fit. */
  takeQuestions: Scalars['Boolean']['input'];
};

/** That an article need not be worked on after all. */
export type ArticleNeedsUpdateClearInput = {
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Why an article has to be worked on. */
export type ArticleNeedsUpdateSetInput = {
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The reason, which agents read; 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Taking back a published text that does not hold yet. */
export type ArticleNextWithdrawInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Order of a list of articles. */
export type ArticleOrder = {
  /** In which direction. */
  direction: OrderDirection;
  /** By what. */
  field: ArticleOrderField;
};

/** What the list of articles may be ordered by. */
export type ArticleOrderField =
  /** Its code, as text. */
  | 'CODE'
  /** When its draft was handed in; the list then holds only articles whose draft was. */
  | 'SUBMITTED_AT'
  /** When anything of it changed last. */
  | 'UPDATED_AT';

/** Who is to answer for an article; a person, a team, or both. */
export type ArticleOwnerSetInput = {
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Responsible person; null: the team owns it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Responsible team: takes over from the person, or owns it where there is none. Omitted: the person’s first team; null: none. */
  ownerTeamId?: InputMaybe<Scalars['ID']['input']>;
};

/** A text that is to be shown before it is saved. */
export type ArticlePreviewInput = {
  /** The article whose pictures the text may show, those of its working copy; left out it shows none. */
  articleId?: InputMaybe<Scalars['ID']['input']>;
  /** As whom to look at it. */
  as: Audience;
  /** The text in Markdown, at most 600,000 characters. */
  bodyMarkdown: Scalars['String']['input'];
  /** The parts of a technical case. */
  technicalCase?: InputMaybe<TechnicalCaseInput>;
};

/** Making the approved working copy live. */
export type ArticlePublishInput = {
  /** New audience; left out it stays. The first is INTERNAL. */
  audience?: InputMaybe<Audience>;
  /** What changed, at most 500 characters; needed for MUST_READ and STOP_WORK. */
  changeSummary?: InputMaybe<Scalars['String']['input']>;
  /** True where more people will be able to read and that is meant. */
  confirmWidening?: InputMaybe<Scalars['Boolean']['input']>;
  /** Until when it has to be read; in the future, for MUST_READ and STOP_WORK only. */
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Flags that this version answers; who raised them is told. At most 50. */
  mendsFlagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Pushes it to everybody who may read it; left out it goes live silently. */
  priority?: InputMaybe<FeedPriority>;
  /** When it goes live by itself, in the future; left out it goes live at once. */
  publishAt?: InputMaybe<MomentInput>;
};

/** Giving the working copy back to its author. */
export type ArticleRejectInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Places that are meant, at most 20. */
  pins?: InputMaybe<Array<ReviewPinInput>>;
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Bringing an article back from the archive. */
export type ArticleRestoreInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Asking to take a risk mark away. */
export type ArticleRiskRemovalAskInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Deciding whether a risk mark is taken away. */
export type ArticleRiskRemovalDecideInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** True takes the mark away; false keeps it. */
  isConfirmed: Scalars['Boolean']['input'];
  /** Why, at most 500 characters; needed to keep the mark. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Marking an article as a matter of harm. */
export type ArticleRiskSetInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** What kind of harm; a business risk may be raised to a safety problem. */
  kind: RiskKind;
  /** Why, 1 to 500 characters; readers inside the centre see it. */
  reason: Scalars['String']['input'];
};

/** Taking back the order to publish later. */
export type ArticleScheduleCancelInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** How an article stood at a moment. */
export type ArticleStanding =
  /** In the archive: nobody found it. */
  | 'ARCHIVED'
  /** There was nothing that you may read: not published then, or not for you. */
  | 'NONE'
  /** Live but not yet valid: people of the centre read it so marked. */
  | 'NOT_YET_VALID'
  /** Live but no longer valid: people of the centre read it so marked. */
  | 'NO_LONGER_VALID'
  /** Live and valid. */
  | 'VALID';

/** Where an article stands. Before the first publication it follows its draft. */
export type ArticleState =
  /** Never published; may be published. */
  | 'APPROVED'
  /** Taken out of use; kept, and may be restored. */
  | 'ARCHIVED'
  /** Never published; being written. */
  | 'DRAFT'
  /** Never published; waits for a reviewer. */
  | 'IN_REVIEW'
  /** Live, whatever a newer draft is doing. */
  | 'PUBLISHED';

/** Handing the working copy in for review. */
export type ArticleSubmitInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Note for reviewers, at most 500 characters; left out it stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** A text of an article that is not asked for by its number. */
export type ArticleTextChoice =
  /** The working copy; editors and administrators only. */
  | 'DRAFT'
  /** The text that readers see now. */
  | 'LIVE';

/** A part of an article that differences are shown of. */
export type ArticleTextField =
  /** The question in the callers’ own words; a list. */
  | 'ALTERNATIVE_QUESTIONS'
  /** Files and pictures, each by name and alternative text; a list. */
  | 'ATTACHMENTS'
  /** The text in Markdown. */
  | 'BODY'
  /** Of a technical case: where it happened. */
  | 'CASE_ENVIRONMENT'
  /** The category with those above it, in your language. */
  | 'CATEGORY'
  /** Of a technical case: why it happened. */
  | 'CAUSE'
  /** From when it holds; a moment. */
  | 'EFFECTIVE_FROM'
  /** Until when it holds; a moment. */
  | 'EFFECTIVE_TO'
  /** Where it applies. */
  | 'ENVIRONMENT'
  /** Error codes; a list. */
  | 'ERROR_CODES'
  /** Keywords; a list. */
  | 'KEYWORDS'
  /** Models; a list. */
  | 'MODELS'
  /** Of a technical case: what the customer saw. */
  | 'PROBLEM'
  /** Names of the product lines in your language; a list, empty for all. */
  | 'PRODUCT_LINES'
  /** What to say first. */
  | 'SAY'
  /** Of a technical case: what solved it. */
  | 'SOLUTION'
  /** The title. */
  | 'TITLE';

/** Which text of an article is meant: exactly one of the two. */
export type ArticleTextInput = {
  /** The live text or the working copy. */
  text?: InputMaybe<ArticleTextChoice>;
  /** Number of a published version. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Finding a translation right for a version of its source. */
export type ArticleTranslationConfirmInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Version of the source that it is right for: not older than the one it follows, not newer than the live one. */
  sourceVersion: Scalars['Int']['input'];
  /** Which text was looked at; left out the live one, or the working copy where nothing is published. */
  text?: InputMaybe<ArticleTextChoice>;
};

/** Binding an article to the one that it translates. */
export type ArticleTranslationLinkInput = {
  /** The `revision` of the translation that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The published source; of a translation its source is meant. */
  sourceId: Scalars['ID']['input'];
  /** Version of the source that the text follows; left out the live one. */
  sourceVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Beginning a translation. */
export type ArticleTranslationStartInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Language of the translation; another one than that of the source. */
  locale: Locale;
  /** The published article to translate; of a translation its source is meant. */
  sourceId: Scalars['ID']['input'];
};

/** Letting an article be no translation any more. */
export type ArticleTranslationUnlinkInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Whether a text holds at this moment. */
export type ArticleValidity =
  /** It begins to hold later. Only internal viewers see it. */
  | 'NOT_YET_VALID'
  /** Its time is over. Only internal viewers see it. */
  | 'NO_LONGER_VALID'
  /** It holds now. */
  | 'VALID';

/** That an article was checked and is right. */
export type ArticleVerifyInput = {
  /** Also sets the article’s own interval in days, 1 to 1,095; null: that of its category; omitted: it stays. For who may change the owner. */
  everyDays?: InputMaybe<Scalars['Int']['input']>;
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** What was looked at, at most 500 characters; kept in the audit. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** How often an article is to be verified. */
export type ArticleVerifyIntervalSetInput = {
  /** Days, 1 to 1,095; null: as its category says. */
  everyDays?: InputMaybe<Scalars['Int']['input']>;
  /** The article’s `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Bringing an earlier text back as a working copy. */
export type ArticleVersionRestoreInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** True where another working copy is there and is to be thrown away for it. */
  replaceDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of the version. */
  version: Scalars['Int']['input'];
};

/** Taking the working copy back from review. */
export type ArticleWithdrawInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Who is to answer for several articles; a person, a team, or both. */
export type ArticlesOwnerSetInput = {
  /** The articles, 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
  /** Responsible person; null: the team owns them. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Responsible team: takes over from the person, or owns it where there is none. Omitted: the person’s first team; null: none. */
  ownerTeamId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which assignments are listed. All given conditions hold together. */
export type AssignmentFilterInput = {
  /** Only of this evaluator. */
  evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** True: only those that are not done and were due before now. */
  isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only of this plan. */
  planId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this draw. */
  sampleId?: InputMaybe<Scalars['ID']['input']>;
  /** Only in one of these states. */
  states?: InputMaybe<Array<AssignmentState>>;
};

/** Who is to score it instead. */
export type AssignmentReassignInput = {
  /** A quality analyst, or a supervisor who leads each team of the plan; not its agent. */
  evaluatorId: Scalars['ID']['input'];
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
};

/** Why a drawn call is given up. */
export type AssignmentSkipInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, at most 500 characters. */
  reason: Scalars['String']['input'];
};

/** Where the scoring of a drawn call stands. */
export type AssignmentState =
  /** The evaluation was submitted. */
  | 'DONE'
  /** Nobody has begun. */
  | 'OPEN'
  /** Given up with a reason; another call of the same part took its place, where there was one. */
  | 'SKIPPED'
  /** The evaluator has a draft. */
  | 'STARTED';

/** What is spread anew, and over whom. Only what nobody has begun, at most 1,000 at a time. */
export type AssignmentsDistributeInput = {
  /** Over whom, 1 to 200; with regard to what each has to score already. */
  evaluatorIds: Array<Scalars['ID']['input']>;
  /** Those of this person. */
  fromEvaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Those of this draw. This or `fromEvaluatorId`, or both. */
  sampleId?: InputMaybe<Scalars['ID']['input']>;
};

/** Who may read a thing. Each audience contains all inner ones. */
export type Audience =
  /** People of the centre only. The default. */
  | 'INTERNAL'
  /** Dealers and service points too. */
  | 'PARTNER'
  /** Everybody, client applications of self-service sites included. */
  | 'PUBLIC';

/** Which audit events; all given conditions hold together. */
export type AuditFilter = {
  /** Done by this person or client key. */
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** Not of these types, e.g. `session.refreshed`, which stands for nothing that anybody did; at most 20. Without effect beside `type`. */
  exceptTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Not before this moment. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Done by this request, as the log and error messages name it; at most 200 characters. */
  requestId?: InputMaybe<Scalars['String']['input']>;
  /** Done to this thing. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Done to this kind of thing, e.g. `article`; at most 100 characters. */
  subjectType?: InputMaybe<Scalars['String']['input']>;
  /** Before this moment. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Exactly this type, e.g. `session.refused`; at most 100 characters. */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** The end of a session. */
export type CalibrationCloseInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, at most 500 characters; needed where it was never revealed. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A session: on what, by whom, until when. */
export type CalibrationCreateInput = {
  /** The call; one that you may see, and not your own. */
  callId: Scalars['ID']['input'];
  /** Until when all should have submitted, within 90 days. People are reminded a day before. */
  dueAt: Scalars['DateTime']['input'];
  /** Whose answers the others are compared with; submits first. */
  expertId: Scalars['ID']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who scores beside the expert, 1 to 20: quality analysts and supervisors. */
  participantIds: Array<Scalars['ID']['input']>;
  /** A scorecard in use for such calls; its version is fixed now. */
  scorecardId: Scalars['ID']['input'];
  /** What it is called, at most 120 characters. */
  title: Scalars['String']['input'];
};

/** Which sessions are listed. All given conditions hold together. */
export type CalibrationFilterInput = {
  /** True: only those that you lead or take part in. */
  isMine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only with this scorecard. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** Only in one of these states. */
  states?: InputMaybe<Array<CalibrationState>>;
};

/** Revealing the answers. */
export type CalibrationRevealInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
  /** Why before all have submitted, at most 500 characters; needed. Those who have not submitted no longer can. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A ruling on one question. */
export type CalibrationRuleInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
  /** Whether its wording should be changed; the criteria meeting sees it. */
  proposesChange?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ref of the question. */
  ref: Scalars['String']['input'];
  /** How it is to be read, at most 2,000 characters; takes the place of an earlier one. */
  ruling: Scalars['String']['input'];
};

/** Where a calibration session stands. */
export type CalibrationState =
  /** The expert has submitted; nobody sees the answers of others. */
  | 'BLIND'
  /** Over; rulings stay. Where it was never revealed nobody sees the answers of others. */
  | 'CLOSED'
  /** The expert has not submitted yet; the others may score, but not submit. */
  | 'EXPERT_FIRST'
  /** All answers can be compared; nobody submits any more. */
  | 'REVEALED';

/** Which calls are counted. All given conditions hold together; what you may not see is never counted. */
export type CallFiguresFilter = {
  /** Only of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only what came by this way. */
  channel?: InputMaybe<Channel>;
  /** Only of customers of this level, by its key. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** First day on which they were offered, `YYYY-MM-DD` of the zone that the answer names. */
  fromDay: Scalars['String']['input'];
  /** Only of this product line. */
  lineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this queue, by its key. */
  queue?: InputMaybe<Scalars['String']['input']>;
  /** Only of this site. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this team and the teams below it, as they were at the time. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Last day, included; at most 400 days from the first one. */
  toDay: Scalars['String']['input'];
};

/** By which variants figures of calls are made. */
export type CallFiguresOptions = {
  /** How repeats are recognised; the 24-hour rule without it. */
  firstContact?: InputMaybe<FirstContactOptions>;
  /** Who gives up within so many seconds gave up at once, 0 to 600. */
  shortSeconds?: Scalars['Int']['input'];
  /** One target for all calls, 1 to 604,800 seconds, instead of those of channel and level. */
  targetSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** How a file of an import is written; UTF-8, plain or packed with gzip. */
export type CallFileFormat =
  /** A table whose first line names the columns, parted by commas, semicolons or tabs. */
  | 'CSV'
  /** One JSON object a line, its keys the fields of a row. */
  | 'JSON_LINES';

/** Which calls. All given conditions hold together; what you may not see is never in the list. */
export type CallFilter = {
  /** Calls of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Calls that came by this way. */
  channel?: InputMaybe<Channel>;
  /** Customers of the level with this key. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** Customers that came at this moment or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Calls with a recording, or without. */
  hasRecording?: InputMaybe<Scalars['Boolean']['input']>;
  /** Calls that are examples for lessons, or not. */
  isExemplary?: InputMaybe<Scalars['Boolean']['input']>;
  /** Calls that are kept for a legal matter, or not. */
  isOnLegalHold?: InputMaybe<Scalars['Boolean']['input']>;
  /** Calls about this product line. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Calls of the queue with this key. */
  queue?: InputMaybe<Scalars['String']['input']>;
  /** Calls whose reason is the node with this key; together with `reasonTreeId`. */
  reasonNodeKey?: InputMaybe<Scalars['String']['input']>;
  /** Calls whose reason stands in this tree. */
  reasonTreeId?: InputMaybe<Scalars['ID']['input']>;
  /** Calls with one of these marks, 1 to 5. */
  satisfaction?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Calls of this site. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Calls of this team, or of one below it at that time. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Calls whose reference begins so, 2 to 64 characters; capitals count. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Customers that came before this moment. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The import that is to be called off. */
export type CallImportCancelInput = {
  /** Id of the import. */
  id: Scalars['ID']['input'];
};

/** Which file is imported. */
export type CallImportInput = {
  /** The uploaded file (purpose CALL_IMPORT or AGENT_TIME_IMPORT): UTF-8, plain or gzip, at most 500,000 rows. Keys of the JSON objects, or columns of the table, are the fields of `CallRowInput` or `AgentTimeRowInput`; others are left alone. In a table lists are parted by semicolons, and an empty cell says that there is nothing. */
  fileId: Scalars['ID']['input'];
  /** How it is written. */
  format: CallFileFormat;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What a file of an import holds. */
export type CallImportKind =
  /** What agents did by day, in seconds. */
  | 'AGENT_TIME'
  /** Calls, mails and chats. */
  | 'CALLS';

/** Where an import of calls or of agents’ times stands. */
export type CallImportState =
  /** Called off. What was taken over until then stays, and its report with it. */
  | 'CANCELLED'
  /** Finished; single rows may have been refused. */
  | 'DONE'
  /** Could not be finished; `error` says why. What was taken over until then stays. */
  | 'FAILED'
  /** At work; goes on by itself after a restart. */
  | 'RUNNING'
  /** Will begin soon. */
  | 'WAITING';

/** Whether a call is kept for a legal matter. */
export type CallLegalHoldInput = {
  /** The call. */
  callId: Scalars['ID']['input'];
  /** True keeps it, false ends that. */
  isOn: Scalars['Boolean']['input'];
  /** Why, for the audit; at most 500 characters. */
  reason: Scalars['String']['input'];
};

/** A label that the centre gives customers. */
export type CallLevelInput = {
  /** Short lasting name, lower-kebab, at most 60 characters. */
  key: Scalars['String']['input'];
  /** Name, at most 120 characters in each language. */
  name: LocalizedTextInput;
};

/** All levels of the centre. */
export type CallLevelsSetInput = {
  /** The revision that was seen, as `callSettingsRevision` gave it. */
  expectedVersion: Scalars['Int']['input'];
  /** All of them, at most 20. */
  levels: Array<CallLevelInput>;
};

/** An article that was used in a call. */
export type CallLinkArticleInput = {
  /** The article; you must be able to read it. */
  articleId: Scalars['ID']['input'];
  /** The call. */
  callId: Scalars['ID']['input'];
  /** True: it belongs to the call. False: it does not. */
  isLinked: Scalars['Boolean']['input'];
};

/** A tree walk of a call. */
export type CallLinkWalkInput = {
  /** The call. */
  callId: Scalars['ID']['input'];
  /** True: it belongs to the call. False: it does not. */
  isLinked: Scalars['Boolean']['input'];
  /** The walk; you must be able to see it. */
  walkId: Scalars['ID']['input'];
};

/** Order of a list of calls. */
export type CallOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** What counts. */
  field: CallOrderField;
};

/** What lists of calls are ordered by. */
export type CallOrderField =
  /** When the customer came. */
  | 'OFFERED_AT';

/** A queue. */
export type CallQueueSaveInput = {
  /** By what way customers come here; lasting. */
  channel: Channel;
  /** The revision that was seen; left out for a new queue. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whether new calls may name it; as it was, or true, when left out. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short lasting name, lower-kebab, at most 60 characters. */
  key: Scalars['String']['input'];
  /** Name, at most 120 characters in each language. */
  name: LocalizedTextInput;
  /** Days that recordings are kept, 90 to 3650; as it was, or 180, when left out. */
  retentionDays?: InputMaybe<Scalars['Int']['input']>;
};

/** One call, mail or chat. What is left out stays as it is known; null says that there is nothing. Links to articles and walks are only added. */
export type CallRowInput = {
  /** When the customer gave up; not together with `answeredAt`. */
  abandonedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Who took it: id, e-mail address or staff number. */
  agent?: InputMaybe<Scalars['String']['input']>;
  /** When somebody took it. */
  answeredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Codes of articles that were used, at most 50. */
  articles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only where it has to agree with that of the queue. */
  channel?: InputMaybe<Channel>;
  /** Reference of the customer, e.g. phone or customer number; at most 100 characters. It is not stored: only a keyed hash of it and the last four digits are. */
  customer?: InputMaybe<Scalars['String']['input']>;
  /** Key of the customer’s level. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** How it was closed, at most 200 characters. */
  disposition?: InputMaybe<Scalars['String']['input']>;
  /** When it ended; may be left out where the customer gave up. */
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When the first answer reached the customer; on the phone that of `answeredAt` unless given. */
  firstResponseAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seconds on hold; not longer than the call. */
  holdSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the record is complete. */
  isRecordComplete?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it was solved, as the agent says. */
  isSolved?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the customer was verified. */
  isVerified?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the customer came; at most a minute ahead. */
  offeredAt: Scalars['DateTime']['input'];
  /** Key of the product line. */
  productLine?: InputMaybe<Scalars['String']['input']>;
  /** Key of the queue; it gives the channel. */
  queue: Scalars['String']['input'];
  /** Key of the node in it; needed with `reasonTree`. */
  reasonNode?: InputMaybe<Scalars['String']['input']>;
  /** Code of the problem tree that says why the customer came, e.g. `T-020`. */
  reasonTree?: InputMaybe<Scalars['String']['input']>;
  /** What the telephony or CRM calls it; at most 64 characters. The same one again is the same call. */
  reference: Scalars['String']['input'];
  /** The customer’s mark, 1 to 5. */
  satisfaction?: InputMaybe<Scalars['Int']['input']>;
  /** Key of the site; that of the team unless given. */
  site?: InputMaybe<Scalars['String']['input']>;
  /** Tags, at most 20 of 40 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Key of the team; the agent’s first one unless given. */
  team?: InputMaybe<Scalars['String']['input']>;
  /** Reference of the call that was handed on to this one; it may be reported later. */
  transferOf?: InputMaybe<Scalars['String']['input']>;
  /** Ids of tree walks, at most 20. */
  walks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Seconds of work after the end, at most 604800. */
  wrapSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a row. */
export type CallRowOutcome =
  /** New. */
  | 'CREATED'
  /** Not taken over; `code`, `message` and `field` say why. */
  | 'REFUSED'
  /** Known and equal: nothing was written. */
  | 'UNCHANGED'
  /** Known, and it says something else now. */
  | 'UPDATED';

/** All targets of the centre. */
export type CallTargetsSetInput = {
  /** The revision that was seen, as `callSettingsRevision` gave it. */
  expectedVersion: Scalars['Int']['input'];
  /** Share of contacts that is wanted solved at the first one, above 0 to 1; null: none is wanted. Left out: as it was. */
  firstContact?: InputMaybe<Scalars['Float']['input']>;
  /** All of them, at most 100; one for a channel and a level. */
  targets: Array<ServiceTargetInput>;
};

/** Calls to be recorded. */
export type CallsRecordInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 100 rows. Bad ones are named, the others go in. */
  rows: Array<CallRowInput>;
};

/** A new category. */
export type CategoryCreateInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short stable name for programs: lower case letters, digits and hyphens, at most 60 characters, unique. */
  key: Scalars['String']['input'];
  /** How many different people have to approve, 1 to 5; null takes the category above. */
  minimumApprovals?: InputMaybe<Scalars['Int']['input']>;
  /** Its name, at most 60 characters a language. */
  name: LocalizedTextInput;
  /** Whether nobody may approve their own text here and below. */
  needsTwoPairsOfEyes: Scalars['Boolean']['input'];
  /** The category above it; null for none. At most six levels. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether use renews the verification; null takes the category above. */
  renewsByUse?: InputMaybe<Scalars['Boolean']['input']>;
  /** Lowest support tier that may verify; null takes the category above. */
  verifierTierId?: InputMaybe<Scalars['ID']['input']>;
  /** Days after which a text has to be verified anew, 1 to 1,095; null takes the category above. */
  verifyEveryDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of a category. What is left out stays as it is. */
export type CategoryUpdateInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** How many different people have to approve, 1 to 5; null takes the category above. */
  minimumApprovals?: InputMaybe<Scalars['Int']['input']>;
  /** New name, at most 60 characters a language. */
  name?: InputMaybe<LocalizedTextInput>;
  /** Whether nobody may approve their own text here and below. */
  needsTwoPairsOfEyes?: InputMaybe<Scalars['Boolean']['input']>;
  /** The category above it; null puts it at the top. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether use renews the verification; null takes the category above. */
  renewsByUse?: InputMaybe<Scalars['Boolean']['input']>;
  /** Lowest support tier that may verify; null takes the category above. */
  verifierTierId?: InputMaybe<Scalars['ID']['input']>;
  /** Days after which a text has to be verified anew, 1 to 1,095; null takes the category above. */
  verifyEveryDays?: InputMaybe<Scalars['Int']['input']>;
};

/** By what way a customer and the centre met. */
export type Channel =
  /** A chat. */
  | 'CHAT'
  /** Face to face, at a service point. */
  | 'COUNTER'
  /** An e-mail and its answers. */
  | 'MAIL'
  /** A phone call. */
  | 'PHONE'
  /** A message in a social network. */
  | 'SOCIAL'
  /** A form on a web page. */
  | 'WEB';

/** How one criterion was judged. */
export type ChecklistItemInput = {
  /** Whether the text meets it; null where it does not apply. */
  isMet?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which one. */
  key: ContentCriterionKey;
};

/** A new client key. */
export type ClientKeyCreateInput = {
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What the application is called, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** What the application may do; at least one scope. */
  scopes: Array<Scope>;
};

/** The agent confirms a coaching session. */
export type CoachingAcknowledgeInput = {
  /** What you say to it, at most 2,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The `revision` of the session that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Why a coaching session was opened. */
export type CoachingCause =
  /** A lead or quality staff opened it. */
  | 'MANUAL'
  /** Errors repeated, and a rule opened it. */
  | 'RULE';

/** A coaching session that is closed. */
export type CoachingCloseInput = {
  /** The `revision` of the session that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Whether each goal was reached, in their order; left out, none is answered. */
  goalsMet?: InputMaybe<Array<Scalars['Boolean']['input']>>;
  /** What came of it, 1 to 2,000 characters. */
  outcome: Scalars['String']['input'];
};

/** What a list of coaching sessions is narrowed to. */
export type CoachingFilterInput = {
  /** Only those with this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this coach. */
  coachId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those in one of these states. */
  states?: InputMaybe<Array<CoachingState>>;
  /** Only those of this team and the teams below it. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

/** A coaching session that was held. */
export type CoachingHoldInput = {
  /** The `revision` of the session that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** When it is looked at again; in the future. */
  followUpAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is to be reached; at most 10, each 1 to 500 characters. */
  goals: Array<Scalars['String']['input']>;
  /** What was said and agreed, 1 to 4,000 characters. */
  notes: Scalars['String']['input'];
};

/** A coaching session that is opened. */
export type CoachingOpenInput = {
  /** The agent. */
  agentId: Scalars['ID']['input'];
  /** Calls of the agent; at most 20. */
  callIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Released evaluations of the agent; at most 20. The scorecard of the first is that of `refs`. */
  evaluationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it is to be looked at again: in the future, not before it is held. */
  followUpAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is to be reached; at most 10, each 1 to 500 characters. */
  goals?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** When it is to be held. */
  plannedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Questions, by their refs on the scorecard; at most 20. */
  refs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it is about, 1 to 1,000 characters. */
  topic: Scalars['String']['input'];
};

/** Where a coaching session stands. */
export type CoachingState =
  /** Confirmed by the agent; the follow-up is to come. */
  | 'ACKNOWLEDGED'
  /** Over: its follow-up was held, or it was not needed any more. */
  | 'CLOSED'
  /** Held and written down; the agent has not confirmed it yet. */
  | 'HELD'
  /** Planned; not held yet. */
  | 'OPEN';

/** Another plan for a coaching session; it takes the place of the whole plan. */
export type CoachingUpdateInput = {
  /** Calls of the agent; at most 20. */
  callIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Released evaluations of the agent; at most 20. The scorecard of the first is that of `refs`. */
  evaluationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The `revision` of the session that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** When it is to be looked at again: in the future, not before it is held. */
  followUpAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is to be reached; at most 10, each 1 to 500 characters. */
  goals?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When it is to be held. */
  plannedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Questions, by their refs on the scorecard; at most 20. */
  refs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it is about, 1 to 1,000 characters. */
  topic: Scalars['String']['input'];
};

/** Which of an article’s texts a comment is about. */
export type CommentSubject =
  /** The working copy; only those who may read drafts see these comments. */
  | 'DRAFT'
  /** A published version. */
  | 'LIVE';

/** What the content standard asks of a text. */
export type ContentCriterionKey =
  /** The callers’ own words are kept, as title, alternative question or quotation. */
  | 'CALLER_WORDS'
  /** Somebody who does not know the matter can follow it. */
  | 'CLEAR'
  /** Every field that the kind of article needs is filled in, each with what belongs there. */
  | 'COMPLETE'
  /** Every link leads somewhere, for each audience of the article. */
  | 'LINKS_VALID'
  /** Category, product lines, audience and language are right. */
  | 'METADATA'
  /** No other article says the same. */
  | 'NOT_DUPLICATE'
  /** About one page; more is linked. */
  | 'ONE_PAGE'
  /** The title names where it happens and what. */
  | 'TITLE';

/** What was decided. */
export type CriteriaChangeDecideInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
  /** Whether it holds from now on. */
  isAccepted: Scalars['Boolean']['input'];
  /** Why, at most 1,000 characters. */
  reason: Scalars['String']['input'];
  /** What evaluators must read, at most 2,000 characters; needed where it is accepted. */
  ruling?: InputMaybe<Scalars['String']['input']>;
};

/** What a change of the criteria changes. */
export type CriteriaChangeKind =
  /** Only how a question is read; the scorecard stays. */
  | 'RULING'
  /** The text or the help of a question: accepted, it stands in a working copy of the scorecard. */
  | 'WORDING';

/** How a question should be read, or worded. */
export type CriteriaChangeProposeInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it changes. */
  kind: CriteriaChangeKind;
  /** A meeting that is to come. */
  meetingId: Scalars['ID']['input'];
  /** WORDING: the new help, at most 2,000 characters. */
  newHelp?: InputMaybe<LocalizedTextInput>;
  /** WORDING: the new question, at most 500 characters. This or `newHelp`, or both. */
  newText?: InputMaybe<LocalizedTextInput>;
  /** What is proposed and why, at most 2,000 characters. */
  proposal: Scalars['String']['input'];
  /** Ref of the question. */
  ref: Scalars['String']['input'];
  /** A scorecard in use. */
  scorecardId: Scalars['ID']['input'];
};

/** Where a change of the criteria stands. */
export type CriteriaChangeState =
  /** Decided; evaluators must read the ruling. */
  | 'ACCEPTED'
  /** To be decided. */
  | 'PROPOSED'
  /** Turned down with a reason. */
  | 'REJECTED';

/** The end of a meeting. */
export type CriteriaMeetingHoldInput = {
  /** Its `revision` as you saw it. */
  expectedVersion: Scalars['Int']['input'];
};

/** The meeting of a month. */
export type CriteriaMeetingPlanInput = {
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its month, `YYYY-MM`; its agenda is of the month before. */
  month: Scalars['String']['input'];
  /** When it is to be held. */
  plannedAt: Scalars['DateTime']['input'];
};

/** Where a meeting on the criteria stands. */
export type CriteriaMeetingState =
  /** Over; its agenda stays as it was then. */
  | 'HELD'
  /** To come; its agenda fills itself. */
  | 'PLANNED';

/** Which customer is erased, and why. Give the reference or one of the calls. */
export type CustomerEraseInput = {
  /** One of the customer’s calls. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the audit; at most 500 characters. Never name the customer here. */
  reason: Scalars['String']['input'];
  /** Reference of the customer as it was reported, at most 100 characters; blanks and separators do not count. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

/** A new department. */
export type DepartmentCreateInput = {
  /** Named contacts, active people; at most 20. */
  contactIds: Array<Scalars['ID']['input']>;
  /** Who stands in for the contacts, an active person. */
  deputyId?: InputMaybe<Scalars['ID']['input']>;
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short lasting name, lower-kebab, at most 60 characters, unique among departments; DUPLICATE otherwise. */
  key: Scalars['String']['input'];
  /** Name, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
  /** When it answers; at most 21 stretches that do not overlap. */
  workingHours: Array<WorkingHoursInput>;
};

/** Deletion of a department. */
export type DepartmentDeleteInput = {
  /** The `revision` that you saw; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** The department that takes over. Without it a department that is referred to is refused with IN_USE. */
  successorId?: InputMaybe<Scalars['ID']['input']>;
};

/** Changes of a department; what is left out stays. */
export type DepartmentUpdateInput = {
  /** Named contacts; replaces all. */
  contactIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Who stands in for the contacts; null for nobody, left out it stays. */
  deputyId?: InputMaybe<Scalars['ID']['input']>;
  /** The `revision` that you changed; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** Name, 1 to 120 characters in each language. */
  name?: InputMaybe<LocalizedTextInput>;
  /** When it answers; replaces all stretches. */
  workingHours?: InputMaybe<Array<WorkingHoursInput>>;
};

/** A part of the console. */
export type Desk =
  /** People, teams, sites, departments, keys and the audit. */
  | 'ADMIN'
  /** Searching, reading, linking, acknowledging; for all staff. */
  | 'AGENT'
  /** Writing, reviewing and publishing knowledge. */
  | 'KNOWLEDGE'
  /** Own evaluations, disputes, talks and coaching; for agents. */
  | 'MINE'
  /** Calls, scorecards, evaluations, calibration, coaching and their figures; for who checks quality or leads. */
  | 'QUALITY'
  /** Who has read what; for who leads people. */
  | 'TEAM'
  /** Trees to walk; for who keeps the knowledge also drawing them. For all staff. */
  | 'TREES';

/** How the pieces of a part are to be read. */
export type DifferenceForm =
  /** A list: each piece is one item. */
  | 'LIST'
  /** A moment: each piece is a date and time in ISO 8601, UTC. */
  | 'MOMENT'
  /** Running text: pieces follow each other, with the line breaks of the Markdown. */
  | 'TEXT';

/** Whether a stretch differs. */
export type DifferenceHunkKind =
  /** Something in it was added or removed. */
  | 'CHANGED'
  /** Both texts have it. */
  | 'SAME';

/** Which of two texts has a piece. */
export type DifferencePieceKind =
  /** The second one only. */
  | 'ADDED'
  /** The first one only. */
  | 'REMOVED'
  /** Both. */
  | 'SAME';

/** Decisions about some or all questions that wait. */
export type DisputeDecideInput = {
  /** Answers to questions that are asked only because an answer was changed; no others. */
  answers?: InputMaybe<Array<AnswerInput>>;
  /** Revision that you saw; CONFLICT with the dispute as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** The decisions; each is final. */
  items: Array<DisputeRulingInput>;
};

/** What was decided about one question. */
export type DisputeDecision =
  /** The answer stays. */
  | 'REJECTED'
  /** The agent was right: the answer is changed and the evaluation scored anew. */
  | 'UPHELD';

/** Which disputes; all conditions together. */
export type DisputeFilter = {
  /** By this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** About this evaluation. */
  evaluationId?: InputMaybe<Scalars['ID']['input']>;
  /** About evaluations by this evaluator. */
  evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** True: only those that you may judge. */
  isMineToJudge?: InputMaybe<Scalars['Boolean']['input']>;
  /** About evaluations with this scorecard. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  states?: InputMaybe<Array<DisputeState>>;
};

/** One question that is disputed. */
export type DisputeItemInput = {
  /** Why, 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** Ref of a question that was asked and is not disputed yet. */
  ref: Scalars['String']['input'];
};

/** What an agent disputes. */
export type DisputeOpenInput = {
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The questions: as many as the form allows for one evaluation. */
  items: Array<DisputeItemInput>;
};

/** The decision about one question. */
export type DisputeRulingInput = {
  /** UPHELD: the answer that holds now, another than before. */
  answer?: InputMaybe<AnswerInput>;
  /** Who was right. */
  decision: DisputeDecision;
  /** Ref of a disputed question that waits. */
  ref: Scalars['String']['input'];
  /** Reasons, 1 to 2,000 characters; agent and evaluator read them. */
  ruling: Scalars['String']['input'];
};

/** How a dispute stands. */
export type DisputeState =
  /** Every question was decided. */
  | 'DECIDED'
  /** At least one question waits for a decision. */
  | 'OPEN'
  /** The agent took it back; what was decided until then holds. */
  | 'WITHDRAWN';

/** Where a working copy stands. */
export type DraftState =
  /** May be published; writing on voids the approval. */
  | 'APPROVED'
  /** Being written. */
  | 'DRAFT'
  /** Waits for a reviewer; withdraw it to write on. */
  | 'IN_REVIEW';

/** Whom an error hurts. Accuracy is counted for each family by itself and never averaged away. */
export type ErrorFamily =
  /** The firm: needless cost, lost revenue, wrong record. */
  | 'BUSINESS_CRITICAL'
  /** Law, security, disclosure. */
  | 'COMPLIANCE_CRITICAL'
  /** The customer: wrong or missing answer, needless contact or cost, rudeness. */
  | 'CUSTOMER_CRITICAL'
  /** Style; counted for each opportunity. */
  | 'NON_CRITICAL';

/** What the agent says to a released evaluation. */
export type EvaluationAcknowledgeInput = {
  /** A comment, at most 3,072 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
};

/** The agent’s answer. */
export type EvaluationConsentInput = {
  /** True: agreed. False: refused, or withdrawn. */
  isGiven: Scalars['Boolean']['input'];
};

/** Which draft is thrown away, and why. */
export type EvaluationDiscardInput = {
  /** Revision that you saw; CONFLICT with the evaluation as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, 1 to 1,000 characters; the evaluator reads it. Needed for a draft of somebody else, but not of a peer whom you chose. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A small change of a draft; what is left out stays. */
export type EvaluationDraftUpdateInput = {
  /** Answers to single questions; one with nothing in it takes the answer away. At most 200. */
  answers?: InputMaybe<Array<AnswerInput>>;
  /** Revision that you saw; CONFLICT with the evaluation as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** Notes that are new or changed; an evaluation has at most 200. */
  notes?: InputMaybe<Array<EvaluationNoteInput>>;
  /** Notes that are taken away. */
  removedNoteIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Why a call shall be shown as an example. */
export type EvaluationExemplaryAskInput = {
  /** What is exemplary, 1 to 1,000 characters; the agent and learners read it. */
  reason: Scalars['String']['input'];
};

/** Which evaluations; all conditions together. Only what you may see is found in any case. */
export type EvaluationFilter = {
  /** Of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this call. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Only what came by this way. */
  channel?: InputMaybe<Channel>;
  /** Only of customers of this level, by its key. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** With an error of one of these families; the three critical ones are ANY_CRITICAL of figures. Only among those that you read. */
  errorFamilies?: InputMaybe<Array<ErrorFamily>>;
  /** With an error of this family. Only among those that you read. */
  errorFamily?: InputMaybe<ErrorFamily>;
  /** With an error at the question of this ref. Only among those that you read. */
  errorRef?: InputMaybe<Scalars['String']['input']>;
  /** By this evaluator. */
  evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Counting on this day or later, `YYYY-MM-DD`. */
  fromDay?: InputMaybe<Scalars['String']['input']>;
  /** Of what came by a queue, or by none: false is the row of `qualityByQueue` without a queue. */
  hasQueue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of agents who were in a team, or in none: false is the row of `qualityByTeam` without a team. */
  hasTeam?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only those that your figures count: released ones of a kind that counts, of whom you see figures. With the conditions of `QualityFiguresFilter` the list holds what these figures are of. False restricts nothing. */
  isCounted?: InputMaybe<Scalars['Boolean']['input']>;
  /** With or without a dispute that waits. Only among those that you read. */
  isDisputed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose call is an example, or is none. Only among those that you read. */
  isExemplary?: InputMaybe<Scalars['Boolean']['input']>;
  /** With or without a fatal answer. Only among those that you read. */
  isFatal?: InputMaybe<Scalars['Boolean']['input']>;
  /** Those that count in figures, or those that do not. */
  isLive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  kinds?: InputMaybe<Array<EvaluationKind>>;
  /** Of this product line. */
  lineId?: InputMaybe<Scalars['ID']['input']>;
  /** Of agents who were in this very team, not in one below it: a row of `qualityByTeam`. */
  ownTeamId?: InputMaybe<Scalars['ID']['input']>;
  /** By what was said at one question; with `scorecardId`, `isCounted` and the days a number of `qualityByQuestion`. Only among those that you read. */
  question?: InputMaybe<EvaluationQuestionFilter>;
  /** Of this queue, by its key. */
  queue?: InputMaybe<Scalars['String']['input']>;
  /** With this scorecard. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this site. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  states?: InputMaybe<Array<EvaluationState>>;
  /** Of agents who were in this team, or in one below it. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Counting on this day or earlier, `YYYY-MM-DD`. */
  toDay?: InputMaybe<Scalars['String']['input']>;
  /** With this version of it. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Why an evaluation was made. */
export type EvaluationKind =
  /** In a calibration session; never counts, and only its evaluator sees it. */
  | 'CALIBRATION'
  /** By a colleague whom the lead chose; never counts. */
  | 'PEER'
  /** By a second evaluator of the same call. Counts once it is released. */
  | 'SECOND'
  /** By the agent whose call it is; never counts. */
  | 'SELF'
  /** The evaluation of a call; one a call. Counts once it is released. */
  | 'STANDARD';

/** What was said at a question that is scored. */
export type EvaluationMarkKind =
  /** An answer that is not N/A: what shares of errors are of. */
  | 'ANSWERED'
  /** An error; a fatal answer is one too. */
  | 'ERROR'
  /** A fatal answer. */
  | 'FATAL'
  /** The evaluator said that it does not apply. */
  | 'NA';

/** A note of a draft. */
export type EvaluationNoteInput = {
  /** The note that is changed; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the agent does not get it; default false. */
  isPrivate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ref of the question that it belongs to; left out: the whole. */
  ref?: InputMaybe<Scalars['String']['input']>;
  /** Second of the recording that it is pinned to, 0 to its length; left out: none. */
  second?: InputMaybe<Scalars['Float']['input']>;
  /** What it says, 1 to 2,000 characters. */
  text: Scalars['String']['input'];
};

/** Order of a list of evaluations. */
export type EvaluationOrder =
  /** The lowest reported score first; those without a score are left out. */
  | 'LOWEST_SCORE'
  /** Those begun last first. */
  | 'NEWEST'
  /** Those begun first first. */
  | 'OLDEST';

/** What was said at a question. */
export type EvaluationQuestionFilter = {
  /** What was said; default ERROR. */
  mark?: InputMaybe<EvaluationMarkKind>;
  /** Ref of the question. */
  ref: Scalars['String']['input'];
};

/** When a submitted evaluation is released to the agent. */
export type EvaluationRelease =
  /** At the moment of `releaseAt`, at most 45 days ahead. */
  | 'AT'
  /** Not before somebody says so (`evaluationRelease`). */
  | 'LATER'
  /** At once. */
  | 'NOW';

/** When a submitted evaluation is released. */
export type EvaluationReleaseInput = {
  /** Revision that you saw; CONFLICT with the evaluation as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** NOW (default), AT, or LATER, which takes a set time back. */
  release?: InputMaybe<EvaluationRelease>;
  /** AT: the moment, at most 45 days ahead. */
  releaseAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Corrected answers of a released evaluation. */
export type EvaluationRescoreInput = {
  /** Answers that differ from what stands; the others stay. */
  answers: Array<AnswerInput>;
  /** Revision that you saw; CONFLICT with the evaluation as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, 1 to 1,000 characters; the agent reads it. */
  reason: Scalars['String']['input'];
};

/** On which side of your evaluations you ask. */
export type EvaluationSide =
  /** Those of your own calls that were released to you. */
  | 'ABOUT_ME'
  /** Those that you write or wrote. */
  | 'WRITTEN';

/** What is evaluated, and with which form. */
export type EvaluationStartInput = {
  /** Whose visit or repair it is; not used with a call. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Your assignment of a sample that it answers. */
  assignmentId?: InputMaybe<Scalars['ID']['input']>;
  /** The call; left out for a visit or repair, and with `assignmentId`. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** STANDARD (default), SECOND or SELF. */
  kind?: InputMaybe<EvaluationKind>;
  /** The scorecard; its version in use is taken. Left out: that of the assignment; SECOND and SELF: that of the first evaluator; SELF without one: the one activated last for this kind of contact. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** Reference of the visit or repair, at most 64 characters. */
  subjectReference?: InputMaybe<Scalars['String']['input']>;
};

/** How an evaluation stands. */
export type EvaluationState =
  /** The agent has said to have read it. */
  | 'ACKNOWLEDGED'
  /** Being written; only its evaluator reads it. */
  | 'DRAFT'
  /** The agent reads it. */
  | 'RELEASED'
  /** Finished, and not released. CALIBRATION ends here; SELF is released with it. */
  | 'SUBMITTED';

/** How a draft is submitted. */
export type EvaluationSubmitInput = {
  /** Revision that you saw; CONFLICT with the evaluation as it is where it has changed. */
  expectedRevision: Scalars['Int']['input'];
  /** When the agent gets it; default NOW. SELF and CALIBRATION do not use it. */
  release?: InputMaybe<EvaluationRelease>;
  /** AT: the moment, at most 45 days ahead. */
  releaseAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What the agent said to the call being shown to others as an example. */
export type ExemplaryConsent =
  /** The agent is asked and has not answered. */
  | 'ASKED'
  /** The agent agreed; may be withdrawn at any time. */
  | 'GIVEN'
  /** Nobody asked. */
  | 'NONE'
  /** The agent refused, or withdrew the consent. */
  | 'REFUSED';

/** Where an export stands. */
export type ExportJobState =
  /** Called off; there is no file. */
  | 'CANCELLED'
  /** Finished; its file is kept for a day. */
  | 'DONE'
  /** Could not be finished; `error` says why. */
  | 'FAILED'
  /** At work; begins anew by itself after a restart. */
  | 'RUNNING'
  /** Will begin soon. */
  | 'WAITING';

/** What a fatal answer does to the score. The outcome is FAIL in each case, and the raw score is kept. */
export type FatalEffect =
  /** The score stays; the outcome is FAIL. */
  | 'FLAG_ONLY'
  /** The reported score is 0. */
  | 'ZERO_FORM'
  /** Every question of its section that applies counts 0. */
  | 'ZERO_SECTION';

/** Which entry was understood. */
export type FeedEntryAcknowledgeInput = {
  /** The entry that was read and understood. */
  entryId: Scalars['ID']['input'];
  /** Version that was on the screen. Another than the entry’s is refused with CONFLICT. */
  version: Scalars['Int']['input'];
};

/** What happened to the thing that a feed entry speaks of. */
export type FeedEntryKind =
  /** An article was taken out of use. */
  | 'ARTICLE_ARCHIVED'
  /** The time of an article is over: it no longer holds. */
  | 'ARTICLE_EXPIRED'
  /** An article was marked as a safety problem or a business risk; the summary says why. */
  | 'ARTICLE_MARKED'
  /** An article was published for the first time. */
  | 'ARTICLE_PUBLISHED'
  /** A version that was published before holds from now on. */
  | 'ARTICLE_TOOK_EFFECT'
  /** A new version of an article was published. */
  | 'ARTICLE_UPDATED'
  /** A tree was taken out of use. */
  | 'TREE_ARCHIVED'
  /** A tree was published for the first time. */
  | 'TREE_PUBLISHED'
  /** A new version of a tree was published. */
  | 'TREE_UPDATED';

/** Which entry was opened. */
export type FeedEntryMarkReadInput = {
  /** The entry that was opened. */
  entryId: Scalars['ID']['input'];
};

/** Which entries of the inbox are wanted. */
export type FeedFilter = {
  /** true: only what is still to be read or acknowledged by you; false: only what is done. */
  isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only these priorities; all when left out. */
  priorities?: InputMaybe<Array<FeedPriority>>;
};

/** How urgently knowledge is pushed to people. */
export type FeedPriority =
  /** Listed in the inbox. */
  | 'INFO'
  /** Has to be read and acknowledged. */
  | 'MUST_READ'
  /** Interrupts: nothing else until it is acknowledged. */
  | 'STOP_WORK';

/** How long the stretches of a series are. */
export type FigureInterval =
  /** A day. */
  | 'DAY'
  /** A week, from Monday to Sunday. */
  | 'WEEK';

/** What a file is uploaded for. */
export type FilePurpose =
  /** What agents did by day, as text (JSON lines or CSV), plain or packed with gzip, at most 64 MB. Managers, administrators and client keys with the scope agenttime:write. */
  | 'AGENT_TIME_IMPORT'
  /** A file beside an article: pdf, docx, xlsx, pptx, UTF-8 text or a picture, at most 25 MB, nothing that acts when it is opened. Editors and administrators. */
  | 'ARTICLE_FILE'
  /** A picture in an article: png, jpeg, gif or webp, at most 10 MB and 40 megapixels. Editors and administrators. */
  | 'ARTICLE_IMAGE'
  /** Articles as text (JSON lines, Markdown, HTML or CSV), plain or packed with gzip, or a folder with pictures packed with zip; at most 64 MB. Editors and administrators. */
  | 'ARTICLE_IMPORT'
  /** Calls, mails and chats as text (JSON lines or CSV), plain or packed with gzip, at most 256 MB. Quality staff, managers, administrators and client keys with the scope calls:write. */
  | 'CALL_IMPORT'
  /** A file that the product wrote for one person, such as an export; kept for a day. Nobody uploads one. */
  | 'EXPORT'
  /** The recording of a call: WAV (PCM, a-law, mu-law), MP3, FLAC or Ogg Opus, one or two channels, at most 200 MB and two hours. Quality staff, supervisors, administrators and client keys with the scope calls:write. */
  | 'RECORDING'
  /** What the product made of a recording that browsers cannot play. Nobody uploads one. */
  | 'RECORDING_PLAYABLE'
  /** What was found on devices that were sent in, as CSV, at most 16 MB. Editors, quality staff and administrators. */
  | 'REPAIR_IMPORT'
  /** A tree as text (JSON, Mermaid or CSV), at most 16 MB. Editors and administrators. */
  | 'TREE_IMPORT';

/** A file that is about to be uploaded. */
export type FileUploadCreateInput = {
  /** Its size in bytes, within the limit of the purpose. */
  bytes: Scalars['Int']['input'];
  /** Its name, for display; at most 200 characters are kept. */
  name: Scalars['String']['input'];
  /** What it is for. */
  purpose: FilePurpose;
};

/** How it is recognised that somebody came again. */
export type FirstContactOptions = {
  /** Whether tries that nobody answered count. */
  abandonedCountsAsRepeat?: Scalars['Boolean']['input'];
  /** Whether only contacts of the same reason count. */
  sameReason?: Scalars['Boolean']['input'];
  /** Contacts with these dispositions could not be solved at first, for `net`; at most 50. */
  unsolvableDispositions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Hours after the end of a contact, 1 to 720. */
  windowHours?: Scalars['Int']['input'];
};

/** Where an import stands. */
export type ImportJobState =
  /** Finished; single rows may have been refused. */
  | 'DONE'
  /** Could not be finished; `error` says why. What was taken over until then stays. */
  | 'FAILED'
  /** At work; goes on by itself after a restart. */
  | 'RUNNING'
  /** Will begin soon. */
  | 'WAITING';

/** What became of a row of an import (in a dry run: what would become of it). */
export type ImportRowOutcome =
  /** A new article. */
  | 'CREATED'
  /** Not taken over; `message` and `field` say why. */
  | 'REFUSED'
  /** Known and equal. */
  | 'UNCHANGED'
  /** A known article with a new text, or archived, or brought back. */
  | 'UPDATED';

/** A language of the product. */
export type Locale =
  /** English. */
  | 'EN'
  /** Simplified Chinese. */
  | 'ZH_CN';

/** Why an article stands for a language, in the order that is tried. */
export type LocaleFallback =
  /** It is the article that was asked; nothing else can be read. */
  | 'SELF'
  /** It is the source of the translations. */
  | 'SOURCE'
  /** It is in your own language. */
  | 'VIEWER'
  /** It is in the language that was asked for. */
  | 'WANTED';

/** A short text in both languages of the product. Each field says how long it may be. */
export type LocalizedTextInput = {
  /** The text in English. */
  en: Scalars['String']['input'];
  /** The text in simplified Chinese. */
  zhCN: Scalars['String']['input'];
};

/** Who signs in. */
export type LoginInput = {
  /** E-mail address or staff number; upper and lower case are the same. */
  identifier: Scalars['String']['input'];
  /** The password, at most 200 characters. */
  password: Scalars['String']['input'];
  /** How the client keeps its refresh token. */
  session: SessionKind;
};

/** What to end. */
export type LogoutInput = {
  /** The refresh token of a TOKENS session; left out, the one in the cookie. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** A moment: either an instant, or what the clock shows at a site (`local` with `siteId`). Where the clock shows a time twice the first counts. */
export type MomentInput = {
  /** The instant. */
  instant?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the clock on the wall shows: `YYYY-MM-DDTHH:MM`. */
  local?: InputMaybe<Scalars['String']['input']>;
  /** The site on whose wall the clock hangs. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a question counts that does not apply, or that a condition hides. Where no question is answered there is no score at all, whatever the rule. */
export type NaRule =
  /** It is left out; the others share its weight. */
  | 'EXCLUDE'
  /** It counts the mean of all questions answered. */
  | 'FORM_MEAN'
  /** It counts the mean of the questions answered in its section; left out where there are none. */
  | 'GROUP_MEAN'
  /** It counts in full. */
  | 'PASS'
  /** It counts the mean of what its own answers can give. */
  | 'POSSIBLE_MEAN'
  /** It counts 0. */
  | 'ZERO';

/** Why somebody is told something. */
export type NoticeKind =
  /** Calls were drawn that you are to score. */
  | 'ASSIGNMENT_NEW'
  /** You are to score a call in a calibration session, or its date comes near. */
  | 'CALIBRATION_INVITED'
  /** The results of a calibration session that you took part in can be compared. */
  | 'CALIBRATION_REVEALED'
  /** A technical case that you drafted was taken over or declined. */
  | 'CASE_DECIDED'
  /** The follow-up of a coaching session is due. */
  | 'COACHING_DUE'
  /** A coaching session was opened with you, for you or by a rule. */
  | 'COACHING_OPENED'
  /** You are asked whether a call of yours may be shown to others as an example. */
  | 'CONSENT_ASKED'
  /** A ruling on the criteria was made that you must read. */
  | 'CRITERIA_RULED'
  /** A dispute that you opened, or of an evaluation that you wrote, was decided. */
  | 'DISPUTE_DECIDED'
  /** An agent disputes an evaluation, and you may judge it. */
  | 'DISPUTE_OPENED'
  /** The agent has read an evaluation that you wrote. */
  | 'EVALUATION_ACKNOWLEDGED'
  /** A draft of an evaluation that you had begun was thrown away by another. */
  | 'EVALUATION_DISCARDED'
  /** An evaluation of a call of yours was released. */
  | 'EVALUATION_RELEASED'
  /** A text that you answer for is no longer valid. */
  | 'EXPIRED'
  /** What you said about a text was answered. */
  | 'FLAG_ANSWERED'
  /** Somebody says that a text which you answer for is wrong or unclear. */
  | 'FLAG_RAISED'
  /** A text that you answer for refers to something that is gone, or is referred to no longer. */
  | 'LINK_BROKEN'
  /** Somebody named you in a comment. */
  | 'MENTIONED'
  /** A text that you answer for was merged with another. */
  | 'MERGED'
  /** You, or your team, now answer for a text. */
  | 'OWNER_CHANGED'
  /** A draft that you handed in was approved or sent back. */
  | 'REVIEW_DECIDED'
  /** A text was marked as a safety problem or a business risk. */
  | 'RISK_MARKED'
  /** Somebody asks that a risk mark is taken away; a second person has to agree. */
  | 'RISK_REMOVAL_ASKED'
  /** A publication that you scheduled could not be carried out. */
  | 'SCHEDULE_FAILED'
  /** The source of a translation that you answer for has changed. */
  | 'SOURCE_CHANGED'
  /** You are due to talk with somebody about the month’s evaluations. */
  | 'TALK_DUE'
  /** A text that was published ahead of its time holds now. */
  | 'TOOK_EFFECT'
  /** A walk through a tree was handed over to you, or to your support tier. */
  | 'TREE_WALK_OFFERED'
  /** Somebody goes on with a walk that you handed over. */
  | 'TREE_WALK_TAKEN'
  /** A text that you answer for is to be verified. */
  | 'VERIFICATION_DUE';

/** Which notices were read: `ids` or `all`, one of the two. */
export type NoticesMarkReadInput = {
  /** true: all that are unread, the newest 1,000 at a time. */
  all?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 100 notices of yours. One that is not found refuses the whole call: NOT_FOUND. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What choosing this answer does to the score. */
export type OptionFatal =
  /** What the form says (`ScorecardContent.fatalEffect`). */
  | 'AS_FORM'
  /** The score stays; the outcome is FAIL. */
  | 'FLAG_ONLY'
  /** The reported score is 0. */
  | 'ZERO_FORM'
  /** Every question of its section that applies counts 0. */
  | 'ZERO_SECTION';

/** Direction of an order. */
export type OrderDirection =
  /** Smallest or earliest first. */
  | 'ASC'
  /** Largest or latest first. */
  | 'DESC';

/** A new password, with the proof that it may be set. */
export type PasswordSetInput = {
  /** The present password, for who is signed in. Not needed with `token`. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** The new password, 8 to 200 characters; not your name, address or number. */
  newPassword: Scalars['String']['input'];
  /** The secret of a one-time link; good once, for seven days. */
  token?: InputMaybe<Scalars['String']['input']>;
};

/** Whom a lead chooses to evaluate a colleague’s call. */
export type PeerAssignInput = {
  /** The call. */
  callId: Scalars['ID']['input'];
  /** Until when it is asked for; must lie ahead. */
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Who is to evaluate it: an agent, supervisor or analyst, not the agent of the call. */
  evaluatorId: Scalars['ID']['input'];
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The scorecard; its version in use is taken. */
  scorecardId: Scalars['ID']['input'];
};

/** Where a reported score lies between the bounds of its form; unrounded scores are compared. */
export type PerformanceBand =
  /** At the upper bound or above. */
  | 'EXCEEDS_EXPECTATIONS'
  /** Between the bounds. */
  | 'MEETS'
  /** At the lower bound or below. */
  | 'NEEDS_IMPROVEMENT';

/** Which given classes are counted. All given conditions hold together. */
export type ProblemClassFiguresFilter = {
  /** Classes given at this moment or later. */
  from: Scalars['DateTime']['input'];
  /** Only classes that people of this team, or one below it, gave. For a team that you may not see the answer is null. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Classes given before this moment; at most 400 days after `from`. */
  to: Scalars['DateTime']['input'];
  /** Only classes of this tree. For a tree that you may not see the answer is null. */
  treeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which class a problem was given. */
export type ProblemClassRecordInput = {
  /** Reference of the call, at most 100 characters: another class for the same call is a re-classification. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Key of the node: one of those that were suggested, or any other class. */
  nodeKey: Scalars['ID']['input'];
  /** Id of the suggestion that came before it. */
  suggestionId: Scalars['ID']['input'];
  /** Tree of the class; left out: the one that suggested it, or the only one that has it (REQUIRED where several do). */
  treeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A new product line. */
export type ProductLineCreateInput = {
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short lasting name, lower-kebab, at most 60 characters, unique among product lines; DUPLICATE otherwise. */
  key: Scalars['String']['input'];
  /** Name, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
};

/** Changes of a product line. */
export type ProductLineUpdateInput = {
  /** The `revision` that you changed; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** Name, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
};

/** Which evaluations are counted: released ones of the kinds STANDARD and SECOND. All given conditions hold together; what you may not see is never counted. */
export type QualityFiguresFilter = {
  /** Only of this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only what came by this way. */
  channel?: InputMaybe<Channel>;
  /** Only of customers of this level, by its key. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** Only by this evaluator. */
  evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** First day, `YYYY-MM-DD`: the day of the call’s end at its site. */
  fromDay: Scalars['String']['input'];
  /** Only of this product line. */
  lineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this queue, by its key; its own targets then hold. */
  queue?: InputMaybe<Scalars['String']['input']>;
  /** Only by this scorecard. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this site. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this team and the teams below it, as they were at the time. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Last day, included; at most 400 days from the first one. */
  toDay: Scalars['String']['input'];
  /** Only by this version of the scorecard, which has to be given too. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What accuracy is told of: a family of errors, or the critical ones together. */
export type QualityMeasure =
  /** No critical error of any family: what is called fatal accuracy. */
  | 'ANY_CRITICAL'
  /** No error that hurts the firm. */
  | 'BUSINESS_CRITICAL'
  /** No error against law, security or disclosure. */
  | 'COMPLIANCE_CRITICAL'
  /** No error that hurts the customer. */
  | 'CUSTOMER_CRITICAL'
  /** No error of style: what is called non-fatal accuracy. */
  | 'NON_CRITICAL';

/** One target. */
export type QualityTargetInput = {
  /** Of what; each measure and queue once. */
  measure: QualityMeasure;
  /** Key of an existing queue; none for all queues that have no target of their own. */
  queue?: InputMaybe<Scalars['String']['input']>;
  /** The share that is wanted, above 0, at most 1. */
  share: Scalars['Float']['input'];
};

/** What the centre wants from now on. */
export type QualityTargetsSetInput = {
  /** `revision` of what was read. */
  expectedVersion: Scalars['Int']['input'];
  /** All targets, at most 200; those that are left out are gone. */
  items: Array<QualityTargetInput>;
  /** Figures of fewer evaluations are marked as too few, 2 to 1,000; as it was where it is left out. */
  tooFewBelow?: InputMaybe<Scalars['Int']['input']>;
};

/** How a question is answered. */
export type QuestionType =
  /** Any of several options; it earns the points of those chosen, of the points of all. */
  | 'MULTIPLE'
  /** A number that has to lie in one of the ranges, which give its points. */
  | 'NUMERIC'
  /** A whole number between two ends; the number is its points. */
  | 'SCALE'
  /** One of several options. */
  | 'SINGLE'
  /** Free text; never scored. */
  | 'TEXT'
  /** One of exactly two options. */
  | 'YES_NO';

/** The recording of which call was uploaded. The call is named by `callId` or by `callReference`. */
export type RecordingAttachInput = {
  /** The call; or give `callReference`. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Reference of the call, in place of `callId`: what the telephony calls it. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** A finished upload of yours with the purpose RECORDING. */
  fileId: Scalars['ID']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** From where the recording of which call is fetched. The call is named by `callId` or by `callReference`. */
export type RecordingFetchInput = {
  /** The call; or give `callReference`. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Reference of the call, in place of `callId`: what the telephony calls it. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Address, at most 2,000 characters: `https:` and a host that the configuration names (`RECORDING_HOSTS`). Redirects are not followed. */
  url: Scalars['String']['input'];
};

/** What a recording is written in, judged by its content. */
export type RecordingFormat =
  /** FLAC. */
  | 'FLAC'
  /** MP3. */
  | 'MP3'
  /** Opus in Ogg. */
  | 'OGG_OPUS'
  /** WAV with A-law, as telephony in Europe and China has it. */
  | 'WAV_ALAW'
  /** WAV with mu-law, as telephony in America and Japan has it. */
  | 'WAV_MULAW'
  /** WAV with PCM of 8, 16, 24 or 32 bits. */
  | 'WAV_PCM';

/** Which recording an address is wanted of. */
export type RecordingLinkInput = {
  /** The recording. */
  recordingId: Scalars['ID']['input'];
};

/** Where a recording came from. */
export type RecordingSource =
  /** It was uploaded. */
  | 'UPLOAD'
  /** The server fetched it from an address. */
  | 'URL';

/** Where a recording stands. */
export type RecordingState =
  /** Its time is over, or its customer was erased: this row stays, the sound is gone. */
  | 'EXPIRED'
  /** It can be heard. */
  | 'READY'
  /** It could not be fetched or read; `refusal` says why. Another one may be attached. */
  | 'REFUSED'
  /** It is being fetched or measured. */
  | 'WAITING';

/** Which findings are counted. All given conditions hold together. */
export type RepairFiguresFilter = {
  /** Devices that were looked at at this moment or later. */
  from: Scalars['DateTime']['input'];
  /** Only devices of this product line. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only devices that this team, or one below it, sent in. For a team that you may not see the answer is null. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Devices that were looked at before this moment; at most 400 days after `from`. */
  to: Scalars['DateTime']['input'];
  /** Only devices that walks of this tree sent in. For a tree that you may not see the answer is null. */
  treeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which file of findings is imported. */
export type RepairFindingImportInput = {
  /** The uploaded file (purpose REPAIR_IMPORT): a table in UTF-8, plain or gzip, at most 200,000 rows. Its first line names the columns: `callReference` and `hasFault` (yes, no, 是, 否) are needed; `cause`, `servicePoint`, `productLine` (its key), `foundAt` (`2026-01-31`, a day of UTC+8, or a moment with its offset; left out: now) and `externalId` may be there. */
  fileId: Scalars['ID']['input'];
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: only say what would happen. */
  isDryRun: Scalars['Boolean']['input'];
};

/** Where an import of repair findings stands. */
export type RepairImportState =
  /** Finished; single rows may have been refused. */
  | 'DONE'
  /** Could not be finished; `error` says why. What was taken over until then stays. */
  | 'FAILED'
  /** At work; goes on by itself after a restart. */
  | 'RUNNING'
  /** Will begin soon. */
  | 'WAITING';

/** What became of a row (in a dry run: what would become of it). */
export type RepairRowOutcome =
  /** A new finding. */
  | 'CREATED'
  /** Not taken over; `code`, `message` and `field` say why. */
  | 'REFUSED'
  /** Known and equal. */
  | 'UNCHANGED'
  /** A known finding that says something else now. */
  | 'UPDATED';

/** When errors that repeat open a coaching session by themselves. */
export type RepeatRuleInput = {
  /** In so many different evaluations, 2 to 20. */
  count: Scalars['Int']['input'];
  /** Errors of these families count; at least one. */
  families: Array<ErrorFamily>;
  /** Whether it works. */
  isActive: Scalars['Boolean']['input'];
  /** Whether they must all be of one family. */
  isSameFamily: Scalars['Boolean']['input'];
  /** Key, lower case with hyphens, at most 60 characters; each once. */
  key: Scalars['String']['input'];
  /** What it is called, in both languages 1 to 100 characters. */
  name: LocalizedTextInput;
  /** Days for which it rests for an agent after it opened a session, 0 to 366. */
  restDays: Scalars['Int']['input'];
  /** Within so many days, 1 to 366. */
  withinDays: Scalars['Int']['input'];
};

/** Settings of talks and coaching; they take the place of all. */
export type RepeatRulesSetInput = {
  /** The `revision` of the settings that you saw; 0 while nobody set any. */
  expectedVersion: Scalars['Int']['input'];
  /** Rules for errors that repeat, the first that fits counts; at most 20. */
  rules: Array<RepeatRuleInput>;
  /** Working days in which the month’s talk is to be held, 1 to 30. */
  talkWithinDays: Scalars['Int']['input'];
};

/** Why a result was replaced. */
export type RescoreCause =
  /** A dispute was upheld. */
  | 'DISPUTE'
  /** The answers were corrected without a dispute. */
  | 'RESCORE';

/** What a submitted change is, riskiest first: the review queue is ordered so. */
export type ReviewNature =
  /** The article is marked as a business risk. */
  | 'BUSINESS_RISK'
  /** A new text that was written from a case. */
  | 'FROM_CASE'
  /** A few words, and no number. */
  | 'MINOR'
  /** It reaches outsiders: partners or the public. */
  | 'OUTSIDE'
  /** The article is marked as a customer safety problem. */
  | 'SAFETY'
  /** A new text, or a change of substance: many words, a number, or when it holds. */
  | 'SUBSTANTIAL'
  /** A translation of another article. */
  | 'TRANSLATION';

/** What a reviewer decided. */
export type ReviewOutcome =
  /** May be published. */
  | 'APPROVED'
  /** Goes back to its author, with a reason. */
  | 'REJECTED';

/** A place in a working copy that is meant. */
export type ReviewPinInput = {
  /** Words of the working copy, 1 to 300 characters, as readers see them or as Markdown; blanks do not matter. */
  quote: Scalars['String']['input'];
  /** What about them, 1 to 500 characters. */
  remark: Scalars['String']['input'];
};

/** Whose part of the review queue is wanted. */
export type ReviewQueueScope =
  /** Everything that is in review. */
  | 'ALL'
  /** What you may decide: not what you wrote in where another person is needed, not what you approved already. */
  | 'FOR_ME'
  /** Drafts that you wrote in. */
  | 'SENT_BY_ME';

/** What makes a text a matter of harm. Marked things come first everywhere. */
export type RiskKind =
  /** The business could be harmed: a potential business risk. */
  | 'BUSINESS_RISK'
  /** Somebody could be hurt: a customer safety problem. */
  | 'SAFETY';

/** What a person does; a person may have several roles. */
export type Role =
  /** Manages people, teams, sites, departments and settings; reads the audit. */
  | 'ADMIN'
  /** Answers calls, mail and chat; searches, links, acknowledges. */
  | 'AGENT'
  /** Keeps notes on rivals. */
  | 'COMPETITOR_ANALYST'
  /** Outsider: a customer; public knowledge. */
  | 'CUSTOMER'
  /** Answers what is sent to a department; sees public knowledge. */
  | 'DEPARTMENT_CONTACT'
  /** Writes, reviews, publishes and retires knowledge. */
  | 'KNOWLEDGE_EDITOR'
  /** Manages sites; reads everything of the own sites. */
  | 'MANAGER'
  /** Outsider: a dealer or a service point; partner and public knowledge. */
  | 'PARTNER'
  /** Samples recorded calls and scores them. */
  | 'QA_ANALYST'
  /** Leads teams; sees who has read what inside them. */
  | 'SUPERVISOR'
  /** Designs courses and assigns paths. */
  | 'TRAINER';

/** How what is to be drawn is divided among strata that have no share of their own. */
export type SamplingAllocation =
  /** As many as they have calls, by largest remainder. */
  | 'LARGEST_REMAINDER'
  /** More where results differ more: calls times the standard deviation of the expected accuracy. */
  | 'NEYMAN';

/** Of what a share or number is taken. */
export type SamplingBasis =
  /** Of each agent’s calls of the period. */
  | 'AGENT'
  /** Of all calls of the period together. */
  | 'ALL';

/** How often a plan draws, by the calendar of its time zone. */
export type SamplingPeriod =
  /** Of each day. */
  | 'DAY'
  /** Of each month. */
  | 'MONTH'
  /** Of each week, Monday to Sunday. */
  | 'WEEK';

/** All of a plan; what is left out gets its usual value. */
export type SamplingPlanInput = {
  /** Left out: LARGEST_REMAINDER. */
  allocation?: InputMaybe<SamplingAllocation>;
  /** Of what the share or number is taken. */
  basis: SamplingBasis;
  /** Only these channels; left out: all. */
  channels?: InputMaybe<Array<Channel>>;
  /** Days until what it draws is due, 1 to 60; left out: 7. */
  dueDays?: InputMaybe<Scalars['Int']['input']>;
  /** Who scores, at most 200: quality analysts, or supervisors who lead each of its teams; left out: all active quality analysts. */
  evaluatorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Keys of queues that are left out, at most 50. */
  excludedQueues?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether it draws by itself when a period is over. */
  isActive: Scalars['Boolean']['input'];
  /** At least so many of each agent, 0 to 100; left out: 0. */
  minPerAgent?: InputMaybe<Scalars['Int']['input']>;
  /** Shorter calls are left out; seconds, 0 to 86,400; left out: 0. */
  minSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called, at most 100 characters. */
  name: LocalizedTextInput;
  /** Whether calls without a recording are left out; left out: no. */
  needsRecording?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of calls, 1 to 10,000. Either this or `share`. */
  number?: InputMaybe<Scalars['Int']['input']>;
  /** How often it draws. */
  period: SamplingPeriod;
  /** Scorecard in use that is scored with; left out: it does not draw. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
  /** Share, above 0, at most 1. Either this or `number`. */
  share?: InputMaybe<Scalars['Float']['input']>;
  /** Its strata in their order, at most 20. */
  strata?: InputMaybe<Array<SamplingStratumInput>>;
  /** Only calls of these teams and those below them, at most 200; left out: all. A supervisor names led ones. */
  teamIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** IANA name of its time zone; left out: that of the main site. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Hours to wait after a period, 0 to 72; left out: 6. */
  waitHours?: InputMaybe<Scalars['Int']['input']>;
};

/** What plan is tried. Without a span: its last period that is over. */
export type SamplingPlanPreviewInput = {
  /** Calls that came at this moment or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The plan as it would be saved. */
  plan: SamplingPlanInput;
  /** Beginning of the random numbers, 0 to 2,147,483,647; left out: 0. */
  seed?: InputMaybe<Scalars['Int']['input']>;
  /** Calls that came before this moment; in the past, at most 92 days after `from`. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What is drawn. Without a span: the last period of the plan that is over. */
export type SamplingPlanRunInput = {
  /** Calls that came at this moment or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Beginning of the random numbers, 0 to 2,147,483,647; left out: one that follows from plan and span. */
  seed?: InputMaybe<Scalars['Int']['input']>;
  /** Calls that came before this moment; in the past, at most 92 days after `from`. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A new plan, or another state of one. */
export type SamplingPlanSaveInput = {
  /** Its `revision` as you saw it; needed for a change. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The plan that is changed; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The plan. */
  plan: SamplingPlanInput;
};

/** A stratum of a plan. Only the measure of its kind counts, and that one is needed. */
export type SamplingStratumInput = {
  /** OUTLIER_AGENT: standard deviations, 1 to 5. */
  deviations?: InputMaybe<Scalars['Float']['input']>;
  /** NEYMAN: expected accuracy, 0 to 1; left out: 0.5. */
  expectedAccuracy?: InputMaybe<Scalars['Float']['input']>;
  /** Its name in the plan: lower-case letters, digits and hyphens; not `rest`. */
  key: Scalars['String']['input'];
  /** By what calls fall into it. */
  kind: StratumKind;
  /** LOW_SATISFACTION: a mark of at most this, 1 to 5. */
  maxSatisfaction?: InputMaybe<Scalars['Int']['input']>;
  /** LONG_CALL: handling time in seconds, 1 to 86,400. */
  minSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** UNHAPPY_WORDS: at least so many, 1 to 1,000. */
  minWords?: InputMaybe<Scalars['Int']['input']>;
  /** QUEUE: keys of 1 to 50 queues. */
  queues?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Share of its calls, above 0, at most 1; left out: by the allocation. */
  share?: InputMaybe<Scalars['Float']['input']>;
  /** NEW_AGENT: days, 1 to 3,650. */
  tenureDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What a client key may do. Given one by one by an ADMIN. */
export type Scope =
  /** Report agents’ times and read back its own report. */
  | 'AGENTTIME_WRITE'
  /** Report calls and read back its own report. */
  | 'CALLS_WRITE'
  /** Read and search public knowledge. */
  | 'KNOWLEDGE_READ'
  /** Report measures and read back its own report. */
  | 'MEASURES_WRITE'
  /** Report repairs and read back its own report. */
  | 'REPAIRS_WRITE'
  /** Report survey answers and read back its own report. */
  | 'SURVEYS_WRITE';

/** Whether an evaluation is passed. */
export type ScoreOutcome =
  /** A fatal answer, or below the pass mark. */
  | 'FAIL'
  /** The pass mark is reached and nothing fatal happened. */
  | 'PASS';

/** Making a version of the working copy. */
export type ScorecardActivateInput = {
  /** The `revision` that you saw. */
  expectedRevision: Scalars['Int']['input'];
};

/** Taking a scorecard out of use. */
export type ScorecardArchiveInput = {
  /** The `revision` that you saw. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Bounds between which a reported score is called good enough. */
export type ScorecardBandsInput = {
  /** A score from this on exceeds expectations, 0 to 100. */
  exceedsMin: Scalars['Float']['input'];
  /** A score up to this needs improvement, 0 to 100. */
  needsImprovementMax: Scalars['Float']['input'];
};

/** When a question is asked. */
export type ScorecardConditionInput = {
  /** True, the default: every test has to hold. False: one. */
  isAll?: InputMaybe<Scalars['Boolean']['input']>;
  /** The tests, 1 to 10. */
  tests: Array<ScorecardConditionTestInput>;
};

/** What an earlier question has to be answered with. */
export type ScorecardConditionTestInput = {
  /** Keys of options, one of which has to be chosen, 1 to 101; of a SCALE numbers. */
  in: Array<Scalars['String']['input']>;
  /** Ref of a question that comes earlier. */
  ref: Scalars['String']['input'];
};

/** What is built: a part that is left out stays as it is. Of a new form: CALL, SECTION_WEIGHT, EXCLUDE, ZERO_FORM, capped, no bands, no pass mark, 5 days, 3 questions, no sections. */
export type ScorecardContentInput = {
  /** Bounds of the bands; null: none. */
  bands?: InputMaybe<ScorecardBandsInput>;
  /** Whether bonus cannot lift the score above 100. */
  bonusCap?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many questions may be disputed, 0 to 200. */
  disputeLimit?: InputMaybe<Scalars['Int']['input']>;
  /** What fatal answers do that say AS_FORM. */
  fatalEffect?: InputMaybe<FatalEffect>;
  /** How answers become one number. */
  mode?: InputMaybe<ScoringMode>;
  /** What a question counts that does not apply. */
  naRule?: InputMaybe<NaRule>;
  /** Least reported score that passes, 0 to 100; null: none. */
  passMark?: InputMaybe<Scalars['Float']['input']>;
  /** Days in which the agent may dispute, 0 to 60. */
  reviewWindowDays?: InputMaybe<Scalars['Int']['input']>;
  /** All sections, at most 100 with 200 questions, in the place of those that stand. */
  sections?: InputMaybe<Array<ScorecardSectionInput>>;
  /** What is evaluated with it. */
  subject?: InputMaybe<SubjectKind>;
  /** What it is called, at most 200 characters; at least one language. */
  title?: InputMaybe<LocalizedTextInput>;
};

/** A new scorecard. */
export type ScorecardCreateInput = {
  /** What is built so far; a title in one language is needed. */
  content: ScorecardContentInput;
  /** Any text of at most 200 characters; the same one within a day makes nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Throwing the working copy away. */
export type ScorecardDraftDiscardInput = {
  /** The `revision` that you saw. */
  expectedRevision: Scalars['Int']['input'];
};

/** A change of what is built. */
export type ScorecardDraftUpdateInput = {
  /** What changes. */
  content: ScorecardContentInput;
  /** The `revision` that you saw. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, at most 500 characters; left out it stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What a list of scorecards is narrowed to; all given conditions hold at once. */
export type ScorecardFilter = {
  /** Any of these states. */
  states?: InputMaybe<Array<ScorecardState>>;
  /** For any of these subjects. */
  subjects?: InputMaybe<Array<SubjectKind>>;
};

/** What is wrong with a scorecard. */
export type ScorecardFindingCode =
  /** The bounds of the bands are not in their order. */
  | 'BAND_ORDER'
  /** An article, tree or node that does not exist. As a warning: one that is not live, or a heading that the live text does not have. */
  | 'BROKEN_TEACHING'
  /** Questions that wait for each other, or one for itself. A form in use has none: conditions look at earlier questions only. */
  | 'CONDITION_LOOP'
  /** A condition that asks a question which comes later. */
  | 'CONDITION_ON_LATER'
  /** A condition that asks what is not there: no such question or answer, or one without answers to choose. */
  | 'CONDITION_UNKNOWN'
  /** Two answers with the same key; as a warning: that read the same. */
  | 'DUPLICATE_OPTION'
  /** Two questions, or two sections, with the same ref. */
  | 'DUPLICATE_REF'
  /** A fatal answer in something that is not scored: it takes effect all the same. */
  | 'FATAL_UNSCORED'
  /** Every answer gives the same points: nothing can be earned. As a warning: in full, whatever is answered. */
  | 'FLAT_SCORES'
  /** A text that is missing in one language; as an error: in both. */
  | 'MISSING_TRANSLATION'
  /** Every answer is fatal and N/A is not allowed: nobody can pass. As a warning: only N/A passes. */
  | 'NA_NOT_POSSIBLE'
  /** No question that could be scored. */
  | 'NOTHING_SCORED'
  /** Too few answers or ranges, or a YES_NO without exactly two. */
  | 'NO_OPTIONS'
  /** An answer without points in a question that is scored. */
  | 'OPTION_WITHOUT_SCORE'
  /** A part that the type of the question does not use. */
  | 'PART_NOT_OF_TYPE'
  /** Numbers between ranges that lie in none; as an error: a range that ends before it begins. */
  | 'RANGE_GAP'
  /** A number that lies in two ranges. */
  | 'RANGE_OVERLAP'
  /** A scale without two ends in their order, from 0 to 100, or an error bound outside it. */
  | 'SCALE_BAD'
  /** A condition that no answers fulfil: the question is never asked. */
  | 'UNREACHABLE_QUESTION'
  /** Weights that cannot add up: a negative one, all that count 0, or everything that could be scored left out. As a warning: something scored that weighs nothing. */
  | 'WEIGHTS_ADD_UP';

/** How grave a finding is. */
export type ScorecardFindingSeverity =
  /** It has to be mended before the scorecard can be activated. */
  | 'ERROR'
  /** It should be looked at; activation is allowed. */
  | 'WARNING';

/** A scorecard from a file. */
export type ScorecardImportInput = {
  /** With `scorecardId`: the `revision` that you saw. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Any text of at most 200 characters; the same one within a day makes nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The file as `scorecardExport` writes it, at most 1,000,000 characters. */
  json: Scalars['String']['input'];
  /** The scorecard whose working copy is replaced; left out: a new one, with a code of its own. */
  scorecardId?: InputMaybe<Scalars['ID']['input']>;
};

/** One answer that can be chosen. */
export type ScorecardOptionInput = {
  /** Whether it is fatal; left out: not. */
  fatal?: InputMaybe<OptionFatal>;
  /** Whether choosing it is an error; see `ScorecardOption.isError`. */
  isError?: InputMaybe<Scalars['Boolean']['input']>;
  /** Stable key, unique in its question: a letter, then letters, digits and hyphens, at most 32. */
  key: Scalars['String']['input'];
  /** What people see, at most 100 characters. */
  label: LocalizedTextInput;
  /** Points, 0 to 1,000; see `ScorecardOption.score`. */
  score?: InputMaybe<Scalars['Float']['input']>;
};

/** Order of a list of scorecards. */
export type ScorecardOrder = {
  /** In which direction. */
  direction: OrderDirection;
  /** By what. */
  field: ScorecardOrderField;
};

/** What the list of scorecards may be ordered by. */
export type ScorecardOrderField =
  /** Its code, as text. */
  | 'CODE'
  /** When anything of it changed last. */
  | 'UPDATED_AT';

/** What is scored without being stored. */
export type ScorecardPreviewInput = {
  /** The answers, at most 200. */
  answers: Array<AnswerInput>;
  /** The whole form; what is left out is as in a new one. */
  content: ScorecardContentInput;
  /** An effect in the place of that of every fatal answer. */
  fatalEffect?: InputMaybe<FatalEffect>;
  /** Another mode than that of the form. */
  mode?: InputMaybe<ScoringMode>;
  /** Another rule than that of the form. */
  naRule?: InputMaybe<NaRule>;
};

/** One question, whole: parts that are left out are as each of them says. */
export type ScorecardQuestionInput = {
  /** When it is asked; left out: always. */
  condition?: InputMaybe<ScorecardConditionInput>;
  /** SCALE: a number below this is an error. */
  errorBelow?: InputMaybe<Scalars['Int']['input']>;
  /** Family of its errors; default NON_CRITICAL. */
  family?: InputMaybe<ErrorFamily>;
  /** How to judge, at most 2,000 characters. */
  help?: InputMaybe<LocalizedTextInput>;
  /** Whether it only adds; default false. */
  isBonus?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is asked but not scored; default false. */
  isExcluded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether N/A may be chosen; default true. */
  naAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether an error needs a note; default false. */
  noteRequiredOnError?: InputMaybe<Scalars['Boolean']['input']>;
  /** YES_NO, SINGLE, MULTIPLE: at most 20. */
  options?: InputMaybe<Array<ScorecardOptionInput>>;
  /** NUMERIC: at most 20. */
  ranges?: InputMaybe<Array<ScorecardRangeInput>>;
  /** Stable name, unique in the form; see `ScorecardQuestion.ref`. */
  ref: Scalars['String']['input'];
  /** SCALE: largest number, to 100; default 5. */
  scaleMax?: InputMaybe<Scalars['Int']['input']>;
  /** SCALE: least number, from 0; default 1. */
  scaleMin?: InputMaybe<Scalars['Int']['input']>;
  /** What teaches its matter. */
  teaches?: InputMaybe<ScorecardTeachingInput>;
  /** The question, at most 500 characters. */
  text: LocalizedTextInput;
  /** How it is answered. */
  type: QuestionType;
  /** Default MAX; of a SCALE RANGE. */
  valueRule?: InputMaybe<AnswerValueRule>;
  /** Weight, at most 1,000; default 1. */
  weight?: InputMaybe<Scalars['Float']['input']>;
};

/** Numbers that give the same points. Both ends belong to it. */
export type ScorecardRangeInput = {
  /** Whether a number in it is fatal; left out: not. */
  fatal?: InputMaybe<OptionFatal>;
  /** Whether a number in it is an error; as for an option. */
  isError?: InputMaybe<Scalars['Boolean']['input']>;
  /** Largest number, at most a thousand million either way. */
  max: Scalars['Float']['input'];
  /** Least number, at most a thousand million either way. */
  min: Scalars['Float']['input'];
  /** Points, 0 to 1,000. */
  score: Scalars['Float']['input'];
};

/** Bringing a scorecard back. */
export type ScorecardRestoreInput = {
  /** The `revision` that you saw. */
  expectedRevision: Scalars['Int']['input'];
};

/** Questions that belong together, whole. */
export type ScorecardSectionInput = {
  /** Whether it is asked but not scored; default false. */
  isExcluded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its questions in their order. */
  questions: Array<ScorecardQuestionInput>;
  /** Stable name, unique among the sections. */
  ref: Scalars['String']['input'];
  /** What it is called, at most 100 characters. */
  title: LocalizedTextInput;
  /** Weight, at most 1,000; default 1. */
  weight?: InputMaybe<Scalars['Float']['input']>;
};

/** Where a scorecard stands as a whole. */
export type ScorecardState =
  /** In use; a working copy may stand beside its active version. */
  | 'ACTIVE'
  /** Out of use; evaluations keep the version that they were made with. */
  | 'ARCHIVED'
  /** Being built; never activated so far. */
  | 'DRAFT';

/** What teaches the matter of a question: an article, or a tree. */
export type ScorecardTeachingInput = {
  /** Heading of the article, at most 200 characters. */
  anchor?: InputMaybe<Scalars['String']['input']>;
  /** Code of an article, e.g. `P-033`. */
  articleCode?: InputMaybe<Scalars['String']['input']>;
  /** Key of the tree’s node, at most 80 characters. */
  nodeKey?: InputMaybe<Scalars['String']['input']>;
  /** Code of a tree, e.g. `T-14`; not beside an article. */
  treeCode?: InputMaybe<Scalars['String']['input']>;
};

/** How answers become one number. The same answers give different numbers, so the mode is kept on the form and shown beside each score. */
export type ScoringMode =
  /** Plain mean of the values in each section; then the plain mean of the sections. */
  | 'EQUAL_SECTION'
  /** Points earned of points possible, those of a section multiplied by its weight. */
  | 'GROUP_POINTS'
  /** Points earned of points possible. */
  | 'POINTS'
  /** Mean of the questions’ values, weighed by the questions’ weights. */
  | 'QUESTION_WEIGHT'
  /** Plain mean of the values in each section; then the mean of the sections by their weights. */
  | 'SECTION_WEIGHT';

/** What searches are counted by. */
export type SearchAnalyticsDimension =
  /** Day in the centre’s time zone, UTC+8. */
  | 'DAY'
  /** Kind of the document that was opened first; else the one kind that the search was narrowed to; else none. */
  | 'KIND'
  /** Language of the query. */
  | 'LOCALE'
  /** Product line of the call in whose light was searched. */
  | 'PRODUCT_LINE'
  /** First team of the person who searched, so that nobody is counted twice. */
  | 'TEAM';

/** Which searches are counted. All given conditions hold together. */
export type SearchAnalyticsFilter = {
  /** First day, `YYYY-MM-DD` in the centre’s time zone (UTC+8). */
  from: Scalars['String']['input'];
  /** Only searches that are counted under this kind, see `SearchAnalyticsDimension.KIND`. */
  kind?: InputMaybe<SearchKind>;
  /** Only queries in this language. */
  locale?: InputMaybe<Locale>;
  /** Only searches in the light of this product line. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only this team and the teams below it. For a team that you may not see the answer is null. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Last day, included; at most 400 days in all. */
  to: Scalars['String']['input'];
};

/** A new best bet. */
export type SearchBestBetCreateInput = {
  /** The id of a hit: an article, a tree or a node of a tree, published and such that you may find it. */
  articleId: Scalars['ID']['input'];
  /** Shown from this moment; null = at once. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Only for queries of this language; null = all. */
  locale?: InputMaybe<Locale>;
  /** When a query fits. */
  match: SearchBestBetMatch;
  /** What it is for, at most 500 characters; may be empty. */
  note: Scalars['String']['input'];
  /** Smaller comes first where several fit; 0 to 1,000. */
  order?: Scalars['Int']['input'];
  /** 1 to 20 phrases of 1 to 100 characters with at least one word each. */
  phrases: Array<Scalars['String']['input']>;
  /** Not shown from this moment on, which is after `from`; null = without end. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which state of a best bet is to be deleted. */
export type SearchBestBetDeleteInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Which best bets; all given conditions hold together. */
export type SearchBestBetFilter = {
  /** Only those that pin this article, tree or node. */
  articleId?: InputMaybe<Scalars['ID']['input']>;
  /** Only in one of these states now. */
  states?: InputMaybe<Array<SearchBestBetState>>;
};

/** When a query fits a phrase of a best bet. */
export type SearchBestBetMatch =
  /** The query has all words of the phrase, and perhaps others. */
  | 'CONTAINS'
  /** The query has exactly the words of the phrase, in any order. */
  | 'EXACT';

/** Where the present lies between the dates of a best bet. */
export type SearchBestBetState =
  /** It is shown now. */
  | 'ACTIVE'
  /** Its end has passed. */
  | 'EXPIRED'
  /** Its beginning lies ahead. */
  | 'SCHEDULED';

/** A change of a best bet. What is left out stays as it is; null empties language and dates. */
export type SearchBestBetUpdateInput = {
  /** The id of a hit, published and such that you may find it. */
  articleId?: InputMaybe<Scalars['ID']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Shown from this moment; null = at once. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only for queries of this language; null = all. */
  locale?: InputMaybe<Locale>;
  /** When a query fits. */
  match?: InputMaybe<SearchBestBetMatch>;
  /** What it is for, at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Smaller comes first where several fit; 0 to 1,000. */
  order?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 20 phrases of 1 to 100 characters. */
  phrases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Not shown from this moment on; null = without end. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What the results of a search are counted by. */
export type SearchFacetField =
  /** Category, counted in each category above it too. */
  | 'CATEGORY'
  /** Kind of article, tree, node of a tree, or call. */
  | 'KIND'
  /** Language of the text. */
  | 'LOCALE'
  /** Product line; what is for all lines is not counted. */
  | 'PRODUCT_LINE';

/** What a search is narrowed to. All given conditions hold together; an omitted one does not restrict. */
export type SearchFilter = {
  /** Only in this category or below it. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Only these kinds. */
  kinds?: InputMaybe<Array<SearchKind>>;
  /** Only these languages. */
  locales?: InputMaybe<Array<Locale>>;
  /** Only what names one of these product lines. At most 100. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Giving the words of a knowledge gap to an existing article. */
export type SearchGapAttachInput = {
  /** The article that answers it. */
  articleId: Scalars['ID']['input'];
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Why words became a knowledge gap. */
export type SearchGapCause =
  /** Something was found (or the search was not ready to tell), none of it answered. */
  | 'NOT_OPENED'
  /** The search itself said that nothing found was likely to answer. */
  | 'NO_GOOD_ANSWER'
  /** Nothing was found. */
  | 'NO_RESULT';

/** Claiming a knowledge gap. */
export type SearchGapClaimInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** A group of queries that is to become a knowledge gap. */
export type SearchGapCreateInput = {
  /** What went wrong with them. */
  cause: SearchGapCause;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Their language. */
  locale: Locale;
  /** Product line that they are about. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 20 wordings of 1 to 200 characters; each counts as one report. Personal data is masked. */
  words: Array<Scalars['String']['input']>;
};

/** Saying that a knowledge gap will not be answered. */
export type SearchGapDismissInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Writing an article for a knowledge gap. */
export type SearchGapDraftInput = {
  /** Its category. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Kind of the article; FAQ when left out. */
  kind?: InputMaybe<ArticleKind>;
  /** Its title, at most 250 characters; the gap’s title when left out. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** What a list of knowledge gaps is narrowed to; all given conditions hold at once. */
export type SearchGapFilter = {
  /** True: only those that you claimed. */
  claimedByViewer?: InputMaybe<Scalars['Boolean']['input']>;
  /** In this language. */
  locale?: InputMaybe<Locale>;
  /** Reported for this product line at least once. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these states. */
  states?: InputMaybe<Array<SearchGapState>>;
};

/** Putting a knowledge gap into another one. */
export type SearchGapMergeInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The gap that takes its words and counts; this one is gone afterwards. */
  intoId: Scalars['ID']['input'];
};

/** What a list of knowledge gaps is ordered by, largest or latest first. */
export type SearchGapOrder =
  /** How often it was reported. */
  | 'COUNT'
  /** When it was reported last. */
  | 'LAST_REPORT'
  /** How much more it was reported in the last 7 days than in the 7 before. */
  | 'TREND';

/** The words of a caller that found no answer. */
export type SearchGapRecordInput = {
  /** Reference of the call: letters, digits and . _ : -, at most 64 characters. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The key of the intention, so that it counts as one without an answer. */
  intentKey?: InputMaybe<Scalars['String']['input']>;
  /** Product line; left out, the one in whose light was searched. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** The `receipt` of the search; at most 12 hours old. */
  receipt: Scalars['String']['input'];
  /** The caller’s words, 1 to 200 characters; personal data in them is masked. */
  words: Scalars['String']['input'];
};

/** Giving a claimed knowledge gap back. */
export type SearchGapReleaseInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Letting a knowledge gap wait again. */
export type SearchGapReopenInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Where a knowledge gap stands. */
export type SearchGapState =
  /** Answered: its article was published. */
  | 'CLOSED'
  /** Will not be answered. Further reports are counted, it stays dismissed. */
  | 'DISMISSED'
  /** An article is being written for it; it closes by itself when that is published. */
  | 'DRAFTED'
  /** Waits for an editor. */
  | 'OPEN';

/** How a golden query does compared with before. */
export type SearchGoldenChange =
  /** An expected article stands higher. */
  | 'BETTER'
  /** It stands where it stood, or there is nothing to compare with. */
  | 'SAME'
  /** It stands lower, or is no longer among the first ten. */
  | 'WORSE';

/** A new golden query. */
export type SearchGoldenQueryCreateInput = {
  /** 1 to 5 articles that you may find; one of them is enough. */
  expectedIds: Array<Scalars['ID']['input']>;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Language of the query. */
  locale: Locale;
  /** Worst place that still passes, 1 to 10. */
  maxRank?: Scalars['Int']['input'];
  /** What it is for, at most 500 characters; may be empty. */
  note: Scalars['String']['input'];
  /** The query as people type it, 1 to 200 characters; once a language. */
  query: Scalars['String']['input'];
};

/** Which state of a golden query is to be deleted. */
export type SearchGoldenQueryDeleteInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** A change of a golden query. What is left out stays as it is. */
export type SearchGoldenQueryUpdateInput = {
  /** 1 to 5 articles; new ones must be such that you may find. */
  expectedIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Language of the query. */
  locale?: InputMaybe<Locale>;
  /** Worst place that still passes, 1 to 10. */
  maxRank?: InputMaybe<Scalars['Int']['input']>;
  /** What it is for, at most 500 characters; may be empty. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The query, 1 to 200 characters; once a language. */
  query?: InputMaybe<Scalars['String']['input']>;
};

/** Which settings the golden queries are to be tried with. */
export type SearchGoldenRunInput = {
  /** The live settings or the draft. */
  settings: SearchSettingsChoice;
};

/** How an intention to find something ended. */
export type SearchIntentEnd =
  /** The words were reported as a knowledge gap. */
  | 'GAP'
  /** The person left or cleared the field. */
  | 'LEFT'
  /** A result was opened. */
  | 'OPEN'
  /** Typing paused while results were shown. */
  | 'PAUSE';

/** How one intention to find something ended. What was asked and shown is read from the receipt. */
export type SearchIntentRecordInput = {
  /** How it ended. */
  end: SearchIntentEnd;
  /** Your key of the intention, 8 to 64 letters, digits and hyphens (a UUID). The same key again brings what was recorded up to date, for example after a refined query. */
  intentKey: Scalars['String']['input'];
  /** The `receipt` of the last search of the intention; at most 12 hours old. One receipt counts once: under another key it brings the intention up to date that has it, and that key names it too. */
  receipt: Scalars['String']['input'];
};

/** Kinds of what can be found: those of articles, trees, nodes of trees, and calls. */
export type SearchKind =
  /** An article: news that agents need. */
  | 'ANNOUNCEMENT'
  /** An article: how the business does something. */
  | 'BUSINESS_PROCESS'
  /** A call, mail or chat; for QA_ANALYST, ADMIN, MANAGER and SUPERVISOR, those that they see. */
  | 'CALL'
  /** An article: a frequent question and its answer. */
  | 'FAQ'
  /** An article: a rule or a promotion with its terms. */
  | 'POLICY'
  /** An article: what a product is and can do. */
  | 'PRODUCT'
  /** An article: words for a conversation. */
  | 'SCRIPT'
  /** An article: what good service is. */
  | 'SERVICE_STANDARD'
  /** An article: how a system is operated. */
  | 'SYSTEM_OPERATION'
  /** An article: problem, environment, cause and solution of a case. */
  | 'TECHNICAL_CASE'
  /** A tree as a whole. */
  | 'TREE'
  /** One node of a tree. */
  | 'TREE_NODE';

/** Where background work of learning stands. */
export type SearchLearningState =
  /** Done. */
  | 'DONE'
  /** Given up; ask again. */
  | 'FAILED'
  /** Never done. */
  | 'NONE'
  /** Is being done. */
  | 'RUNNING'
  /** Waits for its turn. */
  | 'WAITING';

/** The call in whose light is searched. It raises what fits, within bounds, and hides nothing. */
export type SearchLight = {
  /** Level of the customer in the centre’s words, such as VIP; at most 40 characters. */
  customerLevel?: InputMaybe<Scalars['String']['input']>;
  /** Product line that the call is about. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Reason of the call in a few words; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** What happened after a search. */
export type SearchOutcomeAction =
  /** Something was copied out of an article. */
  | 'COPIED'
  /** The person said that an article helped. Takes the place of NOT_HELPFUL. */
  | 'HELPFUL'
  /** An article was linked to the call. */
  | 'LINKED'
  /** The person said that an article did not help. Takes the place of HELPFUL. */
  | 'NOT_HELPFUL'
  /** The person said that nothing answered. */
  | 'NO_ANSWER'
  /** A result was opened. */
  | 'OPENED';

/** What happened after a search. Send it once `searchIntentRecord` with the same key was answered. */
export type SearchOutcomeRecordInput = {
  /** What happened. */
  action: SearchOutcomeAction;
  /** Milliseconds between the answer and the open, 0 to 43,200,000; left out, the server takes the time until now. */
  afterMs?: InputMaybe<Scalars['Int']['input']>;
  /** The hit: an article, a tree, or a node of a tree; needed for everything but NO_ANSWER. */
  articleId?: InputMaybe<Scalars['ID']['input']>;
  /** The key of the intention. */
  intentKey: Scalars['String']['input'];
  /** Place in the list, 1 to 1,000; read only where it was not among the first ten, which the server knows. */
  rank?: InputMaybe<Scalars['Int']['input']>;
};

/** A wish to build the search index anew. */
export type SearchRebuildInput = {
  /** Why, for the audit and the log; 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** How a version of the search settings came to be the wanted one. */
export type SearchSettingsChangeKind =
  /** A draft became a new version. */
  | 'PUBLISH'
  /** An older version became wanted again. */
  | 'ROLL_BACK';

/** Which search settings are tried. */
export type SearchSettingsChoice =
  /** What is being prepared; the wanted version where nothing is. */
  | 'DRAFT'
  /** What answers searches now. */
  | 'LIVE';

/** Throws the draft of the search settings away. */
export type SearchSettingsDiscardInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Makes the draft the next version of the search settings. */
export type SearchSettingsPublishInput = {
  /** Publish although golden queries that pass now would fail, or could not be tried. */
  acceptWorse?: Scalars['Boolean']['input'];
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  note: Scalars['String']['input'];
};

/** Makes an older version of the search settings wanted again. */
export type SearchSettingsRollBackInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  note: Scalars['String']['input'];
  /** Version that becomes wanted again; 0 = as delivered. */
  version: Scalars['Int']['input'];
};

/** A change of the draft of the search settings. Lists are whole: what is not in them is gone. A list that is left out stays as it is. */
export type SearchSettingsUpdateInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** All frame words, at most 500. */
  frameWords?: InputMaybe<Array<SearchWordInput>>;
  /** Whether questions that were confirmed by use raise the documents they led to. */
  isLearningOn?: InputMaybe<Scalars['Boolean']['input']>;
  /** All stop words, at most 500. */
  stopWords?: InputMaybe<Array<SearchWordInput>>;
  /** All synonyms, at most 2,000 rows. */
  synonyms?: InputMaybe<Array<SearchSynonymInput>>;
};

/** Where a suggestion comes from. */
export type SearchSuggestionKind =
  /** A question that several colleagues asked and that led to something you may see. */
  | 'POPULAR'
  /** One of your own last searches. */
  | 'RECENT'
  /** A title. */
  | 'TITLE';

/** One row of synonyms. */
export type SearchSynonymInput = {
  /** Whether it holds both ways, and for the words among each other. All must then have at most three words. */
  isMutual: Scalars['Boolean']['input'];
  /** Language of the queries that it is used for. The row must be written in its letters. */
  locale: Locale;
  /** Finds these too: 1 to 50 words or phrases of at most 60 characters; at most 100 words in all for one word that is searched. */
  means: Array<Scalars['String']['input']>;
  /** Whoever searches one of these: 1 to 50 words or phrases of at most 60 characters and three words each (Chinese as the engine cuts it). */
  words: Array<Scalars['String']['input']>;
};

/** What went wrong with a query. */
export type SearchTroubleKind =
  /** The probability of an answer was below 0.5. */
  | 'LOW_CONFIDENCE'
  /** Something was found, nothing of it opened, linked or called helpful. */
  | 'NOTHING_OPENED'
  /** Nothing was found at all. */
  | 'ZERO_RESULT';

/** What the search thinks of its first hits. */
export type SearchVerdict =
  /** One of the first three very likely answers, or carries the code that was typed. */
  | 'LIKELY_ANSWER'
  /** Nothing was found that is likely to answer: hits are best folded away and a gap be recorded. */
  | 'NO_GOOD_ANSWER'
  /** There are hits; none stands out, or the query is too short or unfinished to be judged. */
  | 'RESULTS';

/** One word of a list of words. */
export type SearchWordInput = {
  /** Language of the word. It must be written in its letters. */
  locale: Locale;
  /** One word, 1 to 30 characters. */
  word: Scalars['String']['input'];
};

/** How calls that gave up waiting are dealt with in the service level. In time: within the target. */
export type ServiceLevelVariant =
  /** Answered in time, of all but those given up in time. */
  | 'ABANDONS_IGNORED'
  /** Answered in time, of all that waited. The usual one. */
  | 'ABANDONS_NEGATIVE'
  /** Answered or given up in time, of all that waited. */
  | 'ABANDONS_POSITIVE'
  /** Answered in time, of all answered. Misleading: those who gave up are left out. */
  | 'ANSWERED_ONLY'
  /** Answered in time, of all but those given up at once. */
  | 'SHORT_EXCLUDED'
  /** Answered in time or given up at once, of all that waited. */
  | 'SHORT_POSITIVE';

/** How fast the centre wants to answer. */
export type ServiceTargetInput = {
  /** For calls that come by this way. */
  channel: Channel;
  /** Key of the level; null: all that have no target of their own. */
  level?: InputMaybe<Scalars['String']['input']>;
  /** Seconds until the first answer, 1 to 604800. */
  seconds: Scalars['Int']['input'];
  /** Share in that time, above 0 to 1; null: none is set. */
  share?: InputMaybe<Scalars['Float']['input']>;
};

/** How a client keeps its refresh token. */
export type SessionKind =
  /** In an HttpOnly cookie that scripts cannot read; for the console. Over HTTP only. */
  | 'COOKIE'
  /** By itself: the payload carries it; for programs. */
  | 'TOKENS';

/** A text that somebody is writing. */
export type SimilarDraftInput = {
  /** The question in other words: at most 50, each at most 200 characters. */
  alternativeQuestions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The text in Markdown, at most 600,000 characters; its beginning is compared. */
  bodyMarkdown?: InputMaybe<Scalars['String']['input']>;
  /** The article that is being written: it is not its own duplicate, and what was said to be none is left out. */
  excludeId?: InputMaybe<Scalars['ID']['input']>;
  /** Only articles of this language; left out: of any. */
  locale?: InputMaybe<Locale>;
  /** Title, at most 250 characters; may be empty. */
  title: Scalars['String']['input'];
};

/** A new site. */
export type SiteCreateInput = {
  /** Days on which it is closed, `YYYY-MM-DD`; at most 400. */
  holidays: Array<Scalars['String']['input']>;
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short lasting name, lower-kebab, at most 60 characters, unique among sites; DUPLICATE otherwise. */
  key: Scalars['String']['input'];
  /** What the site is for. */
  kind: SiteKind;
  /** Name, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
  /** IANA time zone, e.g. `Asia/Shanghai`; INVALID otherwise. */
  timeZone: Scalars['String']['input'];
  /** When the site works; at most 21 stretches that do not overlap. */
  workingHours: Array<WorkingHoursInput>;
};

/** Deletion of a site. */
export type SiteDeleteInput = {
  /** The `revision` that you saw; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** The site that takes over people and teams. Without it a site that is referred to is refused with IN_USE. */
  successorId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a site is for. */
export type SiteKind =
  /** A branch centre. */
  | 'BRANCH'
  /** The main centre. */
  | 'MAIN'
  /** A branch that takes over when the main centre fails. */
  | 'RESERVE';

/** Changes of a site; what is left out stays. */
export type SiteUpdateInput = {
  /** The `revision` that you changed; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** Days on which it is closed; replaces all. */
  holidays?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What the site is for. */
  kind?: InputMaybe<SiteKind>;
  /** Name, 1 to 120 characters in each language. */
  name?: InputMaybe<LocalizedTextInput>;
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** When the site works; replaces all stretches. */
  workingHours?: InputMaybe<Array<WorkingHoursInput>>;
};

/** Who speaks in a transcript. */
export type Speaker =
  /** The agent. */
  | 'AGENT'
  /** The customer. */
  | 'CUSTOMER';

/** By what calls fall into a stratum. */
export type StratumKind =
  /** They took long. */
  | 'LONG_CALL'
  /** The customer gave a low mark. */
  | 'LOW_SATISFACTION'
  /** Their agent is new. */
  | 'NEW_AGENT'
  /** The mean handling time of their agent is an outlier on the product line and channel, in the same period: farther from the mean of the agents than so many standard deviations. */
  | 'OUTLIER_AGENT'
  /** They came by one of these queues. */
  | 'QUEUE'
  /** The customer said unhappy words, by the transcript. */
  | 'UNHAPPY_WORDS';

/** What is evaluated. */
export type SubjectKind =
  /** A telephone call. */
  | 'CALL'
  /** A chat. */
  | 'CHAT'
  /** A letter by electronic mail. */
  | 'MAIL'
  /** A repair job. */
  | 'REPAIR'
  /** A visit to a service point. */
  | 'VISIT';

/** Where a case stands that somebody handed in. */
export type SubmittedCaseState =
  /** Waits for a reviewer, or an editor works on it. */
  | 'IN_REVIEW'
  /** Its article was published. */
  | 'PUBLISHED'
  /** Not taken as it is; the last decision says why. */
  | 'REJECTED';

/** One support tier. */
export type SupportTierInput = {
  /** Short name, lower-kebab, at most 60 characters, unique among tiers. */
  key: Scalars['String']['input'];
  /** Label, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
  /** Rank; all ranks together are 1 to n. */
  rank: Scalars['Int']['input'];
};

/** All support tiers of the centre. */
export type SupportTiersSetInput = {
  /** One tier for each rank 1 to n; 1 to 9 of them. A rank that is left out must not be in use. */
  tiers: Array<SupportTierInput>;
};

/** The agent confirms a talk. */
export type TalkAcknowledgeInput = {
  /** What you say to it, at most 2,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The `revision` of the talk that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** What a list of talks is narrowed to. */
export type TalkFilterInput = {
  /** Only those with this agent. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those of this month, `YYYY-MM`. */
  month?: InputMaybe<Scalars['String']['input']>;
  /** Only those in one of these states. */
  states?: InputMaybe<Array<TalkState>>;
  /** Only those of this team and the teams below it. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

/** A talk that was held. */
export type TalkHoldInput = {
  /** The `revision` of the talk that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** What was spoken about, 1 to 4,000 characters. */
  problems: Scalars['String']['input'];
  /** What was agreed, 1 to 4,000 characters. */
  solution: Scalars['String']['input'];
};

/** Where a talk stands. */
export type TalkState =
  /** Both have confirmed what was agreed. */
  | 'ACKNOWLEDGED'
  /** To be held by its due date; late where that is over. */
  | 'DUE'
  /** Held and written down by the lead; the agent has not confirmed it yet. */
  | 'HELD';

/** Where a share stands to its target, judged by its 95 % interval. */
export type TargetVerdict =
  /** The whole interval lies above the target. */
  | 'ABOVE'
  /** The whole interval lies under the target. */
  | 'BELOW'
  /** The interval holds the target: the evidence does not tell. */
  | 'NOT_DISTINGUISHABLE';

/** A new team. */
export type TeamCreateInput = {
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short lasting name, lower-kebab, at most 60 characters, unique among teams; DUPLICATE otherwise. */
  key: Scalars['String']['input'];
  /** The people who lead it, active staff; at most 20. */
  leadIds: Array<Scalars['ID']['input']>;
  /** Name, 1 to 120 characters in each language. */
  name: LocalizedTextInput;
  /** The team above; none for a team at the top. At most ten levels. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** The site where the team works. */
  siteId: Scalars['ID']['input'];
};

/** Deletion of a team. */
export type TeamDeleteInput = {
  /** The `revision` that you saw; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** The team that takes over members and the teams below. Without it a team that is referred to is refused with IN_USE. */
  successorId?: InputMaybe<Scalars['ID']['input']>;
};

/** Changes of a team; what is left out stays. */
export type TeamUpdateInput = {
  /** The `revision` that you changed; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** The people who lead it; replaces all. */
  leadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name, 1 to 120 characters in each language. */
  name?: InputMaybe<LocalizedTextInput>;
  /** The team above; null puts it at the top, left out it stays. INVALID below itself or beyond ten levels. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** The site where the team works. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
};

/** The four parts of a technical case, each Markdown of at most 20,000 characters. */
export type TechnicalCaseInput = {
  /** Why it happened. */
  cause: Scalars['String']['input'];
  /** Where it happened: device, version, network. */
  environment: Scalars['String']['input'];
  /** What the customer saw. */
  problem: Scalars['String']['input'];
  /** What solved it. */
  solution: Scalars['String']['input'];
};

/** What to refresh. */
export type TokenRefreshInput = {
  /** The refresh token of a TOKENS session; left out, the one in the cookie. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** The transcript of a call, whole. The call is named by `callId` or by `callReference`. */
export type TranscriptSetInput = {
  /** The call; or give `callReference`. */
  callId?: InputMaybe<Scalars['ID']['input']>;
  /** Reference of the call, in place of `callId`. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Language that is spoken. */
  locale: Locale;
  /** At most 5,000 turns with 1,000,000 characters together; none takes the transcript away. */
  turns: Array<TranscriptTurnInput>;
};

/** What somebody says at one go. */
export type TranscriptTurnInput = {
  /** When it begins, in seconds, 0 to 604800, not before the turn above it. */
  second: Scalars['Float']['input'];
  /** Who speaks. */
  speaker: Speaker;
  /** What is said, 1 to 2,000 characters. */
  text: Scalars['String']['input'];
};

/** How a translation stands to its source. */
export type TranslationState =
  /** Out of use; restore or unlink it before another one is begun. */
  | 'ARCHIVED'
  /** Live, and follows the live version of the source. */
  | 'CURRENT'
  /** Being written; never published. */
  | 'DRAFT'
  /** There is none in this language. */
  | 'MISSING'
  /** Live, and the source has a newer version than it follows. */
  | 'SOURCE_CHANGED';

/** Approving the working copy. */
export type TreeApproveInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** A remark, at most 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Taking a tree out of use. */
export type TreeArchiveInput = {
  /** True where articles or other trees refer to it and that is meant; otherwise such a tree is refused: IN_USE. */
  confirmDependants?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** The article that a node shows or that explains it. */
export type TreeArticleReferenceInput = {
  /** Heading where it begins, at most 200 characters. */
  anchor?: InputMaybe<Scalars['String']['input']>;
  /** Code of the article. */
  code: Scalars['String']['input'];
};

/** Who may walk a tree from now on. */
export type TreeAudienceChangeInput = {
  /** How far inside one has to stand. */
  audience: Audience;
  /** True where more people will be able to walk it and that is meant. */
  confirmWidening?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Lowest support tier that walks it; null for all, left out it stays. */
  minimumTierId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Teams that walk it, at most 100; empty for all. */
  teamIds: Array<Scalars['ID']['input']>;
};

/** How a node or variable differs. */
export type TreeChangeKind =
  /** The second drawing only has it. */
  | 'ADDED'
  /** Both have it, in different form. */
  | 'CHANGED'
  /** The first drawing only has it. */
  | 'REMOVED';

/** One answer to a question. */
export type TreeChoiceInput = {
  /** What follows from it; at most 500 characters. */
  hint?: InputMaybe<LocalizedTextInput>;
  /** Stable key, unique in its question, 1 to 80 characters. */
  key: Scalars['String']['input'];
  /** The answer, at most 200 characters. */
  label: LocalizedTextInput;
  /** Points that it adds, at most 10. */
  scores?: InputMaybe<Array<TreeScoreInput>>;
  /** Key of the node where it goes on. */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** What an ACTION node asks of an outside system. */
export type TreeCommandCallInput = {
  /** Where it goes on when the outside system refuses. */
  failureTo?: InputMaybe<Scalars['String']['input']>;
  /** Parameters, at most 50. */
  inputs?: InputMaybe<Array<TreeMappingInput>>;
  /** Name of the command, as administrators set it up. */
  name: Scalars['String']['input'];
  /** What is kept of the reply, at most 50. */
  outputs?: InputMaybe<Array<TreeMappingInput>>;
  /** How long the walk waits, in seconds, 1 to 120; default 20. */
  timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Where it goes on when it does not answer in time. */
  timeoutTo?: InputMaybe<Scalars['String']['input']>;
};

/** A command to an outside system: a new one, or a change of one. */
export type TreeCommandSaveInput = {
  /** With `id`: the revision that you saw. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The command to change; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is sent; true when left out. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** What people see, at most 120 characters in each language. */
  label: LocalizedTextInput;
  /** As nodes name it: small letters, digits, `.`, `-`, `_`, beginning with a letter, at most 80 characters; unique. It cannot be changed later. */
  name: Scalars['String']['input'];
  /** Where it is sent, at most 500 characters: `https:` and a host that the configuration names in WEBHOOK_HOSTS; `http:` only for this machine. */
  url: Scalars['String']['input'];
};

/** Whose secret is renewed. */
export type TreeCommandSecretRenewInput = {
  /** The revision that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The command. */
  id: Scalars['ID']['input'];
};

/** A change of the working copy: omitted leaves a part as it is, null empties it. Nodes and variables are set and removed one by one, so that autosaving stays small. */
export type TreeContentInput = {
  /** Callers’ words for the tree as a whole, at most 30 of 200 characters. */
  alternativeQuestions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Category. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** When to walk it, at most 1,000 characters. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Languages that it is offered in, at least one. */
  locales?: InputMaybe<Array<Locale>>;
  /** Product lines; null or empty: all. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it is for. */
  purpose?: InputMaybe<TreePurpose>;
  /** Keys of nodes that are taken out; what points at them is left as it is and found by the check. */
  removeNodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Nodes that are new or changed, each whole; at most 500 a call, 5,000 in the tree. */
  setNodes?: InputMaybe<Array<TreeNodeInput>>;
  /** Key of the node where walks begin. */
  startKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, at most 200 characters; at least one language. */
  title?: InputMaybe<LocalizedTextInput>;
  /** All variables, at most 300, in the place of those that stand. */
  variables?: InputMaybe<Array<TreeVariableInput>>;
};

/** A new tree. */
export type TreeCreateInput = {
  /** What is drawn so far; a title in one language is needed. */
  content: TreeContentInput;
  /** Any text of at most 200 characters; the same one within a day makes nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** For the reviewer, at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** One rule for the responsible department. */
export type TreeDepartmentRuleInput = {
  /** Id of the department. */
  departmentId: Scalars['ID']['input'];
  /** Condition in CEL, at most 1,000 characters. */
  when: Scalars['String']['input'];
};

/** Throwing the working copy away. */
export type TreeDraftDiscardInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** A change of what is drawn. */
export type TreeDraftUpdateInput = {
  /** What changes. */
  content: TreeContentInput;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** For the reviewer, at most 500 characters; left out it stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** One field to fill in. */
export type TreeFieldInput = {
  /** Where it is found; at most 500 characters. */
  hint?: InputMaybe<LocalizedTextInput>;
  /** Whether it has to be filled in; default true. */
  isRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** What is asked, at most 200 characters. */
  label: LocalizedTextInput;
  /** STRING only, its shape, as in `TreeField.mask`. */
  mask?: InputMaybe<Scalars['String']['input']>;
  /** Largest value, most characters or most choices. */
  max?: InputMaybe<Scalars['Float']['input']>;
  /** Smallest value, fewest characters or fewest choices. */
  min?: InputMaybe<Scalars['Float']['input']>;
  /** The variable that it fills, of origin INPUT. */
  variable: Scalars['String']['input'];
};

/** Which walks are counted. All given conditions hold together; tries of drafts and of trees never count. */
export type TreeFiguresFilter = {
  /** Walks that began at this moment or later. */
  from: Scalars['DateTime']['input'];
  /** Only walks of trees of this product line. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** Only walks of this team and the teams below it. For a team that you may not see the answer is null. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Only walks that somebody of this support tier began, by the rank that the person had then. Walks from before that was kept are of no tier. For a tier that does not exist the answer is null. */
  tierId?: InputMaybe<Scalars['ID']['input']>;
  /** Walks that began before this moment; at most 400 days after `from`. */
  to: Scalars['DateTime']['input'];
  /** Only walks of this version of the tree. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What may be wrong with the file of a tree. */
export type TreeFileFindingCode =
  /** A condition or expression that cannot be read or whose types do not fit. */
  | 'BAD_EXPRESSION'
  /** A key, name or number that does not have the form that it must have. */
  | 'BAD_VALUE'
  /** It leads to a node that is not in the file. */
  | 'DANGLING_EDGE'
  /** The same field stands twice in one object. */
  | 'DUPLICATE_FIELD'
  /** Two nodes, answers, values or variables have the same key. */
  | 'DUPLICATE_KEY'
  /** There is nothing in it. */
  | 'EMPTY'
  /** A part of the file that is left out. */
  | 'IGNORED'
  /** Something that has to be there is missing. */
  | 'MISSING_FIELD'
  /** There are more findings than are named. */
  | 'MORE'
  /** It is something else than the format that was named. */
  | 'NOT_THE_FORMAT'
  /** A node of this kind has no such part. */
  | 'PART_NOT_OF_KIND'
  /** It cannot be read from here on. */
  | 'SYNTAX'
  /** Things lie in each other more than 32 deep. */
  | 'TOO_DEEP'
  /** The file, or a text in it, is longer than it may be. */
  | 'TOO_LONG'
  /** More of something than there may be. */
  | 'TOO_MANY'
  /** A field or column that is not known here. */
  | 'UNKNOWN_FIELD'
  /** There is no such kind of node. */
  | 'UNKNOWN_KIND'
  /** A category, product line, department, tier, article, tree or command that is not known here. */
  | 'UNKNOWN_REFERENCE'
  /** A word that is none of those that may stand here. */
  | 'UNKNOWN_VALUE'
  /** It is not UTF-8. */
  | 'WRONG_ENCODING'
  /** A value of another type than is expected. */
  | 'WRONG_TYPE'
  /** It is written in a version of the format that is not known here. */
  | 'WRONG_VERSION';

/** How a tree is written in a file. */
export type TreeFileFormat =
  /** A table of edges with the titles of nodes in both languages, for spreadsheets. */
  | 'CSV'
  /** CareGraph’s own format, whole: what is exported and imported again is equal. */
  | 'JSON'
  /** A Mermaid flowchart: keys, kinds, titles, labels and edges, in one language. */
  | 'MERMAID';

/** What a list of trees is narrowed to; all given conditions hold at once. */
export type TreeFilter = {
  /** True: only trees that you drew in. */
  authoredByViewer?: InputMaybe<Scalars['Boolean']['input']>;
  /** In this category or below it. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** With a draft in any of these states. Finds nothing for who may not read drafts. */
  draftStates?: InputMaybe<Array<DraftState>>;
  /** True: only published trees whose verification is overdue or due within 14 days. Internal viewers only. */
  needsVerification?: InputMaybe<Scalars['Boolean']['input']>;
  /** Owned by this person. Internal viewers only. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** With this team as owner or behind the owner. Internal viewers only. */
  ownerTeamId?: InputMaybe<Scalars['ID']['input']>;
  /** Made for this product line by name. */
  productLineId?: InputMaybe<Scalars['ID']['input']>;
  /** For any of these purposes. */
  purposes?: InputMaybe<Array<TreePurpose>>;
  /** Any of these states. */
  states?: InputMaybe<Array<TreeState>>;
  /** Code begins so, or the title contains it in Chinese or English, whatever the letter case; for KNOWLEDGE_EDITOR and ADMIN also the title of the draft. At most 100 characters, BAD_USER_INPUT beyond; only blanks narrow nothing. For whole questions use `search`. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What is wrong with a tree. */
export type TreeFindingCode =
  /** Some who may walk the tree may not read what it leads to. */
  | 'AUDIENCE_WIDER_THAN_TARGET'
  /** A default that does not fit its variable. */
  | 'BAD_DEFAULT'
  /** An expression that cannot be read or uses what is not allowed. */
  | 'BAD_EXPRESSION'
  /** A shape or limit of a field that cannot be kept. */
  | 'BAD_MASK'
  /** A rule never decides: one before it always does, or it is never true. */
  | 'BRANCH_SHADOWED'
  /** A heading that the live text of the article does not have for those who walk the tree: it opens at the top. */
  | 'BROKEN_ANCHOR'
  /** An article that does not exist, is not published or is out of use. */
  | 'BROKEN_ARTICLE'
  /** A command that is not set up, or that does not know a value. */
  | 'BROKEN_COMMAND'
  /** A department or support tier that is not there. */
  | 'BROKEN_DEPARTMENT'
  /** A tree or version that does not exist, is not live or is out of use, or does not have the output. */
  | 'BROKEN_SUBTREE'
  /** A way, or a check, that leads to a node that is not there. */
  | 'BROKEN_TARGET'
  /** Nodes that lead in a circle in which nobody answers anything. */
  | 'CYCLE_WITHOUT_INPUT'
  /** The walk cannot go on there and has not ended, or from there no end can be reached. */
  | 'DEAD_END'
  /** The same key, name or value twice. */
  | 'DUPLICATE_KEY'
  /** Two answers to one question that read the same. */
  | 'DUPLICATE_LABEL'
  /** A text that is missing in a language in which the tree is offered. */
  | 'MISSING_TRANSLATION'
  /** An action does not say where it goes on when the outside system refuses or does not answer. */
  | 'NO_BRANCH_FOR_FAILURE'
  /** A logic node does not say where it goes on when no rule is true. */
  | 'NO_DEFAULT'
  /** No node is the start, or the start is not there. */
  | 'NO_START'
  /** A part that the kind of the node does not use, or one that it lacks. */
  | 'PART_NOT_OF_KIND'
  /** Personal data are handed to a sub-tree, or back from it, into a variable that is not marked as personal: there they are not masked. */
  | 'PERSONAL_MARK_LOST'
  /** A device may be sent in on a way that leaves out a check, or without any. */
  | 'RETURN_WITHOUT_CHECK'
  /** Trees that call each other in a circle. */
  | 'SUBTREE_CYCLE'
  /** Sub-trees lie deeper in each other than is allowed. */
  | 'SUBTREE_TOO_DEEP'
  /** More nodes than a tree may have. */
  | 'TOO_MANY_NODES'
  /** A value or variable of another type or origin than is needed. */
  | 'TYPE_MISMATCH'
  /** A name that is no variable of the tree. */
  | 'UNDEFINED_VARIABLE'
  /** No way leads from the start to the node. */
  | 'UNREACHABLE'
  /** On some way to the node nobody gives the variable a value, and it has no default. A CONTEXT variable without default counts as without value: a walk may begin without it. */
  | 'USED_BEFORE_SET';

/** How grave a finding is. */
export type TreeFindingSeverity =
  /** It has to be mended before the tree can be handed in or published. */
  | 'ERROR'
  /** It should be looked at; publishing is allowed. */
  | 'WARNING';

/** What is imported, and where to. */
export type TreeImportInput = {
  /** With `treeId`: the revision that you saw. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Your upload with the purpose TREE_IMPORT: UTF-8, plain or gzip, at most 16 MB and 5,000 nodes. */
  fileId: Scalars['ID']['input'];
  /** How it is written. */
  format: TreeFileFormat;
  /** Makes a repeated call have one effect; at most 200 characters, kept for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: only look at the file, store nothing. Default false. */
  isDryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** For a new tree, and the language of texts. */
  options?: InputMaybe<TreeImportOptions>;
  /** The tree whose working copy is replaced; null: a new tree. A chart or a table leaves what it does not show as it was, where a node keeps its key. */
  treeId?: InputMaybe<Scalars['ID']['input']>;
};

/** What is said of a new tree beside its file. */
export type TreeImportOptions = {
  /** Language of texts in a chart, and of what has no text in a table; yours where left out. */
  locale?: InputMaybe<Locale>;
  /** What it is for; as the file says, TROUBLESHOOTING where it does not. */
  purpose?: InputMaybe<TreePurpose>;
  /** Title, at most 200 characters; a language that is left empty is taken from the file. */
  title?: InputMaybe<LocalizedTextInput>;
};

/** One value that is handed over; see `TreeMapping`. */
export type TreeMappingInput = {
  /** Where it comes from. */
  source: Scalars['String']['input'];
  /** Where it goes. */
  target: Scalars['String']['input'];
};

/** One node of a tree, whole: parts that are left out are empty. Parts that its kind does not use are refused. */
export type TreeNodeInput = {
  /** Callers’ words, at most 30 of 200 characters. */
  alternativeQuestions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** An article that is read or explains the step. */
  article?: InputMaybe<TreeArticleReferenceInput>;
  /** Help: Markdown, at most 5,000 characters. */
  body?: InputMaybe<LocalizedTextInput>;
  /** QUESTION: the answers, at most 100. */
  choices?: InputMaybe<Array<TreeChoiceInput>>;
  /** ACTION: what is asked. */
  command?: InputMaybe<TreeCommandCallInput>;
  /** INPUT: the fields, at most 30. */
  fields?: InputMaybe<Array<TreeFieldInput>>;
  /** Stable key, unique in the tree; see `TreeNode.key`. */
  key: Scalars['String']['input'];
  /** What happens here. */
  kind: TreeNodeKind;
  /** OUTCOME: how the walk ends. */
  outcome?: InputMaybe<TreeOutcomeInput>;
  /** Where it stands; null: laid out by itself. */
  position?: InputMaybe<TreePositionInput>;
  /** LOGIC: the rules, at most 200. */
  rules?: InputMaybe<Array<TreeRuleInput>>;
  /** What to say, at most 1,000 characters. */
  say?: InputMaybe<LocalizedTextInput>;
  /** SUBTREE: which tree. */
  subtree?: InputMaybe<TreeSubtreeCallInput>;
  /** The question, or what it is called, at most 300 characters. */
  title: LocalizedTextInput;
  /** Where it goes on; see `TreeNode.to`. */
  to?: InputMaybe<Scalars['String']['input']>;
  /** QUESTION: the variable that gets the answer. */
  variable?: InputMaybe<Scalars['String']['input']>;
};

/** What happens at a node. */
export type TreeNodeKind =
  /** An outside system does something. */
  | 'ACTION'
  /** An article is read; the walk goes on. */
  | 'ARTICLE'
  /** Something is said or shown; the walk goes on. */
  | 'INFO'
  /** Fields are filled in. */
  | 'INPUT'
  /** Rules decide where it goes on; nobody is asked. */
  | 'LOGIC'
  /** The walk ends. */
  | 'OUTCOME'
  /** One of several answers is chosen. */
  | 'QUESTION'
  /** Another tree is walked in between. */
  | 'SUBTREE';

/** One value of a list to choose from. */
export type TreeOptionInput = {
  /** What people see, at most 200 characters. */
  label: LocalizedTextInput;
  /** 1 to 80 characters, unique in its list. */
  value: Scalars['String']['input'];
};

/** Order of a list of trees. */
export type TreeOrder = {
  /** In which direction. */
  direction: OrderDirection;
  /** By what. */
  field: TreeOrderField;
};

/** What the list of trees may be ordered by. */
export type TreeOrderField =
  /** Its code, as text. */
  | 'CODE'
  /** When its draft was handed in; the list then holds only trees whose draft was. */
  | 'SUBMITTED_AT'
  /** When anything of it changed last. */
  | 'UPDATED_AT';

/** How a walk ends at an OUTCOME node. */
export type TreeOutcomeInput = {
  /** RETURN_OR_REPAIR: keys of nodes that must have been walked, at most 50. */
  checks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Responsible department where no rule decides. */
  departmentId?: InputMaybe<Scalars['ID']['input']>;
  /** Rules for the department, at most 50. */
  departmentRules?: InputMaybe<Array<TreeDepartmentRuleInput>>;
  /** Capital letters, digits, `_`, `-`, at most 40. */
  disposition?: InputMaybe<Scalars['String']['input']>;
  /** What is handed over, at most 2,000 characters. */
  handoverTemplate?: InputMaybe<LocalizedTextInput>;
  /** How it ends. */
  result: TreeResult;
  /** ESCALATED: the support tier that goes on. */
  tierId?: InputMaybe<Scalars['ID']['input']>;
};

/** Where a node stands on the drawing. */
export type TreePositionInput = {
  /** From left, in pixels, at most a million either way. */
  x: Scalars['Float']['input'];
  /** From top, in pixels, at most a million either way. */
  y: Scalars['Float']['input'];
};

/** Making the approved working copy live. */
export type TreePublishInput = {
  /** New audience; left out it stays. The first is INTERNAL. */
  audience?: InputMaybe<Audience>;
  /** What changed, at most 500 characters; needed for MUST_READ and STOP_WORK. */
  changeSummary?: InputMaybe<Scalars['String']['input']>;
  /** True where more people will be able to walk it and that is meant. */
  confirmWidening?: InputMaybe<Scalars['Boolean']['input']>;
  /** Until when it has to be read; in the future, for MUST_READ and STOP_WORK only. */
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Pushes it to everybody who may walk it; left out it goes live silently. */
  priority?: InputMaybe<FeedPriority>;
  /** When it goes live by itself, in the future; left out it goes live at once. */
  publishAt?: InputMaybe<MomentInput>;
};

/** What a tree is for. */
export type TreePurpose =
  /** Names the problem, and with it who is responsible. */
  | 'CLASSIFICATION'
  /** Questions for a call back after a service. */
  | 'FOLLOW_UP'
  /** A conversation that is read aloud. */
  | 'SCRIPT'
  /** Finds what is wrong and what to do. */
  | 'TROUBLESHOOTING';

/** Giving the working copy back to its author. */
export type TreeRejectInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Bringing a tree back from the archive. */
export type TreeRestoreInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** How a walk ends. */
export type TreeResult =
  /** A higher support tier has to go on. */
  | 'ESCALATED'
  /** The matter is solved. */
  | 'RESOLVED'
  /** The device is sent in or repaired; only after the checks that the outcome names were walked. */
  | 'RETURN_OR_REPAIR'
  /** Another department is responsible. */
  | 'TRANSFERRED'
  /** Not solved, and nobody else takes it. */
  | 'UNRESOLVED';

/** One rule of a LOGIC node. */
export type TreeRuleInput = {
  /** What people see instead of the condition. */
  label?: InputMaybe<LocalizedTextInput>;
  /** Key of the node where it goes on. */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Condition in CEL, at most 1,000 characters. */
  when: Scalars['String']['input'];
};

/** Taking back the order to publish later. */
export type TreeScheduleCancelInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Points that an answer adds. */
export type TreeScoreInput = {
  /** What is added; may be negative. */
  points: Scalars['Float']['input'];
  /** A variable of origin SCORE. */
  variable: Scalars['String']['input'];
};

/** Who is to answer for a tree; a person, a team, or both. */
export type TreeSetOwnerInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Responsible person; null: the team owns it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Responsible team: takes over from the person, or owns it where there is none. Omitted: the person’s first team; null: none. */
  ownerTeamId?: InputMaybe<Scalars['ID']['input']>;
};

/** How often a tree is to be verified. */
export type TreeSetVerificationIntervalInput = {
  /** Days, 1 to 1,095; null: as its category says. */
  everyDays?: InputMaybe<Scalars['Int']['input']>;
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** Where a tree stands as a whole. */
export type TreeState =
  /** Approved and waiting to be published; never published so far. */
  | 'APPROVED'
  /** Out of use. */
  | 'ARCHIVED'
  /** Being drawn; never published so far. */
  | 'DRAFT'
  /** Handed in for review; never published so far. */
  | 'IN_REVIEW'
  /** Live; a working copy may stand beside it. */
  | 'PUBLISHED';

/** Handing the working copy in for review. */
export type TreeSubmitInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** For the reviewer, at most 500 characters; left out it stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** Which tree a SUBTREE node walks. */
export type TreeSubtreeCallInput = {
  /** Code of the tree. */
  code: Scalars['String']['input'];
  /** Values that it begins with, at most 50. */
  inputs?: InputMaybe<Array<TreeMappingInput>>;
  /** What is taken over afterwards, at most 50. */
  outputs?: InputMaybe<Array<TreeMappingInput>>;
  /** A version that it is pinned to; null: the live one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A drawing of a tree that is not asked for by its number. */
export type TreeTextChoice =
  /** The working copy; editors and administrators only. */
  | 'DRAFT'
  /** The drawing that is walked now. */
  | 'LIVE';

/** Which drawing of a tree is meant: exactly one of the two. */
export type TreeTextInput = {
  /** The live drawing or the working copy. */
  text?: InputMaybe<TreeTextChoice>;
  /** Number of a published version. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** What a variable can hold. */
export type TreeValueType =
  /** Yes or no. */
  | 'BOOLEAN'
  /** A calendar day, `YYYY-MM-DD`. */
  | 'DATE'
  /** One of the values that the variable names. */
  | 'ENUM'
  /** Any of the values that the variable names. */
  | 'ENUM_LIST'
  /** A number. */
  | 'NUMBER'
  /** Text of at most 500 characters. */
  | 'STRING';

/** A typed variable of a tree. */
export type TreeVariableInput = {
  /** What it holds at first, written as text; null: nothing. */
  defaultValue?: InputMaybe<Scalars['String']['input']>;
  /** Whether it holds personal data; default false. */
  isPersonal?: InputMaybe<Scalars['Boolean']['input']>;
  /** What people see, at most 200 characters. */
  label?: InputMaybe<LocalizedTextInput>;
  /** Letters, digits and `_`, not beginning with a digit, at most 64; unique. */
  name: Scalars['String']['input'];
  /** For ENUM and ENUM_LIST the values, at most 300. */
  options?: InputMaybe<Array<TreeOptionInput>>;
  /** Who gives it its value. */
  origin: TreeVariableOrigin;
  /** What it can hold. */
  type: TreeValueType;
};

/** Who gives a variable its value. */
export type TreeVariableOrigin =
  /** The reply of an outside system, or a sub-tree. */
  | 'COMMAND'
  /** Whoever starts the walk: the call, or the tree that this one is part of. */
  | 'CONTEXT'
  /** Answers and fields. */
  | 'INPUT'
  /** Points of the answers that were chosen, added up; a NUMBER that begins at its default. */
  | 'SCORE';

/** That a tree was checked and is right. */
export type TreeVerifyInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** What was looked at, at most 500 characters; kept in the audit. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** Bringing an earlier drawing back as a working copy. */
export type TreeVersionRestoreInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** True where another working copy is there and is to be thrown away for it. */
  replaceDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of the version. */
  version: Scalars['Int']['input'];
};

/** The answer to the current node; for what is only read nothing but the walk. */
export type TreeWalkAnswerInput = {
  /** ACTION of a preview: which way. */
  branch?: InputMaybe<TreeWalkBranch>;
  /** QUESTION: key of the answer. */
  choice?: InputMaybe<Scalars['String']['input']>;
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
  /** Why a device is sent in although checks were left out, at most 500 characters. Advanced support and above, supervisors, editors, managers and administrators; NOT_ALLOWED otherwise. */
  overrideReason?: InputMaybe<Scalars['String']['input']>;
  /** INPUT: values of the fields. ACTION of a preview: outputs. */
  values?: InputMaybe<Array<TreeWalkValueInput>>;
};

/** Which way an outside system’s answer leads. */
export type TreeWalkBranch =
  /** It refused. */
  | 'FAILURE'
  /** It did what was asked. */
  | 'SUCCESS'
  /** It did not answer in time. */
  | 'TIMEOUT';

/** Another answer to an earlier stop. */
export type TreeWalkChangeAnswerInput = {
  /** Place of the stop in the path, from 0. */
  at: Scalars['Int']['input'];
  /** ACTION of a preview: which way. */
  branch?: InputMaybe<TreeWalkBranch>;
  /** QUESTION: key of the answer. */
  choice?: InputMaybe<Scalars['String']['input']>;
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
  /** Why a device is sent in although checks were left out, at most 500 characters. Advanced support and above, supervisors, editors, managers and administrators; NOT_ALLOWED otherwise. */
  overrideReason?: InputMaybe<Scalars['String']['input']>;
  /** INPUT: values of the fields. ACTION of a preview: outputs. */
  values?: InputMaybe<Array<TreeWalkValueInput>>;
};

/** The end of a walk before an outcome. */
export type TreeWalkEndInput = {
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
  /** Why, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What happened at one step of a walk. */
export type TreeWalkEventKind =
  /** A node was answered, filled in or read. */
  | 'ANSWERED'
  /** A node decided by itself: a rule, or the start or end of a sub-tree. */
  | 'AUTO'
  /** One step back. */
  | 'BACK'
  /** An earlier answer was changed; answers that depended on it fell. */
  | 'CHANGED'
  /** It refused. */
  | 'COMMAND_FAILED'
  /** It did what was asked. */
  | 'COMMAND_OK'
  /** An outside system was asked. */
  | 'COMMAND_SENT'
  /** It did not answer in time. */
  | 'COMMAND_TIMED_OUT'
  /** Over. */
  | 'ENDED'
  /** A node was reached. */
  | 'ENTERED'
  /** Offered to a person or a tier. */
  | 'HANDED_OVER'
  /** Somebody went to another node, with a reason. */
  | 'JUMPED'
  /** Left for later. */
  | 'PAUSED'
  /** Gone on with. */
  | 'RESUMED'
  /** The walk began. */
  | 'STARTED'
  /** Taken by the next one. */
  | 'TAKEN_OVER';

/** To whom a walk is offered: a person or a support tier, one of the two. */
export type TreeWalkHandOverInput = {
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
  /** What the next one should know, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** A support tier: whoever of it takes the walk first has it. */
  toTierId?: InputMaybe<Scalars['ID']['input']>;
  /** Somebody of the centre who may see the tree. */
  toUserId?: InputMaybe<Scalars['ID']['input']>;
};

/** A jump to another node. */
export type TreeWalkJumpInput = {
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
  /** A node of the tree that is walked now, or of one that it lies in. */
  nodeKey: Scalars['String']['input'];
  /** Why a device is sent in although checks were left out, at most 500 characters. Advanced support and above, supervisors, editors, managers and administrators; NOT_ALLOWED otherwise. */
  overrideReason?: InputMaybe<Scalars['String']['input']>;
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** The call that a walk belongs to. */
export type TreeWalkLinkToCallInput = {
  /** Reference of the call, at most 100 characters; null takes it away. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** The walk; an ended one too. */
  id: Scalars['ID']['input'];
};

/** What a message about walks says. */
export type TreeWalkMessageKind =
  /** A walk began, went on, or came into the scope. */
  | 'CHANGED'
  /** The line is alive. */
  | 'HEARTBEAT'
  /** A walk is no longer in the scope, or no longer yours to see. */
  | 'LEFT'
  /** The subscription stands: read the walks now. Comes again where something may have been missed. */
  | 'READY';

/** Which walks. */
export type TreeWalkScope =
  /** Those that you hold. */
  | 'MINE'
  /** Those that are offered to you or to your support tier. */
  | 'OFFERED'
  /** Those of the teams that you lead (supervisors), or of your site (managers). */
  | 'TEAM';

/** How a walk begins. */
export type TreeWalkStartInput = {
  /** Reference of the call, at most 100 characters. */
  callReference?: InputMaybe<Scalars['String']['input']>;
  /** Code of the tree, e.g. `T-14`. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Values of CONTEXT variables of the tree; one that it does not have is refused with INVALID. */
  context?: InputMaybe<Array<TreeWalkValueInput>>;
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Tries out the working copy: no figure counts it and no command is sent. Editors and administrators. */
  isPreview?: InputMaybe<Scalars['Boolean']['input']>;
  /** Language to walk it in; left out: yours, or the tree’s first where it is not offered in yours. */
  locale?: InputMaybe<Locale>;
  /** Node to begin at (a deep link, a search hit); left out: the start. A key that is gone begins at its nearest replacement, or at the start. */
  nodeKey?: InputMaybe<Scalars['String']['input']>;
  /** The tree; `treeId` or `code`, one of the two. */
  treeId?: InputMaybe<Scalars['ID']['input']>;
};

/** How a walk stands. */
export type TreeWalkState =
  /** Ended by a person before an outcome. */
  | 'ABANDONED'
  /** Somebody walks it. */
  | 'ACTIVE'
  /** An outcome was reached. */
  | 'COMPLETED'
  /** Nobody went on with it for 24 hours. */
  | 'EXPIRED'
  /** Offered to a person or a support tier; nobody has taken it yet. */
  | 'HANDED_OVER'
  /** Left for later by who holds it. */
  | 'PAUSED';

/** A walk at the step that you saw. */
export type TreeWalkStepInput = {
  /** Its step as you saw it; STEP_BEHIND where it has gone on. */
  expectedStep: Scalars['Int']['input'];
  /** The walk. */
  id: Scalars['ID']['input'];
};

/** A walk that is offered to you or to your tier. */
export type TreeWalkTakeOverInput = {
  /** The walk. */
  id: Scalars['ID']['input'];
};

/** One value that is handed in. */
export type TreeWalkValueInput = {
  /** Name of the variable. */
  name: Scalars['String']['input'];
  /** The value as text: `true`, `12.5`, `2026-01-31`, values of a list parted by commas or as a JSON list; at most 500 characters for a text. Empty: nothing. */
  value: Scalars['String']['input'];
};

/** Taking the working copy back from review. */
export type TreeWithdrawInput = {
  /** The `revision` that you saw. */
  expectedVersion: Scalars['Int']['input'];
};

/** The list of unhappy words of one language, whole. */
export type UnhappyWordsSetInput = {
  /** Revision that you saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Language. */
  locale: Locale;
  /** At most 500 words of 1 to 40 characters; none: the usual list. */
  words: Array<Scalars['String']['input']>;
};

/** A new person. */
export type UserCreateInput = {
  /** Departments for which the person answers; at most 20. */
  departmentIds: Array<Scalars['ID']['input']>;
  /** E-mail address, at most 254 characters, unique; the person signs in with it. */
  email: Scalars['String']['input'];
  /** Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Language in which the person is addressed. */
  locale: Locale;
  /** Name as colleagues write it, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** Name in Latin letters, 1 to 80 characters. */
  nameEn: Scalars['String']['input'];
  /** Product lines on which the person works; none means all. At most 100. */
  productLineIds: Array<Scalars['ID']['input']>;
  /** What the person does; at least one. */
  roles: Array<Role>;
  /** Site where the person works. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Staff number, 1 to 30 letters, digits and hyphens, unique; the person may sign in with it. */
  staffNumber?: InputMaybe<Scalars['String']['input']>;
  /** Teams of the person; at most 20. */
  teamIds: Array<Scalars['ID']['input']>;
  /** Support tier of the person. */
  tierId?: InputMaybe<Scalars['ID']['input']>;
};

/** Deactivation of a person. */
export type UserDeactivateInput = {
  /** The `revision` that you saw; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** The active person who takes over what the other leads, answers for and has open. */
  successorId?: InputMaybe<Scalars['ID']['input']>;
};

/** Why a mutation was refused; each is something that a person can mend. */
export type UserErrorCode =
  /** Name or password is wrong, or the account is closed; one answer for all. */
  | 'BAD_CREDENTIALS'
  /** Somebody changed the object meanwhile; the payload carries it as it is now. */
  | 'CONFLICT'
  /** Something with this key exists already. */
  | 'DUPLICATE'
  /** The file is missing, unfinished, too large or of another kind. */
  | 'FILE_REFUSED'
  /** The value does not have the form that the field demands. */
  | 'INVALID'
  /** The object is referred to; name a successor. */
  | 'IN_USE'
  /** The idempotency key was used before with another input. */
  | 'KEY_REUSED'
  /** Fewer people will be able to see it; confirm that this is meant. */
  | 'NARROWING_NOT_CONFIRMED'
  /** You may read this object but not change it in this way. */
  | 'NOT_ALLOWED'
  /** The id names nothing, or nothing that you may see. */
  | 'NOT_FOUND'
  /** The number, date or count lies outside its range. */
  | 'OUT_OF_RANGE'
  /** A value is missing. */
  | 'REQUIRED'
  /** A device would be sent in although checks were left out; Advanced support and above may with a reason. */
  | 'RETURN_WITHOUT_CHECK'
  /** Two pairs of eyes are needed: somebody else has to do this. */
  | 'SAME_PERSON'
  /** The check of the scorecard found errors; the payload names them. */
  | 'SCORECARD_INVALID'
  /** The walk has gone on meanwhile: a double click, or another window. The payload holds it as it is. */
  | 'STEP_BEHIND'
  /** The value is longer than the field allows. */
  | 'TOO_LONG'
  /** Too many items, or too many tries. */
  | 'TOO_MANY'
  /** The value is shorter than the field demands. */
  | 'TOO_SHORT'
  /** The check of the tree found errors; the payload names them. */
  | 'TREE_INVALID'
  /** More people would be able to read this; confirm it. */
  | 'WIDENING_NOT_CONFIRMED'
  /** The time in which this could be done is over. */
  | 'WINDOW_CLOSED'
  /** The object is not in a state in which this can be done. */
  | 'WRONG_STATE';

/** Which people; all given conditions hold together. */
export type UserFilter = {
  /** Only active people, or only deactivated ones. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** People with one of these roles. */
  roles?: InputMaybe<Array<Role>>;
  /** People of this site. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** People of this team or of one below it. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Beginnings of words of the name, any part of a Chinese name, or the beginning of its pinyin or pinyin initials; for ADMIN and MANAGER also of e-mail address and staff number. At most 100 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** People of this support tier; nobody for an unknown one. */
  tierId?: InputMaybe<Scalars['ID']['input']>;
};

/** Order of a list of people. */
export type UserOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** By what. */
  field: UserOrderField;
};

/** By what people may be ordered. */
export type UserOrderField =
  /** By the time when the account was made. */
  | 'CREATED_AT'
  /** By `name`, in order of the characters’ codes. */
  | 'NAME';

/** Reactivation of a person. */
export type UserReactivateInput = {
  /** The `revision` that you saw; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
};

/** Changes of a person; what is left out stays. */
export type UserUpdateInput = {
  /** Departments for which the person answers; replaces all. */
  departmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** E-mail address, at most 254 characters, unique. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The `revision` that you changed; CONFLICT when it is another by now. */
  expectedVersion: Scalars['Int']['input'];
  /** Language in which the person is addressed. */
  locale?: InputMaybe<Locale>;
  /** Name as colleagues write it, 1 to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Name in Latin letters, 1 to 80 characters. */
  nameEn?: InputMaybe<Scalars['String']['input']>;
  /** Product lines on which the person works; replaces all. */
  productLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What the person does; replaces all roles. The last ADMIN stays one (WRONG_STATE). */
  roles?: InputMaybe<Array<Role>>;
  /** Site where the person works; null for none. */
  siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Staff number, unique; null takes it away. */
  staffNumber?: InputMaybe<Scalars['String']['input']>;
  /** Teams of the person; replaces all. */
  teamIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Support tier of the person; null for none. */
  tierId?: InputMaybe<Scalars['ID']['input']>;
};

/** How a text was found to be right. */
export type VerificationHow =
  /** Somebody checked it. */
  | 'PERSON'
  /** It was published. */
  | 'PUBLISHED'
  /** It served in at least five calls of at least two people who may verify it, and nothing was flagged. */
  | 'USE';

/** Whose articles a list of what is to be verified holds. */
export type VerificationScope =
  /** All that you may see. */
  | 'ALL'
  /** Those that you own in person. */
  | 'MINE'
  /** Those of the teams that you belong to or lead. */
  | 'MY_TEAMS';

/** Whether an article was checked lately enough. */
export type VerificationState =
  /** Checked, and not due within 14 days. */
  | 'CURRENT'
  /** Due within 14 days. */
  | 'DUE_SOON'
  /** Not verified by date, or not published. */
  | 'NONE'
  /** Its date has passed. */
  | 'OVERDUE';

/** A language. */
export type ViewerLocaleSetInput = {
  /** Language in which you are addressed from now on. */
  locale: Locale;
};

/** A stretch of time on one weekday. A night shift is given as two stretches, one on each day. */
export type WorkingHoursInput = {
  /** When work ends, `HH:MM`, later than it begins; `24:00` is midnight. */
  closesAt: Scalars['String']['input'];
  /** When work begins, `HH:MM`, 24 hours. */
  opensAt: Scalars['String']['input'];
  /** Day of the week, 1 (Monday) to 7 (Sunday). */
  weekday: Scalars['Int']['input'];
};
