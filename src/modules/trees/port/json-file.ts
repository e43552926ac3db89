import type { z } from 'zod';
import { type TreeContent } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import type { TreeSource } from '../tree.js';
import { contentOf, sourceOf, treeOut } from './json-content.js';
import { formatName, formatVersion, treeFileShape } from './json-format.js';
import { JsonFault, type JsonText, placeOfContainer, placeOfMember, readJsonText } from './json-reader.js';
import { type FileFindings, quoted } from './file-findings.js';
import { Lines } from './file-text.js';
import { type ContentPath, type FilePlace, type TreeFile, TreeFileFindingCode, fileLimits } from './tree-file.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Names of the content that are other words in a file. */
const fileNames: Readonly<Record<string, string>> = {
  zhCN: 'zh-CN',
  departmentId: 'department',
  tierId: 'tier',
  isRequired: 'required',
  isPersonal: 'personal',
  defaultValue: 'default',
  categoryId: 'category',
  lines: 'productLines',
  productLineIds: 'productLines',
  startKey: 'start',
};

const written = (path: Path): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : /^[A-Za-z]\w*$/.test(String(part))
          ? `${text}${text ? '.' : ''}${String(part)}`
          : `${text}[${JSON.stringify(String(part)).slice(0, 80)}]`,
    '',
  );

/** Finds places in a file that was read. */
class Places {
  readonly #lines: Lines;

  constructor(
    text: string,
    private readonly json: JsonText,
  ) {
    this.#lines = new Lines(text);
  }

  at(offset: number): FilePlace {
    return this.#lines.placeOf(offset);
  }

  /** The place of a part; of the nearest thing around it where it is not there. */
  of(path: Path): FilePlace {
    let value: unknown = this.json.value;
    let offset = 0;
    for (const part of path) {
      const found = placeOfMember(value, part);
      if (found === undefined) {
        offset = placeOfContainer(value) ?? offset;
        break;
      }
      offset = found;
      value = (value as Record<PropertyKey, unknown>)[part];
    }
    return this.at(offset);
  }

  /** Key of the node in which a part lies. */
  nodeOf(path: Path): string | null {
    if (path[0] !== 'tree' || path[1] !== 'nodes' || typeof path[2] !== 'number') return null;
    const nodes = (this.json.value as { tree: { nodes: unknown[] } }).tree.nodes;
    const key = (nodes[path[2]] as { key?: unknown } | null)?.key;
    return typeof key === 'string' ? quoted(key) : null;
  }

  valueAt(path: Path): unknown {
    return path.reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
      this.json.value,
    );
  }
}

/** What a rule of the shape says, as a finding. */
function tell(issue: Issue, places: Places, findings: FileFindings): void {
  const { path } = issue;
  const at = { ...places.of(path), nodeKey: places.nodeOf(path), path: written(path) };
  if (issue.code === 'unrecognized_keys') {
    for (const name of issue.keys.slice(0, fileLimits.patience)) {
      const whole = [...path, name];
      findings.error(
        TreeFileFindingCode.UNKNOWN_FIELD,
        { ...at, ...places.of(whole), path: written(whole) },
        `没有字段“${quoted(name)}”。`,
        `There is no field “${quoted(name)}”.`,
      );
    }
    return;
  }
  const value = places.valueAt(path);
  const name = String(path.at(-1) ?? '');
  if (value === undefined) {
    findings.error(TreeFileFindingCode.MISSING_FIELD, at, `缺少字段“${name}”。`, `The field “${name}” is missing.`);
  } else if (issue.code === 'invalid_type') {
    const wanted = issue.expected;
    findings.error(TreeFileFindingCode.WRONG_TYPE, at, `这里应为 ${wanted}。`, `This has to be of type ${wanted}.`);
  } else if (issue.code === 'invalid_value') {
    const isText = typeof value === 'string';
    const known = issue.values.map(String).join(', ');
    const code = !isText
      ? TreeFileFindingCode.WRONG_TYPE
      : name === 'kind' && path.includes('nodes')
        ? TreeFileFindingCode.UNKNOWN_KIND
        : TreeFileFindingCode.UNKNOWN_VALUE;
    const said = isText ? quoted(value) : typeof value;
    findings.error(code, at, `“${said}”不是可用的值：${known}。`, `“${said}” is none of: ${known}.`);
  } else {
    findings.error(TreeFileFindingCode.BAD_VALUE, at, '这个值不合要求。', 'This value does not fit.');
  }
}

