import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Marked } from 'marked'

/**
 * An HTML page that shows Markdown as GitHub does: in GitHub's style, with HTML and Mermaid charts rendered. The
 * page's title becomes `drawn` when all charts are rendered.
 *
 * Throws if npm cannot install the style and Mermaid.
 */
export function pageOf(markdown: string): string {
  const packages = join(installRenderer(), 'node_modules')
  const read = (file: string) => readFileSync(join(packages, file), 'utf8')
  return `<!doctype html>
<meta charset="utf-8">
<style>
${read('github-markdown-css/github-markdown-light.css')}
body { margin: 0; padding: 24px; background: #fff }
.mermaid { background: none !important; padding: 0 !important }
</style>
<article class="markdown-body">
${new Marked().parse(markdown, { async: false })}
</article>
<script>${read('mermaid/dist/mermaid.min.js')}</script>
<script>
for (const code of document.querySelectorAll('code.language-mermaid')) {
  code.parentElement.className = 'mermaid'
  code.parentElement.textContent = code.textContent
}
mermaid.initialize({ startOnLoad: false })
mermaid.run().finally(() => { document.title = 'drawn' })
</script>
`
}

/** Installs the packages of `requirements/render.json` into the ignored folder `.live`, unless they are there. */
export function installRenderer(): string {
  const folder = resolve('.live/render')
  const requirements = resolve('__tests__/live/requirements/render.json')
  const installed = join(folder, 'package.json')
  const isCurrent =
    existsSync(join(folder, 'package-lock.json')) &&
    readFileSync(installed).equals(readFileSync(requirements))
  if (isCurrent) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(requirements, installed)
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'pipe' })
  return folder
}
