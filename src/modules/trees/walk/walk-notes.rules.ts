import { TreeNodeKind, type TreeResult } from '../tree-enums.js';
import { wording } from './engine/engine.js';
import { Walker } from './engine/walker.js';
import { type WalkLanguage, answerText, filled, shown } from './engine/words.rules.js';
import { type Lens, pathView, treeFinder } from './walk-view.rules.js';
import type { TreeWalkEntry } from './walk-view.js';
import type { WalkRecord } from './walk-record.js';
import { TreeWalkEventKind, type WalkEntry } from './walk.js';

// The record and the notes of a walk as people read them; plain text.

const say = {
  'zh-CN': {
    tree: '流程',
    call: '通话',
    result: '结果',
    disposition: '处理代码',
    skipped: '未做检查的原因',
    note: '备注',
    rule: (n: string) => `规则 ${n}`,
    default: '默认分支',
    unjudged: (n: string) => `无法判断的规则：${n}`,
    begins: (code: string) => `进入 ${code}`,
    ended: '子流程结束',
    reused: '沿用之前的回复',
    fell: (n: string) => `之后的 ${n} 个回答作废`,
    limit: '流程过长，已结束',
    expired: '24 小时无人继续',
    nowhere: '分支没有通向任何节点',
    results: {
      RESOLVED: '已解决',
      ESCALATED: '已升级',
      TRANSFERRED: '已转出',
      UNRESOLVED: '未解决',
      RETURN_OR_REPAIR: '寄修',
    },
  },
  en: {
    tree: 'Tree',
    call: 'Call',
    result: 'Result',
    disposition: 'Disposition',
    skipped: 'Checks left out because',
    note: 'Note',
    rule: (n: string) => `rule ${n}`,
    default: 'default branch',
    unjudged: (n: string) => `rules that could not be judged: ${n}`,
    begins: (code: string) => `${code} begins`,
    ended: 'the sub-tree ended',
    reused: 'the earlier reply holds',
    fell: (n: string) => `${n} later answers fell`,
    limit: 'the walk grew too long and ended',
    expired: 'nobody went on for 24 hours',
    nowhere: 'the branch leads to no node',
    results: {
      RESOLVED: 'resolved',
      ESCALATED: 'escalated',
      TRANSFERRED: 'transferred',
      UNRESOLVED: 'not resolved',
      RETURN_OR_REPAIR: 'sent in for repair',
    },
  },
} as const;

const wordOf = (result: string, language: WalkLanguage): string =>
  Object.hasOwn(say[language].results, result) ? say[language].results[result as TreeResult] : result;

/** A note of the engine in words; notes of people as they are. */
function noteOf(
  { event, answer, note }: WalkEntry,
  language: WalkLanguage,
  shows: (code: string) => boolean,
): string | null {
  const words = say[language];
  if (event === TreeWalkEventKind.AUTO) {
    if (note?.startsWith('begins:')) {
      const code = note.slice('begins:'.length);
      return shows(code) ? words.begins(code) : null;
    }
    if (answer?.choice === 'end') return words.ended;
    const rule = answer?.choice === 'default' ? words.default : words.rule(answer?.choice ?? '');
    return note?.startsWith('unjudged:') ? `${rule}; ${words.unjudged(note.slice('unjudged:'.length))}` : rule;
  }
  if (event === TreeWalkEventKind.CHANGED) {
    const fell = /;fell:(\d+)$/.exec(note ?? '')?.[1];
    return fell ? words.fell(fell) : null;
  }
  if (event === TreeWalkEventKind.COMMAND_OK || event === TreeWalkEventKind.COMMAND_FAILED)
    return note === 'reused' ? words.reused : note === 'nowhere' ? words.nowhere : null;
  if (event === TreeWalkEventKind.COMMAND_TIMED_OUT) return note === 'nowhere' ? words.nowhere : null;
  if (event === TreeWalkEventKind.ENDED)
    return note === 'limit' ? words.limit : note === 'expired' ? words.expired : note && wordOf(note, language);
  return note;
}

/** Events whose notes are words of the tree: rules that decided, names of commands. */
const tellsOfTree: ReadonlySet<TreeWalkEventKind> = new Set([TreeWalkEventKind.AUTO, TreeWalkEventKind.COMMAND_SENT]);

