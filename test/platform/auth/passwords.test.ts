import { beforeAll, describe, expect, it } from '@jest/globals';
import { Passwords } from '../../../src/platform/auth/passwords.js';

const passwords = new Passwords();

describe('passwords', () => {
  beforeAll(() => passwords.warm());

  it('are hashed with argon2id, each time differently', async () => {
    const [one, two] = await Promise.all([passwords.hash('caregraph'), passwords.hash('caregraph')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.matches(one, 'caregraph')).toBe(true);
    expect(await passwords.matches(one, 'Caregraph')).toBe(false);
  });

  it('are the same however the keyboard composes them', async () => {
    const stored = await passwords.hash('cafe\u0301 １２３');
    expect(await passwords.matches(stored, 'café 123')).toBe(true);
  });

  it('never match where nothing is stored, not even the decoy', async () => {
    expect(await passwords.matches(null, 'no account has this password')).toBe(false);
  });

  it('longer than 200 characters never match, though a hash has their beginning', async () => {
    const stored = await passwords.hash('x'.repeat(201));
    expect(await passwords.matches(stored, 'x'.repeat(100_000))).toBe(false);
  });

  it('take about as long to refuse for nobody as for somebody', async () => {
    const stored = await passwords.hash('right one');
    const time = async (hash: string | null): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 9; round += 1) {
        const start = performance.now();
        await passwords.matches(hash, 'wrong one');
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    };
    const [somebody, nobody] = [await time(stored), await time(null)];
    expect(nobody / somebody).toBeGreaterThan(0.4);
    expect(nobody / somebody).toBeLessThan(2.5);
  });
});
