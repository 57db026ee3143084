import { describe, expect, it } from 'vitest'
import { cli } from '../cli/cli.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { kinds, plainPassword } from './kinds.ts'

/** What `check` says of a config in YAML with these lines under a workload. */
async function said(lines: string): Promise<string> {
  const text = `name: shop\nworkloads:\n  app:\n    kind: web\n    image: example/shop:1.0.0\n${lines}\n`
  return (await cli(await temporaryFolder({ 'k8s-kit.config.yaml': text }), ['check'])).stderr
}

describe('what an error shows of a value', () => {
  it.each([
    ['    replicas: two', 'the text "two"'],
    ['    port: 99999', 'the number 99999'],
    ['    service: { type: Nodeport }', 'the text "Nodeport"'],
    ['    route: { kind: ingress-nginx }', 'the text "ingress-nginx"'],
    ['    resources: { requests: { memory: 256 MB } }', 'the text "256 MB"'],
    ['    image: Example/Shop:1.0.0', 'the text "Example/Shop:1.0.0"'],
    ['    env: { PORT: 8080 }', 'the number 8080'],
  ])('a harmless one: %s', async (line, shown) => {
    const image = line.includes('image:') ? line.replace('    image: ', '    name: ') : line
    expect(await said(image)).toContain(`found:    ${shown}`)
  })

  it.each([
    ['    env: { PIN: 4711 }', 'a number of 4 characters'],
    ['    env: { DB_PASSWORD: 12345 }', 'a number of 5 characters'],
    ['    env: { LEVEL: 8123456789 }', 'a number of 10 characters'],
    ['    route: { tlsSecret: Hunter_2 }', 'a text of 8 characters'],
    [`    replicas: ${plainPassword.text}`, 'a text of 11 characters'],
    [`    replicas: ${kinds.find(({ name }) => name === 'a GitHub token')?.text}`, 'a text of 40 characters'],
  ])('only the length of another one: %s', async (line, shown) => {
    const text = await said(line)
    expect(text).toContain(`found:    ${shown}`)
    expect(text).not.toContain(line.split(': ').at(-1)?.replace(/ }+$/, '') as string)
  })

  it('a name where a Secret is meant only when it is nearly one', async () => {
    const env = (name: string) =>
      `    env: { X: { secret: ${name}, key: PASSWORD } }\nsecrets: { login: { keys: [PASSWORD] } }`
    expect(await said(env('logn'))).toContain('there is no Secret "logn"')
    expect(await said(env('swordfish'))).not.toContain('swordfish')
  })

  it('nothing of what stands on a line that YAML cannot read', async () => {
    for (const line of [
      '    env: { DB_PASSWORD: "swordfish }',
      '    env:\n      DB_PASSWORD: swordfish: x',
      '    env:\n      DB_PASSWORD:swordfish',
    ]) {
      const text = await said(line)
      expect(text).toMatch(/\[config-(syntax|wrong-type)\]/)
      expect(text).not.toContain('swordfish')
    }
  })

  it('nothing of an ambiguous value under a telling name that nobody knows', async () => {
    expect(await said('    adminPassword: 0x1F2E3D4C')).not.toContain('0x1F')
    expect(await said('    replicas: 017')).toContain('found:    017')
  })
})
