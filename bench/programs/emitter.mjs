import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'

/** Prints the objects of one belajar so many times, each parsed anew: emitter.mjs <file of JSON> <count>. */
const [file, count] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
let bytes = 0
for (let number = 1; number <= Number(count); number++) {
  for (const object of JSON.parse(text)) bytes += stringify(object).length
}
if (!(bytes > 0)) throw new Error('nothing was printed')
