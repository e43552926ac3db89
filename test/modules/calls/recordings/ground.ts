import { Channel } from '../../../../src/modules/calls/call-channel.js';
import type { PlantedCall } from '../../../../src/modules/calls/call-plant.service.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { systemViewer } from '../../../../src/modules/people/index.js';
import type { TestClient } from '../../../support/client.js';
import type { Centre } from '../../../support/centre.js';
import { eventually } from '../../../support/eventually.js';
import type { TestApp } from '../../../support/start-app.js';

let references = 0;

/** A queue for the calls of a test. */
export async function makeQueue(app: TestApp, key: string, retentionDays?: number): Promise<void> {
  const name = { zhCN: `${key}热线`, en: `Line ${key}` };
  const viewer = { ...systemViewer };
  await app.container.calls.queues.service.save(viewer, {
    key,
    name,
    channel: Channel.PHONE,
    retentionDays: retentionDays ?? null,
  });
}

/** A call of the agent of the centre, in team one, that ended a minute ago. */
export async function makeCall(app: TestApp, centre: Centre, change: Partial<PlantedCall> = {}): Promise<string> {
  const agent = centre.person(Role.AGENT);
  const now = app.container.foundation.clock.now().getTime();
  const [id] = await app.container.calls.planting.plant([
    {
      ...{ reference: `R-${(references += 1)}`, channel: Channel.PHONE, queue: 'hotline', agentId: agent._id },
      ...{
        teamId: centre.teams.one,
        teamIds: [centre.teams.one, centre.teams.top],
        siteId: centre.siteId,
        lineId: null,
      },
      ...{ customerReference: '13800001234', customerLevel: null },
      offeredAt: new Date(now - 300_000),
      answeredAt: new Date(now - 290_000),
      ...{ abandonedAt: null, endedAt: new Date(now - 60_000), firstResponseAt: null, holdSeconds: 0, wrapSeconds: 0 },
      ...{ transferOf: null, satisfaction: null, disposition: null, reasonTreeId: null, reasonNodeKey: null },
      ...{ isSolved: null, isVerified: null, isRecordComplete: null, articleIds: [], walkIds: [], tags: [] },
      ...change,
    } as PlantedCall,
  ]);
  if (id === undefined) throw new Error('No call was planted.');
  return id;
}

/** Uploads bytes for a purpose; the status and what was answered. */
export async function upload(
  client: TestClient,
  bytes: Buffer,
  options: { readonly name?: string; readonly declared?: number } = {},
): Promise<{ status: number; fileId: string; reason: unknown }> {
  const { upload: place } = await client.change<{ upload: { fileId: string; url: string } }>(
    'fileUploadCreate',
    `mutation($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { userErrors { code field } upload { fileId url } } }`,
    { input: { purpose: 'RECORDING', name: options.name ?? 'call.wav', bytes: options.declared ?? bytes.length } },
  );
  const answer = await fetch(`${client.url}${place.url}`, { method: 'PUT', body: Uint8Array.from(bytes) });
  const body = (await answer.json()) as { errors?: { extensions: { reason?: unknown } }[] };
  return { status: answer.status, fileId: place.fileId, reason: body.errors?.[0]?.extensions.reason };
}

export const attachText = `mutation($input: RecordingAttachInput!) { recordingAttach(input: $input) {
  userErrors { code field } recording { id state format channels seconds bytes isConverted } } }`;

/** Uploads and attaches a recording; its id. */
export async function attach(client: TestClient, callId: string, bytes: Buffer): Promise<string> {
  const { fileId, status } = await upload(client, bytes);
  if (status !== 201) throw new Error(`The upload answered ${status}.`);
  const { recording } = await client.change<{ recording: { id: string } }>('recordingAttach', attachText, {
    input: { callId, fileId },
  });
  return recording.id;
}

export const recordingText = `query($id: ID!) { recording(id: $id) {
  id state source format channels sampleRate seconds bytes contentType isConverted refusal deleteAt isOnLegalHold viewerCanHear
  peaks { channel values } call { id } } }`;

export interface ShownRecording {
  readonly state: string;
  readonly refusal: string | null;
  readonly peaks: readonly { channel: number; values: number[] }[] | null;
  readonly viewerCanHear: boolean;
  readonly contentType: string | null;
  readonly isConverted: boolean;
  readonly seconds: number | null;
  readonly deleteAt: string | null;
  readonly isOnLegalHold: boolean;
}

/** A recording once it has left the state of waiting. */
export const settled = (client: TestClient, id: string): Promise<ShownRecording> =>
  eventually(async () => {
    const shown = await client.get<ShownRecording>('recording', recordingText, { id });
    if (shown.state === 'WAITING') throw new Error('It is being measured.');
    return shown;
  });

/** A short-lived address of a recording, whole. */
export async function linkOf(client: TestClient, recordingId: string): Promise<string> {
  const { link } = await client.change<{ link: { url: string } }>(
    'recordingLink',
    `mutation($input: RecordingLinkInput!) { recordingLink(input: $input) { userErrors { code field } link { url expiresAt } } }`,
    { input: { recordingId } },
  );
  return `${client.url}${link.url}`;
}

/** Events of a type about something. */
export const eventsOf = async (app: TestApp, type: string, subjectId?: string): Promise<Record<string, unknown>[]> =>
  (await app.container.foundation.connection
    .collection('events')
    .find({ type, ...(subjectId ? { subjectId } : {}) })
    .sort({ _id: 1 })
    .toArray()) as unknown as Record<string, unknown>[];
