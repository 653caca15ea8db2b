/** A place in a file of the repository. Lines and columns count from 1. */
export type Place = Readonly<{ file: string; line: number; column: number }>

/** What is wrong in a file: GitHub shows it beside the line. */
export class FileError extends Error {
  readonly place: Place
  constructor(place: Place, message: string) {
    super(message)
    this.place = place
  }
}
