import type { Topic, TopicPart } from '../index.ts'
import type { Style } from './style.ts'

/** A topic for people. */
export function formatTopic({ title, summary, parts }: Topic<string>, style: Style): string {
  const paragraphs = parts.map((part) => [style.bold(part.title), ...partLines(part, style)].join('\n'))
  return `${[`${style.bold(title)}\n${summary}`, ...paragraphs].join('\n\n')}\n`
}

function partLines(part: TopicPart<string>, { dim }: Style): string[] {
  if ('points' in part) return part.points.map((point) => `  - ${point}`)
  if ('commands' in part) return part.commands.map((command) => `  ${command}`)
  const { head, rows } = part
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  return [dim(line(head)), ...rows.map(line)]
}
