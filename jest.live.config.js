import unit from './jest.config.js'

/** The tests that need real servers, one after the other: each is a load of its own. */
export default {
  ...unit,
  testMatch: ['<rootDir>/__tests__/live/**/*.live.ts'],
  maxWorkers: 1,
}
