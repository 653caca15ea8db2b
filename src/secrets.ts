/** What must never be printed, in every form that it takes. */
export interface Secrets {
  /** Masks a secret from now on, here and in the runner's log. An empty one is ignored. */
  hide(secret: string): void
  /** The text without any of the secrets. */
  redact(text: string): string
}

/** `mask` tells the runner of a secret. The runner sees the log alone; errors and outputs are ours to clean. */
export function createSecrets(mask: (secret: string) => void): Secrets {
  const hidden = new Set<string>()
  return {
    hide(secret) {
      if (secret === '' || hidden.has(secret)) return
      hidden.add(secret)
      mask(secret)
    },
    redact(text) {
      // A long secret may hold a shorter one, which must not be replaced first.
      const longestFirst = [...hidden].sort((a, b) => b.length - a.length)
      return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
    },
  }
}
