/** How the readers of single backends get at their inputs. */
export type Source = Readonly<{
  /**
   * An input without the ASCII blanks around it (a ref name or a path may hold other ones), or, where
   * it is empty, the environment variable that the backend's own users set.
   */
  get(input: string, variable?: string): string
  /** The same for a secret: masked, with the `forms` that it takes on its way, before it is returned. */
  getSecret(input: string, variable: string, forms?: (secret: string) => string[]): string
  /** Masks something found elsewhere, such as a password in a URL. */
  hide(secret: string): void
  /** The repository's name, without its owner: what the run is filed under where nothing is named. */
  repositoryName: string
}>
