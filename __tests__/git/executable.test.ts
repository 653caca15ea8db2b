import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { findGit, safeFolders, variableOf } from '../../src/git/executable.ts'
import { isUnix, onUnix, onWindows } from '../platform.ts'

const name = isUnix ? 'git' : 'git.exe'

let root: string
let workspace: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-path-')))
  workspace = folder('workspace')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Creates a folder below the temporary folder and returns its path. */
function folder(path: string): string {
  const created = join(root, path)
  mkdirSync(created, { recursive: true })
  return created
}

/** Creates a file named git in a folder below the temporary folder. Returns the path of the file. */
function createGit(path: string, mode = 0o755): string {
  const file = join(folder(path), name)
  writeFileSync(file, '')
  chmodSync(file, mode)
  return file
}

/** Finds git in these folders of the search path. */
function find(...folders: readonly string[]): string {
  return findGit({ PATH: folders.join(delimiter) }, workspace)
}

const notFound = 'git was not found on this runner. Install it in the job before this step.'

test('git is the first one in the folders of PATH', () => {
  const [first, second] = [createGit('first'), createGit('second')]
  expect(find(folder('empty'), join(root, 'missing'), dirname(first), dirname(second))).toBe(first)
  expect(find(dirname(second), dirname(first))).toBe(second)
})

test('without git in PATH, the error says so', () => {
  expect(() => find(folder('empty'))).toThrow(notFound)
  expect(() => find()).toThrow(notFound)
  expect(() => findGit({}, workspace)).toThrow(notFound)
})

describe('a folder of PATH does not count', () => {
  test('if it is empty or relative: it depends on the working directory', () => {
    const fake = dirname(createGit('relative'))
    const good = createGit('good')
    const relatives = ['', '.', relative(process.cwd(), fake)]
    expect(find(...relatives, dirname(good))).toBe(good)
    expect(() => find(...relatives)).toThrow(notFound)
    expect(safeFolders(relatives.join(delimiter), workspace)).toEqual([])
  })

  test.each(['workspace', 'workspace/bin', 'workspace/..bin', 'workspace/...', 'workspace/a/b'])(
    'if it is in the workspace: %s',
    (path) => {
      const fake = dirname(createGit(path))
      const good = createGit('good')
      expect(find(fake, dirname(good))).toBe(good)
      expect(() => find(fake)).toThrow(notFound)
    },
  )

  onUnix('if it is in the workspace, and its name contains a backslash', () => {
    const fake = createGit('workspace/..\\bin')
    expect(() => find(dirname(fake))).toThrow(notFound)
  })

  test('if it is a link into the workspace', () => {
    createGit('workspace/bin')
    symlinkSync(join(workspace, 'bin'), join(root, 'link'), 'junction')
    expect(() => find(join(root, 'link'))).toThrow(notFound)
    expect(safeFolders(join(root, 'link'), workspace)).toEqual([])
  })

  test('if it is below a link into the workspace', () => {
    createGit('workspace/a/bin')
    symlinkSync(join(workspace, 'a'), join(root, 'link'), 'junction')
    expect(() => find(join(root, 'link/bin'))).toThrow(notFound)
    expect(safeFolders(join(root, 'link/bin'), workspace)).toEqual([])
  })

  test('if it is a link in the workspace, wherever it leads', () => {
    const elsewhere = createGit('elsewhere')
    symlinkSync(dirname(elsewhere), join(workspace, 'bin'), 'junction')
    expect(() => find(join(workspace, 'bin'))).toThrow(notFound)
    expect(() => find(`${root}/elsewhere/../workspace/bin`)).toThrow(notFound)
  })
})

describe('a folder of PATH counts', () => {
  test('if it is above the workspace', () => {
    expect(safeFolders(root, workspace)).toEqual([root])
  })

  test('if only the beginning of its name is the name of the workspace', () => {
    const good = createGit('workspace-2')
    expect(find(dirname(good))).toBe(good)
  })

  test('if it is in quotes, as on Windows', () => {
    const good = createGit('with blank')
    expect(find(`"${dirname(good)}"`)).toBe(good)
  })

  test('if it is a link to a folder outside of the workspace', () => {
    createGit('real')
    symlinkSync(join(root, 'real'), join(root, 'link'), 'junction')
    expect(find(join(root, 'link'))).toBe(join(root, 'link', name))
  })
})

describe('a file named git does not count', () => {
  onUnix('if it is a link to a file in the workspace', () => {
    const fake = createGit('workspace/bin')
    symlinkSync(fake, join(folder('links'), name))
    const good = createGit('good')
    expect(find(join(root, 'links'), dirname(good))).toBe(good)
    expect(() => find(join(root, 'links'))).toThrow(notFound)
  })

  onUnix('if it is a dangling link', () => {
    symlinkSync('missing', join(folder('links'), name))
    expect(() => find(join(root, 'links'))).toThrow(notFound)
  })

  test('if it is a folder', () => {
    folder(`folders/${name}`)
    expect(() => find(join(root, 'folders'))).toThrow(notFound)
  })

  onUnix('if it is not executable and a later one is', () => {
    const bad = createGit('bad', 0o644)
    const good = createGit('good')
    expect(find(dirname(bad), dirname(good))).toBe(good)
    const message = `git cannot be run: ${bad} is not executable. Install git in the job before this step.`
    expect(() => find(folder('empty'), dirname(bad))).toThrow(message)
  })

  onUnix('unless it is a link to an executable file outside of the workspace', () => {
    const good = createGit('good')
    copyFileSync(good, join(folder('real'), 'another-name'))
    chmodSync(join(root, 'real/another-name'), 0o755)
    symlinkSync(join(root, 'real/another-name'), join(folder('links'), name))
    expect(find(join(root, 'links'))).toBe(join(root, 'links', name))
  })
})

onWindows('Windows ignores the case of a variable’s name', () => {
  const good = createGit('good')
  expect(variableOf({ Path: 'a' }, 'PATH')).toBe('a')
  expect(findGit({ Path: dirname(good) }, workspace)).toBe(good)
})

onUnix('other systems do not ignore the case of a variable’s name', () => {
  expect(variableOf({ Path: 'a' }, 'PATH')).toBeUndefined()
  expect(variableOf({ Path: 'a', PATH: 'b' }, 'PATH')).toBe('b')
})
