import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * A page that shows Markdown as GitHub does: with HTML in it, in GitHub's style, and its charts drawn. What
 * that takes is installed into the ignored folder `.live`.
 */
export function pageOf(markdown: string): string {
  const packages = join(install(), 'node_modules')
  const text = (file: string) => readFileSync(join(packages, file), 'utf8')
  const source = JSON.stringify(markdown).replaceAll('<', '\\u003c')
  return `<!doctype html>
<meta charset="utf-8">
<style>
${text('github-markdown-css/github-markdown-light.css')}
body { margin: 0; padding: 24px; background: #fff }
.mermaid { background: none !important; padding: 0 !important }
</style>
<article class="markdown-body"></article>
<script>${text('markdown-it/dist/browser/markdown-it.umd.min.js')}</script>
<script>${text('mermaid/dist/mermaid.min.js')}</script>
<script>
const article = document.querySelector('article')
article.innerHTML = markdownit({ html: true }).render(${source})
for (const code of article.querySelectorAll('code.language-mermaid')) {
  code.parentElement.className = 'mermaid'
  code.parentElement.textContent = code.textContent
}
mermaid.initialize({ startOnLoad: false })
mermaid.run().finally(() => { document.title = 'drawn' })
</script>
`
}

function install(): string {
  const folder = resolve('.live/render')
  const wanted = resolve('__tests__/live/requirements/render.json')
  const known = join(folder, 'package.json')
  const isThere = existsSync(known) && readFileSync(known).equals(readFileSync(wanted))
  if (isThere && existsSync(join(folder, 'package-lock.json'))) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(wanted, known)
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'pipe' })
  return folder
}
