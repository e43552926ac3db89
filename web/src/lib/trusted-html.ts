interface HtmlPolicy {
  createHTML: (html: string) => unknown;
}

interface PolicyFactory {
  createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => HtmlPolicy;
}

/**
 * The page's policy allows HTML only through `caregraph-html`. Its one input is HTML that the server has already
 * sanitised, so it is passed on as it is; the name makes every use of it easy to find.
 */
const policy: HtmlPolicy = (window as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('caregraph-html', {
  createHTML: (html) => html,
}) ?? { createHTML: (html) => html };

/** Marks the server's sanitised HTML as fit for the page. For `ArticleHtml` only. */
export const trustServerHtml = (html: string): string => policy.createHTML(html) as string;
