import { html } from '../../text/neutralize.ts'
import type { Result } from '../../tracking/result.ts'
import { statusText } from '../verbs.ts'
import { firstRows, code, link } from './markup.ts'

/** What became of a revision at a backend, with links to what the backend holds of it. */
export function state({ backend, status, url, outputs, details }: Result): string {
  const [prefix, suffix] = [`${backend}-`, '-url']
  const known = Object.entries(outputs).flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || !name.endsWith(suffix) || value === '') return []
    // `wandb-artifact-url` leads to W&B's artifact.
    return [link(value, html(name.slice(prefix.length, -suffix.length)))]
  })
  const links = known.length === 0 && url !== '' ? [link(url, 'record')] : known
  const why = details.map((detail) => `<br>${code(detail, 2000)}`)
  return `${[statusText[status], links.join(', ')].filter(Boolean).join(': ')}${firstRows(why, 'more')}`
}
