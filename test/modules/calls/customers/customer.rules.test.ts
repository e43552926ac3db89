import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CustomerHashes } from '../../../../src/modules/calls/customers/customer-hash.service.js';
import { lastDigits } from '../../../../src/modules/calls/customers/customer.rules.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';

const secrets = new Secrets('one secret of at least thirty-two bytes');
const hashes = new CustomerHashes(secrets);

describe('a customer', () => {
  it('is the same however the reference is written', () => {
    const hash = hashes.of('138-0013 8000')?.hash;
    expect(hash).toHaveLength(43);
    for (const written of ['13800138000', '１３８００１３８０００', ' 138.0013.8000 ', '(138)00138000'])
      expect(hashes.of(written)?.hash).toBe(hash);
    expect(hashes.of('13800138001')?.hash).not.toBe(hash);
  });

  it('is nobody where there are separators only', () => {
    for (const nobody of ['-', ' . ', '--', '( )']) expect(hashes.of(nobody)).toBeNull();
  });

  it('is hashed by HMAC-SHA-256', () => {
    const hmac = (text: string): string =>
      createHmac('sha256', secrets.key('customer')).update(text).digest('base64url');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(hashes.digest(text)).toBe(hmac(`digest\n${text}`));
      }),
    );
    expect(hashes.of('138 0013 8000')?.hash).toBe(hmac('13800138000'));
  });

  it('cannot be found without the key, which is named', () => {
    const other = new CustomerHashes(new Secrets('other secret of at least thirty-two bytes'));
    expect(other.of('13800138000')?.hash).not.toBe(hashes.of('13800138000')?.hash);
    expect(other.keyId).not.toBe(hashes.keyId);
    expect(new CustomerHashes(new Secrets('one secret of at least thirty-two bytes')).keyId).toBe(hashes.keyId);
  });

  it.each([
    ['13800138000', '8000'],
    ['KD-20417', '17'],
    ['12', '2'],
    ['1', ''],
    ['someone@example.com', ''],
  ])('%s shows %s: four digits, never more than half', (reference, shown) => {
    expect(lastDigits(reference)).toBe(shown);
  });
});
