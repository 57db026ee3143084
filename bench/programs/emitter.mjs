import { readFileSync } from 'node:fs'

/** Prints the objects of one belajar so many times, each parsed anew: emitter.mjs <file of JSON> <count> <yaml or json>. */
const [file, count, form] = process.argv.slice(2)
const print = form === 'json' ? (object) => JSON.stringify(object, null, 2) : (await import('yaml')).stringify
const text = readFileSync(file, 'utf8')
let bytes = 0
for (let number = 1; number <= Number(count); number++) {
  for (const object of JSON.parse(text)) bytes += print(object).length
}
if (!(bytes > 0)) throw new Error('nothing was printed')
