import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  animal,
  createLexiconSandbox,
  mlflowOnly,
  pinnedLexicons,
  root,
  verifiedLexicons,
} from '../scenarios/lexicon-repository.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import { commit, vendored } from '../scenarios/workspaces.ts'

const { tagged, push } = createLexiconSandbox()

/** A folder with a Python package `lairs` that has lexicons, like the real one. */
let packages: string
beforeAll(() => {
  packages = mkdtempSync(join(tmpdir(), 'log-revision-packages-'))
  const files = { ...vendored('lairs/lexicons'), 'lairs/__init__.py': '' }
  for (const [path, content = ''] of Object.entries(files)) {
    const file = join(packages, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
})
afterAll(() => rmSync(packages, { recursive: true }))

test('the advice for lexicons that do not match makes them match', async () => {
  const checkout = tagged()
  commit(checkout, { [`${root}/${animal}`]: '{}', [`${root}/zoo.json`]: '{}' })
  checkout.git('tag', 'v2')
  const [error = ''] = errorsOf(await push(checkout, mlflowOnly, 'v2'))

  const [, command = ''] =
    /To copy lexicons and manifest from the installed lairs, run: (.*?)\. If the/.exec(error) ?? []
  const python = command.replace('python -c', 'python3 -c')
  execFileSync('sh', ['-c', python], {
    cwd: checkout.path,
    env: { ...process.env, PYTHONPATH: packages },
  })
  checkout.git('add', '--all')
  checkout.git('commit', '--quiet', '--message=Take the lexicons of lairs')
  checkout.git('tag', 'v3')
  const step = await push(checkout, mlflowOnly, 'v3')
  expect(errorsOf(step)).toEqual([])
  expect(pinnedLexicons(step).lexicons).toEqual(verifiedLexicons)
})
