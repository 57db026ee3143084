import { templates } from '../../generated/templates.ts'
import { printTemplate, type Template } from './template-pieces.ts'

/** The name of a template: its file without `.hbs`. */
export type TemplateName = keyof typeof templates

/** Fills a template; a partial is named as its file is. */
export function renderTemplate(name: TemplateName, view: object): string {
  return printTemplate(templateNamed(name), view, templateNamed)
}

const read = new Map<string, Template>()

/** A template is read once, and only when it is asked for. */
function templateNamed(name: string): Template {
  const template = read.get(name) ?? (JSON.parse(templates[name as TemplateName]) as Template)
  read.set(name, template)
  return template
}
