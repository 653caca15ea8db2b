import { readFileSync } from 'node:fs'
import { messageOf } from '../src/text/neutralize.ts'

// Nothing but Node is needed: the job that makes a release runs this without what npm installs.

const usage = `Checks that the files agree on a version, or prints what CHANGELOG.md says of it.

  node scripts/release.ts check 0.1.0
  node scripts/release.ts notes 0.1.0`

type Section = Readonly<{ version: string; date: string; text: string }>

function run([command, version = '']: readonly string[]): string {
  if (!/^(check|notes)$/.test(command ?? '')) throw new Error(usage)
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`Not a version: "${version}".\n\n${usage}`)
  const sections = changes()
  if (command === 'check') return check(version, sections)
  const section = sections.find((each) => each.version === version)
  if (section === undefined) throw new Error(`CHANGELOG.md has no section ${version}.`)
  return section.text
}

function check(version: string, sections: readonly Section[]): string {
  const [newest] = sections
  const found = [
    ['package.json', versionIn('package.json')],
    ['package-lock.json', versionIn('package-lock.json')],
    ['the first section of CHANGELOG.md', newest?.version],
    // A commit cannot name itself: README.md names the release before it, or stands for any by COMMIT.
    ...pinsIn('README.md').map((pin) => [
      'README.md',
      sections.some((each) => each.version === pin) ? version : pin,
    ]),
  ]
  const wrong = found.filter(([, other]) => other !== version)
  if (wrong.length > 0) {
    const lines = wrong.map(([file, other]) => `${file} says ${other ?? 'nothing'}`)
    throw new Error(`The release is to be ${version}, but ${lines.join(', and ')}.`)
  }
  if (newest === undefined || !isDate(newest.date)) {
    throw new Error(`CHANGELOG.md: "${newest?.date}" is not a date.`)
  }
  if (newest.text === '') throw new Error(`CHANGELOG.md: the section ${version} is empty.`)
  return `All files say ${version}.`
}

/** The sections of CHANGELOG.md, which begin as `## 0.1.0 - 2026-11-24` does. */
function changes(): readonly Section[] {
  const text = readFileSync('CHANGELOG.md', 'utf8')
  const parts = text.split(/^## /m).slice(1)
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n')
    const [version = '', date = ''] = heading.split(' - ')
    return { version, date, text: lines.join('\n').trim() }
  })
}

function versionIn(file: string): string | undefined {
  return /^ {2}"version": "(.*)",$/m.exec(readFileSync(file, 'utf8'))?.[1]
}

/** The versions of this action that a page's examples are pinned to. */
function pinsIn(page: string): readonly string[] {
  const pins = readFileSync(page, 'utf8').matchAll(/log-revision\S*@[0-9a-f]{40} # v(\S+)/g)
  return [...pins].map(([, version = '']) => version)
}

function isDate(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text
}

try {
  console.log(run(process.argv.slice(2)))
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
