// Loaded before the tool, in its process: says at the end what the process used, and whether it changed a prototype.
const { openSync, readFileSync, writeSync } = require('node:fs')

const report = openSync(process.env.MEASURE_TO, 'w')
const before = prototypes()

// The administrator may read everything, so for a file that may not be read we become someone else, once we have started.
if (process.env.MEASURE_AS) process.nextTick(() => process.setuid(Number(process.env.MEASURE_AS)))

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const isUntouched = isSame(before, prototypes())
  writeSync(report, JSON.stringify({ seconds: (user + system) / 1e6, mebibytes: peak(), isUntouched }))
})

/** Every property of what everything inherits from, as a flat list of keys and of what their descriptors hold. */
function prototypes() {
  return [Object, Array, Function, String, Number, Boolean, Promise, Map]
    .map(({ prototype }) => prototype)
    .flatMap((prototype) =>
      Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
    )
    .flatMap(([key, { value, get, set, writable }]) => [key, value, get, set, writable])
}

function isSame(one, other) {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
}

/** Linux keeps the peak of the process that started us in maxRSS, and ours in VmHWM. */
function peak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
