/** What a reader puts in the place of `<new tag>`. */
const others: Readonly<Record<string, string>> = {
  node: 'general-a1',
  'name of the Gateway': 'shared',
  'new tag': '9.9.9',
  'new value': 'the new value',
}

/** A command with something in the place of each `<...>`. */
export function filled(command: string, seen: Readonly<Record<string, string>>): string {
  return command.replace(/<([A-Za-z][A-Za-z _]*)>/g, (_, what: string) =>
    /^[A-Z_]+$/.test(what) ? secretText(what) : (seen[what] ?? others[what] ?? what),
  )
}

/** What a key of a Secret that is made by hand holds. */
export function secretText(key: string): string {
  return `${key} of $ome "body"`
}
