import { roles } from '../../../platform/auth/access.js';
import { Role, type Viewer } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Article, type ArticleContent } from '../article.js';
import { readsInternal } from '../article.policy.js';
import { ArticleDraft, ArticleVersion } from '../article-version.js';
import {
  ArticleAttachmentAddInput,
  ArticleAttachmentAddPayload,
  ArticleAttachmentRemoveInput,
  ArticleAttachmentRemovePayload,
  ArticleAttachmentUpdateInput,
  ArticleAttachmentUpdatePayload,
} from './attachment.inputs.js';
import { fileRefsIn, readableAttachments } from './attachment.rules.js';
import type { AttachmentService } from './attachment.service.js';
import { AttachmentView } from './attachment.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const article = { description: 'The article.' } as const;
const common =
  'Opens a working copy where there is none; voids an approval. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Address of a file for one viewer. */
export type AddressOf = (viewer: Viewer, fileId: string) => string;

type Text = Pick<ArticleContent, 'bodyMarkdown' | 'technicalCase' | 'attachments'>;

function viewsOf(text: Text, viewer: Viewer, addressOf: AddressOf, inside: boolean): AttachmentView[] {
  const readable = readableAttachments(text, inside);
  const named = readable.length ? fileRefsIn(text) : new Set<string>();
  return readable.map((attachment) =>
    Object.assign(new AttachmentView(), attachment, {
      url: addressOf(viewer, attachment.fileId),
      isUsed: named.has(attachment.fileId),
    }),
  );
}

/** Changing the pictures and files of articles. */
@Resolver(() => Article)
export class AttachmentResolver {
  constructor(
    private readonly service: AttachmentService,
    private readonly addressOf: AddressOf,
  ) {}

  @Mutation(() => ArticleAttachmentAddPayload, {
    description: `Puts a finished upload, or a file of another article, into the working copy. ${common}, FILE_REFUSED, DUPLICATE, TOO_MANY, TOO_LONG, KEY_REUSED.`,
  })
  @Access(editors)
  articleAttachmentAdd(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleAttachmentAddInput, { description: 'The file.' }) input: ArticleAttachmentAddInput,
  ): Promise<ArticleAttachmentAddPayload> {
    return settle<ArticleAttachmentAddPayload>(context, async () => ({
      article: await this.service.add(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleAttachmentUpdatePayload, {
    description: `Changes the name or the alternative text of a picture or file in the working copy. ${common}, REQUIRED, TOO_LONG.`,
  })
  @Access(editors)
  articleAttachmentUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleAttachmentUpdateInput, { description: 'What changes.' })
    input: ArticleAttachmentUpdateInput,
  ): Promise<ArticleAttachmentUpdatePayload> {
    return settle<ArticleAttachmentUpdatePayload>(context, async () => ({
      article: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleAttachmentRemovePayload, {
    description: `Takes a picture or file out of the working copy; versions keep theirs. ${common}, IN_USE.`,
  })
  @Access(editors)
  articleAttachmentRemove(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleAttachmentRemoveInput, { description: 'Which one.' })
    input: ArticleAttachmentRemoveInput,
  ): Promise<ArticleAttachmentRemovePayload> {
    return settle<ArticleAttachmentRemovePayload>(context, async () => ({
      article: await this.service.remove(context.viewer, id, input),
    }));
  }

  @FieldResolver(() => [AttachmentView], {
    description: 'Pictures and files of the live text; for outsiders those that their text names.',
  })
  attachments(@Root() root: Article, @Ctx() { viewer }: Context): AttachmentView[] {
    return viewsOf(root, viewer, this.addressOf, readsInternal(viewer));
  }
}

@Resolver(() => ArticleDraft)
export class DraftAttachmentResolver {
  constructor(private readonly addressOf: AddressOf) {}

  @FieldResolver(() => [AttachmentView], { description: 'Pictures and files of the working copy.' })
  attachments(@Root() { content }: ArticleDraft, @Ctx() { viewer }: Context): AttachmentView[] {
    return viewsOf(content, viewer, this.addressOf, true);
  }
}

@Resolver(() => ArticleVersion)
export class VersionAttachmentResolver {
  constructor(private readonly addressOf: AddressOf) {}

  @FieldResolver(() => [AttachmentView], {
    description: 'Pictures and files of that text; for outsiders those that their text names.',
  })
  attachments(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): AttachmentView[] {
    return viewsOf(version, viewer, this.addressOf, readsInternal(viewer));
  }
}
