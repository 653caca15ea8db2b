import type { ReceivedRequest } from '../http.ts'

/** A page of a list, and what GitHub says of the pages around it. */
export type Page<Item> = Readonly<{
  items: readonly Item[]
  /** Empty where the list has no other page. */
  headers: Readonly<Record<string, string>>
}>

const FEW = 30
const MOST = 100

/** The page that a request asks for, of the list at `url`. */
export function pageOf<Item>(
  list: readonly Item[],
  url: string,
  query: ReceivedRequest['query'],
): Page<Item> {
  // What is no number of a page is overlooked, and too large a page is made smaller.
  const size = Math.min(positive(query.get('per_page')) ?? FEW, MOST)
  const page = positive(query.get('page')) ?? 1
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

function positive(text: string | null): number | undefined {
  return text !== null && /^0*[1-9]\d*$/.test(text) ? Number(text) : undefined
}

function link(
  url: string,
  query: ReceivedRequest['query'],
  page: number,
  relation: string,
): string {
  const other = new URLSearchParams(query)
  other.set('page', String(page))
  return `<${url}?${other}>; rel="${relation}"`
}
