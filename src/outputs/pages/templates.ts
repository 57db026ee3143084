import type Full from 'handlebars'
import runtime from 'handlebars/runtime.js'
import { templates } from '../../generated/templates.ts'

/** The name of a template: its file without `.hbs`. */
export type TemplateName = keyof typeof templates

/** Fills a precompiled template; every template whose name begins with `<family>-` is a partial of its family. */
export function renderTemplate(name: TemplateName, view: object): string {
  const [family = ''] = name.split('.')
  return compiled[name](view, { partials: partialsOf(family) })
}

// The package types its runtime as a module without exports.
const Handlebars = runtime as unknown as typeof Full

// A function of its own for each: what is registered in the shared Handlebars of a process is not ours.
const compiled = Object.fromEntries(
  Object.entries(templates).map(([name, specification]) => [name, Handlebars.template(specification)]),
) as Record<TemplateName, ReturnType<typeof Handlebars.template>>

function partialsOf(family: string) {
  return Object.fromEntries(Object.entries(compiled).filter(([name]) => name.startsWith(`${family}-`)))
}
