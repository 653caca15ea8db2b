/** An element of an SVG. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Number(value.toFixed(1))) : escaped(value)
    return ` ${key}="${text}"`
  })
  return `<${name}${written.join('')}>${content}</${name}>`
}

export function label(
  x: number,
  y: number,
  content: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  return element('text', { x, y, ...attributes }, escaped(content))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 13px }
.quiet { fill: #59636e }
.grid { stroke: #d1d9e0; stroke-width: 1 }
.linear { stroke: #59636e; stroke-width: 1; stroke-dasharray: 4 4 }
.wall, .mlflow { --own: #0969da } .cpu, .git { --own: #bc4c00 } .wandb { --own: #8250df }
.line, .spread { stroke: var(--own); fill: none }
.line { stroke-width: 2 }
.dot, rect, .title { fill: var(--own, #1f2328) }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d }
  .linear { stroke: #9198a1 }
  .wall, .mlflow { --own: #4493f8 } .cpu, .git { --own: #f0883e } .wandb { --own: #ab7df8 }
  .title { fill: var(--own, #f0f6fc) }
}
`

/** A picture that reads on light and on dark ground. `title` is what it shows, for those who do not see it. */
export function picture(
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string {
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }
  const head = `${element('title', {}, escaped(title))}\n<style>${style}</style>`
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', ...size }
  return `${element('svg', attributes, `\n${head}\n${parts.join('\n')}\n`)}\n`
}
