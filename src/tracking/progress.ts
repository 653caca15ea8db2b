import type { Status } from './result.ts'

const betweenLines = 5000

/**
 * Counts what became of `total` revisions at a backend, and tells from time to time how far it is:
 * `wandb: 412/1000 logged, 31 already there, 0 failed, about 2 min left`. `now` is in milliseconds.
 */
export function createProgress(
  backend: string,
  total: number,
  tell: (line: string) => void,
  now: () => number,
): (status: Status) => void {
  const start = now()
  const counts = { logged: 0, there: 0, failed: 0 }
  let told = start
  return (status) => {
    counts[status === 'logged' ? 'logged' : status === 'already-logged' ? 'there' : 'failed']++
    const done = counts.logged + counts.there + counts.failed
    const time = now()
    if (total === 1 || (done < total && time - told < betweenLines)) return
    told = time
    const { logged, there, failed } = counts
    // What is there already takes no time.
    const each = (time - start) / (logged + failed)
    const isKnown = done < total && Number.isFinite(each)
    const left = isKnown ? `, about ${duration(each * (total - done))} left` : ''
    tell(`${backend}: ${logged}/${total} logged, ${there} already there, ${failed} failed${left}`)
  }
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
