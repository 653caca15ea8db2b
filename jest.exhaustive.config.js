import unit from './jest.config.js'

/** All tests. `npm test` runs representatives of some (see CONTRIBUTING.md). */
export default { ...unit, globals: { runsEverything: true } }
