import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../../support/client.js';
import {
  type Card,
  type Fault,
  both,
  changed,
  codes,
  fields,
  made,
  mutation,
  option,
  question,
  refused,
  sectionOf,
  sound,
  standingScorecards,
} from './scorecards-app.js';

const cards = standingScorecards();

describe('building a scorecard', () => {
  it('makes one for one key, with a code of its own and the settings of a new form', async () => {
    const query = mutation(
      'scorecardCreate',
      'ScorecardCreateInput',
      false,
      `${fields} title { en text } viewerCanEdit viewerCanActivate viewerCanArchive draft { number note author { id } findings { code } content { mode naRule fatalEffect bonusCap reviewWindowDays disputeLimit bands { exceedsMin } passMark sections { ref weight questions { ref weight naAllowed family valueRule help { en } options { key score fatal } } } } }`,
    );
    const input = { content: sound('Once'), idempotencyKey: 'once' };
    const first = await cards.analyst.change<{ scorecard: Card }>('scorecardCreate', query, { input });
    const again = await cards.analyst.change<{ scorecard: Card }>('scorecardCreate', query, { input });
    expect(again.scorecard.id).toBe(first.scorecard.id);
    expect(first.scorecard).toMatchObject({
      ...{ code: 'QC-101', revision: 1, state: 'DRAFT', version: null, questionCount: 2 },
      ...{ title: { en: 'Once', text: 'Once' }, viewerCanEdit: true, viewerCanActivate: true, viewerCanArchive: false },
      draft: {
        ...{ number: 1, note: null, author: { id: cards.centre.person(Role.QA_ANALYST)._id }, findings: [] },
        content: {
          ...{ mode: 'SECTION_WEIGHT', naRule: 'EXCLUDE', fatalEffect: 'ZERO_FORM', bonusCap: true },
          ...{ reviewWindowDays: 5, disputeLimit: 3, bands: null, passMark: null },
          sections: [
            {
              weight: 1,
              questions: [
                { ref: 'a', weight: 1, naAllowed: true, family: 'NON_CRITICAL', valueRule: 'MAX', help: { en: '' } },
                { ref: 'b', options: [{ key: 'yes', score: 10, fatal: null }, { key: 'no' }] },
              ],
            },
          ],
        },
      },
    });
    expect(await cards.eventTypes(first.scorecard.id)).toEqual(['scorecard.created']);
    const other = await cards.analyst.get<Fault[]>('scorecardCreate.userErrors', query, {
      input: { ...input, content: sound('Twice') },
    });
    expect(codes(other)).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('refuses what does not fit by its field, and stores nothing of it', async () => {
    const count = (await cards.rows('scorecards')).length;
    const bad = {
      title: both('Bad'),
      passMark: 101,
      sections: [sectionOf('S', [question('a b', { options: [option('yes', -1)] })])],
    };
    const query = mutation('scorecardCreate', 'ScorecardCreateInput', false);
    expect(codes(await cards.analyst.get('scorecardCreate.userErrors', query, { input: { content: bad } }))).toEqual([
      'OUT_OF_RANGE content.passMark',
      'INVALID content.sections.0.questions.0.ref',
      'OUT_OF_RANGE content.sections.0.questions.0.options.0.score',
    ]);
    const untitled = await cards.analyst.get<Fault[]>('scorecardCreate.userErrors', query, { input: { content: {} } });
    expect(codes(untitled)).toEqual(['REQUIRED content.title']);
    expect((await cards.rows('scorecards')).length).toBe(count);
    const card = await made(cards.analyst, sound('Fits'));
    const before = await cards.stored(card.id);
    expect(codes(await refused(cards.analyst, 'scorecardDraftUpdate', card, { content: bad }))).toContain(
      'OUT_OF_RANGE content.passMark',
    );
    expect(
      codes(await refused(cards.analyst, 'scorecardDraftUpdate', { ...card, revision: 9 }, { content: {} })),
    ).toEqual(['CONFLICT expectedRevision']);
    expect(await cards.stored(card.id)).toEqual(before);
    expect(await cards.eventTypes(card.id)).toEqual(['scorecard.created']);
  });

  it('holds a hundred questions and more', async () => {
    const questions = Array.from({ length: 150 }, (_, at) => question(`q${at}`));
    const card = await made(cards.analyst, { title: both('Large'), sections: [sectionOf('S', questions)] });
    expect(card.questionCount).toBe(150);
    expect(await changed(cards.analyst, 'scorecardActivate', card)).toMatchObject({ state: 'ACTIVE', version: 1 });
  });
});

describe('activating a scorecard', () => {
  it('is hindered by errors of the check, which name the question and how to mend it, and changes nothing', async () => {
    const card = await made(cards.analyst, {
      title: both('Broken'),
      sections: [
        sectionOf('S', [
          question('a', { condition: { tests: [{ ref: 'b', in: ['yes'] }] } }),
          question('b', { options: [option('yes', 10), option('no', null)] }),
          question('c', { text: { zhCN: '', en: 'Only English' }, teaches: { articleCode: 'K-999' } }),
        ]),
      ],
    });
    const before = await cards.stored(card.id);
    const answer = await cards.analyst.get<{ findings: Record<string, unknown>[]; userErrors: Fault[] }>(
      'scorecardActivate',
      `mutation ($id: ID!, $input: ScorecardActivateInput!) { scorecardActivate(id: $id, input: $input) { scorecard { revision } findings { code severity ref place message { zhCN en } mend { zhCN en } } userErrors { code field message } } }`,
      { id: card.id, input: { expectedRevision: card.revision } },
    );
    expect(codes(answer.userErrors)).toEqual([
      'SCORECARD_INVALID draft.b.option:no',
      'SCORECARD_INVALID draft.c.teaches',
      'SCORECARD_INVALID draft.a.condition',
    ]);
    expect(answer.findings.map(({ code, severity }) => `${String(severity)} ${String(code)}`)).toEqual([
      'ERROR OPTION_WITHOUT_SCORE',
      'ERROR BROKEN_TEACHING',
      'ERROR CONDITION_ON_LATER',
      'WARNING MISSING_TRANSLATION',
    ]);
    expect(await cards.stored(card.id)).toEqual(before);
    const draft = await cards.admin.get<unknown[]>(
      'scorecard.draft.findings',
      'query ($id: ID!) { scorecard(id: $id) { draft { findings { code } } } }',
      { id: card.id },
    );
    expect(draft).toHaveLength(4);
  });

  it('makes versions that never change; a change makes a new working copy', async () => {
    const card = await made(cards.analyst, sound('Versions'));
    const live = await changed(cards.admin, 'scorecardActivate', card);
    expect(live).toMatchObject({ state: 'ACTIVE', version: 1, revision: 2 });
    const [first] = await cards.rows('scorecard_versions', { scorecardId: card.id });
    const edited = await changed(cards.analyst, 'scorecardDraftUpdate', live, {
      ...{ note: 'Weighs b twice.', content: { mode: 'QUESTION_WEIGHT', title: both('Renamed') } },
    });
    expect(edited).toMatchObject({ state: 'ACTIVE', version: 1 });
    expect(codes(await refused(cards.analyst, 'scorecardActivate', live))).toEqual(['CONFLICT expectedRevision']);
    const next = await changed(cards.analyst, 'scorecardActivate', edited);
    expect(next).toMatchObject({ version: 2 });
    const [, versions] = await cards.stored(card.id);
    expect(versions).toHaveLength(2);
    expect(versions?.find(({ version }) => version === 1)).toEqual(first);
    expect(codes(await refused(cards.analyst, 'scorecardActivate', next))).toEqual(['WRONG_STATE id']);
    const shown = await cards
      .as(Role.SUPERVISOR)
      .get<Record<string, unknown>>(
        'scorecard',
        'query ($id: ID!) { scorecard(id: $id) { title { en } draft { note } activeVersion { version checksum content { mode } activatedBy { id } scorecard { code } } versions(first: 5) { nodes { version checksum } totalCount } viewerCanEdit viewerCanActivate } }',
        { id: card.id },
      );
    expect(shown).toMatchObject({
      ...{ title: { en: 'Renamed' }, draft: null, viewerCanEdit: false, viewerCanActivate: false },
      activeVersion: {
        ...{ version: 2, content: { mode: 'QUESTION_WEIGHT' }, scorecard: { code: card.code } },
        activatedBy: { id: cards.centre.person(Role.QA_ANALYST)._id },
      },
      versions: { nodes: [{ version: 2 }, { version: 1, checksum: first?.checksum }], totalCount: 2 },
    });
    expect(await cards.eventTypes(card.id)).toEqual([
      ...['scorecard.created', 'scorecard.activated', 'scorecard.draft-updated', 'scorecard.activated'],
    ]);
  });

  it('is not undone by a working copy that is thrown away; one never in use is archived and comes back', async () => {
    const card = await made(cards.analyst, sound('Away'));
    const gone = await changed(cards.analyst, 'scorecardDraftDiscard', card);
    expect(gone).toMatchObject({ state: 'ARCHIVED', version: null });
    expect(codes(await refused(cards.analyst, 'scorecardDraftUpdate', gone, { content: {} }))).toEqual([
      'WRONG_STATE id',
    ]);
    const back = await changed(cards.admin, 'scorecardRestore', gone);
    expect(back).toMatchObject({ state: 'DRAFT', questionCount: 2 });
    const live = await changed(cards.analyst, 'scorecardActivate', back);
    const edited = await changed(cards.analyst, 'scorecardDraftUpdate', live, { content: { passMark: 80 } });
    const clean = await changed(cards.analyst, 'scorecardDraftDiscard', edited);
    expect(clean).toMatchObject({ state: 'ACTIVE', version: 1 });
    expect(codes(await refused(cards.analyst, 'scorecardDraftDiscard', clean))).toEqual(['WRONG_STATE id']);
    const archived = await changed(cards.admin, 'scorecardArchive', clean, { reason: 'Replaced.' });
    expect(archived.state).toBe('ARCHIVED');
    expect(codes(await refused(cards.analyst, 'scorecardActivate', archived))).toEqual(['WRONG_STATE id']);
    expect(codes(await refused(cards.admin, 'scorecardArchive', archived, { reason: '' }))).toEqual([
      'REQUIRED reason',
    ]);
    expect(await changed(cards.admin, 'scorecardRestore', archived)).toMatchObject({ state: 'ACTIVE', version: 1 });
    expect(await cards.eventTypes(card.id)).toEqual([
      ...['scorecard.created', 'scorecard.draft-discarded', 'scorecard.restored', 'scorecard.activated'],
      ...['scorecard.draft-updated', 'scorecard.draft-discarded', 'scorecard.archived', 'scorecard.restored'],
    ]);
  });
});

describe('who may', () => {
  it('does not let others build or activate, nor find what was never in use', async () => {
    const card = await made(cards.analyst, sound('Hidden'));
    const before = await cards.stored(card.id);
    for (const client of [Role.SUPERVISOR, Role.MANAGER, Role.AGENT].map((role) => cards.as(role))) {
      const answer = await client.run(mutation('scorecardActivate', 'ScorecardActivateInput', true), {
        ...{ id: card.id, input: { expectedRevision: 1 } },
      });
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const byAdmin = await cards.admin.run(mutation('scorecardDraftUpdate', 'ScorecardDraftUpdateInput', true), {
      ...{ id: card.id, input: { expectedRevision: 1, content: {} } },
    });
    expect(byAdmin.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await cards.stored(card.id)).toEqual(before);
    const query =
      'query ($id: ID!, $code: String!) { scorecard(id: $id) { id } scorecardByCode(code: $code) { id } scorecards(first: 100) { nodes { id } totalCount } scorecardExport(id: $id) { text } node(id: $id) { id } }';
    const seen = async (client: TestClient) => {
      const { data, errors } = await client.run(query, { id: card.id, code: card.code.toLowerCase() });
      expect(errors).toEqual([]);
      return data as unknown as {
        scorecard: Card | null;
        scorecardByCode: Card | null;
        scorecards: { nodes: Card[]; totalCount: number };
        scorecardExport: object | null;
        node: Card | null;
      };
    };
    for (const client of [cards.as(Role.SUPERVISOR), cards.as(Role.MANAGER)]) {
      const found = await seen(client);
      expect([found.scorecard, found.scorecardByCode, found.scorecardExport, found.node]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      expect(found.scorecards.nodes.some(({ id }) => id === card.id)).toBe(false);
      expect(found.scorecards.totalCount).toBe(found.scorecards.nodes.length);
    }
    for (const client of [cards.analyst, cards.admin]) {
      const found = await seen(client);
      expect([found.scorecard?.id, found.scorecardByCode?.id, found.node?.id]).toEqual([card.id, card.id, card.id]);
    }
    expect((await cards.as(Role.AGENT).run('{ scorecards(first: 1) { totalCount } }')).errors[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('shows a list by state and subject, in the order of the codes', async () => {
    const mail = await made(cards.analyst, { ...sound('Mail'), subject: 'MAIL' });
    const list = async (filter: object) =>
      cards.analyst.get<Card[]>(
        'scorecards.nodes',
        'query ($filter: ScorecardFilter) { scorecards(first: 100, filter: $filter, orderBy: { field: CODE, direction: ASC }) { nodes { id code state subject draft { content { sections { ref } } } } } }',
        { filter },
      );
    expect(await list({ subjects: ['MAIL'] })).toMatchObject([
      { id: mail.id, subject: 'MAIL', draft: { content: { sections: [{ ref: 'S' }] } } },
    ]);
    const active = await list({ states: ['ACTIVE'] });
    expect(active.length).toBeGreaterThan(1);
    expect(active.every(({ state }) => state === 'ACTIVE')).toBe(true);
    expect(active.map(({ code }) => code)).toEqual(active.map(({ code }) => code).sort());
  });
});
