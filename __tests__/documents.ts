import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { Marked, type Tokens } from 'marked'

/** What the tests check in a Markdown document. */
export type Markdown = Readonly<{
  /** Targets of links and images. */
  targets: readonly string[]
  /** Anchors that GitHub adds to headings, such as `one-thing` for `## One thing`. */
  anchors: readonly string[]
  codeBlocks: readonly Tokens.Code[]
  /** HTML tags and comments. */
  html: readonly string[]
}>

/** Paths of this repository's Markdown documents. */
export const documents: readonly string[] = [
  ...readdirSync('.'),
  ...filesIn('docs'),
  ...filesIn('.github'),
].filter((file) => file.endsWith('.md'))

/** Sorted paths of all files and folders below a folder, with forward slashes on every system. */
export function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.map((name) => join(folder, name).replaceAll('\\', '/')).sort()
}

/** Parses GitHub Flavored Markdown. */
export function parseMarkdown(text: string): Markdown {
  const slugger = new GithubSlugger()
  const targets: string[] = []
  const anchors: string[] = []
  const codeBlocks: Tokens.Code[] = []
  const html: string[] = []
  const collect = <Item>(list: Item[], item: Item): false => {
    list.push(item)
    // marked then renders the token itself, and calls the functions below for the tokens inside it.
    return false
  }
  const marked = new Marked({
    renderer: {
      link: ({ href }) => collect(targets, href),
      image: ({ href }) => collect(targets, href),
      code: (block) => collect(codeBlocks, block),
      html: (tag) => collect(html, tag.text),
      heading({ tokens }) {
        const heading = this.parser.parseInline(tokens, this.parser.textRenderer)
        return collect(anchors, slugger.slug(heading))
      },
    },
  })
  marked.parse(text, { async: false })
  return { targets, anchors, codeBlocks, html }
}
