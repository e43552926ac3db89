import { lazyPart as part } from '../../lib/lazy-part';
import { sendMore } from './send-more';

const callLight = () => import('./call-light');
const callDialog = () => import('./call-dialog');
const reasonDialog = () => import('./reason-dialog');
const gapDialog = () => import('./gap-dialog');
const acknowledging = () => import('./acknowledge-dialog');
const versions = () => import('./versions-dialog');
const languages = () => import('./language-switch');
const moreDialogs = () => import('./more/more-dialogs');
const articleMarks = () => import('./article-marks');
const articleFiles = () => import('./article-files');
const nextNotice = () => import('./next-notice');
const explanation = () => import('./search-explanation');
const walks = () => import('../walks/door');

export const CallLightFields = part(async () => (await callLight()).CallLightFields);
export const CallDialog = part(async () => (await callDialog()).CallDialog);
export const ReasonDialog = part(async () => (await reasonDialog()).ReasonDialog);
export const AcknowledgeDialog = part(async () => (await acknowledging()).AcknowledgeDialog);
export const LanguageSwitch = part(async () => (await languages()).LanguageSwitch);
export const VersionsDialog = part(async () => (await versions()).VersionsDialog);
export const MoreDialogs = part(async () => (await moreDialogs()).MoreDialogs);
export const Marks = part(async () => (await articleMarks()).Marks);
export const Files = part(async () => (await articleFiles()).ArticleFiles);
export const NextNotice = part(async () => (await nextNotice()).NextNotice);
export const GapDialog = part(async () => (await gapDialog()).GapDialog);
export const WalkChips = part(async () => (await walks()).WalkChips);
export const WalkSide = part(async () => (await walks()).WalkSide);
export const QueryExplanation = part(async () => (await explanation()).QueryExplanation);
export const HitExplanation = part(async () => (await explanation()).HitExplanation);

const needed = [
  ...[articleMarks, callLight, callDialog, reasonDialog, gapDialog, acknowledging, versions, languages],
  ...[moreDialogs, sendMore, articleFiles, nextNotice],
];

/** Fetches what a call may need once the desk stands: out of the first load, and there when the connection is away later. */
export function fetchParts(): void {
  for (const load of needed) void load().catch(() => undefined);
}
