import type { Viewer } from '../../platform/auth/viewer.js';
import type { Language } from '../../platform/errors/index.js';
import type { Rule } from '../../platform/rules/rules.js';
import { partId, partOf, type SearchEntry, type SearchSource, wholeId } from '../../platform/search/source.js';
import type { FacetName, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import type { User } from '../people/index.js';
import type { CallRecord } from './call-record.js';
import { callsSearchableTo, fieldsState, wordsState } from './call-search.policy.js';
import { callsVisibleTo, mayHearByRole } from './call.policy.js';
import type { CallStore } from './call.store.js';
import type { CallQueue } from './queues/call-queue.js';
import type { TranscriptStore } from './transcripts/transcript.store.js';
import type { Transcript } from './transcripts/transcript.js';

/** Kind of document and facet value. */
const callKind = 'CALL';
/** Number of the part that holds what was said. */
const wordsPart = 1;

/** Characters of a transcript that are indexed; longer ones are found by their beginning. */
const indexedCharacters = 100_000;
/** Transcripts that are in memory at the same time. */
const transcriptsAtOnce = 50;

/** Names that belong to calls. */
export interface CallNames {
  queues(): Promise<readonly CallQueue[]>;
  /** People by id. */
  agents(ids: readonly string[]): Promise<ReadonlyMap<string, User>>;
}

/** Whether anything of a call is indexed: few of very many have words or tags. */
const isIndexed = ({ hasTranscript, tags }: CallRecord): boolean => hasTranscript || tags.length > 0;

/** Where the index reads calls: those that have a transcript or tags. */
export class CallSearchSource implements SearchSource {
  readonly type = 'call';
  readonly collection: string;

  constructor(
    private readonly calls: CallStore,
    private readonly transcripts: TranscriptStore,
    private readonly names: CallNames,
  ) {
    this.collection = calls.collection;
  }

  idsOf(id: string): string[] {
    return [id, partId(id, wordsPart)];
  }

  /** A call that is as it was first reported and has neither words nor tags was never indexed: an import writes very many of those. */
  async stampsOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.calls.byIds(ids);
    return new Map(
      found.map((call) => {
        const isNew = call.updatedAt.getTime() === call.createdAt.getTime();
        return [call._id, isIndexed(call) ? stampOf(call) : isNew ? '' : 'nothing'];
      }),
    );
  }

  async entries(ids: readonly string[]): Promise<Map<string, SearchEntry>> {
    const wholes = [...new Set(ids.map(wholeId))];
    const calls = (await this.calls.byIds(wholes)).filter(isIndexed);
    const entries = new Map<string, SearchEntry>();
    if (calls.length === 0) return entries;
    const [queues, agents] = await Promise.all([
      this.names.queues(),
      this.names.agents([...new Set(calls.flatMap(({ agentId }) => agentId ?? []))]),
    ]);
    const queueOf = new Map(queues.map((queue) => [queue.key, queue]));
    const wanted = new Set(ids);
    for (const call of calls) {
      if (!wanted.has(call._id)) continue;
      entries.set(call._id, fieldsEntry(call, queueOf.get(call.queue), agents.get(call.agentId ?? '')));
    }
    const spoken = calls.filter(({ _id, hasTranscript }) => hasTranscript && wanted.has(partId(_id, wordsPart)));
    for (let at = 0; at < spoken.length; at += transcriptsAtOnce) {
      const part = spoken.slice(at, at + transcriptsAtOnce);
      const byCall = new Map(part.map((call) => [call._id, call]));
      for (const transcript of await this.transcripts.ofCalls([...byCall.keys()])) {
        const call = byCall.get(transcript._id);
        if (call) entries.set(partId(call._id, wordsPart), wordsEntry(call, transcript));
      }
    }
    return entries;
  }

  allIds(): AsyncIterable<string[]> {
    return this.calls.allIds();
  }
}

/** What is indexed of a call, and who finds it. */
const stampOf = (call: CallRecord): string =>
  JSON.stringify([
    ...[call.reference, call.tags, call.disposition, call.queue, call.customerLevel, call.agentId, call.teamIds],
    ...[call.siteId, call.lineId, call.isExemplary, call.hasTranscript ? call.updatedAt.getTime() : 0],
  ]);

