/** Tests are TypeScript, built by tsc into dist/test; jest runs what was built and transforms nothing. */
export default {
  roots: ['<rootDir>/dist/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
  maxWorkers: 2,
  // Modules of a finished file stay in a worker's memory: at the heap's limit each file takes many times as long.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
  // The folder is shared with an older build's leftovers and with the console's bundle.
  modulePathIgnorePatterns: ['<rootDir>/dist/web'],
  cacheDirectory: '<rootDir>/dist/.jest',
};
