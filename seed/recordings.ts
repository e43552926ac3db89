import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import { systemViewer } from '../src/modules/people/index.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { storyReference } from './calls.js';
import type { PlantedKeys } from './people.js';
import { type SoundTurn, type Voices, paced, talk, telephone } from './recordings/sound.js';

const folder = fileURLToPath(new URL('../../seed/recordings/', import.meta.url));

/** A talk whose turns begin at their seconds. */
interface Talk {
  readonly locale: 'zh-CN' | 'en';
  readonly seconds: number;
  readonly turns: readonly (readonly [speaker: 'A' | 'C', second: number, text: string])[];
}

/** A talk that fits any call about a product line; its turns take as long as the call did. */
interface LineTalk {
  readonly locale: 'zh-CN' | 'en';
  readonly line: string;
  readonly turns: readonly (readonly [speaker: 'A' | 'C', text: string])[];
}

/** What is read of calls. */
interface RecordedCall {
  readonly _id: string;
  readonly recordingId: string | null;
  readonly hasTranscript: boolean;
  readonly lineId: string | null;
  readonly talkSeconds: number;
}

/** Newest results of each agent who can sign in whose calls can be heard. */
const ownCalls = 3;
/** Longest sound of a demo call, in seconds: each one costs room in the database of whoever tries the demo. */
const longest = 150;

/**
 * Recording and transcript of the call in which a customer was told a wrong fee. The sound is put together from free speech files, so that
 * a waveform shows who speaks when. What is there already stays.
 */
export async function plantStoryRecording(container: Container, progress: Progress): Promise<void> {
  progress('Seeding the demo centre: recordings');
  const { locale, seconds, turns: given } = await read<Talk>('story.json');
  const call = await storyCall(container);
  const turns = given.map(([speaker, second, text]): SoundTurn => ({ speaker, second, text }));
  if (call) await plantTalk(container, call, { locale, seconds, turns }, await readVoices());
}

/** Recordings and transcripts for the calls by telephone that wait to be scored, and for a few that were scored lately. */
export async function plantRecordings(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  progress('Seeding the demo centre: recordings of drawn calls');
  const talks = await read<LineTalk[]>('talks.json');
  const voices = await readVoices();
  const lines = new Map((await container.people.directory.lines()).map(({ _id, key }) => [_id, key]));
  const people = ['agent', 'agent.advanced', 'agent.two'].flatMap((key) => keys.users.get(key) ?? []);
  for (const call of await callsToHear(container, people, 2 * talks.length)) {
    const fitting = talks.findIndex(({ line }) => call.lineId !== null && lines.get(call.lineId) === line);
    // Better silent than about something else.
    const [chosen] = fitting < 0 ? [] : talks.splice(fitting, 1);
    if (!chosen) continue;
    const { turns, seconds } = paced(chosen.turns, Math.min(longest, call.talkSeconds));
    await plantTalk(container, call, { locale: chosen.locale, seconds, turns }, voices);
  }
}

const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(`${folder}${name}`, 'utf8')) as T;

const readVoices = async (): Promise<Voices> => ({
  A: telephone(await readFile(`${folder}commercial_mono.wav`), 0),
  C: telephone(await readFile(`${folder}two_channel_16k.wav`), 1),
});

/** Gives a call its sound and its words; what is there already stays. */
async function plantTalk(
  container: Container,
  call: RecordedCall,
  { locale, seconds, turns }: { locale: 'zh-CN' | 'en'; seconds: number; turns: readonly SoundTurn[] },
  voices: Voices,
): Promise<void> {
  if (call.recordingId === null) await attach(container, call._id, talk(turns, seconds, voices));
  if (call.hasTranscript) return;
  await container.calls.transcripts.service.set(systemViewer, {
    ...{ callId: call._id, language: locale },
    turns: turns.map(({ speaker, second, text }) => ({
      speaker: speaker === 'A' ? ('AGENT' as const) : ('CUSTOMER' as const),
      ...{ second, text },
    })),
  });
}

/** Stored like an upload and attached like one; it is measured when the server is up. */
async function attach({ files, calls }: Container, callId: string, sound: Buffer): Promise<void> {
  const owner = { id: systemViewer.id, name: systemViewer.name };
  const file = await files.service.store(owner, { purpose: 'RECORDING', name: 'call.wav' }, Readable.from([sound]));
  await calls.recordings.attaching.attach(systemViewer, { callId, fileId: file._id });
}

const forRecording = { recordingId: 1, hasTranscript: 1, lineId: 1, talkSeconds: 1 } as const;

async function storyCall({ foundation }: Container): Promise<RecordedCall | null> {
  const reference = storyReference(foundation.clock.now().getTime());
  return foundation.connection
    .collection<RecordedCall>('calls')
    .findOne({ reference } as object, { projection: forRecording });
}

/**
 * Calls by telephone without sound: a few whose results were released lately to people who can sign in, so that they hear their own calls;
 * then those that were drawn, then others that were released lately.
 */
async function callsToHear(
  { foundation }: Container,
  people: readonly string[],
  count: number,
): Promise<RecordedCall[]> {
  const { connection } = foundation;
  const releasedOf = (more: object, most: number): Promise<{ callId: string }[]> =>
    connection
      .collection('evaluations')
      .find({ state: { $in: ['RELEASED', 'ACKNOWLEDGED'] }, kind: 'STANDARD', ...more })
      .project<{ callId: string }>({ callId: 1 })
      .sort({ releasedAt: -1, _id: 1 })
      .limit(most)
      .toArray();
  const own = await Promise.all(people.map((agentId) => releasedOf({ agentId }, ownCalls)));
  const drawn = await connection
    .collection('assignments')
    .find({ state: 'OPEN' })
    .project<{ callId: string }>({ callId: 1 })
    .sort({ dueAt: 1, _id: 1 })
    .toArray();
  const all = [...own.flat(), ...drawn, ...(await releasedOf({}, count))];
  const order = [...new Set(all.map(({ callId }) => callId))];
  const found = await connection
    .collection<RecordedCall>('calls')
    .find({ _id: { $in: order }, channel: 'PHONE', recordingId: null, hasTranscript: false } as object)
    .project<RecordedCall>(forRecording)
    .toArray();
  return found.sort((a, b) => order.indexOf(a._id) - order.indexOf(b._id)).slice(0, count);
}
