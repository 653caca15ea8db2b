import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { minify } from 'terser'
import * as v from 'valibot'
import { sourcesHash } from './sources-hash.ts'

/**
 * Bundles the compiled sources with ncc: `node build/scripts/bundle.js [--sources build/src] [--output dist]`.
 *
 * - Packages that are loaded with `import()` (GitHub's client with undici, SOCKS) stay in separate files.
 * - The bundle is CommonJS, which Node loads faster than modules (docs/decisions/0013-ncc-and-commonjs.md).
 * - ncc leaves out the unused parts of packages without side effects. The @actions packages have none but do not
 *   declare it. With this declaration, undici is not part of index.js. ncc reads the CommonJS files of @msgpack/msgpack,
 *   of which no part can be left out, unless its package.json names the others.
 * - ncc keeps whole files. terser removes the functions that nothing uses, such as most of valibot, and all comments but
 *   the names of the modules. It changes nothing else: the bundle stays readable.
 */
const changedPackages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@actions/core': { sideEffects: false },
  '@actions/exec': { sideEffects: false },
  '@actions/http-client': { sideEffects: false },
  '@actions/io': { sideEffects: false },
  '@msgpack/msgpack': { main: './dist.esm/index.mjs' },
}

/** jest brings it. In the bundle, `debug` works without it. */
const externals = ['supports-color']

const { sources, output } = parseArgs({
  options: {
    sources: { type: 'string', default: 'build/src' },
    output: { type: 'string', default: 'dist' },
  },
}).values

const PackageJson = v.looseObject({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see its text'),
})

async function bundle(source: string, target: string): Promise<void> {
  for (const [name, changes] of Object.entries(changedPackages)) changePackage(name, changes)
  // ncc writes CommonJS if the nearest package.json does not say that its files are modules.
  // ncc makes the numbers of the files from paths relative to the current folder, so that is the copy's.
  const copy = resolve('build', `commonjs-${process.pid}`)
  cpSync(source, join(copy, 'src'), { recursive: true })
  writeFileSync(join(copy, 'package.json'), '{}\n')
  setVersion(join(copy, 'src', 'http', 'user-agent.js'))
  rmSync(target, { recursive: true, force: true })
  const ncc = resolve('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  const options = ['--no-cache', '--quiet', ...externals.flatMap((name) => ['--external', name])]
  execFileSync(
    process.execPath,
    [ncc, 'build', join('src', 'index.js'), '--out', target, ...options],
    { cwd: copy, stdio: 'inherit' },
  )
  rmSync(copy, { recursive: true })
  await removeUnusedCode(join(target, 'index.js'))
  renameModules(target)
  // The package.json of the repository says that its files are modules. Tests compare the hash with the sources.
  const manifest = { type: 'commonjs', sources: sourcesHash() }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest)}\n`)
  writeFileSync(join(target, 'licenses.txt'), licenses())
}

function setVersion(file: string): void {
  const { version } = v.parse(PackageJson, readJson('package.json'))
  const text = readFileSync(file, 'utf8')
  if (!text.includes('/development')) throw new Error(`${file} has no version.`)
  writeFileSync(file, text.replace('/development', `/${version}`))
}

async function removeUnusedCode(file: string): Promise<void> {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ecma: 2020,
    compress: {
      ...{ defaults: false, unused: true, side_effects: true, passes: 4 },
      // A module that nothing uses is not loaded: it would only define functions.
      pure_funcs: ['require', '__nccwpck_require__'],
    },
    mangle: false,
    // V8 reads ASCII faster.
    format: { beautify: true, indent_level: 2, comments: / MODULE: /, ascii_only: true },
  })
  writeFileSync(file, `${code}\n`)
}

/** ncc writes the paths of modules as comments. */
function renameModules(target: string): void {
  for (const file of readdirSync(target).map((name) => join(target, name))) {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('../../node_modules/', './node_modules/'),
    )
  }
}

/** In node_modules, before ncc reads it. `npm ci` restores the file. */
function changePackage(name: string, changes: Readonly<Record<string, unknown>>): void {
  const folder = join('node_modules', name)
  const nested = join('node_modules', '@actions', 'github', folder)
  for (const file of [folder, nested].map((each) => join(each, 'package.json'))) {
    if (!existsSync(file)) continue
    const manifest = v.parse(PackageJson, readJson(file))
    if (Object.entries(changes).every(([key, value]) => manifest[key] === value)) continue
    // Tests that run at the same time read the file. They must not see a part of it.
    const complete = `${file}.${process.pid}`
    writeFileSync(complete, `${JSON.stringify({ ...manifest, ...changes }, undefined, 2)}\n`)
    renameSync(complete, file)
  }
}

const Flag = v.optional(v.boolean(), false)
const LockFile = v.object({
  packages: v.record(v.string(), v.object({ dev: Flag, devOptional: Flag, optional: Flag })),
})

/**
 * The licences of all packages that the bundle can contain, from the lock file. The file that ncc writes lacks the
 * packages of index.js if there are separate files.
 */
function licenses(): string {
  const { packages } = v.parse(LockFile, readJson('package-lock.json'))
  const texts = Object.entries(packages).flatMap(([folder, { dev, devOptional, optional }]) => {
    if (folder === '' || dev || devOptional || optional) return []
    const { name, version, license } = v.parse(PackageJson, readJson(join(folder, 'package.json')))
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
    return `${name}\n${version}, ${license}\n\n${text}\n`
  })
  return [...new Set(texts)].join(`\n${'-'.repeat(80)}\n\n`)
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

await bundle(resolve(sources), resolve(output))
