import { Audience } from '../../../platform/auth/viewer.js';
import type { TreeNode } from '../tree-content.js';
import type { Check } from './check.js';
import { TreeFindingCode } from './finding.js';
import { nodeName } from './findings.js';
import type { ArticleSection, OutsideFacts } from './outside-facts.js';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** `第 2 步`, `step 2`, `#2`, `2`: a step of a list by its number. */
const isNumber = (anchor: string): boolean => /^(?:第\s*|step\s*|#\s*)?\d{1,2}(?:\s*步)?$/i.test(anchor.trim());

/**
 * Whether a text has the place where a walk opens it: a heading of these words, or in which they stand, or a line that begins with them (a
 * step of a list). Steps by number are taken on trust.
 */
export function hasPlace(sections: readonly ArticleSection[], anchor: string): boolean {
  const wanted = plain(anchor.replace(/^#+\s*/, ''));
  if (wanted === '' || isNumber(anchor)) return true;
  return sections.some(
    ({ heading, text }) =>
      (heading !== null && plain(heading).includes(wanted)) ||
      text.split('\n').some((line) => plain(line).startsWith(wanted)),
  );
}

/** A heading that the live text of an article does not have; outsiders know of no internal part. An article that is not live is told by itself. */
export function checkAnchor({ findings }: Check, node: TreeNode, { sections, reach }: OutsideFacts): void {
  const { article } = node;
  if (!article || article.anchor === null) return;
  const all = sections?.get(article.code);
  if (!all) return;
  const { code, anchor } = article;
  const seen = reach.audience === Audience.INTERNAL ? all : all.filter(({ internal }) => !internal);
  if (hasPlace(seen, anchor)) return;
  const name = nodeName(node);
  findings.add(TreeFindingCode.BROKEN_ANCHOR, {
    ...{ node, place: 'article' },
    message: hasPlace(all, anchor)
      ? [
          `${name[0]}要从 ${code} 的“${anchor}”读起，但它在内部内容里，外部人员看不到。`,
          `${name[1]} begins ${code} at “${anchor}”, which stands in an internal part that outsiders do not see.`,
        ]
      : [
          `${name[0]}要从 ${code} 的“${anchor}”读起，但线上正文没有这个小标题。`,
          `${name[1]} begins ${code} at “${anchor}”, but the live text has no such heading.`,
        ],
    mend: ['改成正文里有的小标题，或清空，从头读起。', 'Choose a heading of the text, or none, to begin at the top.'],
  });
}
