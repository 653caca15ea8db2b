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
.line { stroke: #0969da; stroke-width: 2; fill: none }
.dot { fill: #0969da }
.spread { stroke: #0969da; stroke-width: 1 }
.linear { stroke: #59636e; stroke-width: 1; stroke-dasharray: 4 4 }
.git { fill: #bc4c00 } .wandb { fill: #9a6700 } .mlflow { fill: #0969da }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d }
  .line, .spread { stroke: #4493f8 } .dot, .mlflow { fill: #4493f8 } .linear { stroke: #9198a1 }
  .git { fill: #f0883e } .wandb { fill: #d29922 }
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
