import { expect, test } from 'vitest'
import { schemaText } from '../../src/outputs/helm/schema-text.ts'
import { prepare } from '../../src/prepare.ts'
import { valuesJsonSchema } from '../../src/values-schema.ts'
import { renderedExamples } from '../support/examples.ts'

test.each(renderedExamples.map(({ name, bundle }) => [name, bundle.config] as const))(
  'the schema of %s is the JSON that a serializer writes, also the second time',
  (_, config) => {
    const schema = valuesJsonSchema(prepare(config, {}).schema, 'values')
    const text = JSON.stringify(schema, null, 2)
    expect([schemaText(schema), schemaText(schema)]).toEqual([text, text])
  },
)

test('maps without an entry stay on their line', () => {
  const schema = { type: 'object', properties: { none: { type: 'object', properties: {} }, any: {} } } as const
  expect(schemaText(schema)).toBe(JSON.stringify(schema, null, 2))
})
