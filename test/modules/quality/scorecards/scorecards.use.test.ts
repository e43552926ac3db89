import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { writeAndPublish } from '../../../support/publish.js';
import { createTree, publishTree, smallTree } from '../../trees/trees-fixture.js';
import {
  type Card,
  type Fault,
  both,
  changed,
  codes,
  made,
  mutation,
  option,
  question,
  sectionOf,
  sound,
  standingScorecards,
} from './scorecards-app.js';

const cards = standingScorecards();

describe('scoring without storing', () => {
  const preview = (input: object, client = cards.analyst) =>
    client.get<{ result: Record<string, unknown> | null; findings: unknown[] | null; userErrors: Fault[] }>(
      'scorecardPreview',
      'query ($input: ScorecardPreviewInput!) { scorecardPreview(input: $input) { result { raw reported isFatal fatalEffect outcome band open sections { ref raw reported isNa } questions { ref value earned possible state isError isFatal family } families { family errors items } } findings { code } userErrors { code field } } }',
      { input },
    );
  const fatal = option('no', 0, { fatal: 'AS_FORM' });
  const content = {
    ...{ title: both('Preview'), mode: 'SECTION_WEIGHT', bands: { needsImprovementMax: 70, exceedsMin: 90 } },
    sections: [
      sectionOf('open', [question('q1'), question('q2')], { weight: 20 }),
      sectionOf(
        'solve',
        [
          question('q3', { type: 'SINGLE', options: [option('yes', 10), option('part', 5), option('no', 0)] }),
          question('q4'),
          question('q5'),
          question('q6', { condition: { tests: [{ ref: 'q4', in: ['no'] }] } }),
          question('q7', { family: 'CUSTOMER_CRITICAL', options: [option('yes', 10), fatal] }),
        ],
        { weight: 55 },
      ),
      sectionOf('close', [question('q8', { type: 'SCALE', options: [] })], { weight: 25 }),
    ],
  };
  const answer = (ref: string, key: string) => ({ ref, options: [key] });
  const answers = [
    ...[answer('q1', 'yes'), answer('q2', 'yes'), answer('q3', 'part'), answer('q4', 'yes'), answer('q5', 'no')],
    ...[answer('q7', 'no'), { ref: 'q8', number: 4 }],
  ];

  it('gives the raw and the reported score, by section, question and family', async () => {
    const before = await cards.rows('events');
    const { result, findings, userErrors } = await preview({ content, answers });
    expect([userErrors, findings]).toEqual([[], []]);
    expect(result).toMatchObject({
      ...{ raw: 59.375, reported: 0, isFatal: true, fatalEffect: 'ZERO_FORM', outcome: 'FAIL', open: [] },
      band: 'NEEDS_IMPROVEMENT',
      sections: [
        { ref: 'open', raw: 100 },
        { ref: 'solve', raw: 37.5 },
        { ref: 'close', raw: 75 },
      ],
      families: [
        { family: 'CUSTOMER_CRITICAL', errors: 1, items: 1 },
        { family: 'BUSINESS_CRITICAL', items: 0 },
        { family: 'COMPLIANCE_CRITICAL', items: 0 },
        { family: 'NON_CRITICAL', errors: 3, items: 6 },
      ],
    });
    const other = await preview({ content, answers, mode: 'POINTS', fatalEffect: 'FLAG_ONLY' });
    expect(other.result?.reported).toBeCloseTo((100 * (20 + 15 + 4)) / 65, 9);
    expect(await cards.rows('events')).toEqual(before);
  });

  it('names what is wrong with answers and with the form', async () => {
    const bad = [answer('q1', 'maybe'), answer('who', 'yes'), { ref: 'q8', number: 6 }];
    const { result, userErrors } = await preview({ content, answers: bad });
    expect(result).toBeNull();
    expect(codes(userErrors)).toEqual([
      ...['NOT_FOUND answers.q1', 'NOT_FOUND answers.who', 'OUT_OF_RANGE answers.q8'],
    ]);
    const wrong = await preview({ content: { ...content, passMark: -1 }, answers: [] });
    expect(codes(wrong.userErrors)).toEqual(['OUT_OF_RANGE content.passMark']);
    const many = Array.from({ length: 201 }, () => answer('q1', 'yes'));
    expect(codes((await preview({ content, answers: many })).userErrors)).toEqual(['TOO_MANY answers']);
  });
});

