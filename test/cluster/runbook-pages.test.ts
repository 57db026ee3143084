import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exceptionFor, exceptions } from './runbook/exceptions.ts'
import { commandsOf, pages } from './runbook/pages.ts'

test.each(pages)('the runbook of $name has a file that types it', ({ name }) => {
  expect(existsSync(join(import.meta.dirname, `runbook-${name}.test.ts`))).toBe(true)
})

test('every exception is needed', () => {
  const needed = new Set(pages.flatMap(({ blocks }) => commandsOf(blocks)).map(exceptionFor))
  expect(exceptions.filter((exception) => !needed.has(exception))).toEqual([])
})
