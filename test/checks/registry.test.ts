import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../../src/checks/registry.ts'

const names = (folder: string, suffix: string) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))

it('has each rule in a file and a test of its name', () => {
  const codes = rules.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(names('../../src/checks/', '.ts')).toEqual(expect.arrayContaining(codes))
  expect(names('./', '.test.ts')).toEqual(expect.arrayContaining(codes))
})