describe('a scorecard as a file, and what differs', () => {
  const importing = mutation('scorecardImport', 'ScorecardImportInput', false);

  it('goes out and comes in equal, as a new one or into a working copy', async () => {
    const card = await changed(cards.analyst, 'scorecardActivate', await made(cards.analyst, sound('File')));
    const file = await cards
      .as(Role.MANAGER)
      .get<{ filename: string; text: string }>(
        'scorecardExport',
        'query ($id: ID!) { scorecardExport(id: $id) { filename contentType text } }',
        { id: card.id },
      );
    expect(file.filename).toBe(`${card.code}-v1.json`);
    const taken = await cards.analyst.change<{ scorecard: Card }>('scorecardImport', importing, {
      input: { json: file.text },
    });
    const [[original], [copy]] = await Promise.all([
      cards.rows('scorecard_versions', { scorecardId: card.id }),
      cards.rows('scorecards', { _id: taken.scorecard.id as never }),
    ]);
    expect(copy).toMatchObject({ draft: { content: original?.content as object } });
    const changedFile = file.text.replace('"mode": "SECTION_WEIGHT"', '"mode": "POINTS"');
    const into = { json: changedFile, scorecardId: card.id, expectedRevision: card.revision };
    await cards.analyst.change('scorecardImport', importing, { input: into });
    expect(await cards.eventTypes(card.id)).toEqual([
      ...['scorecard.created', 'scorecard.activated', 'scorecard.imported'],
    ]);
    const difference = await cards.analyst.get<Record<string, unknown>>(
      'scorecardDifference',
      'query ($id: ID!) { scorecardDifference(id: $id, from: 1) { formParts questionsAdded { ref } questionsChanged { ref parts } sectionsChanged { ref } } }',
      { id: card.id },
    );
    expect(difference).toEqual({ formParts: ['mode'], questionsAdded: [], questionsChanged: [], sectionsChanged: [] });
    const hidden = await cards
      .as(Role.SUPERVISOR)
      .get('scorecardDifference', 'query ($id: ID!) { scorecardDifference(id: $id, from: 1) { formParts } }', {
        id: card.id,
      });
    expect(hidden).toBeNull();
  });

  it('refuses a field that the format does not know, with its path, and imports nothing', async () => {
    const count = (await cards.rows('scorecards')).length;
    const json = JSON.stringify({ format: 'caregraph-scorecard', version: 1, scorecard: { colour: 'red' } });
    const faults = await cards.analyst.get<Fault[]>('scorecardImport.userErrors', importing, { input: { json } });
    expect(codes(faults)).toContain('INVALID json.scorecard.colour');
    expect((await cards.rows('scorecards')).length).toBe(count);
  });
});

