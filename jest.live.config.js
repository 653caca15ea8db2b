import unit from './jest.config.js'

/**
 * The tests that need real servers. `npm run test:live` installs what they share before Jest starts. Each server is a load
 * of its own: more workers than two would only wait for each other.
 */
export default {
  ...unit,
  testMatch: ['<rootDir>/__tests__/live/**/*.live.ts'],
  // A client in Python takes seconds to start, and a minute on a machine that is busy.
  testTimeout: 180_000,
  maxWorkers: 2,
}
