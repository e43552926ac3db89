import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, exportSPKI, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Connection } from 'mongoose';
import { SigningKeys } from '../../../src/platform/auth/keys.store.js';
import { Secrets } from '../../../src/platform/auth/secrets.js';
import { AccessTokens, accessTokenMs } from '../../../src/platform/auth/tokens.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { there } from '../../modules/people/people-fixture.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';

const clock = new ManualClock('2040-03-05T08:00:00.000Z');
const secrets = new Secrets('token-test-secret-token-test-secret-0123456789');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let connection: Connection;
let keys: SigningKeys;
let tokens: AccessTokens;
let kid: string;
let publicJwk: JWK;

beforeAll(async () => {
  connection = await connectMongo(
    process.env.TEST_MONGODB_URI ?? '',
    `test_tokens_${process.pid}_${process.hrtime.bigint()}`,
  );
  keys = new SigningKeys(connection, secrets, clock);
  await ensureIndexes(connection);
  tokens = new AccessTokens(keys, clock);
  kid = (await keys.signing()).kid;
  const stored = await connection.collection('signing_keys').findOne({});
  publicJwk = JSON.parse(String(stored?.publicJwk)) as JWK;
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const claims = (change: Record<string, unknown> = {}): Record<string, unknown> => {
  const now = Math.floor(clock.now().getTime() / 1_000);
  return {
    iss: 'caregraph',
    aud: 'caregraph-api',
    sub: 'user_x',
    sid: 'session_x',
    iat: now,
    exp: now + 600,
    ...change,
  };
};

/** A token with a good signature of ours and any header and claims. */
async function signed(payload: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const { key } = await keys.signing();
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt', ...header }).sign(key);
}

describe('access tokens', () => {
  it('say who and in which session, for ten minutes', async () => {
    const { token, expiresAt } = await tokens.issue('user_a', 'session_a');
    expect(expiresAt.getTime() - clock.now().getTime()).toBe(accessTokenMs);
    expect(await tokens.verify(token)).toEqual({ userId: 'user_a', sessionId: 'session_a', expiresAt });
    const later = new ManualClock(clock.now());
    later.advance(accessTokenMs - 1_000);
    expect(await new AccessTokens(keys, later).verify(token)).not.toBeNull();
    later.advance(1_000);
    expect(await new AccessTokens(keys, later).verify(token)).toBeNull();
  });

  it('accepts what the helper of this test signs, so that the refusals below have the reason they name', async () => {
    expect(await tokens.verify(await signed(claims()))).not.toBeNull();
  });

  it.each(['none', 'None', 'NONE', 'nOnE'])('refuses algorithm %s with and without a signature', async (alg) => {
    const body = `${part({ alg, kid, typ: 'at+jwt' })}.${part(claims())}`;
    expect(await tokens.verify(`${body}.`)).toBeNull();
    expect(await tokens.verify(`${body}.${Buffer.from('x').toString('base64url')}`)).toBeNull();
  });

  it('refuses HS256 with the public key in every form', async () => {
    const key = await importJWK(publicJwk, 'EdDSA', { extractable: true });
    const pem = await exportSPKI(key as CryptoKey);
    const body = `${part({ alg: 'HS256', kid, typ: 'at+jwt' })}.${part(claims())}`;
    for (const secret of [pem, pem.trim(), publicJwk.x ?? '', JSON.stringify(publicJwk), '']) {
      const mac = createHmac('sha256', secret).update(body).digest('base64url');
      expect(await tokens.verify(`${body}.${mac}`)).toBeNull();
    }
  });

  it('refuses another algorithm with a key of its own', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const body = `${part({ alg: 'RS256', kid, typ: 'at+jwt' })}.${part(claims())}`;
    expect(
      await tokens.verify(`${body}.${createSign('sha256').update(body).sign(privateKey).toString('base64url')}`),
    ).toBeNull();
  });

  it('refuses a key that the token brings along, and calls no address that it names', async () => {
    let calls = 0;
    const canary = createServer((_request, response) => {
      calls += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/keys`;
    try {
      const own = generateKeyPairSync('ed25519');
      const jwk = await exportJWK(own.publicKey);
      for (const header of [
        { jwk },
        { jku: url },
        { x5u: url },
        { kid: url },
        { kid: '../../etc/passwd' },
        { kid: 7 },
        { kid: { $ne: null } },
      ]) {
        const token = await new SignJWT(claims({ iss: url }))
          .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt', ...(header as object) })
          .sign(own.privateKey);
        expect(await tokens.verify(token)).toBeNull();
      }
      expect(calls).toBe(0);
    } finally {
      await new Promise((resolve) => canary.close(resolve));
    }
  });

  it.each([
    ['another audience', { aud: 'other' }],
    ['another issuer', { iss: 'other' }],
    ['no session', { sid: undefined }],
    ['a session that is no text', { sid: { $ne: null } }],
    ['no person', { sub: undefined }],
    ['no end', { exp: undefined }],
    ['an end in the past', { exp: 1 }],
    ['a beginning in the future', { nbf: 99_999_999_999 }],
  ])('refuses %s', async (_name, change) => {
    expect(await tokens.verify(await signed(claims(change)))).toBeNull();
  });

  it('refuses another type, an unknown critical header, altered claims and anything that is no token', async () => {
    expect(await tokens.verify(await signed(claims(), { typ: 'JWT' }))).toBeNull();
    expect(await tokens.verify(await signed(claims(), { typ: undefined }))).toBeNull();
    const [header = '', , mac = ''] = (await signed(claims())).split('.');
    expect(await tokens.verify(`${header}.${part(claims({ sub: 'user_admin' }))}.${mac}`)).toBeNull();
    const critical = `${part({ alg: 'EdDSA', kid, typ: 'at+jwt', crit: ['exp2'], exp2: 1 })}.${part(claims())}.${mac}`;
    for (const text of [
      critical,
      '',
      '.',
      '..',
      'a.b.c',
      `${header}.`,
      'x'.repeat(12_000),
      '\u0000',
      `${header}.${part('text')}.${mac}`,
    ]) {
      expect(await tokens.verify(text)).toBeNull();
    }
  });
});

describe('signing keys', () => {
  it('are made once when several copies start at once, and are shared', async () => {
    const database = `test_keys_${process.pid}_${process.hrtime.bigint()}`;
    const copies = await Promise.all(
      [1, 2, 3, 4, 5].map(() => connectMongo(process.env.TEST_MONGODB_URI ?? '', database)),
    );
    try {
      const made = copies.map((copy) => new SigningKeys(copy, secrets, clock));
      await ensureIndexes(there(copies[0]));
      const kids = await Promise.all(made.map(async (one) => (await one.signing()).kid));
      expect(new Set(kids).size).toBe(1);
      expect(await there(copies[0]).collection('signing_keys').countDocuments()).toBe(1);
      const { token } = await new AccessTokens(there(made[0]), clock).issue('user_a', 'session_a');
      expect(await new AccessTokens(there(made[4]), clock).verify(token)).not.toBeNull();
    } finally {
      await there(copies[0]).dropDatabase();
      await Promise.all(copies.map((copy) => copy.close()));
    }
  });

  it('lie sealed in the database and open with no other secret', async () => {
    const stored = JSON.stringify(await connection.collection('signing_keys').findOne({}));
    expect(stored).not.toContain('\\"d\\"');
    const stranger = await connectMongo(process.env.TEST_MONGODB_URI ?? '', connection.name);
    try {
      const other = new SigningKeys(stranger, new Secrets('another-secret-another-secret-another-secret'), clock);
      await expect(other.signing()).rejects.toThrow('another CAREGRAPH_SECRET');
    } finally {
      await stranger.close();
    }
  });
});
