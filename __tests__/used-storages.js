import { AsyncLocalStorage } from 'node:async_hooks'

const usedStorages = new Set()
const { run } = AsyncLocalStorage.prototype

AsyncLocalStorage.prototype.run = function (...args) {
  usedStorages.add(this)
  return run.apply(this, args)
}

/**
 * Each test file and each step creates storages (jest-circus, `src/tracking/track.ts`) and leaves them in use. With Node 20,
 * each storage in use makes every later promise of the process slower.
 */
export function disableUsedStorages() {
  for (const storage of usedStorages) storage.disable()
  usedStorages.clear()
}
