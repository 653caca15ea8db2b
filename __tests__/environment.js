import { TestEnvironment } from 'jest-environment-node'

/**
 * In the folders whose tests start processes, `npm test` runs only the first test of each `describe`: the others test the
 * same behavior in other situations. In `scripts` and `sandbox`, whose tests are of tools and stand-ins and not of the
 * action, a file counts as a `describe`. Jest counts the rest as skipped. `npm run test:exhaustive` runs all of them, and
 * `-t` selects among all of them.
 */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    const { globals } = config.projectConfig
    const [, folder] = /[/\\](scenarios|scripts|sandbox)[/\\]/.exec(context.testPath) ?? []
    this.folder = globals.runsEverything === true ? undefined : folder
  }

  handleTestEvent({ name }, { rootDescribeBlock, testNamePattern }) {
    if (name !== 'run_start' || this.folder === undefined || testNamePattern) return
    if (this.folder !== 'scenarios') return skipAllButFirst(rootDescribeBlock)
    for (const block of rootDescribeBlock.children)
      if (block.type === 'describeBlock') skipAllButFirst(block)
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
