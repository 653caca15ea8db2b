import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { pinned } from './installs.ts'

/** What the figures depend on: pairs of what it is and its value. */
export type Machine = readonly (readonly [what: string, value: string])[]

export function machine(): Machine {
  const processors = cpus()
  const said = (program: string) =>
    execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1) ?? ''
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    ['Processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`],
    ['Memory', `${(totalmem() / 1e9).toFixed(1)} GB`],
    ['System', `${type()} ${release()}`],
    ['Load before the start', loadavg()[0]?.toFixed(1) ?? ''],
    ['Node', process.version.slice(1)],
    ['git', said('git')],
    ['Python', said('python3')],
    ['mlflow', pinned('mlflow-3', 'mlflow-skinny').split('==')[1] ?? ''],
    ['wandb', pinned('wandb', 'wandb').split('==')[1] ?? ''],
    ['dist/index.js', `${(readFileSync('dist/index.js').length / 1e6).toFixed(2)} MB`],
  ]
}
