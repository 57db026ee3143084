import fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, test } from 'vitest'
import { templateOf } from '../../scripts/template-pieces.ts'
import { printTemplate } from '../../src/outputs/pages/template-pieces.ts'

/** What the templates may do in Handlebars: no HTML escaping, nothing missing in silence, only its own helpers. */
const options = { noEscape: true, strict: true, knownHelpersOnly: true }

/** Small templates that partials of the others name. */
const partials = {
  list: '```\n{{#each this}}\n{{this}}\n{{/each}}\n```\n',
  nothing: '{{#unless yes}}x{{/unless}}',
  item: '{{name}}\n\n{{#if list}}\n{{> list list}}\n{{/if}}',
}

function ours(source: string, view: unknown): string {
  const read = (text: string) => templateOf(text, 'case.hbs', Object.keys(partials))
  return printTemplate(read(source), view, (name) => read(partials[name as keyof typeof partials]))
}

function theirs(source: string, view: unknown): string {
  const compiled = Object.entries(partials).map(([name, text]) => [name, Handlebars.compile(text, options)])
  return Handlebars.compile(source, options)(view, { partials: Object.fromEntries(compiled) })
}

/** Pieces of templates; every name in them is one of a view. */
const { template } = fc.letrec<{ template: string; statement: string }>((tie) => ({
  template: fc.array(tie('statement'), { maxLength: 4 }).map((all) => all.join('')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', ' ', '\n', '  ', '\n\n', 'b\n', '\\{{name}}', '{{! aside }}', '{{!-- aside --}}\n'),
    fc.constantFrom(
      '{{name}} ',
      '{{~name}} ',
      '{{deep.name}}\n',
      '{{list.[0]}}',
      '{{{name}}} ',
      '{{this.name}}',
      '{{&name}}',
      '{{empty}} ',
    ),
    fc.constantFrom(
      '{{> list list}}\n',
      '  {{> list list}}\n',
      '\t{{> item}}\n',
      '{{> item}}',
      '  {{> nothing}}\n',
      '{{> item deep}} ',
      ' {{~> item deep ~}} ',
    ),
    fc
      .tuple(
        tie('template'),
        fc.constantFrom('name', 'empty', 'none', 'list', 'deep.name', 'yes', 'no', 'zero'),
        fc.constantFrom('if', 'unless'),
      )
      .chain(([body, path, word]) =>
        fc.constantFrom(
          `{{#${word} ${path}}}${body}{{/${word}}}`,
          `{{#${word} ${path}}}\n${body}\n{{else}}\n${body}x{{/${word}}}\n`,
          `{{#${word} ${path}}}${body}{{else if list}}y${body}{{else}}z{{/${word}}}`,
          `{{^${word} ${path}}}${body}{{/${word}}}`,
          `  {{~#${word} ${path}~}}\n${body} {{~/${word}~}}\n`,
        ),
      ),
    tie('template').chain((body) =>
      fc.constantFrom(
        `{{#each items}}\n${body}\n{{/each}}\n`,
        `{{#each items}}${body}{{../name}}{{#unless @last}}, {{/unless}}{{/each}}`,
        `{{#each items}}{{#if @first}}first{{/if}}{{@index}}: {{#each list}}{{this}}{{../name}}{{../../name}}{{/each}}{{/each}}`,
        `{{#each list}}\n  {{this}}{{@first}}{{@last}}\n{{/each}}`,
      ),
    ),
  ),
}))

/** Texts, among them those that could be taken for a template, an indentation or a pattern of a replacement. */
const text = fc.oneof(fc.constantFrom('', '{{name}}', 'a\nb', '\n', '$&$1', 'x\r\ny', '<b>&', '\u2028z'), fc.string())

/** Handlebars compares items with texts, which an object without a prototype does not bear. */
const own = { noNullPrototype: true } as const

/**
 * Views in which every name stands, down to the third loop. What is printed is a text or nothing: of two numbers or
 * booleans with nothing between them Handlebars prints the sum.
 */
