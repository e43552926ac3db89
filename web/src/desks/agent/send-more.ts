/** The part that sends flags and cases, in a script of its own. */
export const sendMore = () => import('./more/send');
