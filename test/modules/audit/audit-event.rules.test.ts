import { describe, expect, it } from '@jest/globals';
import { auditId, auditJson, eventIdOf } from '../../../src/modules/audit/audit-event.rules.js';

describe('audit events', () => {
  it('have an id of their own, because the feed shows the same event', () => {
    expect(auditId('event_01jabc')).toBe('audit_event_01jabc');
    expect(eventIdOf('audit_event_01jabc')).toBe('event_01jabc');
    expect(eventIdOf('event_01jabc')).toBeNull();
  });

  it('show what changed as JSON text', () => {
    expect(auditJson(null)).toBeNull();
    expect(auditJson({ name: { zhCN: '甲', en: 'A' }, roles: ['AGENT'] })).toBe(
      '{"name":{"zhCN":"甲","en":"A"},"roles":["AGENT"]}',
    );
  });

  it('cover a secret that a service put there by mistake, at any depth', () => {
    const text = auditJson({
      key: 'white-goods',
      password: 'p1',
      inner: { refreshToken: 'p2', list: [{ passwordHash: 'p3' }] },
    });
    expect(text).toContain('white-goods');
    expect(text).not.toMatch(/p1|p2|p3/);
  });

  it('cut what is too long and say so', () => {
    const text = auditJson({ body: 'x'.repeat(50_000) }) ?? '';
    expect(text.length).toBeLessThan(21_000);
    expect(JSON.parse(text)).toMatchObject({ cut: true });
  });
});
