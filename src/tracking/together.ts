/**
 * Waits for all of several works that do not need one another. Where one fails, that is thrown when all
 * are done: nothing is under way any more then.
 */
export async function allSettledOrThrow<const Works extends readonly unknown[]>(works: Works) {
  await Promise.allSettled(works)
  return await Promise.all(works)
}
