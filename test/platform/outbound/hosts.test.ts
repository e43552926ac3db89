import { describe, expect, it } from '@jest/globals';
import { mayCall } from '../../../src/platform/outbound/addresses.js';
import { judgeAddress, outboundHostOf } from '../../../src/platform/outbound/hosts.js';

const hosts = ['crm.example.com', 'localhost:8080', '127.0.0.1', '*.corp.example'].flatMap(
  (text) => outboundHostOf(text) ?? [],
);
const verdict = (address: string): string => {
  const judged = judgeAddress(address, hosts);
  return typeof judged === 'string' ? judged : judged.mayBePrivate ? 'private' : 'public';
};

describe('hosts that may be called', () => {
  it.each([
    ['https://crm.example.com/orders', 'private'],
    ['https://CRM.example.com:8443/orders', 'private'],
    ['https://a.corp.example/x', 'public'],
    ['https://corp.example/x', 'HOST'],
    ['https://evilcorp.example/x', 'HOST'],
    ['https://crm.example.com.evil.org/', 'HOST'],
    ['https://other.example.com/', 'HOST'],
    ['http://crm.example.com/', 'SCHEME'],
    ['ftp://crm.example.com/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['gopher://localhost:8080/', 'SCHEME'],
    ['https://crm.example.com@evil.org/', 'CREDENTIALS'],
    ['https://user:pass@crm.example.com/', 'CREDENTIALS'],
    ['http://localhost:8080/hook', 'private'],
    ['http://localhost:9090/hook', 'HOST'],
    ['http://127.0.0.1:1234/hook', 'private'],
    // Other spellings of the same address become the literal one.
    ['http://2130706433/', 'private'],
    ['http://0x7f.1/', 'private'],
    ['https://[::1]/', 'HOST'],
    ['https://[::ffff:127.0.0.1]/', 'HOST'],
    ['nonsense', 'FORM'],
  ])('%s is %s', (address, expected) => {
    expect(verdict(address)).toBe(expected);
  });

  it('reads entries of the configuration, and no others', () => {
    for (const text of ['', '*.', '*', 'a b', '*.com', 'http://x', '*.127.0.0.1', 'x/y'])
      expect(outboundHostOf(text)).toBeNull();
    expect(outboundHostOf(' [::1]:99 ')).toEqual({ host: '[::1]', port: 99, isBelow: false });
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.1',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    '::ffff:10.0.0.1',
    '224.0.0.1',
    '64:ff9b::a00:1',
    // Addresses of version 4 inside of those of version 6, and nets that lead nowhere.
    '::7f00:1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '203.0.113.9',
    '100::1',
  ])('%s is inside: only where the host is named', (address) => {
    expect(mayCall(address, false)).toBe(false);
    expect(mayCall(address, true)).toBe(true);
  });

  it('never calls the machine’s own services, nor what is no address', () => {
    const written = ['::ffff:169.254.169.254', '::a9fe:a9fe', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::'];
    for (const address of ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', ...written, 'name'])
      expect(mayCall(address, true)).toBe(false);
    for (const address of ['8.8.8.8', '2606:4700::1']) expect(mayCall(address, false)).toBe(true);
  });
});
