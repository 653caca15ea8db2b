/** Text that is HTML already: `html` makes it, and nothing that came from a server. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template. Of a list, all parts follow one another. */
export type Part = Html | string | number | readonly Part[]

/** A template of HTML. All that is put into it is text, unless it was made by such a template. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = strings.map((string, index) => string + written(parts[index] ?? ''))
  return new Html(texts.join(''))
}

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return part.map(written).join('')
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // What is not seen, or turns the text around it, is shown by its number.
      .replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, (sign) => {
        return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
      })
  )
}