describe('what teaches a question', () => {
  it('is shown to who may see it; who builds sees the code all the same', async () => {
    const editor = await cards.centre.as(Role.KNOWLEDGE_EDITOR);
    const article = await writeAndPublish(editor, 'Fees of a visit', {
      content: { bodyMarkdown: '# Within the warranty\n\nFree.' },
    });
    const team = await writeAndPublish(editor, 'For team two only');
    await cards.app.container.foundation.connection
      .collection('articles')
      .updateOne({ _id: team.id as never }, { $set: { teams: [cards.centre.teams.two], audience: 'INTERNAL' } });
    const tree = await publishTree(editor, cards.admin, await createTree(editor, smallTree('Steps')));
    const teaches = (ref: string, given: object) => question(ref, { teaches: given });
    const card = await made(cards.analyst, {
      title: both('Taught'),
      sections: [
        sectionOf('S', [
          teaches('a', { articleCode: article.code.toLowerCase(), anchor: 'Within the warranty' }),
          teaches('b', { articleCode: article.code, anchor: 'Nowhere' }),
          teaches('c', { treeCode: tree.code, nodeKey: 'q1' }),
          teaches('d', { treeCode: tree.code, nodeKey: 'gone' }),
          teaches('e', { articleCode: tree.code }),
          teaches('f', { articleCode: team.code }),
        ]),
      ],
    });
    const findings = await cards.analyst.get<{ ref: string; severity: string }[]>(
      'scorecard.draft.findings',
      'query ($id: ID!) { scorecard(id: $id) { draft { findings { code ref severity } } } }',
      { id: card.id },
    );
    expect(findings.map(({ ref, severity }) => `${severity} ${ref}`)).toEqual(['ERROR d', 'ERROR e', 'WARNING b']);
    const questions = await cards.analyst.get<{ ref: string; teaches: Record<string, unknown> }[]>(
      'scorecard.draft.content.sections.0.questions',
      'query ($id: ID!) { scorecard(id: $id) { draft { content { sections { questions { ref teaches { articleCode anchor treeCode nodeKey article { id } tree { id } nodeTitle { en } } } } } } } }',
      { id: card.id },
    );
    expect(questions.map(({ teaches: one }) => one)).toMatchObject([
      { articleCode: article.code, anchor: 'Within the warranty', article: { id: article.id }, tree: null },
      { article: { id: article.id } },
      { treeCode: tree.code, article: null, tree: { id: tree.id } },
      { nodeKey: 'gone', tree: { id: tree.id }, nodeTitle: null },
      { articleCode: tree.code, article: null, tree: null },
      { articleCode: team.code, article: null },
    ]);
  });

  it('is null in a version for who may not see it', async () => {
    const editor = await cards.centre.as(Role.KNOWLEDGE_EDITOR);
    const seen = await writeAndPublish(editor, 'Seen by all');
    const { article: unpublished } = await editor.change<{ article: { code: string } }>(
      'articleCreate',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { code } userErrors { code } } }',
      { input: { kind: 'FAQ', locale: 'EN', content: { title: 'Not yet', bodyMarkdown: 'Later.' } } },
    );
    const card = await made(cards.analyst, {
      title: both('Half taught'),
      sections: [
        sectionOf('S', [
          question('a', { teaches: { articleCode: seen.code } }),
          question('b', { teaches: { articleCode: unpublished.code } }),
        ]),
      ],
    });
    await changed(cards.analyst, 'scorecardActivate', card);
    const query =
      'query ($id: ID!) { scorecard(id: $id) { activeVersion { id content { sections { questions { teaches { articleCode article { id } } } } } } } }';
    const taught = async (role: Role) => {
      const version = await cards
        .as(role)
        .get<{ id: string; content: { sections: { questions: unknown[] }[] } }>('scorecard.activeVersion', query, {
          id: card.id,
        });
      return { id: version.id, questions: version.content.sections[0]?.questions };
    };
    const bySupervisor = await taught(Role.SUPERVISOR);
    expect(bySupervisor.questions).toEqual([
      { teaches: { articleCode: seen.code, article: { id: seen.id } } },
      { teaches: null },
    ]);
    expect((await taught(Role.QA_ANALYST)).questions).toMatchObject([
      {},
      { teaches: { articleCode: unpublished.code, article: null } },
    ]);
    const one = 'query ($id: ID!) { scorecardVersion(id: $id) { version code } node(id: $id) { id } }';
    const found = await cards.as(Role.MANAGER).run(one, { id: bySupervisor.id });
    expect(found.data).toEqual({ scorecardVersion: { version: 1, code: card.code }, node: { id: bySupervisor.id } });
    const byAgent = await cards
      .as(Role.AGENT)
      .run('query ($id: ID!) { node(id: $id) { id } }', { id: bySupervisor.id });
    expect(byAgent.data).toEqual({ node: null });
  });
});
