import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { pinnedRequirement } from './installs.ts'

/** What the figures depend on: the hardware, and the versions of the programs. */
export type MachineFacts = readonly (readonly [name: string, value: string])[]

export function readMachineFacts(): MachineFacts {
  const processors = cpus()
  const versionOf = (program: string) =>
    execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1) ?? ''
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    ['Processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`],
    ['Memory', `${(totalmem() / 1e9).toFixed(1)} GB`],
    ['System', `${type()} ${release()}`],
    ['Load before the start', loadavg()[0]?.toFixed(1) ?? ''],
    ['Node', process.version.slice(1)],
    ['git', versionOf('git')],
    ['Python', versionOf('python3')],
    ['mlflow', pinnedRequirement('mlflow-3.no-deps', 'mlflow').split('==')[1] ?? ''],
    ['wandb', pinnedRequirement('wandb', 'wandb').split('==')[1] ?? ''],
    ['dist/index.js', `${(readFileSync('dist/index.js').length / 1e6).toFixed(2)} MB`],
  ]
}
