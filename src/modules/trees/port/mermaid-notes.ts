import type { TreeVariable } from '../tree-content.js';
import { completeVariable } from '../tree-content.rules.js';
import { type FileFindings, quoted } from './file-findings.js';
import { variableIn } from './json-content.js';
import { variableShape } from './json-format.js';
import type { ChartNote } from './mermaid-chart.js';
import { type NodeParts, fittingJson, readParts } from './node-parts.js';
import { type FilePlace, TreeFileFindingCode } from './tree-file.js';

/** What our own comments in a flowchart say. */
export interface ChartNotes {
  readonly start: string | null;
  readonly startPlace: FilePlace | null;
  readonly variables: readonly TreeVariable[];
  readonly variablePlaces: readonly FilePlace[];
  /** By key of the node. */
  readonly parts: ReadonlyMap<string, NodeParts>;
}

/** Reads our own comments. */
export function readNotes(notes: readonly ChartNote[], findings: FileFindings): ChartNotes {
  const variables: TreeVariable[] = [];
  const variablePlaces: FilePlace[] = [];
  const parts = new Map<string, NodeParts>();
  let start: string | null = null;
  let startPlace: FilePlace | null = null;
  for (const { word, rest, place } of notes) {
    if (word === 'start') {
      start = rest;
      startPlace = place;
    } else if (word === 'variable') {
      const read = fittingJson(variableShape, rest, place, findings);
      if (!read) continue;
      variables.push(completeVariable(variableIn(read)));
      variablePlaces.push(place);
    } else if (word === 'node') {
      const [key = '', ...json] = rest.split(' ');
      const read = readParts(json.join(' '), place, findings);
      if (read) parts.set(key, read);
    } else if (word !== 'tree') {
      findings.hint(
        TreeFileFindingCode.IGNORED,
        place,
        `“${quoted(word)}”会被忽略。`,
        `“${quoted(word)}” is left out.`,
      );
    }
  }
  return { start, startPlace, variables, variablePlaces, parts };
}
