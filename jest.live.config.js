import unit from './jest.config.js'

/**
 * The tests that need real servers. `npm run test:live` installs what they share before Jest starts. Each server is a load
 * of its own: more workers than two would only wait for each other.
 */
export default {
  ...unit,
  testMatch: ['<rootDir>/__tests__/live/**/*.live.ts'],
  maxWorkers: 2,
}
