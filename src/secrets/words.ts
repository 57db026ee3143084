/** The words of a name, in lower case: `DB_HOST` and `dbHost` are `db` and `host`. */
export function wordsOf(name: string): string[] {
  const parts = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/)
  return parts.filter((part) => part !== '').map((part) => part.toLowerCase())
}
