import type { Status } from './result.ts'

const minIntervalMs = 5000

/**
 * Counts the outcomes of `total` revisions at a backend, and prints the progress every few seconds:
 * `wandb: 412/1000 logged, 31 already logged, 0 failed, about 2 min left`. `now` is in milliseconds.
 */
export function createProgress(
  backend: string,
  total: number,
  print: (line: string) => void,
  now: () => number,
): (status: Status) => void {
  const start = now()
  const counts = { logged: 0, existing: 0, failed: 0 }
  let lastPrinted = start
  return (status) => {
    counts[countedAs(status)]++
    const { logged, existing, failed } = counts
    const done = logged + existing + failed
    const time = now()
    if (total === 1 || (done < total && time - lastPrinted < minIntervalMs)) return
    lastPrinted = time
    // A revision that is already logged takes no time.
    const msPerRevision = (time - start) / (logged + failed)
    const isKnown = done < total && Number.isFinite(msPerRevision)
    const left = isKnown ? `, about ${duration(msPerRevision * (total - done))} left` : ''
    print(
      `${backend}: ${logged}/${total} logged, ${existing} already logged, ${failed} failed${left}`,
    )
  }
}

function countedAs(status: Status): 'logged' | 'existing' | 'failed' {
  if (status === 'logged') return 'logged'
  return status === 'already-logged' ? 'existing' : 'failed'
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
