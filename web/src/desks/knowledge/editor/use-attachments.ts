import { useRef } from 'react';
import { useClient } from 'urql';
import {
  ArticleAttachmentAddDocument,
  ArticleAttachmentRemoveDocument,
  ArticleAttachmentUpdateDocument,
  type EditedArticleFragment,
  FileUploadCreateDocument,
} from '../../../gql/knowledge/graphql';
import { UploadError, uploadFile } from '../../../lib/upload';
import { newKey } from '../../../lib/new-key';
import type { DraftSession } from './draft-session';
import type { Refusal } from '../../../lib/outcome';

/** What the server takes, by what it is for. */
export const PICTURE_MAX = 10 * 1024 * 1024;
export const FILE_MAX = 25 * 1024 * 1024;

export const isPictureFile = (file: File): boolean => /^image\/(?:png|jpeg|gif|webp)$/.test(file.type);

/** Why something about a picture or file did not work. */
export type AttachmentFault =
  | { kind: 'refused'; message: string }
  | { kind: 'content' }
  | { kind: 'size' }
  | { kind: 'away' };

export type Attached = { kind: 'done'; fileId: string } | AttachmentFault;

interface Reply {
  article?: EditedArticleFragment | null;
  userErrors: readonly Refusal[];
}

/** Changes the pictures and files of the open draft; each change follows the text's own saves. */
export function useAttachments(article: EditedArticleFragment, session: DraftSession) {
  const client = useClient();
  // One change after the other: each needs the revision that the one before made.
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.current.then(work);
    last.current = turn.catch(() => undefined);
    return turn;
  };
  /** Sends a change with the present revision, and once more where a save of the text came in between. */
  const change = async (send: (expectedVersion: number) => Promise<Reply | null>): Promise<AttachmentFault | null> => {
    await session.flush();
    for (let tries = 0; tries < 3; tries += 1) {
      const reply = await send(session.expectedVersion);
      if (!reply) return { kind: 'away' };
      if (reply.article) session.follow(reply.article);
      const [refusal] = reply.userErrors;
      if (!refusal) return null;
      if (refusal.code !== 'CONFLICT') return { kind: 'refused', message: refusal.message };
    }
    return { kind: 'away' };
  };

  const attach = (fileId: string, alt: string): Promise<AttachmentFault | null> => {
    const idempotencyKey = newKey();
    return inTurn(() =>
      change(async (expectedVersion) => {
        const input = {
          expectedVersion,
          fileId,
          alt: alt === '' ? null : alt,
          idempotencyKey: `${idempotencyKey}-${expectedVersion}`,
        };
        const { data } = await client.mutation(ArticleAttachmentAddDocument, { id: article.id, input }).toPromise();
        return data?.articleAttachmentAdd ?? null;
      }),
    );
  };

  return {
    /** Uploads a file and gives it to the draft. */
    add: async (file: File, alt: string, onProgress: (sent: number) => void): Promise<Attached> => {
      const isPicture = isPictureFile(file);
      if (file.size > (isPicture ? PICTURE_MAX : FILE_MAX)) return { kind: 'size' };
      const purpose = isPicture ? 'ARTICLE_IMAGE' : 'ARTICLE_FILE';
      const { data } = await client
        .mutation(FileUploadCreateDocument, { input: { purpose, name: file.name || 'picture', bytes: file.size } })
        .toPromise();
      if (!data) return { kind: 'away' };
      const { upload, userErrors } = data.fileUploadCreate;
      if (!upload) return { kind: 'refused', message: userErrors[0]?.message ?? '' };
      try {
        await uploadFile(upload.url, file, onProgress);
      } catch (error) {
        const status = error instanceof UploadError ? error.status : 0;
        return { kind: status === 415 ? 'content' : status === 413 ? 'size' : 'away' };
      }
      return (await attach(upload.fileId, alt)) ?? { kind: 'done', fileId: upload.fileId };
    },
    /** Changes what a picture shows. */
    describe: (fileId: string, alt: string): Promise<AttachmentFault | null> =>
      inTurn(() =>
        change(async (expectedVersion) => {
          const input = { expectedVersion, fileId, alt: alt === '' ? null : alt };
          const { data } = await client
            .mutation(ArticleAttachmentUpdateDocument, { id: article.id, input })
            .toPromise();
          return data?.articleAttachmentUpdate ?? null;
        }),
      ),
    remove: (fileId: string): Promise<AttachmentFault | null> =>
      inTurn(() =>
        change(async (expectedVersion) => {
          const input = { expectedVersion, fileId };
          const { data } = await client
            .mutation(ArticleAttachmentRemoveDocument, { id: article.id, input })
            .toPromise();
          return data?.articleAttachmentRemove ?? null;
        }),
      ),
  };
}

export type Attachments = ReturnType<typeof useAttachments>;
