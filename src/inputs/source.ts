/** How the readers of single backends get at their inputs. */
export type Source = Readonly<{
  /**
   * An input without the ASCII blanks around it (a ref name or a path may hold other ones), or, where
   * it is empty, the environment variable that the backend's own users set.
   */
  get(input: string, variable?: string): string
  /** The same for a secret: it is masked before it is returned. */
  getSecret(input: string, variable?: string): string
  /** An environment variable that no input stands for. */
  variable(name: string): string
  /** Masks something found elsewhere. Passwords in URLs are masked by all of the above. */
  hide(secret: string): void
  /** Throws an error that says what is missing, unless nothing will be sent (`mode: dry-run`). */
  lacks(what: string): void
  /** The repository's name, without its owner: what a run is filed under where nothing is named. */
  repositoryName: string
}>

/** The value of an `Authorization` header for a user and password, masked. */
export function basicAuthorization({ hide }: Pick<Source, 'hide'>, user: string, password: string): string {
  const encoded = Buffer.from(`${user}:${password}`).toString('base64')
  hide(encoded)
  return `Basic ${encoded}`
}

/** The token as it is. Throws where it cannot stand in a header. `name` is that of its input or variable. */
export function checkToken(name: string, token: string): string {
  if (/^[\x21-\x7e]*$/.test(token)) return token
  throw new Error(
    `${name}: the token has a blank, a line end or a letter that no token has. Copy it once more.`,
  )
}

/** Why a secret may be empty although the workflow names one. */
export const whyEmpty =
  'If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.'
