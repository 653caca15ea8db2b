import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, cloneSample, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { findRepository } from '../../src/git/find-repository.ts'
import { onUnix } from '../platform.ts'
import { openCheckout } from './open-checkout.ts'

let workspace: string
const checkouts: Checkout[] = []
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-workspace-')))
})
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true })
  for (const checkout of checkouts.splice(0)) checkout.remove()
})

function removeLater(checkout: Checkout): Checkout {
  checkouts.push(checkout)
  return checkout
}

/** Creates a folder in the workspace and returns its path. */
function folder(path: string): string {
  const created = join(workspace, path)
  mkdirSync(created, { recursive: true })
  return created
}

/** Creates the part of a git directory that the action checks. */
function gitDirectory(path: string): string {
  const created = folder(path)
  writeFileSync(join(created, 'HEAD'), 'ref: refs/heads/main\n')
  folder(`${path}/objects`)
  return created
}

describe('the repository is', () => {
  test('the workspace, if it contains .git', () => {
    const gitDir = gitDirectory('.git')
    const expected = { gitDir, top: workspace, isShallow: false }
    expect(findRepository(workspace, workspace)).toEqual({ ...expected, prefix: '' })
    const below = folder('data/größe')
    expect(findRepository(below, workspace)).toEqual({ ...expected, prefix: 'data/größe/' })
  })

  test('the nearest folder above the working directory that contains .git', () => {
    gitDirectory('.git')
    const gitDir = gitDirectory('corpus/.git')
    const top = join(workspace, 'corpus')
    const found = findRepository(folder('corpus/a/b'), workspace)
    expect(found).toEqual({ gitDir, top, prefix: 'a/b/', isShallow: false })
  })

  test('a worktree, whose .git file has an absolute path', () => {
    const { path, git } = removeLater(cloneSample())
    git('worktree', 'add', '--quiet', join(workspace, 'tree'), 'v1')
    const top = join(workspace, 'tree')
    const gitDir = join(path, '.git/worktrees/tree')
    expect(findRepository(folder('tree/a'), workspace)).toEqual({
      ...{ gitDir, top, prefix: 'a/', isShallow: false },
    })
  })

  test('a submodule, whose .git file has a relative path', () => {
    const [source, { path, git }] = [removeLater(cloneSample()), removeLater(initRepository())]
    git('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', source.path, 'sub')
    const top = join(path, 'sub')
    const gitDir = join(path, '.git/modules/sub')
    expect(findRepository(join(top, 'records'), path)).toEqual({
      ...{ gitDir, top, prefix: 'records/', isShallow: false },
    })
  })

  onUnix('the target of a symbolic link .git', () => {
    gitDirectory('elsewhere')
    symlinkSync('elsewhere', join(workspace, '.git'))
    const gitDir = join(workspace, '.git')
    expect(findRepository(workspace, workspace)).toMatchObject({ gitDir, top: workspace })
  })
})

/** The names that git's own discovery looks for, and `config`, which makes a repository bare. */
const bareNames = ['HEAD', 'objects', 'refs', 'config'] as const

/** Creates what git accepts as a bare repository, without some of its parts. */
function createBareFolder(path: string, isPresent: (name: string) => boolean): void {
  if (isPresent('HEAD')) writeFileSync(join(path, 'HEAD'), 'ref: refs/heads/main\n')
  if (isPresent('config')) writeFileSync(join(path, 'config'), '[core]\n\tbare = true\n')
  for (const name of ['objects', 'refs'].filter(isPresent)) mkdirSync(join(path, name))
}

describe('a folder that looks like a bare repository is not one', () => {
  const subsets = Array.from({ length: 2 ** bareNames.length }, (_, bits) =>
    bareNames.filter((_, index) => ((bits >> index) & 1) === 1),
  )

  test.each(subsets.map((names) => [names.join() || 'nothing', names] as const))(
    'with %s',
    (_, names) => {
      const outer = gitDirectory('.git')
      for (const path of ['.', 'a', 'a/b', 'a/b/c']) {
        createBareFolder(folder(path), (name) => names.some((each) => each === name))
      }
      for (const path of ['', 'a', 'a/b', 'a/b/c', 'a/b/c/objects']) {
        expect(findRepository(join(workspace, path), workspace)).toMatchObject({
          ...{ gitDir: outer, top: workspace, prefix: path === '' ? '' : `${path}/` },
        })
      }
      rmSync(outer, { recursive: true })
      expect(() => findRepository(join(workspace, 'a/b/c'), workspace)).toThrow('not in a git')
    },
  )

  test('even if git itself accepts it', async () => {
    const { path, git } = removeLater(cloneSample())
    const below = join(path, 'evil/below')
    mkdirSync(dirname(below))
    git('clone', '--quiet', '--bare', '--no-local', path, below)
    git('--git-dir', below, 'tag', 'only-in-the-bare-repository')
    expect(git('-C', below, 'rev-parse', '--absolute-git-dir')).toBe(below)
    const opened = await openCheckout(path, { directory: below })
    try {
      expect(opened.prefix).toBe('evil/below/')
      expect([...(await opened.tags()).keys()].join()).not.toMatch('only-in-the-bare-repository')
    } finally {
      opened.close()
    }
  })
})

