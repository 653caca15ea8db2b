import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const flag = v.optional(v.boolean(), false)
/** `devOptional` is what only a tool needs, and a package may use for its types. */
const Package = v.object({ dev: flag, devOptional: flag, optional: flag })
const Lock = v.object({ packages: v.record(v.string(), Package) })
const Manifest = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see its text'),
})

/** The licences of all packages that the bundle may hold, as the lock file has them. */
export function licenses(): string {
  const { packages } = v.parse(Lock, read('package-lock.json'))
  const used = Object.entries(packages).filter(
    ([folder, { dev, devOptional, optional }]) =>
      folder !== '' && !dev && !devOptional && !optional,
  )
  const texts = used.map(([folder]) => {
    const { name, version, license } = v.parse(Manifest, read(join(folder, 'package.json')))
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
    return `${name}\n${version}, ${license}\n\n${text}\n`
  })
  return [...new Set(texts)].join(`\n${'-'.repeat(80)}\n\n`)
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
