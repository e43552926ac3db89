import { Role, Scope, type Viewer, hasRole } from '../auth/viewer.js';
import { documentOf } from './content/document.js';
import { WholeJudge } from './content/judge.js';
import type { Wanted } from './content/judging.js';
import { pictureOf } from './content/picture.js';
import { RecordingJudge } from './content/recording.js';
import { TextCheck } from './content/text-check.js';
import { FilePurpose, type StoredFile } from './file.js';

/** What a purpose allows. */
export interface Purpose extends Wanted {
  /** Who may upload; nobody where the product itself writes. */
  readonly roles: readonly Role[];
  /** Scopes of client keys that may upload; none where left out. */
  readonly scopes?: readonly Scope[];
}

const megabyte = 1024 * 1024;
const editors = [Role.KNOWLEDGE_EDITOR, Role.ADMIN];

/** Limits of each purpose. */
export const purposes: Readonly<Record<FilePurpose, Purpose>> = {
  [FilePurpose.ARTICLE_IMPORT]: {
    maxBytes: 64 * megabyte,
    roles: editors,
    wants: 'Only UTF-8 text, gzip or zip.',
    judge: () => new TextCheck(),
  },
  [FilePurpose.ARTICLE_IMAGE]: {
    maxBytes: 10 * megabyte,
    roles: editors,
    wants: 'Only a whole picture: png, jpeg, gif or webp, at most 40 megapixels.',
    judge: () => new WholeJudge(pictureOf),
  },
  [FilePurpose.ARTICLE_FILE]: {
    maxBytes: 25 * megabyte,
    roles: editors,
    wants: 'Only pdf, docx, xlsx, pptx, UTF-8 text or a picture, and nothing in it that acts.',
    judge: () => new WholeJudge(documentOf),
  },
  [FilePurpose.TREE_IMPORT]: {
    maxBytes: 16 * megabyte,
    roles: editors,
    wants: 'Only UTF-8 text, gzip or zip.',
    judge: () => new TextCheck(),
  },
  [FilePurpose.REPAIR_IMPORT]: {
    maxBytes: 16 * megabyte,
    roles: [...editors, Role.QA_ANALYST],
    wants: 'Only UTF-8 text, gzip or zip.',
    judge: () => new TextCheck(),
  },
  [FilePurpose.CALL_IMPORT]: {
    maxBytes: 256 * megabyte,
    roles: [Role.QA_ANALYST, Role.MANAGER, Role.ADMIN],
    scopes: [Scope.CALLS_WRITE],
    wants: 'Only UTF-8 text, or such text packed with gzip.',
    judge: () => new TextCheck(),
  },
  [FilePurpose.AGENT_TIME_IMPORT]: {
    maxBytes: 64 * megabyte,
    roles: [Role.MANAGER, Role.ADMIN],
    scopes: [Scope.AGENTTIME_WRITE],
    wants: 'Only UTF-8 text, or such text packed with gzip.',
    judge: () => new TextCheck(),
  },
  [FilePurpose.RECORDING]: {
    maxBytes: 200 * megabyte,
    roles: [Role.QA_ANALYST, Role.SUPERVISOR, Role.ADMIN],
    scopes: [Scope.CALLS_WRITE],
    wants: 'Only audio: WAV (PCM, a-law, mu-law), MP3, FLAC or Ogg Opus, one or two channels, at most two hours.',
    judge: () => new RecordingJudge(),
  },
  // A-law and mu-law take half of what they become.
  [FilePurpose.RECORDING_PLAYABLE]: { maxBytes: 512 * megabyte, roles: [], wants: '', judge: null },
  [FilePurpose.EXPORT]: { maxBytes: 1024 * megabyte, roles: [], wants: '', judge: null },
};

/** Whether somebody may upload for a purpose. */
export const mayUpload = (viewer: Viewer, purpose: FilePurpose): boolean =>
  viewer.kind === 'client'
    ? viewer.scopes.some((scope) => purposes[purpose].scopes?.includes(scope))
    : viewer.kind === 'person' && hasRole(viewer, ...purposes[purpose].roles);

/** Whether a file is read with what it hangs on, and not by its owner as such. */
const hangsOnArticle = (file: StoredFile): boolean =>
  file.state === 'LINKED' && (file.purpose === FilePurpose.ARTICLE_IMAGE || file.purpose === FilePurpose.ARTICLE_FILE);

/** Recordings are heard where each listening is written down, and nowhere else; not even by who uploaded them. */
const isRecording = ({ purpose }: StoredFile): boolean =>
  purpose === FilePurpose.RECORDING || purpose === FilePurpose.RECORDING_PLAYABLE;

/**
 * Whether somebody may read a file because it is their own: an import, an export, or what they uploaded for an article that does not have it
 * yet. Everything else is asked of the room whose thing the file hangs on.
 */
export const mayReadOwn = (viewer: Viewer, file: StoredFile): boolean =>
  viewer.kind === 'person' &&
  viewer.id === file.ownerId &&
  !hangsOnArticle(file) &&
  !isRecording(file) &&
  (file.purpose === FilePurpose.EXPORT || mayUpload(viewer, file.purpose));

/** Whether a file may be shown in its place; anything else is only given for saving. */
export const isShown = (file: StoredFile): boolean =>
  file.purpose === FilePurpose.ARTICLE_IMAGE && file.contentType.startsWith('image/');

/** A part of a file, both ends inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header (RFC 9110). One range is honoured; null (send everything) for none, several or a malformed one;
 * `unsatisfiable` where it lies outside.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** A name for display: no path, no control characters, at most 200 characters. */
export const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .slice(0, 200);
