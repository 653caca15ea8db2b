import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
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
 * `npm run mutate -- [--count 60] [--seed 1] [--files PATTERN] [--unit]`. With `--unit` it runs no scenarios.
 *
 * It works in a copy of the checkout. For each mutant it runs the unit tests that depend on the file. If they pass, it
 * builds the bundle and runs the scenarios. In the end, the tests that noticed a mutant must pass without one.
 */
const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '' },
    unit: { type: 'boolean', default: false },
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
const timeLimitMs = 5 * 60_000

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-mutants-')))
// Some scenarios run the bundle as another user.
chmodSync(copy, 0o755)
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

/** Runs a program of Node in the copy. */
async function run(program: string, ...args: readonly string[]) {
  const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning'
  const child = spawn(process.execPath, [program, ...args], {
    cwd: copy,
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  running = child
  const timer = setTimeout(() => stop(child), timeLimitMs)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  clearTimeout(timer)
  return { code: Number(code ?? 1), output: output + errors }
}

/** Runs these test files up to the first one that fails, and returns it. */
async function firstFailure(files: readonly string[]): Promise<string | undefined> {
  if (files.length === 0) return undefined
  const { code, output } = await run(programs.jest, '--bail', '--runTestsByPath', ...files)
  if (code === 0) return undefined
  const [, failed] = /^FAIL (\S+)/m.exec(output) ?? []
  // A mutant that runs forever leaves no result.
  return failed ?? 'the time limit'
}

/** The same for parts that run one after the other: most mutants fail in the first one. */
async function firstFailureIn(parts: readonly (readonly string[])[]): Promise<string | undefined> {
  for (const files of parts) {
    const failed = await firstFailure(files)
    if (failed !== undefined) return failed
  }
  return undefined
}

/** The tests that depend on a file, those of its own folder first. */
const relatedTests = new Map<string, readonly (readonly string[])[]>()

async function testsOf(file: string): Promise<readonly (readonly string[])[]> {
  const known = relatedTests.get(file)
  if (known !== undefined) return known
  const { output } = await run(programs.jest, '--listTests', '--findRelatedTests', file)
  const tests = output
    .split('\n')
    .filter((each) => each.endsWith('.test.ts') && !needsBundle.test(each))
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
  return (await run(join(copy, 'build/scripts/bundle.js'))).code === 0
}

/** The test file that notices the mutant. Undefined if it survives. */
async function killerOf({ file, text }: Mutant): Promise<string | undefined> {
  const target = join(copy, file)
  const original = readFileSync(target)
  writeFileSync(target, text)
  try {
    const killer = await firstFailureIn(await testsOf(file))
    if (killer !== undefined) return killer
    if (options.unit) return undefined
    return (await build()) ? await firstFailureIn(scenarios()) : 'the build'
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

/** Throws if these tests fail without a mutant too. */
async function requirePassing(files: readonly string[]): Promise<void> {
  if (!options.unit) await build()
  const failed = await firstFailure(files)
  if (failed !== undefined) throw new Error(`${failed} fails without a mutant, or at times.`)
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
  const survivors: string[] = []
  const killers = new Set<string>()
  for (const [index, mutant] of mutants.entries()) {
    const killer = await killerOf(mutant)
    console.log(`${index + 1}. ${describeMutant(mutant)}: ${killer ?? 'SURVIVES'}`)
    if (killer === undefined) survivors.push(describeMutant(mutant))
    else killers.add(killer)
  }
  await requirePassing([...killers].filter((killer) => killer.endsWith('.ts')))
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