function viewOf(depth: number): fc.Arbitrary<object> {
  return fc.record(
    {
      name: text,
      empty: fc.constantFrom('', [], null, undefined),
      none: fc.constant([]),
      yes: fc.constant(true),
      no: fc.constant(false),
      zero: fc.constant(0),
      list: fc.array(text, { minLength: 1, maxLength: 3 }),
      deep: fc.record({ name: text, list: fc.array(text, { maxLength: 2 }) }, own),
      items: depth === 0 ? fc.constant([]) : fc.array(viewOf(depth - 1), { maxLength: 3 }),
    },
    own,
  )
}

test('a template as data says what Handlebars says', () => {
  fc.assert(
    fc.property(template, viewOf(2), (source, view) => {
      expect(ours(source, view)).toBe(theirs(source, view))
    }),
    { numRuns: 1000 },
  )
})

describe('a name that is missing is refused', () => {
  test.each(['{{gone}}', '{{name.gone}}', '{{items.0.name}}', '{{#each list}}{{../gone}}{{/each}}'])(
    '%s, as by Handlebars',
    (source) => {
      const view = { name: 'n', items: [], list: [''] }
      expect(() => theirs(source, view)).toThrow()
      expect(() => ours(source, view)).toThrow(/"(gone|0)" not defined/)
    },
  )

  test.each(['{{#if gone}}{{/if}}', '{{#each gone}}{{/each}}', '{{> list gone}}'])(
    '%s, where Handlebars takes it for nothing',
    (source) => {
      expect(theirs(source, {})).toMatch(/^(```\n```\n)?$/)
      expect(() => ours(source, {})).toThrow(/"\w+" not defined/)
    },
  )

  test.each(['{{toString}}', '{{__proto__}}', '{{name.length}}'])('%s, which only a prototype has', (source) => {
    expect(() => ours(source, { name: 'n' })).toThrow(/"\w+" not defined/)
  })

  test('and only a list has items', () => {
    expect(() => ours('{{#each a.b}}{{/each}}', { a: { b: { c: 1 } } })).toThrow('"a.b" is not a list')
  })
})

test.each([
  ['{{#with a}}{{/with}}', 'the block with'],
  ['{{#a}}{{/a}}', 'the block a'],
  ['{{#constructor a}}{{/constructor}}', 'the block constructor'],
  ['{{#if a b}}{{/if}}', 'the block if'],
  ['{{#if a includeZero=true}}{{/if}}', 'the block if'],
  ['{{#each a as |b|}}{{/each}}', 'the block each'],
  ['{{#each a}}{{else}}b{{/each}}', 'an else of each'],
  ['{{#if (a b)}}{{/if}}', 'SubExpression'],
  ['{{#if "a"}}{{/if}}', 'a'],
  ['{{"a"}}', 'a'],
  ['{{a b}}', 'a helper'],
  ['{{log}}', 'a helper'],
  ['{{../a}}', '../a'],
  ['{{#if a}}{{../a}}{{/if}}', '../a'],
  ['{{@first}}', '@first'],
  ['{{#each a}}{{@key}}{{/each}}', '@key'],
  ['{{#each a}}{{@../first}}{{/each}}', '@../first'],
  ['{{a.[..]}}', 'a...'],
  ['{{> unknown}}', 'the partial unknown'],
  ['{{> (a)}}', 'the partial undefined'],
  ['{{> list a=1}}', 'a partial with names of its own'],
  ['{{#> list}}{{/list}}', 'PartialBlockStatement'],
  ['{{#*inline "a"}}{{/inline}}', 'DecoratorBlock'],
  ['{{* a}}', 'Decorator'],
])('%s is refused when the templates are generated', (source, what) => {
  expect(() => templateOf(`\n${source}`, 'case.hbs', ['list'])).toThrow(`case.hbs:2: ${what} is not supported`)
})
