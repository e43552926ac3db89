import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/platform/telemetry/log.js';
import { runInRequest } from '../../../src/platform/telemetry/request-context.js';

function recorder() {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    instance: 'one',
    destination: { write: (line: string) => void lines.push(line) },
  });
  return { log, lines };
}

describe('the log', () => {
  it('writes one JSON line with time, level and instance', () => {
    const { log, lines } = recorder();
    log.info({ count: 3 }, 'counted');
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(entry).toMatchObject({ level: 'info', instance: 'one', count: 3, msg: 'counted' });
    expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(entry).not.toHaveProperty('requestId');
  });

  it('never writes a password, token, cookie or authorisation header, at any depth that requests have', () => {
    const { log, lines } = recorder();
    const secret = 'do-not-print';
    log.info(
      {
        password: secret,
        token: secret,
        headers: { authorization: secret, cookie: secret, 'set-cookie': secret },
        req: { headers: { authorization: secret, cookie: secret } },
        variables: { input: { password: secret, newPassword: secret, refreshToken: secret } },
      },
      'request',
    );
    expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).toContain('[redacted]');
  });

  it('carries the request id and trace id while a request is served, and not after', () => {
    const { log, lines } = recorder();
    runInRequest({ requestId: 'req-1', traceId: 'abc', instance: 'one' }, () => log.info('inside'));
    log.info('outside');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'req-1', traceId: 'abc' });
    expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('requestId');
  });
});
