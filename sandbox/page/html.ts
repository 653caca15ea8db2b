/** Text that is HTML already. Only the tag `html` creates it, never text from a server. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A value in a template. The items of a list follow one another. */
export type HtmlContent = Html | string | number | readonly HtmlContent[]

/** A template of HTML. Strings in it are escaped; the results of other templates are not. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlContent[]): Html {
  const texts = strings.map((string, index) => string + render(values[index] ?? ''))
  return new Html(texts.join(''))
}

function render(value: HtmlContent): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
      // Control characters are invisible or change the direction of the text, so their number is shown.
      .replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      })
  )
}
