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
  const text = `\n${content}`
  const first = text.indexOf(`\n${before}`)
  const isOnly = first >= 0 && text.indexOf(`\n${before}`, first + 1) < 0
  if (!isOnly) throw new Error(`these lines stand in the file ${first < 0 ? 'nowhere' : 'more than once'}:\n${before}`)
  return text.replace(`\n${before}`, () => `\n${after}`).slice(1)
}
