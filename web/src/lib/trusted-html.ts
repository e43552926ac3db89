interface HtmlPolicy {
  createHTML: (html: string) => unknown;
  createScriptURL: (url: string) => unknown;
}

interface Rules {
  createHTML: (html: string) => string;
  createScriptURL: (url: string) => string;
}

interface PolicyFactory {
  createPolicy: (name: string, rules: Rules) => HtmlPolicy;
}

/** Scripts come from the build's own folder, whatever is asked for. */
function ownScript(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  if (origin !== location.origin || !pathname.startsWith('/assets/')) throw new TypeError('Not a script of the build.');
  return url;
}

/**
 * The page's policy allows HTML only through `caregraph-html`. Its one input is HTML that the server has already
 * sanitised, so it is passed on as it is; the name makes every use of it easy to find.
 */
const rules: Rules = {
  createHTML: (html) => html,
  createScriptURL: ownScript,
};
const policy: HtmlPolicy =
  (window as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('caregraph-html', rules) ?? rules;

/** Marks the server's sanitised HTML as fit for the page. For `ArticleHtml` only. */
export const trustServerHtml = (html: string): string => policy.createHTML(html) as string;

/** Marks the address of a worker as fit for the page. Only for addresses that the build itself gives (`?worker&url`). */
export const trustWorkerUrl = (url: string): string => policy.createScriptURL(url) as string;
