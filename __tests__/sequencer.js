import Sequencer from '@jest/test-sequencer'

/**
 * Starts with the folders whose files take longest: without a cache, Jest only knows the sizes of files. A file that takes
 * minutes and starts last would leave the other cores idle.
 */
export default class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rankOf(a.path) - rankOf(b.path))
  }
}

const first = ['exhaustive', 'scenarios']

function rankOf(path) {
  const rank = first.findIndex((folder) => path.split(/[/\\]/).includes(folder))
  return rank < 0 ? first.length : rank
}
