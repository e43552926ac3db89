import { beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { createSchema } from '../../src/app/schema.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { attachText, upload } from '../modules/calls/recordings/ground.js';
import { allRight, formContent } from '../modules/quality/evaluations/evaluated-form.js';
import { qualityApp } from '../modules/quality/quality-app.js';
import { speech } from '../platform/audio/fixtures.js';
import type { TestClient } from '../support/client.js';
import { isOfQuality } from './audit-trail-fixture.js';

type Row = Record<string, unknown>;
interface Refusal {
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

const collections = [
  ...['calls', 'call_queues', 'call_settings', 'call_imports', 'customers', 'recordings', 'transcripts', 'jobs'],
  ...['files.files', 'files.chunks', 'scorecards', 'scorecard_versions', 'evaluations', 'disputes', 'notices'],
  ...['quality_talks', 'quality_coachings', 'quality_coaching_settings', 'quality_targets', 'calibrations'],
  ...['criteria_meetings', 'criteria_changes', 'sampling_plans', 'samples', 'assignments', 'agent_days', 'events'],
];
const day = 86_400_000;

describe('bad input to calls and quality', () => {
  const q = qualityApp();
  // The database throws sessions away by its own clock; at a moment long past they would end in the midst of a test.
  beforeAll(async () => {
    q.clock.set(new Date().toISOString());
    await q.advance(0);
  });
  const codes = ({ userErrors }: Refusal): string[] =>
    userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
  const textOf = (field: string, more = ''): string => {
    const word = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const idName = field === 'disputeOpen' ? 'evaluationId' : 'id';
    return more === 'id'
      ? `mutation($id: ID!, $input: ${word}Input!) { ${field}(${idName}: $id, input: $input) { userErrors { code field } } }`
      : `mutation($input: ${word}Input!) { ${field}(input: $input) { ${more} userErrors { code field } } }`;
  };
  /** What a mutation refuses, with nothing stored. */
  async function refused(client: TestClient, field: string, input: Row, id?: string): Promise<string[]> {
    const before = await q.stored(...collections);
    const answer = await client.get<Refusal>(field, textOf(field, id === undefined ? '' : 'id'), { id, input });
    expect([field, await q.stored(...collections)]).toEqual([field, before]);
    return codes(answer);
  }
  const question = (change: (one: Row, at: number) => Row) => {
    const content = formContent();
    const [open, core] = content.sections;
    return {
      ...content,
      sections: [open, { ...core, questions: core?.questions.map((one, at) => change({ ...one }, at)) }],
    };
  };

  it.each<[string, () => unknown, string]>([
    [
      'whose weights cannot add up',
      () => ({
        ...formContent({ mode: 'SECTION_WEIGHT' as never }),
        sections: formContent().sections.map((one) => ({ ...one, weight: 0 })),
      }),
      'WEIGHTS_ADD_UP',
    ],
    [
      'with a condition on a later question',
      () =>
        question((one, at) =>
          at === 0 ? { ...one, condition: { isAll: true, tests: [{ ref: 'solve', in: ['full'] }] } } : one,
        ),
      'CONDITION_ON_LATER',
    ],
    [
      'with an option without score',
      () =>
        question((one) =>
          one['ref'] === 'solve'
            ? { ...one, options: (one['options'] as Row[]).map((option) => ({ ...option, score: null })) }
            : one,
        ),
      'OPTION_WITHOUT_SCORE',
    ],
  ])('a form %s is not put into use', async (_what, content, finding) => {
    const analyst = q.by(Role.QA_ANALYST);
    const { scorecard } = await analyst.change<{ scorecard: { id: string; revision: number } }>(
      'scorecardCreate',
      textOf('scorecardCreate', 'scorecard { id revision }'),
      { input: { content: content() } },
    );
    const before = await q.stored(...collections);
    const answer = await analyst.get<Refusal & { findings: { code: string; severity: string }[] }>(
      'scorecardActivate',
      'mutation($id: ID!, $input: ScorecardActivateInput!) { scorecardActivate(id: $id, input: $input) { findings { code severity } userErrors { code field } } }',
      { id: scorecard.id, input: { expectedRevision: scorecard.revision } },
    );
    expect(answer.findings).toContainEqual({ code: finding, severity: 'ERROR' });
    expect(answer.userErrors.length).toBeGreaterThan(0);
    for (const { code, field } of answer.userErrors) expect([code, field?.[0]]).toEqual(['SCORECARD_INVALID', 'draft']);
    expect(await q.stored(...collections)).toBe(before);
  });

  it.each<[string, (at: (seconds: number) => string) => Row, string]>([
    ['that ends before it starts', (at) => ({ offeredAt: at(-60), answeredAt: null, endedAt: at(-120) }), 'endedAt'],
    ['of an unknown agent', () => ({ agent: 'nobody@test.example' }), 'agent'],
  ])('a call %s is not taken', async (_what, change, field) => {
    const at = (seconds: number): string => new Date(q.clock.now().getTime() + seconds * 1_000).toISOString();
    const row = {
      reference: 'C-bad',
      queue: 'hotline',
      agent: q.agent._id,
      offeredAt: at(-300),
      answeredAt: at(-290),
      endedAt: at(-60),
    };
    const before = await q.stored(...collections);
    const answer = await q
      .by(Role.QA_ANALYST)
      .get<{ accepted: number; rows: Refusal[] }>(
        'callsRecord',
        textOf('callsRecord', 'accepted rows { userErrors { code field } }'),
        { input: { rows: [{ ...row, ...change(at) }] } },
      );
    expect(answer.accepted).toBe(0);
    expect(answer.rows[0]?.userErrors.map((one) => one.field?.at(-1))).toEqual([field]);
    expect(await q.stored(...collections)).toBe(before);
  });

  it.each<[string, () => Buffer, string]>([
    ['that is no audio', () => Buffer.from('<html>'.repeat(200)), 'NOT_AUDIO'],
    ['that is cut off in the upload', () => speech('two_channel_16k.wav').subarray(0, 9_000), 'CUT_OFF'],
  ])('a recording %s is not kept', async (_what, bytes, reason) => {
    const analyst = q.by(Role.QA_ANALYST);
    const callId = await q.call();
    const before = await q.stored('recordings', 'files.files', 'files.chunks', 'calls');
    const answer = await upload(analyst, bytes());
    expect([answer.status, answer.reason]).toEqual([415, reason]);
    const kept = await analyst.get<Refusal>('recordingAttach', attachText, {
      input: { callId, fileId: answer.fileId },
    });
    expect(codes(kept)).toEqual(['FILE_REFUSED fileId']);
    expect(await q.stored('recordings', 'files.files', 'files.chunks', 'calls')).toBe(before);
  });

  it('a recording over the limit is refused before it is sent', async () => {
    const input = { purpose: 'RECORDING', name: 'a.wav', bytes: 200 * 1024 * 1024 + 1 };
    expect(await refused(q.by(Role.QA_ANALYST), 'fileUploadCreate', input)).toEqual(['OUT_OF_RANGE bytes']);
  });

  it('an answer outside its range, a dispute by the evaluator or after its window, a release by others', async () => {
    const analyst = q.by(Role.QA_ANALYST);
    const start = async (): Promise<string> => {
      const input = { callId: await q.call(), scorecardId: q.cardId };
      const text = textOf('evaluationStart', 'evaluation { id }');
      return (await analyst.change<{ evaluation: { id: string } }>('evaluationStart', text, { input })).evaluation.id;
    };
    const draft = await start();
    const answers = [
      { ref: 'solve', options: ['part'] },
      { ref: 'depth', number: 6 },
    ];
    const given = { expectedRevision: 1, answers };
    expect(await refused(analyst, 'evaluationDraftUpdate', given, draft)).toEqual(['OUT_OF_RANGE answers.depth']);

    const late = await start();
    await analyst.change('evaluationDraftUpdate', textOf('evaluationDraftUpdate', 'id'), {
      ...{ id: late, input: { expectedRevision: 1, answers: allRight } },
    });
    await analyst.change('evaluationSubmit', textOf('evaluationSubmit', 'id'), {
      ...{ id: late, input: { expectedRevision: 2, release: 'LATER' } },
    });
    const { client: other } = await q.centre.add('lead-of-none', { roles: [Role.SUPERVISOR] });
    for (const client of [q.by(Role.AGENT), q.by(Role.SUPERVISOR), other])
      expect(await refused(client, 'evaluationRelease', { expectedRevision: 3 }, late)).toEqual(['NOT_FOUND id']);
    const released = await q.released(await q.call());
    const items = [{ ref: 'greet', reason: 'No.' }];
    expect(await refused(analyst, 'disputeOpen', { items }, released)).toEqual(['NOT_ALLOWED evaluationId']);
    await q.advance(30 * day);
    expect(await refused(q.by(Role.AGENT), 'disputeOpen', { items }, released)).toEqual(['WINDOW_CLOSED evaluationId']);
  });

  const hostile: readonly [string, unknown][] = [
    ['NUL', '\0'],
    ['half a character', '\ud83d'],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['an operator', { $gt: '' }],
    ['a list of operators', [{ $ne: null }]],
    ['a prototype', JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}')],
  ];
  /** A value of a type in which every text is the given one. */
  function valueOf(type: GraphQLInputType, text: unknown, depth = 0): unknown {
    if (isNonNullType(type)) return valueOf(type.ofType, text, depth);
    if (isListType(type)) return [valueOf(type.ofType, text, depth)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields())
          .filter((field) => isNonNullType(field.type) || depth < 2)
          .map((field) => [field.name, field.name === 'idempotencyKey' ? null : valueOf(field.type, text, depth + 1)]),
      );
    const given: Row = { Int: 1, Float: 1, Boolean: true, DateTime: q.clock.now().toISOString() };
    return type.name in given ? given[type.name] : text;
  }

  it.each(hostile)(
    '%s in the place of each text and id is no fault of the server and changes nothing',
    async (_what, text) => {
      const schema = await createSchema(q.app.container.resolvers);
      const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => isOfQuality(name));
      expect(fields.length).toBeGreaterThan(50);
      const before = await q.stored(...collections);
      const taken: string[] = [];
      for (const { name, args } of fields) {
        const variables = Object.fromEntries(args.map((one) => [one.name, valueOf(one.type, text)]));
        const declared = args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
        const given = args.map((one) => `${one.name}: $${one.name}`).join(', ');
        for (const role of [Role.QA_ANALYST, Role.SUPERVISOR, Role.ADMIN, Role.AGENT]) {
          // Reports of rows refuse row by row.
          const count = name.endsWith('Record') ? 'accepted' : '';
          const operation = `mutation(${declared}) { ${name}(${given}) { ${count} userErrors { code field } } }`;
          const { status, data, errors } = await q.by(role).run(operation, variables);
          expect([name, role, status < 500]).toEqual([name, role, true]);
          for (const { extensions, message } of errors) {
            expect([name, extensions.code]).not.toEqual([name, 'INTERNAL_SERVER_ERROR']);
            expect(['BAD_USER_INPUT', 'FORBIDDEN', 'PAYLOAD_TOO_LARGE', 'TOO_LARGE']).toContain(extensions.code);
            expect(message).not.toMatch(/mongo|cast to|\.js:|stack/i);
          }
          const payload = (data as Record<string, (Refusal & { accepted?: number }) | null> | null)?.[name];
          if (payload && payload.userErrors.length === 0 && payload.accepted !== 0) taken.push(`${name} by ${role}`);
          for (const { field } of payload?.userErrors ?? []) expect([name, field?.length ?? 0]).not.toEqual([name, 0]);
        }
      }
      expect(taken).toEqual([]);
      expect(await q.stored(...collections)).toBe(before);
      expect(({} as Row)['isAdmin']).toBeUndefined();
    },
    120_000,
  );

  it.each([
    ['with a prototype', '{"__proto__":{"isAdmin":true}}'],
    [
      'with one inside',
      '{"format":"caregraph-scorecard","version":1,"scorecard":{"__proto__":{"title":"x"},"constructor":1}}',
    ],
    ['that is a list', '[]'],
    ['that is a text', '"x"'],
    ['that breaks off', '{'],
    ['of brackets', '['.repeat(100_000)],
    ['of NUL', '\0'],
  ])('a scorecard file %s is refused', async (_what, json) => {
    const answer = await refused(q.by(Role.QA_ANALYST), 'scorecardImport', { json });
    expect(answer.length).toBeGreaterThan(0);
    for (const one of answer) expect(one).toMatch(/^[A-Z_]+ json/);
    expect(({} as Row)['isAdmin']).toBeUndefined();
  });
});
