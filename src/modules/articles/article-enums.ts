import { registerEnumType } from '../../platform/graphql/decorators.js';

/** What sort of knowledge an article is. */
export enum ArticleKind {
  FAQ = 'FAQ',
  PRODUCT = 'PRODUCT',
  SYSTEM_OPERATION = 'SYSTEM_OPERATION',
  BUSINESS_PROCESS = 'BUSINESS_PROCESS',
  SCRIPT = 'SCRIPT',
  POLICY = 'POLICY',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  TECHNICAL_CASE = 'TECHNICAL_CASE',
  SERVICE_STANDARD = 'SERVICE_STANDARD',
}

/** Where an article stands as a whole. */
export enum ArticleState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

/** Where the working copy stands. */
export enum DraftState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
}

/** What a reviewer decided. */
export enum ReviewOutcome {
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
}

/** How sure the centre is of a text. */
export enum ArticleConfidence {
  WORK_IN_PROGRESS = 'WORK_IN_PROGRESS',
  NOT_VALIDATED = 'NOT_VALIDATED',
  VALIDATED = 'VALIDATED',
}

/** What makes a text a matter of harm. */
export enum RiskKind {
  SAFETY = 'SAFETY',
  BUSINESS_RISK = 'BUSINESS_RISK',
}

/** Whether a text holds at this moment. */
export enum ArticleValidity {
  NOT_YET_VALID = 'NOT_YET_VALID',
  VALID = 'VALID',
  NO_LONGER_VALID = 'NO_LONGER_VALID',
}

/** How urgently a publication is pushed. */
export enum FeedPriority {
  INFO = 'INFO',
  MUST_READ = 'MUST_READ',
  STOP_WORK = 'STOP_WORK',
}

registerEnumType(ArticleKind, {
  name: 'ArticleKind',
  description: 'What sort of knowledge an article is. The first letter of its code tells the kind.',
  valuesConfig: {
    FAQ: { description: 'A frequent question and its answer. Codes K-….' },
    PRODUCT: { description: 'What a product is and can do. Codes G-….' },
    SYSTEM_OPERATION: { description: 'How a system is operated. Codes O-….' },
    BUSINESS_PROCESS: { description: 'How the business does something. Codes B-….' },
    SCRIPT: { description: 'Words for a conversation. Codes S-….' },
    POLICY: { description: 'A rule or a promotion with its terms. Codes P-….' },
    ANNOUNCEMENT: { description: 'News that agents need. Codes N-….' },
    TECHNICAL_CASE: { description: 'Problem, environment, cause and solution of a case. Codes C-….' },
    SERVICE_STANDARD: { description: 'What good service is. Codes V-….' },
  },
});
registerEnumType(ArticleState, {
  name: 'ArticleState',
  description: 'Where an article stands. Before the first publication it follows its draft.',
  valuesConfig: {
    DRAFT: { description: 'Never published; being written.' },
    IN_REVIEW: { description: 'Never published; waits for a reviewer.' },
    APPROVED: { description: 'Never published; may be published.' },
    PUBLISHED: { description: 'Live, whatever a newer draft is doing.' },
    ARCHIVED: { description: 'Taken out of use; kept, and may be restored.' },
  },
});
registerEnumType(DraftState, {
  name: 'DraftState',
  description: 'Where a working copy stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written.' },
    IN_REVIEW: { description: 'Waits for a reviewer; withdraw it to write on.' },
    APPROVED: { description: 'May be published; writing on voids the approval.' },
  },
});
registerEnumType(ReviewOutcome, {
  name: 'ReviewOutcome',
  description: 'What a reviewer decided.',
  valuesConfig: {
    APPROVED: { description: 'May be published.' },
    REJECTED: { description: 'Goes back to its author, with a reason.' },
  },
});
registerEnumType(ArticleConfidence, {
  name: 'ArticleConfidence',
  description: 'How sure the centre is of a text.',
  valuesConfig: {
    WORK_IN_PROGRESS: { description: 'No answer yet; internal only.' },
    NOT_VALIDATED: { description: 'There is an answer, not yet proven in use or by somebody who knows.' },
    VALIDATED: { description: 'Proven.' },
  },
});
registerEnumType(RiskKind, {
  name: 'RiskKind',
  description: 'What makes a text a matter of harm. Marked things come first everywhere.',
  valuesConfig: {
    SAFETY: { description: 'Somebody could be hurt: a customer safety problem.' },
    BUSINESS_RISK: { description: 'The business could be harmed: a potential business risk.' },
  },
});
registerEnumType(ArticleValidity, {
  name: 'ArticleValidity',
  description: 'Whether a text holds at this moment.',
  valuesConfig: {
    NOT_YET_VALID: { description: 'It begins to hold later. Only internal viewers see it.' },
    VALID: { description: 'It holds now.' },
    NO_LONGER_VALID: { description: 'Its time is over. Only internal viewers see it.' },
  },
});
registerEnumType(FeedPriority, {
  name: 'FeedPriority',
  description: 'How urgently knowledge is pushed to people.',
  valuesConfig: {
    INFO: { description: 'Listed in the inbox.' },
    MUST_READ: { description: 'Has to be read and acknowledged.' },
    STOP_WORK: { description: 'Interrupts: nothing else until it is acknowledged.' },
  },
});
