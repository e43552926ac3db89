import { Audience, Role, Scope } from '../auth/viewer.js';
import { UserErrorCode } from '../errors/user-error.js';
import { registerEnumType } from './decorators.js';

/** Languages of the product as the schema names them. */
export enum Locale {
  ZH_CN = 'zh-CN',
  EN = 'en',
}

/** Direction of an order. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language of the product.',
  valuesConfig: { ZH_CN: { description: 'Simplified Chinese.' }, EN: { description: 'English.' } },
});

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Direction of an order.',
  valuesConfig: {
    ASC: { description: 'Smallest or earliest first.' },
    DESC: { description: 'Largest or latest first.' },
  },
});

registerEnumType(Audience, {
  name: 'Audience',
  description: 'Who may read a thing. Each audience contains all inner ones.',
  valuesConfig: {
    INTERNAL: { description: 'People of the centre only. The default.' },
    PARTNER: { description: 'Dealers and service points too.' },
    PUBLIC: { description: 'Everybody, client applications of self-service sites included.' },
  },
});

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person does; a person may have several roles.',
  valuesConfig: {
    AGENT: { description: 'Answers calls, mail and chat; searches, links, acknowledges.' },
    KNOWLEDGE_EDITOR: { description: 'Writes, reviews, publishes and retires knowledge.' },
    QA_ANALYST: { description: 'Samples recorded calls and scores them.' },
    TRAINER: { description: 'Designs courses and assigns paths.' },
    COMPETITOR_ANALYST: { description: 'Keeps notes on rivals.' },
    SUPERVISOR: { description: 'Leads teams; sees who has read what inside them.' },
    MANAGER: { description: 'Manages sites; reads everything of the own sites.' },
    DEPARTMENT_CONTACT: { description: 'Answers what is sent to a department; sees public knowledge.' },
    ADMIN: { description: 'Manages people, teams, sites, departments and settings; reads the audit.' },
    PARTNER: { description: 'Outsider: a dealer or a service point; partner and public knowledge.' },
    CUSTOMER: { description: 'Outsider: a customer; public knowledge.' },
  },
});

registerEnumType(Scope, {
  name: 'Scope',
  description: 'What a client key may do. Given one by one by an ADMIN.',
  valuesConfig: {
    KNOWLEDGE_READ: { description: 'Read and search public knowledge.' },
    CALLS_WRITE: { description: 'Report calls and read back its own report.' },
    AGENTTIME_WRITE: { description: 'Report agents’ times and read back its own report.' },
    MEASURES_WRITE: { description: 'Report measures and read back its own report.' },
    SURVEYS_WRITE: { description: 'Report survey answers and read back its own report.' },
    REPAIRS_WRITE: { description: 'Report repairs and read back its own report.' },
  },
});

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused; each is something that a person can mend.',
  valuesConfig: {
    REQUIRED: { description: 'A value is missing.' },
    TOO_LONG: { description: 'The value is longer than the field allows.' },
    TOO_SHORT: { description: 'The value is shorter than the field demands.' },
    OUT_OF_RANGE: { description: 'The number, date or count lies outside its range.' },
    INVALID: { description: 'The value does not have the form that the field demands.' },
    DUPLICATE: { description: 'Something with this key exists already.' },
    NOT_FOUND: { description: 'The id names nothing, or nothing that you may see.' },
    NOT_ALLOWED: { description: 'You may read this object but not change it in this way.' },
    CONFLICT: { description: 'Somebody changed the object meanwhile; the payload carries it as it is now.' },
    WRONG_STATE: { description: 'The object is not in a state in which this can be done.' },
    IN_USE: { description: 'The object is referred to; name a successor.' },
    SAME_PERSON: { description: 'Two pairs of eyes are needed: somebody else has to do this.' },
    WIDENING_NOT_CONFIRMED: { description: 'More people would be able to read this; confirm it.' },
    NARROWING_NOT_CONFIRMED: { description: 'Fewer people will be able to see it; confirm that this is meant.' },
    KEY_REUSED: { description: 'The idempotency key was used before with another input.' },
    BAD_CREDENTIALS: { description: 'Name or password is wrong, or the account is closed; one answer for all.' },
    TOO_MANY: { description: 'Too many items, or too many tries.' },
    FILE_REFUSED: { description: 'The file is missing, unfinished, too large or of another kind.' },
    TREE_INVALID: { description: 'The check of the tree found errors; the payload names them.' },
    STEP_BEHIND: {
      description: 'The walk has gone on meanwhile: a double click, or another window. The payload holds it as it is.',
    },
    SCORECARD_INVALID: { description: 'The check of the scorecard found errors; the payload names them.' },
    WINDOW_CLOSED: { description: 'The time in which this could be done is over.' },
    RETURN_WITHOUT_CHECK: {
      description:
        'A device would be sent in although checks were left out; Advanced support and above may with a reason.',
    },
  },
});
