/** Seconds since 1970, as git writes them, as ISO 8601 in UTC, to the second: '' where they are none. */
export function isoDate(seconds: string | undefined): string {
  if (seconds === undefined || !/^\d{1,11}$/.test(seconds)) return ''
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}
