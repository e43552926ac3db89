import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkPassword,
  graceMs,
  longestSessionMs,
  refreshVerdict,
  sessionEnd,
  sessionMs,
} from '../../../src/modules/people/accounts/account.rules.js';
import { audienceOf, Desk, desksOf } from '../../../src/modules/people/accounts/viewer.rules.js';
import {
  checkHolidays,
  checkTimeZone,
  checkWorkingHours,
  isDay,
} from '../../../src/modules/people/shared/calendar.rules.js';
import { Faults, changed } from '../../../src/modules/people/shared/text.rules.js';
import {
  checkEmail,
  checkStaffNumber,
  nameSounds,
  searchKeys,
  searchWords,
} from '../../../src/modules/people/users/user.rules.js';
import { maySeeContact, usersVisibleTo } from '../../../src/modules/people/users/user.policy.js';
import {
  Audience,
  Role,
  anonymous,
  readableAudiences,
  staffRoles,
  type Viewer,
} from '../../../src/platform/auth/viewer.js';
import { toPredicate } from '../../../src/platform/rules/rules.js';

const faultsOf = (check: (faults: Faults) => unknown): string[] => {
  const faults = new Faults();
  check(faults);
  return faults.list.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
};

const viewer = (roles: Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  kind: 'person',
  id: 'user_me',
  roles,
  audience: audienceOf(roles),
  ...more,
});

describe('audience and desks', () => {
  it('take the innermost role', () => {
    expect(audienceOf([Role.CUSTOMER])).toBe(Audience.PUBLIC);
    expect(audienceOf([Role.DEPARTMENT_CONTACT])).toBe(Audience.PUBLIC);
    expect(audienceOf([Role.PARTNER, Role.CUSTOMER])).toBe(Audience.PARTNER);
    expect(audienceOf([Role.PARTNER, Role.AGENT])).toBe(Audience.INTERNAL);
    for (const role of staffRoles) expect(audienceOf([role])).toBe(Audience.INTERNAL);
  });

  it('a further role never narrows what is readable or open', () => {
    fc.assert(
      fc.property(fc.subarray(Object.values(Role)), fc.constantFrom(...Object.values(Role)), (roles, more) => {
        const wider = readableAudiences(audienceOf([...roles, more]));
        for (const audience of readableAudiences(audienceOf(roles))) expect(wider).toContain(audience);
        for (const desk of desksOf(roles)) expect(desksOf([...roles, more])).toContain(desk);
      }),
    );
  });

  it('open the desks of each role', () => {
    expect(desksOf([Role.AGENT])).toEqual([Desk.AGENT, Desk.TREES, Desk.MINE]);
    expect(desksOf([Role.KNOWLEDGE_EDITOR])).toEqual([Desk.AGENT, Desk.KNOWLEDGE, Desk.TREES]);
    expect(desksOf([Role.SUPERVISOR])).toEqual([Desk.AGENT, Desk.KNOWLEDGE, Desk.TREES, Desk.QUALITY, Desk.TEAM]);
    // Own evaluations are for those who take calls.
    expect(desksOf([Role.ADMIN])).toEqual(Object.values(Desk).filter((desk) => desk !== Desk.MINE));
    for (const role of [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT]) expect(desksOf([role])).toEqual([]);
  });
});

