/** Code that did not throw, and yet did not let us go on. Its message says what it did. */
export class Interruption extends Error {}

/** How long the code of a config may wait for something, in milliseconds. */
const patience = 60_000

/**
 * Runs code of a user so that it can neither end this process nor let it end unnoticed: leaving by process.exit, an error
 * that nobody catches, and a promise that nothing will ever settle all become an error that is thrown here.
 */
export async function runGuarded(run: () => Promise<unknown>, limit = patience): Promise<void> {
  const { exit } = process
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  const never = () => fail(new Interruption('never ends: it waits for something that does not come'))
  const timer = setTimeout(() => fail(new Interruption(`has not ended after ${limit / 1000} seconds`)), limit).unref()
  process.exit = (code) => {
    const error = new Interruption(`ends the process: process.exit(${code ?? ''})`)
    fail(error)
    throw error
  }
  const listeners = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException').on('uncaughtException', fail).on('beforeExit', never)
  try {
    await Promise.race([run().then(nextTurn), failed])
  } finally {
    process.off('uncaughtException', fail).off('beforeExit', never)
    for (const listener of listeners) process.on('uncaughtException', listener)
    process.exit = exit
    clearTimeout(timer)
  }
}

/** By then a promise that was rejected and that nobody awaits has been told. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1)
  })
}
