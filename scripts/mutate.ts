import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type Mutant, mutantsOf, sample } from './mutants.ts'

/**
 * Changes one line of `src` after the other, and reports which changes `npm test` notices:
 * `npm run mutate -- [--count 60] [--seed 1] [--files PATTERN]`.
 *
 * It works in a copy of the checkout. For each mutant it runs the unit tests that depend on the file. If they pass, it
 * builds the bundle and runs the scenarios.
 */
const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '' },
  },
})

const bin = (...path: readonly string[]) => resolve('node_modules', ...path)
const programs = {
  jest: bin('jest/bin/jest.js'),
  tsc: bin('typescript/bin/tsc'),
} as const

/** Scenarios test the bundle. The others fail if the bundle is not built from the sources. */
const needsBundle = /[/\\]scenarios[/\\]|[/\\](dist|third-backend)\.test\.ts$/

/** A mutant can run forever. */
const timeLimitMs = 15 * 60_000

const copy = mkdtempSync(join(tmpdir(), 'log-revision-mutants-'))
let running: ChildProcess | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop(running)
    rmSync(copy, { recursive: true, force: true })
    process.exit(1)
  })
}

/** Kills a process and those that it started. */
function stop(child: ChildProcess | undefined): void {
  if (child?.pid === undefined || child.exitCode !== null) return
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}

/** Runs a program of Node in the copy. Returns what it printed, or undefined if it failed. */
async function run(program: string, ...args: readonly string[]): Promise<string | undefined> {
  const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning'
  const child = spawn(process.execPath, [program, ...args], {
    cwd: copy,
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
  })
  running = child
  const timer = setTimeout(() => stop(child), timeLimitMs)
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  clearTimeout(timer)
  return code === 0 ? output : undefined
}

/** True if these tests pass. They run in parts: most mutants fail in the first one. */
async function pass(...parts: readonly (readonly string[])[]): Promise<boolean> {
  for (const files of parts) {
    if (files.length === 0) continue
    if ((await run(programs.jest, '--bail', '--runTestsByPath', ...files)) === undefined)
      return false
  }
  return true
}

/** The tests that depend on a file, those of its own folder first. */
const relatedTests = new Map<string, readonly (readonly string[])[]>()

async function testsOf(file: string): Promise<readonly (readonly string[])[]> {
  const known = relatedTests.get(file)
  if (known !== undefined) return known
  const list = (await run(programs.jest, '--listTests', '--findRelatedTests', file)) ?? ''
  const tests = list.split('\n').filter((each) => each !== '' && !needsBundle.test(each))
  const folder = join('__tests__', relative('src', file), '..')
  const isNear = (each: string) => each.includes(folder)
  const parts = [tests.filter(isNear), tests.filter((each) => !isNear(each))]
  relatedTests.set(file, parts)
  return parts
}

function scenarios(): readonly (readonly string[])[] {
  const folder = join('__tests__', 'scenarios')
  const files = readdirSync(join(copy, folder)).filter((name) => name.endsWith('.test.ts'))
  const isCommon = (name: string) => /^(push|dry-run|verify|dataset|lexicons)\.test/.test(name)
  return [files.filter(isCommon), files.filter((name) => !isCommon(name))].map((names) =>
    names.map((name) => join(copy, folder, name)),
  )
}

/** Builds the bundle in the copy. A mutant whose types are wrong is built as well. */
async function build(): Promise<boolean> {
  rmSync(join(copy, 'build'), { recursive: true, force: true })
  await run(programs.tsc, '-p', 'tsconfig.build.json')
  return (await run(join(copy, 'build/scripts/bundle.js'))) !== undefined
}

async function killerOf({ file, text }: Mutant): Promise<string | undefined> {
  const target = join(copy, file)
  const original = readFileSync(target)
  writeFileSync(target, text)
  try {
    if (!(await pass(...(await testsOf(file))))) return 'unit tests'
    if (!(await build())) return 'the build'
    return (await pass(...scenarios())) ? undefined : 'scenarios'
  } finally {
    writeFileSync(target, original)
  }
}

function describeMutant({ file, line, original, replacement }: Mutant): string {
  const short = (code: string) => code.trim().replace(/\s+/g, ' ').slice(0, 60)
  return `${file}:${line}: ${short(original)} -> ${short(replacement)}`
}

/** All mutants of the sources, in an order that does not depend on the file system. */
function allMutants(): readonly Mutant[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && new RegExp(options.files).test(file))
    .sort()
    .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
}

function prepareCopy(): void {
  const left = new Set(
    ['node_modules', '.git', '.live', 'build', 'coverage'].map((name) => resolve(name)),
  )
  cpSync('.', copy, { recursive: true, filter: (source) => !left.has(resolve(source)) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction')
}

async function mutate(): Promise<void> {
  prepareCopy()
  const all = allMutants()
  const mutants = sample(all, Number(options.count), Number(options.seed))
  console.log(`${mutants.length} of ${all.length} mutants, seed ${options.seed}`)
  const parts = await Promise.all([...new Set(mutants.map(({ file }) => file))].map(testsOf))
  const tests = [...new Set(parts.flat(2))]
  if (!(await build()) || !(await pass(tests, ...scenarios()))) {
    throw new Error('The tests fail without a mutant.')
  }
  const survivors: string[] = []
  for (const [index, mutant] of mutants.entries()) {
    const killer = await killerOf(mutant)
    console.log(`${index + 1}. ${killer ?? 'SURVIVES'}: ${describeMutant(mutant)}`)
    if (killer === undefined) survivors.push(describeMutant(mutant))
  }
  const killed = mutants.length - survivors.length
  const share = Math.round((100 * killed) / mutants.length)
  console.log(`${killed} of ${mutants.length} mutants killed (${share} %). Survivors:`)
  for (const survivor of survivors) console.log(`  ${survivor}`)
}

try {
  await mutate()
} finally {
  rmSync(copy, { recursive: true, force: true })
}
