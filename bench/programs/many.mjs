/** Renders so many belajars, each of its own name, as an ES module: many.mjs <library> <count> <formats> [reviewed]. */
const [library, count, formats, reviewed] = process.argv.slice(2)
const { exampleConfig, render } = await import(library)
const text = JSON.stringify(exampleConfig)
let bytes = 0
for (let number = 1; number <= Number(count); number++) {
  const config = { ...JSON.parse(text), name: `belajar-${String(number).padStart(4, '0')}` }
  const bundle = render(config, { presets: ['k3s'], formats: formats.split(',') })
  for (const content of Object.values(bundle.files)) bytes += content.length
  if (reviewed) bytes += bundle.findings.length
}
if (!(bytes > 0)) throw new Error('nothing was rendered')