describe('who sees whom', () => {
  it('people of the centre see everybody, others nobody but themselves', () => {
    const sees = (roles: Role[], id: string): boolean => toPredicate(usersVisibleTo(viewer(roles)))({ _id: id });
    for (const role of staffRoles) expect(sees([role], 'user_other')).toBe(true);
    for (const role of [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT]) {
      expect(sees([role], 'user_other')).toBe(false);
      expect(sees([role], 'user_me')).toBe(true);
    }
    expect(toPredicate(usersVisibleTo(anonymous('en')))({ _id: 'anonymous' })).toBe(false);
  });

  it('addresses and numbers are for ADMIN, MANAGER, the own supervisor and oneself', () => {
    const other = { _id: 'user_other', teamIds: ['team_a'] };
    expect(maySeeContact(viewer([Role.AGENT]), other)).toBe(false);
    expect(maySeeContact(viewer([Role.AGENT]), { _id: 'user_me', teamIds: [] })).toBe(true);
    expect(maySeeContact(viewer([Role.ADMIN]), other)).toBe(true);
    expect(maySeeContact(viewer([Role.MANAGER]), other)).toBe(true);
    expect(maySeeContact(viewer([Role.SUPERVISOR], { ledTeamIds: ['team_b'] }), other)).toBe(false);
    expect(maySeeContact(viewer([Role.SUPERVISOR], { ledTeamIds: ['team_b', 'team_a'] }), other)).toBe(true);
    expect(maySeeContact(viewer([Role.AGENT], { ledTeamIds: ['team_a'] }), other)).toBe(false);
  });
});

describe('the working calendar', () => {
  const hours = (
    weekday: number,
    opensAt: string,
    closesAt: string,
  ): { weekday: number; opensAt: string; closesAt: string } => ({ weekday, opensAt, closesAt });

  it('puts stretches in order and refuses what cannot be', () => {
    const faults = new Faults();
    expect(
      checkWorkingHours(faults, [hours(2, '13:00', '24:00'), hours(2, '08:00', '12:00'), hours(1, '00:00', '24:00')]),
    ).toEqual([hours(1, '00:00', '24:00'), hours(2, '08:00', '12:00'), hours(2, '13:00', '24:00')]);
    expect(faults.list).toEqual([]);
    expect(faultsOf((f) => checkWorkingHours(f, [hours(8, '08:00', '12:00')]))).toEqual([
      'OUT_OF_RANGE workingHours weekday',
    ]);
    expect(faultsOf((f) => checkWorkingHours(f, [hours(1, '8:00', '12:00')]))).toEqual(['INVALID workingHours']);
    expect(faultsOf((f) => checkWorkingHours(f, [hours(1, '12:00', '12:00')]))).toEqual([
      'OUT_OF_RANGE workingHours closesAt',
    ]);
    expect(faultsOf((f) => checkWorkingHours(f, [hours(1, '08:00', '12:00'), hours(1, '11:59', '13:00')]))).toEqual([
      'INVALID workingHours',
    ]);
    expect(
      faultsOf((f) =>
        checkWorkingHours(
          f,
          Array.from({ length: 22 }, (_, i) => hours(1 + (i % 7), '08:00', '09:00')),
        ),
      ),
    ).toContain('TOO_MANY workingHours');
  });

  it('knows days and time zones', () => {
    expect(isDay('2040-02-29')).toBe(true);
    for (const text of ['2041-02-29', '2040-13-01', '2040-1-1', 'tomorrow', '2040-01-01T00:00'])
      expect(isDay(text)).toBe(false);
    expect(checkHolidays(new Faults(), ['2040-05-01', '2040-01-01', '2040-05-01'])).toEqual([
      '2040-01-01',
      '2040-05-01',
    ]);
    expect(faultsOf((f) => checkHolidays(f, ['2041-02-29']))).toEqual(['INVALID holidays']);
    expect(faultsOf((f) => checkTimeZone(f, 'Asia/Shanghai'))).toEqual([]);
    for (const zone of ['Mars/Base', '', '../etc', '+08:00'])
      expect(faultsOf((f) => checkTimeZone(f, zone))).toEqual(['INVALID timeZone']);
  });
});

