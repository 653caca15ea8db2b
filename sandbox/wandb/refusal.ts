/** What the server answers instead of doing as asked: an HTTP status and its reason. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Stops the request with that status and message. */
export function refuse(status: number, message: string): never {
  throw new Refusal(status, message)
}
