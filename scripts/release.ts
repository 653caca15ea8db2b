import { readFileSync } from 'node:fs'
import { messageOf } from '../src/text/message.ts'

// Imports no package: the release job runs this script without `npm ci`.

const usage = `Checks that all files have the version, or prints its section of CHANGELOG.md.

  node scripts/release.ts check 0.1.0
  node scripts/release.ts notes 0.1.0`

type Section = Readonly<{ version: string; date: string; text: string }>

function run([command, version = '']: readonly string[]): string {
  if (!/^(check|notes)$/.test(command ?? '')) throw new Error(usage)
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`Not a version: "${version}".\n\n${usage}`)
  const sections = changelogSections()
  if (command === 'check') return check(version, sections)
  const section = sections.find((each) => each.version === version)
  if (section === undefined) throw new Error(`CHANGELOG.md has no section ${version}.`)
  return section.text
}

function check(version: string, sections: readonly Section[]): string {
  const [newest] = sections
  const versions = [
    ['package.json', versionIn('package.json')],
    ['package-lock.json', versionIn('package-lock.json')],
    ['the first section of CHANGELOG.md', newest?.version],
    // A commit cannot contain its own ID, so README.md can pin any release that CHANGELOG.md lists.
    ...pinnedVersions('README.md').map((pin) => [
      'README.md',
      sections.some((each) => each.version === pin) ? version : pin,
    ]),
  ]
  const mismatches = versions.filter(([, other]) => other !== version)
  if (mismatches.length > 0) {
    const parts = mismatches.map(([file, other]) => `${file} has ${other ?? 'no version'}`)
    throw new Error(`The release version is ${version}, but ${parts.join(', ')}.`)
  }
  if (newest === undefined || !isDate(newest.date)) {
    throw new Error(`CHANGELOG.md: "${newest?.date}" is not a date.`)
  }
  if (newest.text === '') throw new Error(`CHANGELOG.md: the section ${version} is empty.`)
  return `All files have the version ${version}.`
}

/** The sections of CHANGELOG.md. Their headings have the form `## 0.1.0 - 2026-11-24`. */
function changelogSections(): readonly Section[] {
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

/** The versions of this action that the examples in a document pin. */
function pinnedVersions(document: string): readonly string[] {
  const pins = readFileSync(document, 'utf8').matchAll(/log-revision\S*@[0-9a-f]{40} # v(\S+)/g)
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
