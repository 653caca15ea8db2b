import { setFlagsFromString } from 'node:v8'
import { TestEnvironment } from 'jest-environment-node'
import { disableUsedStorages } from './used-storages.js'

// Each test file has new functions that are soon thrown away. With its own threshold, the V8 of Node 20 spends a tenth of
// the CPU time of `npm test` on optimizing them.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000')

/** For scenarios/step-hosts.ts. Jest loads this file once in a worker, and the modules of tests anew for each test file. */
const idleStepHosts = []

/**
 * In the folders whose tests start processes, `npm test` runs only the first test of each file and of each `describe`: the
 * others test the same behavior in other situations. Jest counts the rest as skipped. `npm run test:exhaustive` runs all of
 * them, and `-t` selects among all of them.
 */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    const { globals } = config.projectConfig
    const startsProcesses = /[/\\](scenarios|scripts|sandbox)[/\\]/.test(context.testPath)
    this.global.isSelective = startsProcesses && globals.runsEverything !== true
    this.global.idleStepHosts = idleStepHosts
  }

  async teardown() {
    disableUsedStorages()
    await super.teardown()
  }

  handleTestEvent({ name }, { rootDescribeBlock, testNamePattern }) {
    if (name === 'run_start' && this.global.isSelective && !testNamePattern) {
      skipAllButFirst(rootDescribeBlock)
    }
  }
}

function skipAllButFirst({ children, mode }) {
  let isFirst = true
  for (const child of children) {
    if (child.type === 'describeBlock') skipAllButFirst(child)
    else if (child.mode !== 'skip' && mode !== 'skip') {
      if (!isFirst) child.mode = 'skip'
      isFirst = false
    }
  }
}
