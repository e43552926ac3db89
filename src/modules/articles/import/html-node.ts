/** What is used of a node of a parsed page; the parser brings its own document model. */
export interface HtmlNode {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: HtmlNode | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly previousSibling: HtmlNode | null;
  readonly childNodes: ArrayLike<HtmlNode>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<HtmlNode>;
}

export const attribute = (node: HtmlNode, name: string): string => node.getAttribute(name) ?? '';