describe('without a repository in the workspace, the error says so', () => {
  const message = /^\S+ is not in a git repository\. Run actions\/checkout before this step; /

  test('an empty workspace', () => {
    expect(() => findRepository(workspace, workspace)).toThrow(message)
    expect(() => findRepository(folder('a'), workspace)).toThrow(`${workspace}/a is not in a git`)
  })

  test('a workspace inside of a repository', () => {
    gitDirectory('.git')
    const inner = folder('inner')
    expect(() => findRepository(folder('inner/a'), inner)).toThrow(message)
    expect(() => findRepository(inner, inner)).toThrow(message)
  })

  test('a repository beside the working directory', () => {
    gitDirectory('corpus/.git')
    const beside = folder('corpus-2')
    expect(() => findRepository(beside, workspace)).toThrow(
      new Error(
        `${beside} is not in a git repository. The workspace has this one: corpus. If actions/checkout used "path:", set ` +
          'the input working-directory to it (working-directory: corpus), or to a folder below.',
      ),
    )
  })

  test('repositories below the workspace are named', () => {
    for (const path of ['b/nested', 'a', 'a/inner', 'c/d/worktree']) folder(path)
    for (const path of ['b/nested', 'a', 'a/inner']) gitDirectory(`${path}/.git`)
    writeFileSync(join(workspace, 'c/d/worktree/.git'), 'gitdir: elsewhere\n')
    gitDirectory('too/far/down/here/.git')
    symlinkSync(join(workspace, 'a'), join(workspace, 'link'))
    expect(() => findRepository(workspace, workspace)).toThrow(
      'The workspace has these: a, b/nested, c/d/worktree. If actions/checkout used "path:", set the input ' +
        'working-directory to one of them (working-directory: a), or to a folder below.',
    )
  })

  test('a large workspace is not searched to its end', () => {
    for (let number = 0; number < 1000; number++) folder(`${number}`)
    gitDirectory('z/.git')
    expect(() => findRepository(workspace, workspace)).toThrow(message)
  })
})

describe('a damaged .git is an error, and no repository above it counts', () => {
  const notGit =
    /^\S+\/inner\/\.git is not a git repository: it is not a folder, and not a file with a line "gitdir: …"\. Check the repository out again\.$/
  const incomplete =
    /^\S+\/inner\/\.git is not a complete git repository \(\S+ lacks HEAD or objects\)\. Run actions\/checkout before this step; /

  test.each<[what: string, create: (dotGit: string) => void, message: RegExp]>([
    ['an empty file', (file) => writeFileSync(file, ''), notGit],
    ['a file with other text', (file) => writeFileSync(file, 'nothing that git knows\n'), notGit],
    ['a gitdir without a path', (file) => writeFileSync(file, 'gitdir: \n'), notGit],
    ['a gitdir that does not exist', (file) => writeFileSync(file, 'gitdir: gone\n'), incomplete],
    ['an empty folder', (path) => mkdirSync(path), incomplete],
    ['a folder without HEAD', () => folder('inner/.git/objects'), incomplete],
    [
      'a folder without objects',
      () => writeFileSync(join(folder('inner/.git'), 'HEAD'), 'ref: refs/heads/main\n'),
      incomplete,
    ],
    [
      'a gitdir to a folder without objects',
      (file) => {
        writeFileSync(join(folder('inner/git'), 'HEAD'), 'ref: refs/heads/main\n')
        writeFileSync(file, 'gitdir: git\n')
      },
      incomplete,
    ],
  ])('%s', (_, create, message) => {
    gitDirectory('.git')
    const inner = folder('inner')
    create(join(inner, '.git'))
    expect(() => findRepository(inner, workspace)).toThrow(message)
    expect(() => findRepository(folder('inner/a'), workspace)).toThrow(message)
  })

  onUnix('a dangling symbolic link', () => {
    gitDirectory('.git')
    const inner = folder('inner')
    symlinkSync('gone', join(inner, '.git'))
    expect(() => findRepository(inner, workspace)).toThrow(notGit)
  })

  test('a worktree whose repository is gone', () => {
    const { git, remove } = removeLater(cloneSample())
    git('worktree', 'add', '--quiet', join(workspace, 'inner'), 'v1')
    remove()
    expect(() => findRepository(join(workspace, 'inner'), workspace)).toThrow(incomplete)
  })
})

describe('the history is incomplete', () => {
  test('in a shallow clone', () => {
    const { path } = removeLater(cloneShallow(removeLater(cloneSample()), 'v1'))
    expect(findRepository(path, path).isShallow).toBe(true)
  })

  test('in a worktree of a shallow clone: its repository has the list of missing parents', () => {
    const shallow = removeLater(cloneShallow(removeLater(cloneSample()), 'v1'))
    const worktree = join(workspace, 'tree')
    shallow.git('worktree', 'add', '--quiet', worktree, 'v1')
    expect(findRepository(worktree, workspace).isShallow).toBe(true)
    shallow.git('fetch', '--quiet', '--unshallow')
    expect(findRepository(worktree, workspace).isShallow).toBe(false)
    expect(findRepository(shallow.path, shallow.path).isShallow).toBe(false)
  })

  test('but not in a full clone', () => {
    const { path } = removeLater(cloneSample())
    expect(findRepository(path, path).isShallow).toBe(false)
  })
})