const common = (call: CallRecord, state: string): Omit<SearchEntry, 'did' | 'locale' | 'title' | 'sections'> => ({
  ...{
    type: 'call',
    kind: callKind,
    code: call.reference,
    say: null,
    alts: [],
    keywords: [],
    codes: [],
    categories: [],
  },
  policy: {
    // Outsiders never: the rule of calls is over people.
    ...{ audience: 'INTERNAL', tierRank: 0, teams: [], lines: call.lineId === null ? [] : [call.lineId], state },
  },
  people: {
    ...{ agentId: call.agentId ?? '', teamIds: [...call.teamIds], siteId: call.siteId ?? '' },
    isExemplary: call.isExemplary,
  },
  updatedAt: call.updatedAt.getTime(),
});

function fieldsEntry(call: CallRecord, queue: CallQueue | undefined, agent: User | undefined): SearchEntry {
  const names = [agent?.name, agent?.nameEn, queue?.name.zhCN, queue?.name.en, call.customerLevel, call.disposition];
  const text = names.filter(Boolean).join('\n');
  return {
    ...common(call, fieldsState),
    ...{ did: call._id, locale: 'zh-CN', alsoIn: ['en'], title: call.reference, keywords: [...call.tags] },
    sections: [{ heading: null, text, internal: false }],
  };
}

function wordsEntry(call: CallRecord, transcript: Transcript): SearchEntry {
  return {
    ...common(call, wordsState),
    ...{ did: partId(call._id, wordsPart), locale: transcript.language, title: '' },
    sections: [{ heading: null, text: spokenText(transcript), internal: false }],
  };
}

const spokenText = ({ turns }: Transcript): string =>
  turns
    .map(({ text }) => text)
    .join('\n')
    .slice(0, indexedCharacters);

/** Ids of calls and of their words look like this; others are not even asked for. */
const ownId = /^call_[0-9a-z]+(?:-n\d+)?$/;

/** Calls as the search shows them: read as they are now, for who asks; words only for who may hear them. */
export class CallSearchSubject implements SearchSubjectProvider {
  readonly type = 'call';
  readonly isApart = true;

  constructor(
    private readonly calls: CallStore,
    private readonly transcripts: TranscriptStore,
    private readonly names: CallNames,
  ) {}

  rule(viewer: Viewer): Rule {
    return callsSearchableTo(viewer);
  }

  async hits(viewer: Viewer, ids: readonly string[]): Promise<Map<string, SubjectHit>> {
    const hits = new Map<string, SubjectHit>();
    const wanted = ids.filter((id) => ownId.test(id));
    const rule = callsSearchableTo(viewer);
    if (wanted.length === 0 || rule.op === 'never') return hits;
    const found = await this.calls.visible([...new Set(wanted.map(wholeId))], callsVisibleTo(viewer));
    const calls = new Map(found.map((call) => [call._id, call]));
    const heard = found.filter((call) => call.hasTranscript && mayHearByRole(viewer, call));
    const [queues, agents, transcripts] = await Promise.all([
      this.names.queues(),
      this.names.agents([...new Set(found.flatMap(({ agentId }) => agentId ?? []))]),
      this.transcripts.ofCalls(heard.map(({ _id }) => _id)),
    ]);
    const queueOf = new Map(queues.map((queue) => [queue.key, queue]));
    const spoken = new Map(transcripts.map((transcript) => [transcript._id, transcript]));
    for (const did of wanted) {
      const call = calls.get(wholeId(did));
      if (!call || !isIndexed(call)) continue;
      const transcript = spoken.get(call._id);
      // Found by what was said: only for who may hear it now.
      if (partOf(did) && !transcript) continue;
      hits.set(did, hitOf(call, transcript, queueOf.get(call.queue), agents.get(call.agentId ?? ''), viewer.locale));
    }
    return hits;
  }

  facetLabels(viewer: Viewer, field: FacetName, values: readonly string[]): Promise<Map<string, string>> {
    const labels = new Map<string, string>();
    if (field === 'kind' && values.includes(callKind)) labels.set(callKind, viewer.locale === 'en' ? 'Call' : '通话');
    return Promise.resolve(labels);
  }
}

function hitOf(
  call: CallRecord,
  transcript: Transcript | undefined,
  queue: CallQueue | undefined,
  agent: User | undefined,
  language: Language,
): SubjectHit {
  const names = [
    language === 'en' ? queue?.name.en : queue?.name.zhCN,
    language === 'en' ? (agent?.nameEn ?? agent?.name) : agent?.name,
  ].filter(Boolean);
  const fields = [...call.tags, call.disposition ?? ''].filter(Boolean).join(' · ');
  return {
    ...{ id: call._id, code: call.reference, kind: callKind, locale: transcript?.language ?? language },
    ...{ title: names.length ? names.join(' · ') : call.reference, say: null },
    text: transcript ? `${spokenText(transcript)}\n${fields}` : fields,
    ...{ version: null, object: call },
  };
}