describe('names, addresses and numbers', () => {
  it('keys are lower-kebab', () => {
    for (const key of ['a', 'white-goods', 'tier-2']) expect(faultsOf((f) => f.key(key, 'key'))).toEqual([]);
    for (const key of ['', 'A', '-a', 'a-', 'a--b', '2a', 'a b', 'ä', '$a', 'a.b'])
      expect(faultsOf((f) => f.key(key, 'key'))).toEqual(['INVALID key']);
    expect(faultsOf((f) => f.key('a'.repeat(61), 'key'))).toEqual(['TOO_LONG key']);
  });

  it('addresses are compared in lower case', () => {
    expect(checkEmail(new Faults(), '  Li.Na@Demo.Example ')).toBe('li.na@demo.example');
    for (const text of [
      'li.na',
      '@demo.example',
      'a@b',
      'a b@c.example',
      'a@c..example',
      'a@@c.example',
      '<a@c.example>',
    ]) {
      expect(faultsOf((f) => checkEmail(f, text))).toEqual(['INVALID email']);
    }
    expect(faultsOf((f) => checkEmail(f, `${'a'.repeat(250)}@c.example`))).toEqual(['TOO_LONG email']);
    expect(checkStaffNumber(new Faults(), ' qd-0042 ')).toBe('QD-0042');
    expect(faultsOf((f) => checkStaffNumber(f, ''))).toEqual(['INVALID staffNumber']);
  });

  it('people are found by beginnings of words and by any part of a Chinese name', () => {
    const keys = new Set(searchKeys('王小明', 'Wang Xiaoming'));
    for (const text of ['王', '小明', '明', 'wang', 'XIAO', 'xiaoming wang'])
      expect(searchWords(text).every((word) => keys.has(word))).toBe(true);
    for (const text of ['王明', 'ming', '.*', 'wang li'])
      expect(searchWords(text).length > 0 && searchWords(text).every((word) => keys.has(word))).toBe(false);
    expect(searchWords('(a+)+$ [ {"$ne":null}')).toEqual(['a', 'ne', 'null']);
  });

  it('whatever is typed, the search stays small', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        expect(searchWords(text).length).toBeLessThanOrEqual(8);
        expect(searchKeys(text).length).toBeLessThanOrEqual(20 * 400);
      }),
    );
  });

  it('the audit gets only what changed', () => {
    expect(changed({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], c: 'x' }, ['a', 'b', 'c'])).toEqual({
      before: { b: [1] },
      after: { b: [2] },
    });
  });
});

describe('sessions and passwords', () => {
  const now = new Date('2040-03-05T08:00:00.000Z');
  const ago = (ms: number): Date => new Date(now.getTime() - ms);

  it('a refresh token is exchanged once, excused for 20 seconds, and a theft afterwards', () => {
    expect(refreshVerdict(null, now)).toBe('rotate');
    expect(refreshVerdict(ago(0), now)).toBe('grace');
    expect(refreshVerdict(ago(graceMs), now)).toBe('grace');
    expect(refreshVerdict(ago(graceMs + 1), now)).toBe('reuse');
  });

  it('a session lasts 14 days after its last refresh and 90 days in all', () => {
    expect(sessionEnd(now, now).getTime() - now.getTime()).toBe(sessionMs);
    expect(sessionEnd(ago(longestSessionMs - 1_000), now).getTime() - now.getTime()).toBe(1_000);
  });

  it('passwords have 8 to 200 characters and are not what everybody knows', () => {
    const check = (password: string): string[] =>
      faultsOf((f) => checkPassword(f, password, ['li.na@demo.example', null]));
    expect(check('caregraph')).toEqual([]);
    expect(check('短密码')).toEqual(['TOO_SHORT newPassword']);
    expect(check('x1y2z3w')).toEqual(['TOO_SHORT newPassword']);
    expect(check('abc'.repeat(67))).toEqual(['TOO_LONG newPassword']);
    expect(check('Li.Na@demo.example')).toEqual(['INVALID newPassword']);
    expect(check('aaaaaaaa')).toEqual(['INVALID newPassword']);
  });
});

describe('the sounds of a name', () => {
  it('are those of a Chinese name, with surnames as they are read', () => {
    expect(nameSounds('徐然')).toEqual(['xuran', 'xr']);
    expect(nameSounds('单雄信')).toEqual(['shanxiongxin', 'sxx']);
    expect(nameSounds('Mia Chen')).toEqual([]);
    expect(nameSounds('')).toEqual([]);
  });
});
