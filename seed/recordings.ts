import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Container } from '../src/app/container.js';
import { systemViewer } from '../src/modules/people/index.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { storyReference } from './calls.js';
import { type SoundTurn, talk, telephone } from './recordings/sound.js';

const folder = fileURLToPath(new URL('../../seed/recordings/', import.meta.url));

/** A talk as the file has it. */
interface Talk {
  readonly call: 'story' | 'any';
  readonly locale: 'zh-CN' | 'en';
  readonly seconds: number;
  readonly turns: readonly (readonly [speaker: 'A' | 'C', second: number, text: string])[];
}

/** What is read of calls. */
interface RecordedCall {
  readonly _id: string;
  readonly recordingId: string | null;
  readonly hasTranscript: boolean;
}

/**
 * Recordings and transcripts for a few calls of the demo: the one in which a customer was told a wrong fee, and some of the last days. The
 * sound is put together from free speech files, so that a waveform shows who speaks when. What is there already stays.
 */
export async function plantRecordings(container: Container, progress: Progress): Promise<void> {
  progress('Seeding the demo centre: recordings');
  const talks = JSON.parse(await readFile(`${folder}talks.json`, 'utf8')) as Talk[];
  const voices = {
    A: telephone(await readFile(`${folder}commercial_mono.wav`), 0),
    C: telephone(await readFile(`${folder}two_channel_16k.wav`), 1),
  };
  const others = await callsOfLastDays(container, talks.length);
  for (const { call, locale, seconds, turns: given } of talks) {
    const found = call === 'story' ? await storyCall(container) : others.shift();
    if (!found) continue;
    const turns = given.map(([speaker, second, text]): SoundTurn => ({ speaker, second, text }));
    if (found.recordingId === null) await attach(container, found._id, talk(turns, seconds, voices));
    if (!found.hasTranscript)
      await container.calls.transcripts.service.set(systemViewer, {
        ...{ callId: found._id, language: locale },
        turns: turns.map(({ speaker, second, text }) => ({
          speaker: speaker === 'A' ? ('AGENT' as const) : ('CUSTOMER' as const),
          ...{ second, text },
        })),
      });
  }
}

/** Stored like an upload and attached like one; it is measured when the server is up. */
async function attach({ files, calls }: Container, callId: string, sound: Buffer): Promise<void> {
  const owner = { id: systemViewer.id, name: systemViewer.name };
  const file = await files.service.store(owner, { purpose: 'RECORDING', name: 'call.wav' }, Readable.from([sound]));
  await calls.recordings.attaching.attach(systemViewer, { callId, fileId: file._id });
}

const forRecording = { recordingId: 1, hasTranscript: 1 } as const;

async function storyCall({ foundation }: Container): Promise<RecordedCall | null> {
  const reference = storyReference(foundation.clock.now().getTime());
  return foundation.connection
    .collection<RecordedCall>('calls')
    .findOne({ reference } as object, { projection: forRecording });
}

/** The newest calls by telephone that somebody took and that went on for a while, each of another agent. */
async function callsOfLastDays({ foundation }: Container, count: number): Promise<RecordedCall[]> {
  const found = await foundation.connection
    .collection<RecordedCall & { agentId: string }>('calls')
    .find({ channel: 'PHONE', agentId: { $type: 'string' }, talkSeconds: { $gte: 45 } } as object)
    .project<RecordedCall & { agentId: string }>({ ...forRecording, agentId: 1 })
    .sort({ offeredAt: -1 })
    .limit(200)
    .toArray();
  const agents = new Set<string>();
  return found.filter(({ agentId }) => !agents.has(agentId) && agents.add(agentId)).slice(0, count);
}
