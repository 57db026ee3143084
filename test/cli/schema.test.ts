import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { configJsonSchema, exampleConfig } from '../../src/index.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

test('k8s-kit schema prints the JSON Schema of the config', async () => {
  const { code, stdout, stderr } = await cli(await temporaryFolder(), ['schema'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual(configJsonSchema())
  const validate = new Ajv({ strict: false }).compile(JSON.parse(stdout))
  expect(validate(exampleConfig)).toBe(true)
  expect(validate({ ...exampleConfig, nmae: 'x' })).toBe(false)
})
