import type { ReceivedRequest } from '../http.ts'

/** One page of a list. */
type Page<Item> = Readonly<{
  items: readonly Item[]
  /** The header `link` with the URLs of other pages. There is none if the list has only one page. */
  headers: Readonly<Record<string, string>>
}>

const DEFAULT_PAGE_SIZE = 30
const MAX_PAGE_SIZE = 100

/** Returns the page that `query` selects. `url` is the URL of the list. */
export function paginate<Item>(
  list: readonly Item[],
  url: string,
  query: ReceivedRequest['query'],
): Page<Item> {
  // GitHub ignores a value that is not a positive integer, and lowers a page size that is too large.
  const size = Math.min(positiveInteger(query.get('per_page')) ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
  const page = positiveInteger(query.get('page')) ?? 1
  const last = Math.max(1, Math.ceil(list.length / size))
  const links = [
    ...(page > 1 ? [link(url, query, page - 1, 'prev')] : []),
    ...(page < last ? [link(url, query, page + 1, 'next')] : []),
    ...(page === last ? [] : [link(url, query, last, 'last')]),
    ...(page > 1 ? [link(url, query, 1, 'first')] : []),
  ]
  return {
    items: list.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  }
}

function positiveInteger(text: string | null): number | undefined {
  return text !== null && /^0*[1-9]\d*$/.test(text) ? Number(text) : undefined
}

function link(
  url: string,
  query: ReceivedRequest['query'],
  page: number,
  relation: string,
): string {
  const parameters = new URLSearchParams(query)
  parameters.set('page', String(page))
  return `<${url}?${parameters}>; rel="${relation}"`
}
