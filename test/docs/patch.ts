/** Applies a ```diff block: runs of lines that begin with a space, `-` or `+`, parted by lines of `@@`. */
export function applyDiff(content: string, diff: string): string {
  return diff.split(/^@@.*\n?/m).reduce((text, hunk) => (hunk.trim() === '' ? text : applyHunk(text, hunk)), content)
}

function applyHunk(content: string, hunk: string): string {
  const lines = hunk.replace(/\n$/, '').split('\n')
  const side = (without: string) =>
    lines
      .filter((line) => line[0] !== without)
      .map((line) => `${line.slice(1)}\n`)
      .join('')
  const [before, after] = [side('+'), side('-')]
  const found = `\n${content}`.split(`\n${before}`).length - 1
  if (found !== 1) throw new Error(`these lines stand in the file ${found} times, not once:\n${before}`)
  return `\n${content}`.replace(`\n${before}`, () => `\n${after}`).slice(1)
}
