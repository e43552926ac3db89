import type { z } from 'zod';
import type { TreeNode } from '../tree-content.js';
import type { TreeNodeInput } from '../tree-content.inputs.js';
import { type FileFindings, quoted } from './file-findings.js';
import { nodeOut, partsIn } from './json-content.js';
import { nodeShape } from './json-format.js';
import { type FilePlace, TreeFileFindingCode } from './tree-file.js';

// Parts of a node that drawings and tables do not show; they stand there as JSON, by the names of our own format.

const shape = nodeShape
  .pick({ variable: true, fields: true, command: true, subtree: true, article: true, outcome: true })
  .strict();

/** Parts by their names in a node. */
export type NodeParts = Partial<
  Pick<TreeNodeInput, 'variable' | 'fields' | 'command' | 'subtree' | 'article' | 'outcome'>
>;

/** JSON that fits a shape; undefined after a finding. */
export function fittingJson<T>(
  wanted: z.ZodType<T>,
  text: string,
  place: FilePlace,
  findings: FileFindings,
): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    findings.error(
      TreeFileFindingCode.SYNTAX,
      place,
      '这里的 JSON 无法读取。',
      'The JSON in this line cannot be read.',
    );
    return undefined;
  }
  const read = wanted.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const isUnknown = issue.code === 'unrecognized_keys';
    const name = quoted(isUnknown ? issue.keys.join(', ') : issue.path.map(String).join('.'));
    findings.error(
      isUnknown ? TreeFileFindingCode.UNKNOWN_FIELD : TreeFileFindingCode.BAD_VALUE,
      place,
      `“${name}”在这里不可用。`,
      `“${name}” does not fit here.`,
    );
  }
  return undefined;
}

const filled = (parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined));

/** Reads them; undefined after a finding. */
export function readParts(text: string, place: FilePlace, findings: FileFindings): NodeParts | undefined {
  const read = fittingJson(shape, text, place, findings);
  if (!read) return undefined;
  const { variable, fields, command, subtree, article, outcome } = partsIn(read);
  return filled({ variable, fields, command, subtree, article, outcome });
}

/** Writes them; null for none. */
export function hiddenParts(node: TreeNode): string | null {
  const { variable, fields, command, subtree, article, outcome } = nodeOut({
    ...node,
    command: node.command && { ...node.command, failureTo: null, timeoutTo: null },
  });
  const parts = filled({ variable, fields, command, subtree, article, outcome });
  return Object.keys(parts).length ? JSON.stringify(parts) : null;
}
