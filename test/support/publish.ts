import type { TestClient } from './client.js';

interface Made {
  id: string;
  revision: number;
  code: string;
}

export interface PublishOptions {
  kind?: string;
  locale?: string;
  content?: Record<string, unknown>;
  priority?: string | null;
  changeSummary?: string | null;
  audience?: string;
  /** Who reviews; the author where the category allows it. */
  reviewer?: TestClient;
}

const step = (field: string, input: string): string =>
  `mutation ($id: ID!, $input: ${input}!) { ${field}(id: $id, input: $input) { article { id code revision version } userErrors { code message field } } }`;

/** Writes an article and takes it through review to publication, as an editor does. */
export async function writeAndPublish(editor: TestClient, title: string, options: PublishOptions = {}): Promise<Made> {
  const created = await editor.change<{ article: Made }>(
    'articleCreate',
    'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code revision } userErrors { code message field } } }',
    {
      input: {
        kind: options.kind ?? 'FAQ',
        locale: options.locale ?? 'EN',
        content: { title, bodyMarkdown: `What to do about ${title}.`, ...options.content },
      },
    },
  );
  return publish(editor, created.article, options);
}

/** Takes a draft through review to publication. */
export async function publish(editor: TestClient, article: Made, options: PublishOptions = {}): Promise<Made> {
  const { id } = article;
  const submitted = await editor.change<{ article: Made }>(
    'articleSubmit',
    step('articleSubmit', 'ArticleSubmitInput'),
    { id, input: { expectedVersion: article.revision } },
  );
  const approved = await (options.reviewer ?? editor).change<{ article: Made }>(
    'articleApprove',
    step('articleApprove', 'ArticleApproveInput'),
    {
      id,
      input: { expectedVersion: submitted.article.revision },
    },
  );
  const input = {
    expectedVersion: approved.article.revision,
    priority: options.priority === undefined ? 'INFO' : options.priority,
    changeSummary: options.changeSummary ?? 'New.',
    ...(options.audience ? { audience: options.audience, confirmWidening: true } : {}),
  };
  return (
    await editor.change<{ article: Made }>('articlePublish', step('articlePublish', 'ArticlePublishInput'), {
      id,
      input,
    })
  ).article;
}
