import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The libraries of which dist/ holds code. */
export const bundledLibraries = ['commander', 'picocolors', 'tsup', 'yaml', 'zod']

/** Their licences, which have to go with their code. */
export function licencesPage(modules: string): string {
  const sections = bundledLibraries.map((name) => {
    const { license } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
    const text = readFileSync(join(modules, name, 'LICENSE'), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim()
    return `## ${name}: ${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`
  })
  return `# Libraries in this package\n\nThe files in dist/ hold code of these libraries, under their own licences.\n\n${sections.join('\n')}`
}