/** Whether it says at its top that it is one of our files, in a version that is known here. */
function isOurs(value: unknown, places: Places, findings: FileFindings): boolean {
  const head = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const { format, version } = head as { format?: unknown; version?: unknown };
  if (format !== formatName) {
    findings.error(
      TreeFileFindingCode.NOT_THE_FORMAT,
      { ...places.of(['format']), path: 'format' },
      `这不是流程文件：“format”必须是“${formatName}”。`,
      `This is no tree: “format” has to be “${formatName}”.`,
    );
    return false;
  }
  if (version !== formatVersion) {
    findings.error(
      TreeFileFindingCode.WRONG_VERSION,
      { ...places.of(['version']), path: 'version' },
      `只支持版本 ${formatVersion}。`,
      `Only version ${formatVersion} is known here.`,
    );
    return false;
  }
  return true;
}

/** Reads our own format; null after findings that leave nothing to be checked further. */
export function readJsonTree(text: string, findings: FileFindings): TreeFile | null {
  let json: JsonText;
  try {
    json = readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const at = new Lines(text).placeOf(error.at);
    if (error.kind === 'TOO_MANY')
      findings.error(
        TreeFileFindingCode.TOO_MANY,
        at,
        '文件里的内容太多。',
        `There is too much in the file: ${error.message}.`,
      );
    else if (error.kind === 'TOO_DEEP')
      findings.error(
        TreeFileFindingCode.TOO_DEEP,
        at,
        '嵌套超过 32 层。',
        'Things lie in each other more than 32 deep.',
      );
    else findings.error(TreeFileFindingCode.SYNTAX, at, '从这里起不是 JSON。', `This is no JSON: ${error.message}.`);
    return null;
  }
  const places = new Places(text, json);
  if (!isOurs(json.value, places, findings)) return null;
  for (const { name, at } of json.twice) {
    findings.error(
      TreeFileFindingCode.DUPLICATE_FIELD,
      places.at(at),
      `字段“${quoted(name)}”在同一个对象里出现了两次。`,
      `The field “${quoted(name)}” stands twice in one object.`,
    );
  }
  const nodes = places.valueAt(['tree', 'nodes']);
  if (Array.isArray(nodes) && nodes.length > treeLimits.nodes) {
    const most = treeLimits.nodes;
    const at = { ...places.of(['tree', 'nodes']), path: 'tree.nodes' };
    findings.error(TreeFileFindingCode.TOO_MANY, at, `最多 ${most} 个节点。`, `At most ${most} nodes.`);
    return null;
  }
  const read = treeFileShape.safeParse(json.value);
  if (!read.success) {
    for (const issue of read.error.issues) {
      tell(issue, places, findings);
      if (findings.isHopeless) break;
    }
    return null;
  }
  const inFile = (path: ContentPath): Path => ['tree', ...path.map((part) => fileNames[part] ?? part)];
  return {
    content: contentOf(read.data.tree),
    source: sourceOf(read.data.tree),
    placeOf: (path) => places.of(inFile(path)),
    nameOf: (path) => written(inFile(path)),
  };
}

/** A content, in which names stand in the place of ids, as a file of our own format. */
export const writeJsonTree = (
  content: TreeContent,
  about: { readonly code?: string | null; readonly source?: TreeSource | null } = {},
): string =>
  `${JSON.stringify({ format: formatName, version: formatVersion, tree: treeOut(content, about) }, null, 2)}\n`;
