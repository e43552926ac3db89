import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchEntry, SearchSection } from '../../src/platform/search/source.js';

/** One document of a set, in the shape all sets share. */
export interface SetDocument {
  id: string;
  /** Name of its set. */
  set: string;
  lang: 'en' | 'zh';
  title: string;
  similar: string[];
  body: string;
}

export interface SetQuery {
  id: string;
  text: string;
  lang: 'en' | 'zh';
  /** Ids of the documents that answer it best; empty for a query without an answer. */
  answers: Set<string>;
  /** Name of the group in the report. */
  group: string;
}

export interface TestSet {
  name: string;
  documents: SetDocument[];
  queries: SetQuery[];
  /** Questions of the same subject that no document answers. */
  unanswerable: string[];
}

/** Folder of a set and its short name in the report. */
const sets: readonly (readonly [folder: string, name: string])[] = [
  ['support-articles-en', 'sup-en'],
  ['support-articles-zh', 'sup-zh'],
  ['faq-stackfaq-en', 'stack'],
  ['faq-banking77-en', 'bank'],
  ['faq-clinc150-en', 'clinc'],
  ['faq-natcs-en', 'natcs'],
  ['faq-afqmc-zh', 'afqmc'],
  ['faq-lcqmc-zh', 'lcqmc'],
  ['qa-xquad-en-zh', 'xquad'],
];

function lines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

interface RawDocument {
  id: string;
  lang: 'en' | 'zh';
  title?: string;
  body?: string;
  similar_questions?: string[];
}
interface RawQuery {
  id: string;
  text: string;
  lang: 'en' | 'zh';
  kind: string;
}
interface RawJudgement {
  query_id: string;
  doc_id: string;
  relevance: number;
}

function readSet(folder: string, name: string): TestSet | null {
  const documents = lines<RawDocument>(join(folder, 'docs.jsonl'));
  if (documents.length === 0) return null;
  const best = new Map<string, { relevance: number; ids: Set<string> }>();
  for (const { query_id, doc_id, relevance } of lines<RawJudgement>(join(folder, 'qrels.jsonl'))) {
    if (relevance < 1) continue;
    const known = best.get(query_id);
    if (!known || relevance > known.relevance) best.set(query_id, { relevance, ids: new Set([didOf(name, doc_id)]) });
    else if (relevance === known.relevance) known.ids.add(didOf(name, doc_id));
  }
  const asked = lines<RawQuery>(join(folder, 'queries.jsonl'));
  const queries = asked
    .filter((query) => best.has(query.id))
    .map((query): SetQuery => {
      let group = name;
      if (name === 'xquad') group = query.lang === 'en' ? 'xq-en' : 'xq-zh';
      if (query.kind === 'en_heading') group = 'en > zh';
      return { id: query.id, text: query.text, lang: query.lang, answers: best.get(query.id)?.ids ?? new Set(), group };
    });
  return {
    name,
    queries,
    unanswerable: asked.filter((query) => query.kind === 'out-of-scope').map(({ text }) => text),
    documents: documents.map((raw) => ({
      set: name,
      id: didOf(name, raw.id),
      lang: raw.lang,
      title: raw.title ?? '',
      similar: raw.similar_questions ?? [],
      body: raw.body ?? '',
    })),
  };
}

/** Document ids are unique over all sets and made of characters that the engine accepts. */
function didOf(set: string, id: string): string {
  return `${set}_${id}`.replace(/[^a-zA-Z0-9_-]/g, '_');
}

interface RawTree {
  id: string;
  nodes: { id: string; title?: string; body?: string; text?: string }[];
}
interface RawProcedure {
  id: string;
  title: string;
  instructions?: string[];
  steps: { text?: string; details?: string[] }[];
}

/** Tree nodes and procedures: nobody asks for them here, they stand in the way as they do in life. */
function bystanders(data: string): TestSet | null {
  const documents: SetDocument[] = [];
  for (const tree of lines<RawTree>(join(data, 'trees-en', 'trees.jsonl'))) {
    for (const node of tree.nodes) {
      if (!node.title) continue;
      const id = didOf('tree', `${tree.id}_${node.id}`);
      documents.push({
        set: 'bystanders',
        id,
        lang: 'en',
        title: node.title,
        similar: [],
        body: node.body ?? node.text ?? '',
      });
    }
  }
  for (const procedure of lines<RawProcedure>(join(data, 'procedures-abcd-en', 'procedures.jsonl'))) {
    const steps = procedure.steps.flatMap((step) => [step.text ?? '', ...(step.details ?? [])]);
    const body = [...(procedure.instructions ?? []), ...steps].filter(Boolean).join('\n');
    documents.push({
      set: 'bystanders',
      id: didOf('proc', procedure.id),
      lang: 'en',
      title: procedure.title,
      similar: [],
      body,
    });
  }
  return documents.length ? { name: 'bystanders', documents, queries: [], unanswerable: [] } : null;
}

/** All sets below a folder. A folder of its own in the same format (`docs.jsonl` …) is one set called `own`. */
export function readSets(data: string): TestSet[] {
  const own = readSet(data, 'own');
  if (own) return [own];
  const found = sets.map(([folder, name]) => readSet(join(data, folder), name));
  return [...found, bystanders(data)].filter((set): set is TestSet => set !== null);
}

/** Markdown as plain sections, one a heading. */
export function sectionsOf(body: string): SearchSection[] {
  const sections: SearchSection[] = [];
  let heading: string | null = null;
  let open: string[] = [];
  const flush = (): void => {
    const text = open.join('\n').trim();
    if (text !== '' || heading !== null) sections.push({ heading, text, internal: false });
    open = [];
  };
  for (const line of body.split('\n')) {
    const found = /^#{1,6}\s+(.*)$/.exec(line);
    if (found) {
      flush();
      heading = plain(found[1] ?? '');
    } else {
      open.push(plain(line));
    }
  }
  flush();
  return sections;
}

function plain(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}([^*_`]+)[*_`]{1,3}/g, '$1')
    .replace(/<[^>]+>/g, ' ');
}

/** A set's document as the product describes one to the index. */
export function entryOf(document: SetDocument): SearchEntry {
  return {
    did: document.id,
    type: 'article',
    kind: 'FAQ',
    code: null,
    locale: document.lang === 'zh' ? 'zh-CN' : 'en',
    title: document.title,
    say: null,
    alts: document.similar,
    keywords: [],
    codes: [],
    // By which a set is searched alone.
    categories: [document.set],
    policy: { audience: 'INTERNAL', tierRank: 0, teams: ['*'], lines: [document.set], state: 'PUBLISHED' },
    updatedAt: 0,
    sections: sectionsOf(document.body),
  };
}
