import { equal } from '../../diff/plain.ts'
import type { Plain } from '../../yaml/write.ts'

/** Something that holds for some targets; without a label it holds for all of them. */
export interface Variant<T> {
  readonly label: string
  readonly value: T
}

/** Commands of some targets, as one block. */
export interface Block {
  readonly label: string
  readonly lines: readonly string[]
}

/** What the targets say, each different answer once, with the names of its targets; undefined is no answer. An answer is data. */
export function variants<Target extends { readonly name: string }, T>(
  targets: readonly Target[],
  of: (target: Target) => T | undefined,
): Variant<T>[] {
  const groups: { readonly names: string[]; readonly value: T }[] = []
  for (const target of targets) {
    const value = of(target)
    if (value === undefined) continue
    const same = groups.find((group) => equal(group.value as Plain, value as Plain))
    if (same) same.names.push(target.name)
    else groups.push({ names: [target.name], value })
  }
  return groups.map(({ names, value }) => ({
    label: names.length < targets.length ? names.join(', ') : '',
    value,
  }))
}

/** The commands of the targets, equal ones once; a target without commands is left out. */
export function blocks<Target extends { readonly name: string }>(
  targets: readonly Target[],
  of: (target: Target) => readonly string[],
): Block[] {
  const answers = variants(targets, (target) => {
    const lines = of(target)
    return lines.length > 0 ? lines : undefined
  })
  return answers.map(({ label, value }) => ({ label, lines: value }))
}
