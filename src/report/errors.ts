import { isGood, type Result } from '../tracking/result.ts'

/**
 * What failed, as messages: several revisions that failed for one reason share a message. Where the step is
 * about one revision only, its name is left out.
 */
export function errorsOf(results: readonly Result[]): readonly string[] {
  const several = new Set(results.map(({ revision }) => revision)).size > 1
  const revisions = new Map<string, string[]>()
  for (const result of results.filter((each) => !isGood(each))) {
    const message = messageFor(result)
    revisions.set(message, [...(revisions.get(message) ?? []), result.revision])
  }
  return [...revisions].map(([message, names]) =>
    several ? `${list([...new Set(names)])}: ${message}` : message,
  )
}

function messageFor({ backend, revision, status, url, details }: Result): string {
  const said = details.join('; ')
  if (status === 'missing') {
    const why = said === '' ? 'It was never logged there, or its record was deleted' : said
    return `${backend} does not hold it. ${why}.`
  }
  if (status === 'differs') {
    return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${said}.`
  }
  return said.endsWith('.') ? said : `${said}.`
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length <= 3 ? shown : `${shown} and ${names.length - 3} more`
}
