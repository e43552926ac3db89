import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { dig } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { makePerson } from './centre-builder.js';

const password = 'correct horse';
const loginDocument = `mutation ($input: LoginInput!) {
  login(input: $input) {
    session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    viewer { id locale audience desks user { id email } }
    userErrors { code message field }
  }
}`;
const refreshDocument = `mutation ($input: TokenRefreshInput!) {
  tokenRefresh(input: $input) { session { accessToken refreshToken } viewer { id } userErrors { code } }
}`;
const logoutDocument =
  'mutation ($input: LogoutInput!) { logout(input: $input) { viewer { id } userErrors { code } } }';
const viewerDocument = '{ viewer { id locale teams { id } user { name } } }';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
});
afterAll(() => app.end());

/** Sends an operation with the cookies of a browser, and gives the answer with the cookie that came back. */
async function browser(
  query: string,
  variables: object,
  cookie?: string,
): Promise<{ data: unknown; cookie: string | null }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return { data: ((await response.json()) as { data: unknown }).data, cookie: response.headers.get('set-cookie') };
}

describe('signing in over HTTP', () => {
  it('gives tokens to a program', async () => {
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const input = { identifier: user.email, password, session: 'TOKENS' };
    const { session, viewer } = await app.client.change<{ session: Record<string, string>; viewer: unknown }>(
      'login',
      loginDocument,
      { input },
    );
    expect(viewer).toEqual({
      id: user._id,
      locale: 'EN',
      audience: 'INTERNAL',
      desks: ['AGENT', 'TREES', 'MINE'],
      user: { id: user._id, email: user.email },
    });
    const me = app.client.as(session.accessToken ?? null);
    expect(await me.get('viewer', viewerDocument)).toMatchObject({ id: user._id });
    const next = await app.client.change<{ session: Record<string, string> }>('tokenRefresh', refreshDocument, {
      input: { refreshToken: session.refreshToken },
    });
    await app.client.change('logout', logoutDocument, { input: { refreshToken: next.session.refreshToken } });
    const after = await me.run(viewerDocument);
    expect(after.status).toBe(401);
    expect(after.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('gives a browser its refresh token in a cookie that scripts cannot read, and only there', async () => {
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const first = await browser(loginDocument, { input: { identifier: user.email, password, session: 'COOKIE' } });
    expect(dig(first.data, 'login.session.refreshToken')).toBeNull();
    expect(first.cookie).toMatch(/HttpOnly/i);
    expect(first.cookie).toMatch(/SameSite=Strict/i);
    expect(first.cookie).toMatch(/Path=\/graphql/i);
    const jar = first.cookie?.split(';')[0] ?? '';
    const second = await browser(refreshDocument, { input: {} }, jar);
    expect(dig(second.data, 'tokenRefresh.viewer.id')).toBe(user._id);
    const rotated = second.cookie?.split(';')[0] ?? '';
    expect(rotated).not.toBe(jar);
    const otherTab = await browser(refreshDocument, { input: {} }, jar);
    expect(dig(otherTab.data, 'tokenRefresh.viewer.id')).toBe(user._id);
    expect(otherTab.cookie).toBeNull();
    const stolen = await browser(refreshDocument, { input: { refreshToken: rotated.split('=')[1] } });
    expect(dig(stolen.data, 'tokenRefresh.userErrors')).toEqual([{ code: 'BAD_CREDENTIALS' }]);
    const out = await browser(logoutDocument, { input: {} }, rotated);
    expect(out.cookie).toMatch(/Expires=Thu, 01 Jan 1970/i);
    const late = await browser(refreshDocument, { input: {} }, rotated);
    expect(dig(late.data, 'tokenRefresh.userErrors')).toEqual([{ code: 'BAD_CREDENTIALS' }]);
  });

  it('refuses in the caller’s language, with one answer', async () => {
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const answers = [];
    for (const identifier of [user.email, 'nobody@test.example']) {
      const input = { identifier, password: 'wrong', session: 'TOKENS' };
      answers.push((await app.client.run(loginDocument, { input }, { 'accept-language': 'zh-CN' })).data);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(dig(answers[0], 'login.userErrors.0')).toEqual({
      code: 'BAD_CREDENTIALS',
      message: '账号或密码不正确。',
      field: null,
    });
  });

  it('takes texts only: an object where a text belongs is refused before anything runs', async () => {
    for (const identifier of [{ $ne: null }, ['a@b.example'], 7, null]) {
      const answer = await app.client.run(loginDocument, {
        input: { identifier, password: { $ne: null }, session: 'TOKENS' },
      });
      expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(answer.data).toBeNull();
    }
  });

  it('cannot be done with a cookie on a socket, and leaves no session behind', async () => {
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const input = { identifier: user.email, password, session: 'TOKENS' };
    const { session } = await app.client.change<{ session: { accessToken: string } }>('login', loginDocument, {
      input,
    });
    const socket = app.client.socket({ token: session.accessToken });
    try {
      const answer = await new Promise<unknown>((resolve) => {
        socket.subscribe(
          { query: loginDocument, variables: { input: { identifier: user.email, password, session: 'COOKIE' } } },
          { next: resolve, error: resolve, complete: () => resolve(null) },
        );
      });
      expect(JSON.stringify(answer)).toContain('BAD_USER_INPUT');
      const open = await app.container.foundation.connection
        .collection('sessions')
        .countDocuments({ userId: user._id, revokedAt: null });
      // Only the one with which the socket was opened.
      expect(open).toBe(1);
    } finally {
      await socket.dispose();
    }
  });
});

describe('passwords over HTTP', () => {
  const setDocument = `mutation ($input: PasswordSetInput!) {
    passwordSet(input: $input) { viewer { id } userErrors { code field } }
  }`;
  const set = async (input: object, token: string | null = null): Promise<unknown> =>
    dig((await app.client.as(token).run(setDocument, { input })).data, 'passwordSet');
  const tokenOf = async (identifier: string | null, word: string): Promise<string | null> =>
    (dig(
      (await app.client.run(loginDocument, { input: { identifier, password: word, session: 'TOKENS' } })).data,
      'login.session.accessToken',
    ) as string | undefined) ?? null;

  it('are set by a link, once', async () => {
    const admin = await makePerson(app.container.people, [Role.ADMIN], { password });
    const asAdmin = app.client.as(await tokenOf(admin.email, password));
    const input = {
      name: '新人',
      nameEn: 'New',
      email: 'new@test.example',
      roles: ['AGENT'],
      teamIds: [],
      departmentIds: [],
      productLineIds: [],
      locale: 'ZH_CN',
    };
    const made = await asAdmin.change<{ inviteUrl: string; user: { id: string; email: string } }>(
      'userCreate',
      'mutation ($input: UserCreateInput!) { userCreate(input: $input) { user { id email } inviteUrl userErrors { code field } } }',
      { input },
    );
    const token = made.inviteUrl.split('#token=')[1];
    expect(await set({ token, newPassword: 'short' })).toEqual({
      viewer: null,
      userErrors: [{ code: 'TOO_SHORT', field: ['newPassword'] }],
    });
    expect(await set({ token, newPassword: 'long enough' })).toEqual({ viewer: null, userErrors: [] });
    expect(await set({ token, newPassword: 'another one' })).toEqual({
      viewer: null,
      userErrors: [{ code: 'BAD_CREDENTIALS', field: ['token'] }],
    });
    expect(await tokenOf('new@test.example', 'long enough')).not.toBeNull();
  });

  it('are changed with the present one; other sessions end, the own stays', async () => {
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const [here, elsewhere] = [await tokenOf(user.email, password), await tokenOf(user.email, password)];
    expect(await set({ newPassword: 'something else' }, here)).toMatchObject({
      userErrors: [{ code: 'REQUIRED', field: ['currentPassword'] }],
    });
    expect(await set({ currentPassword: 'wrong', newPassword: 'something else' }, here)).toMatchObject({
      userErrors: [{ code: 'BAD_CREDENTIALS' }],
    });
    expect(await set({ currentPassword: password, newPassword: 'something else' }, here)).toEqual({
      viewer: { id: user._id },
      userErrors: [],
    });
    expect((await app.client.as(here).run(viewerDocument)).status).toBe(200);
    expect((await app.client.as(elsewhere).run(viewerDocument)).status).toBe(401);
    expect(await tokenOf(user.email, password)).toBeNull();
    expect(await tokenOf(user.email, 'something else')).not.toBeNull();
  });

  it('are not for who is nobody', async () => {
    const answer = await app.client.run(setDocument, {
      input: { currentPassword: 'x', newPassword: 'something else' },
    });
    expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('the viewer', () => {
  it('is null for nobody, and may change the language', async () => {
    expect(await app.client.get('viewer', viewerDocument)).toBeNull();
    const user = await makePerson(app.container.people, [Role.AGENT], { password });
    const input = { identifier: user.email, password, session: 'TOKENS' };
    const { session } = await app.client.change<{ session: { accessToken: string } }>('login', loginDocument, {
      input,
    });
    const me = app.client.as(session.accessToken);
    const document =
      'mutation ($input: ViewerLocaleSetInput!) { viewerLocaleSet(input: $input) { viewer { locale } userErrors { code } } }';
    expect(await me.change('viewerLocaleSet', document, { input: { locale: 'ZH_CN' } })).toMatchObject({
      viewer: { locale: 'ZH_CN' },
    });
    expect(await me.get('viewer.locale', viewerDocument)).toBe('ZH_CN');
  });
});
