import { type Fault, UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { ArticleAttachment, ArticleContent } from '../article.js';
import { withoutInternal } from '../content/blocks.js';
import { fileIdOf, parseMarkdown } from '../content/parser.js';

/** Most characters of what a picture shows, and of a name. */
export const attachmentLimits = { alt: 300, name: 200 } as const;

/** The parts of an article in which files are looked for. */
export type ReferringText = Pick<ArticleContent, 'bodyMarkdown' | 'technicalCase'>;

/** One place of a text that names a file. */
export interface FileReference {
  readonly fileId: string;
  /** Whether it is to be shown as a picture; otherwise it is a link. */
  readonly isPicture: boolean;
  /** Words in the place: what a picture shows, or the words of the link; may be empty. */
  readonly words: string;
}

const caseParts = ['problem', 'environment', 'cause', 'solution'] as const;

/** The Markdown texts of an article with the path of each in the input. */
const textsOf = ({ bodyMarkdown, technicalCase }: ReferringText): { markdown: string; field: string[] }[] => [
  ...caseParts.flatMap((part) =>
    technicalCase ? [{ markdown: technicalCase[part], field: ['technicalCase', part] }] : [],
  ),
  { markdown: bodyMarkdown, field: ['bodyMarkdown'] },
];

type Inline = NonNullable<ReturnType<typeof parseMarkdown>[number]['children']>;

const wordsOf = (children: Inline | null): string =>
  (children ?? []).map((child) => (child.children ? wordsOf(child.children) : child.content)).join('');

function referencesIn(markdown: string): FileReference[] {
  // Most texts have no files: they are not parsed for it.
  if (!markdown.includes('file:file_')) return [];
  const found: FileReference[] = [];
  const look = (children: Inline): void => {
    for (const child of children) {
      if (child.type === 'image') {
        const fileId = fileIdOf(String(child.attrGet('src') ?? ''));
        if (fileId !== null) found.push({ fileId, isPicture: true, words: wordsOf(child.children).trim() });
      } else if (child.type === 'link_open') {
        const fileId = fileIdOf(String(child.attrGet('href') ?? ''));
        if (fileId !== null) found.push({ fileId, isPicture: false, words: '' });
      }
    }
  };
  for (const token of parseMarkdown(markdown)) look(token.children ?? []);
  return found;
}

const idsOf = (references: readonly FileReference[]): Set<string> => new Set(references.map(({ fileId }) => fileId));

/** Ids of the files that a text names, as a picture or as a link, internal blocks included. */
export const fileRefsIn = (text: ReferringText): Set<string> =>
  idsOf(textsOf(text).flatMap(({ markdown }) => referencesIn(markdown)));

/** The same for outsiders: what stands in internal blocks does not count. */
export const outerFileRefsIn = (text: ReferringText): Set<string> =>
  idsOf(textsOf(text).flatMap(({ markdown }) => referencesIn(withoutInternal(markdown))));

/** Files of a text that its reader may have: all of them inside the centre, those that the text shows outside. */
export function readableAttachments(
  text: ReferringText & Pick<ArticleContent, 'attachments'>,
  inside: boolean,
): readonly ArticleAttachment[] {
  if (inside || !text.attachments.length) return text.attachments;
  const shown = outerFileRefsIn(text);
  return text.attachments.filter(({ fileId }) => shown.has(fileId));
}

const isPicture = (attachment: ArticleAttachment): boolean => attachment.width !== null;

function faultOf(
  reference: FileReference,
  attachment: ArticleAttachment | undefined,
  field: readonly string[],
): Fault | null {
  if (!attachment) {
    return fault(
      UserErrorCode.INVALID,
      '正文引用了没有附上的图片或文件，请重新插入或删除。',
      'The text refers to a picture or file that is not attached; insert it again or take it out.',
      ...field,
    );
  }
  if (!reference.isPicture) return null;
  if (!isPicture(attachment)) {
    return fault(
      UserErrorCode.INVALID,
      `“${attachment.name}”不是图片，请改为链接。`,
      `“${attachment.name}” is no picture; make it a link.`,
      ...field,
    );
  }
  if (reference.words !== '' || attachment.alt !== '') return null;
  return fault(
    UserErrorCode.REQUIRED,
    `请为图片“${attachment.name}”填写替代文字。`,
    `Say in words what the picture “${attachment.name}” shows.`,
    ...field,
  );
}

/**
 * What is wrong with the pictures and files of a text before it may be reviewed or published: each that it names is attached, each picture has
 * words for those who cannot see it. At most one fault of a kind for each part. Paths begin with `content`.
 */
export function attachmentFaults(content: ReferringText & Pick<ArticleContent, 'attachments'>): Fault[] {
  const byId = new Map(content.attachments.map((attachment) => [attachment.fileId, attachment]));
  return textsOf(content).flatMap(({ markdown, field }) => {
    const faults = new Map<UserErrorCode, Fault>();
    for (const reference of referencesIn(markdown)) {
      const found = faultOf(reference, byId.get(reference.fileId), ['content', ...field]);
      if (found && !faults.has(found.code)) faults.set(found.code, found);
    }
    return [...faults.values()];
  });
}

/** What is known of a stored file. */
export type KnownFile = Pick<ArticleAttachment, 'name' | 'contentType' | 'bytes'> & {
  readonly _id: string;
  readonly width: number | null;
  readonly height: number | null;
};

/** A stored file as a text has it. */
export const attachmentOf = (file: KnownFile, alt: string): ArticleAttachment => ({
  fileId: file._id,
  name: file.name,
  contentType: file.contentType,
  bytes: file.bytes,
  width: file.width,
  height: file.height,
  alt,
});

/** The content with one file more. Throws DUPLICATE. */
export function withAttachment(content: ArticleContent, attachment: ArticleAttachment): ArticleContent {
  if (content.attachments.some(({ fileId }) => fileId === attachment.fileId)) {
    throw new UserError(fault(UserErrorCode.DUPLICATE, '该文件已经附上。', 'This file is attached already.', 'fileId'));
  }
  return { ...content, attachments: [...content.attachments, attachment] };
}

const notAttached = (): UserError =>
  new UserError(fault(UserErrorCode.NOT_FOUND, '此条目没有该附件。', 'The article has no such file.', 'fileId'));

/** The content with other words about one file. Throws NOT_FOUND. */
export function withAttachmentChanged(
  content: ArticleContent,
  fileId: string,
  change: { readonly name?: string; readonly alt?: string },
): ArticleContent {
  if (!content.attachments.some((attachment) => attachment.fileId === fileId)) throw notAttached();
  return {
    ...content,
    attachments: content.attachments.map((attachment) =>
      attachment.fileId === fileId ? { ...attachment, ...change } : attachment,
    ),
  };
}

/** The content without one file. Throws NOT_FOUND, and IN_USE while the text names it. */
export function withoutAttachment(content: ArticleContent, fileId: string): ArticleContent {
  if (!content.attachments.some((attachment) => attachment.fileId === fileId)) throw notAttached();
  if (fileRefsIn(content).has(fileId)) {
    throw new UserError(
      fault(
        UserErrorCode.IN_USE,
        '正文还在引用该文件，请先从正文中删除。',
        'The text still refers to it; take it out of the text first.',
        'fileId',
      ),
    );
  }
  return { ...content, attachments: content.attachments.filter((attachment) => attachment.fileId !== fileId) };
}
