/** How often each tree is walked, of a hundred walks, and how often each answer is given there (1 where nothing is said). */
export const walkShares: Readonly<
  Record<
    string,
    { readonly of100: number; readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>> }
  >
> = {
  'T-014': {
    of100: 42,
    answers: {
      power: { yes: 92, no: 8 },
      'power-check': { works: 60, still: 40 },
      where: { slow: 24, noise: 14, 'no-spin': 62 },
      hose: { yes: 40, no: 60 },
      filter: { yes: 46, no: 54 },
      'drain-pump': { hums: 62, silent: 24, unclear: 14 },
      restart: { yes: 32, no: 68 },
      'door-again': { yes: 82, no: 18 },
      water: { yes: 45, no: 55 },
      'spread-again': { yes: 78, no: 22 },
    },
  },
  'T-015': {
    of100: 3,
    answers: {
      sound: { rattle: 40, knock: 36, rumble: 20, smell: 4 },
      pockets: { found: 62, nothing: 38 },
      level: { bolts: 18, uneven: 56, fine: 26 },
      'bearing-test': { yes: 56, no: 26, unsure: 18 },
    },
  },
  'T-020': {
    of100: 14,
    answers: {
      region: { 'service-point': 64, headquarters: 36 },
      nature: { hardware: 30, software: 18, paging: 16, trading: 9, content: 11, other: 16 },
      // Nobody ever chose this one: a branch that was never walked.
      trading: { 'not-installed': 40, 'under-repair': 60, slow: 0 },
      paging: { 'base-station': 30, coverage: 42, speed: 28 },
    },
  },
  'T-021': {
    of100: 18,
    answers: {
      outside: { none: 88, broken: 12 },
      'power-check': { starts: 22, 'starts-bad': 48, dead: 30 },
      'setting-check': { 'was-use': 21, looked: 79 },
      'reset-check': { gone: 16, stays: 84 },
    },
  },
  'T-022': {
    of100: 8,
    answers: {
      mood: { calm: 66, upset: 24, again: 10 },
      consent: { yes: 71, no: 29 },
      score: { s5: 46, s4: 30, s3: 12, s2: 7, s1: 5 },
    },
  },
  'T-023': {
    of100: 7,
    answers: {
      reached: { yes: 74, later: 16, never: 10 },
      'on-time': { yes: 78, moved: 12, late: 10 },
      repaired: { yes: 82, partly: 11, no: 7 },
      satisfied: { s5: 44, s4: 34, s3: 12, s2: 6, s1: 4 },
    },
  },
  'T-024': { of100: 8, answers: { helped: { yes: 68, no: 32 } } },
};

/** What is typed into fields: value, weight. */
export const typed: Readonly<Record<string, readonly (readonly [value: string, weight: number])[]>> = {
  'T-014/code': [
    ['E21', 46],
    ['E35', 18],
    ['E40', 12],
    ['NONE', 24],
  ],
  'T-024/code': [
    ['E21', 40],
    ['E35', 16],
    ['E40', 16],
    ['E10', 14],
    ['E3', 6],
    ['E62', 5],
    ['E90', 3],
  ],
};