/** The record as people read it; personal data are masked since it was written. */
export function transcriptView(walk: WalkRecord, entries: readonly WalkEntry[], lens: Lens): TreeWalkEntry[] {
  const { language, hiddenTreeIds, world } = lens;
  const treeOf = treeFinder(world, walk.pins);
  const hiddenCodes = new Set(walk.pins.filter(({ treeId }) => hiddenTreeIds.has(treeId)).map(({ code }) => code));
  return entries.map((entry) => {
    const { seq, at, event, versionNumber, answer, set, dwellMs, actorId } = entry;
    const isHidden = hiddenTreeIds.has(entry.treeId);
    const nodeKey = isHidden ? null : entry.nodeKey;
    const tree = isHidden ? undefined : treeOf(entry.treeId, versionNumber);
    const node = nodeKey === null ? undefined : tree?.nodes.get(nodeKey);
    const isAnswer = answer !== null && event !== TreeWalkEventKind.AUTO;
    const changes = Object.entries(event === TreeWalkEventKind.AUTO ? (set ?? {}) : {}).map(([name, value]) => {
      const variable = tree?.variables.get(name);
      const label = (variable && wording(variable.label, language)) || name;
      return `${label}: ${shown(variable, value, language, true)}`;
    });
    return {
      ...{ seq, at, event, versionNumber, nodeKey, dwellMs, actorId, treeCode: tree?.code ?? '' },
      title: node && node.kind !== TreeNodeKind.SUBTREE ? wording(node.title, language) : null,
      // Masked values are what was stored: they are shown as they are.
      text: tree && node && isAnswer ? answerText(tree, node, answer, language, true) : tree ? changes.join('; ') : '',
      note: isHidden && tellsOfTree.has(event) ? null : noteOf(entry, language, (code) => !hiddenCodes.has(code)),
    };
  });
}

const lines = (parts: readonly (string | null | undefined | false)[]): string => parts.filter(Boolean).join('\n');

/** The answers in their order, one a line. */
function answersText(walk: WalkRecord, lens: Lens): string {
  return pathView(walk, lens)
    .filter(({ title, answer }) => title !== '' || answer !== '')
    .map(({ title, answer }, place) => `${place + 1}. ${oneLine(title)}${answer ? `: ${oneLine(answer)}` : ''}`)
    .join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Plain text for the call’s record; personal data are always masked. */
export function caseNote(walk: WalkRecord, given: Lens): string {
  const lens = { ...given, showsPersonal: false };
  const { language, world } = lens;
  const words = say[language];
  const rootTitle = lens.hiddenTreeIds.has(walk.treeId) ? '' : wording(world.root.content.title, language);
  const { ending } = walk;
  const tree = ending && treeFinder(world, walk.pins)(ending.treeId);
  const title =
    ending?.nodeKey && !lens.hiddenTreeIds.has(ending.treeId) ? tree?.nodes.get(ending.nodeKey)?.title : null;
  const result = ending?.result ? wordOf(ending.result, language) : null;
  const end = [result, title && wording(title, language)].filter(Boolean).join(' · ');
  return lines([
    `${words.tree}: ${[walk.treeCode, rootTitle, `v${walk.version}`].filter(Boolean).join(' ')}`,
    walk.callReference && `${words.call}: ${walk.callReference}`,
    answersText(walk, lens),
    end && `${words.result}: ${oneLine(end)}`,
    ending?.disposition && `${words.disposition}: ${ending.disposition}`,
    ending?.skippedChecks && `${words.skipped}: ${oneLine(ending.skippedChecks.reason)}`,
    ending?.note && ending.note !== 'limit' && `${words.note}: ${oneLine(ending.note)}`,
  ]);
}

/** What is handed to the next one: the outcome’s template filled in, or the answers in their order, and the note of the offer. */
export function handoverText(walk: WalkRecord, lens: Lens): string {
  const { language, showsPersonal, world, hiddenTreeIds } = lens;
  const words = say[language];
  const { node, tree, values } = new Walker(world, walk.frames);
  const template = !hiddenTreeIds.has(tree.treeId) && node.outcome?.handoverTemplate;
  const text = template && wording(template, language);
  const note = walk.offer?.note;
  return lines([
    text ? filled(text, { tree, values, language, showsPersonal }) : answersText(walk, lens),
    note && `${words.note}: ${note}`,
  ]);
}
