import type { Role } from '../../gql/shell/graphql';
import type { Person } from '../../lib/session';
import { Store } from '../../lib/store';

/** People outside the centre are told nothing. */
const OUTSIDE: readonly Role[] = ['PARTNER', 'CUSTOMER', 'DEPARTMENT_CONTACT'];

/** Whether somebody is told anything at all. */
export const isTold = (person: Person): boolean => person.roles.some((role) => !OUTSIDE.includes(role));

/** What this person is told: how many notices are unread, null until the server has said, and how many came since the page stands. */
export const noticeStore = new Store<{ unread: number | null; came: number }>({ unread: null, came: 0 });

/** Whether the list of notices is shown. */
export const noticePanelStore = new Store(false);
