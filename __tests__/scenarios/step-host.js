import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { Script } from 'node:vm'
import { disableUsedStorages } from '../used-storages.js'

/**
 * Runs one step after the other in this process, each as `node dist/index.js` would: with its own environment, current
 * folder and modules, until nothing is left to do. Only the start of Node and the compilation of the bundle are shared.
 * A message starts a step. At its end, both outputs get `endMark`, and the answer is the exit code.
 */
const events = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection', 'exit']
const nodeRequire = createRequire(import.meta.url)
const scripts = new Map()
const timers = []
let endMark

process.on('message', (step) => {
  endMark = step.endMark
  process.chdir(step.cwd)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, step.env)
  process.argv = [process.execPath, step.main]
  process.exitCode = undefined
  // The channel must not keep the step from its end.
  process.channel.unref()
  evaluate(step.main, new Map())
})

process.on('beforeExit', () => {
  if (endMark === undefined) return
  for (const listener of process.listeners('exit')) listener(process.exitCode ?? 0)
  // Unreferenced timers, as that of the input `timeout`, would stop a later step, and keep the memory of this one.
  for (const timer of timers.splice(0)) clearTimeout(timer)
  disableUsedStorages()
  for (const name of events) process.removeAllListeners(name)
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error')
    stream.write(endMark)
  }
  // Nobody must take this process for one that the step left in the workspace.
  process.chdir('/')
  endMark = undefined
  process.channel.ref()
  process.send({ code: process.exitCode ?? 0 })
})

/** Loads a CommonJS file, once for each step. */
function evaluate(file, loaded) {
  const known = loaded.get(file)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  loaded.set(file, module)
  const load = (id) =>
    id.startsWith('.') ? evaluate(resolve(dirname(file), id), loaded) : nodeRequire(id)
  const args = [module.exports, load, module, file, dirname(file), startTimer]
  compile(file).apply(module.exports, args)
  return module.exports
}

function startTimer(...args) {
  const timer = setTimeout(...args)
  timers.push(timer)
  return timer
}

function compile(file) {
  let script = scripts.get(file)
  if (script === undefined) {
    const source = readFileSync(file, 'utf8')
    const wrapped = `(function (exports, require, module, __filename, __dirname, setTimeout) { ${source}\n})`
    script = new Script(wrapped, { filename: file })
    scripts.set(file, script)
  }
  return script.runInThisContext()
}
