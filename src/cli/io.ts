import { withoutSecrets } from '../secrets/forms.ts'

/** Where a run writes, and what it knows of its surroundings. */
export interface Io {
  /** What was asked for. */
  readonly stdout: Output
  /** What is said about it. */
  readonly stderr: Output
  /** The working folder. */
  readonly cwd: string
  /** For manifests, which another program applies: they are files, with all that files hold. */
  readonly files?: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTerminal: Readonly<Record<Stream, boolean>>
}

/** The same place, where no text appears that is a secret by its form: the last guard, whoever wrote the text. */
export function guarded(io: Io): Io {
  const output = (stream: Output): Output => ({ write: (text) => stream.write(withoutSecrets(text)) })
  return { ...io, stdout: output(io.stdout), stderr: output(io.stderr), files: io.stdout }
}

export type Stream = 'stdout' | 'stderr'

/** A stream of text. */
export interface Output {
  write(text: string): unknown
}

/** How a run ended. */
export const exitCodes = { fine: 0, differs: 1, badInput: 2, ourBug: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A result for a machine. */
export function writeJson({ stdout }: Pick<Io, 'stdout'>, value: unknown): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** The streams and the surroundings of this process. */
export function processIo(): Io {
  const { stdout, stderr } = process
  return {
    stdout: untilClosed(stdout, stderr),
    stderr: untilClosed(stderr, stderr),
    cwd: process.cwd(),
    env: process.env,
    isTerminal: { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
  }
}

/** What an output needs to tell that nobody reads it any more. */
export interface ClosableOutput extends Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** Drops what nobody reads any more, as after `| head`: the run goes on, and its files are written. */
export function untilClosed(stream: ClosableOutput, messages: Output): Output {
  let isOpen = true
  stream.on('error', ({ code }) => {
    if (code !== 'EPIPE' && isOpen && stream !== messages) {
      messages.write(`cannot write the output: ${code}\n`)
      process.exitCode = exitCodes.differs
    }
    isOpen = false
  })
  return { write: (text) => isOpen && stream.write(text) }
}
